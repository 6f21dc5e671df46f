package org.nasion.app.desktop.viewmodel;

import org.nasion.core.tracing.Placement;

/** What a point looks like on the film and in the list: its shape and its colour. */
public enum PointState {
    /** not on the film yet */
    MISSING,
    /** placed from the other points; nothing on the film was looked at */
    ESTIMATED,
    /** found on the film, and the program is not sure */
    DOUBTFUL,
    /** found on the film */
    DETECTED,
    /** placed by hand */
    MOVED,
    /** the proposal was looked at and accepted */
    CONFIRMED;

    /** Below this calibrated share within 2 mm a person should look first. */
    public static final double SURE = 0.75;

    /** Above this expected error a point is doubtful, mm. */
    public static final double SURE_MM = 2.0;

    public static PointState of(Placement placement) {
        if (placement.origin() == Placement.Origin.MANUAL) {
            return MOVED;
        }
        if (placement.confirmed()) {
            return CONFIRMED;
        }
        if (placement.origin() == Placement.Origin.ESTIMATED) {
            return ESTIMATED;
        }
        boolean unsure = placement.confidence().orElse(1) < SURE
                || placement.expectedErrorMm().orElse(0) > SURE_MM;
        return unsure ? DOUBTFUL : DETECTED;
    }
}
