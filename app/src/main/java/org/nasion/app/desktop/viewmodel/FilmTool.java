package org.nasion.app.desktop.viewmodel;

/** What the left mouse button does on the film. */
public enum FilmTool {
    /** picks and drags points, pans on empty film */
    SELECT,
    /** pans wherever it is pressed */
    PAN,
    /** changes the grey window */
    WINDOW,
    /** two clicks on a ruler of the film, whose length sets the scale */
    CALIBRATE,
    /** two clicks: a distance that stays in the case */
    DISTANCE,
    /** three clicks, the middle one at the vertex: an angle that stays in the case */
    ANGLE,
    /** a click where a note is to stand */
    NOTE,
    /** two clicks: where the selected point lies on the left and on the right */
    SIDES,
    /** picks outlines and drags their nodes, pans elsewhere */
    OUTLINE;

    /** Whether it leaves something on the film that stays in the case. */
    public boolean annotates() {
        return this == DISTANCE || this == ANGLE || this == NOTE;
    }
}
