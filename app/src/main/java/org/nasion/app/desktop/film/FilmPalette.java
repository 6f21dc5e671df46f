package org.nasion.app.desktop.film;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Colours that can be chosen for strokes, each with the key of its name; the first is the stroke's own. */
    public static final Map<String, String> CHOICES = choices();

    private FilmPalette() {}

    private static Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "own");
        choices.put("#FFFFFF", "white");
        choices.put("#FFE14D", "yellow");
        choices.put("#FFA94D", "orange");
        choices.put("#FF9EC4", "pink");
        choices.put("#7CFF6B", "green");
        choices.put("#6FD3FF", "blue");
        return Collections.unmodifiableMap(choices);
    }

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
