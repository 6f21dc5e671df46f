package org.nasion.app.desktop;

import java.io.InputStream;
import javafx.scene.text.Font;

/** The program's one family of type, embedded; the system's own where the files are not there. */
final class Fonts {

    private static final String[] FILES = {
        "/org/nasion/core/report/Inter-Regular.ttf", "/org/nasion/core/report/Inter-SemiBold.ttf"
    };

    private Fonts() {}

    /** Its name for style sheets. Loading a font again costs nothing worth a cache. */
    static String family() {
        String family = Font.getDefault().getFamily();
        for (String file : FILES) {
            InputStream in = Fonts.class.getResourceAsStream(file);
            Font font = in == null ? null : Font.loadFont(in, 12);
            if (font != null && file.equals(FILES[0])) {
                family = font.getFamily();
            }
        }
        return family;
    }
}
