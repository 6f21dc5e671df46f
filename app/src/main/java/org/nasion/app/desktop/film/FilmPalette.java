package org.nasion.app.desktop.film;

import javafx.scene.paint.Color;
import org.nasion.app.desktop.viewmodel.PointState;

/**
 * Colours on the film. The same in both themes, because the film is dark in both; told apart by
 * colour-blind readers, and never the only difference: every state has its own shape too.
 */
public final class FilmPalette {

    static final Color SELECTED = Color.web("#4DA3FF");
    static final Color OUTLINE = Color.web("#86C5DA");
    static final Color PLANE = Color.web("#D7E0EA");
    static final Color ANGLE = Color.web("#F2E3B3");
    static final Color RULER = Color.web("#FFE08A");
    static final Color MEASURED = Color.web("#FF9EC4");
    static final Color LABEL = Color.web("#F0F4F8");
    static final Color UNDERLAY = Color.rgb(0, 0, 0, 0.72);

    /** Beside a line, so that it reads on bright bone. */
    static final Color RIM = Color.rgb(0, 0, 0, 0.45);

    private FilmPalette() {}

    /** The colour of a point in a state. */
    public static Color of(PointState state) {
        return switch (state) {
            case DETECTED -> Color.web("#E8EEF4");
            case DOUBTFUL -> Color.web("#FFA94D");
            case ESTIMATED -> Color.web("#D0B4FF");
            case MOVED -> Color.web("#C9EA62");
            case CONFIRMED -> Color.web("#5CE0C0");
            case MISSING -> Color.web("#8B949E");
        };
    }
}
