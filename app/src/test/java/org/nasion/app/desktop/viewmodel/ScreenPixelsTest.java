package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScreenPixelsTest {

    @Test
    void tenMillimetresOfTheFilmAreTenMillimetresOfTheScreen() {
        // 100 px of 0.1 mm are 10 mm; on 127 dpi (5 px per mm) that is 50 device px, so half a px per film px.
        assertEquals(0.5, new ScreenPixels(127, 1, true).trueScale(0.1), 1e-12);
        // at output scale 2 the same 50 device px are 25 logical ones
        assertEquals(0.25, new ScreenPixels(127, 2, true).trueScale(0.1), 1e-12);
    }
}
