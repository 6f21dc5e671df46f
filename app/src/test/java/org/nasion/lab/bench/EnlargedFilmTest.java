package org.nasion.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;

class EnlargedFilmTest {

    /** Two pixels of 0 and 100 on four: 0, 25, 75, 100, by hand. */
    @Test
    void pixelsBetweenPixelsLieBetweenThem() {
        short[] samples = new short[1000 * 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i % 1000 * 100);
        }
        Cephalogram film =
                new Cephalogram(1000, 1000, 65_535, samples, Window.full(65_535), Acquisition.unknown("PNG"));
        Cephalogram large = EnlargedFilm.of(film, 4);
        assertEquals(2000, large.width());
        assertEquals(2000, large.height());
        assertEquals(0, large.samples()[0]);
        assertEquals(25, large.samples()[1]);
        assertEquals(75, large.samples()[2]);
        assertEquals(125, large.samples()[3]);
    }
}
