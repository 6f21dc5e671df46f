package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.task.Progress;

class PixelDigestTest {

    @TempDir
    Path folder;

    private static Cephalogram film(int width, int height) {
        short[] samples = new short[width * height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i % 251);
        }
        return new Cephalogram(width, height, 255, samples, Window.full(255), Acquisition.unknown("test"));
    }

    /** From Python: {@code hashlib.sha256(struct.pack(">ii", 100, 80) + struct.pack(">8000H", *[i % 251 for i in range(8000)]))}. */
    @Test
    void itIsTheSha256OfSizeAndSamples() {
        assertEquals("4e63374826d27aedf97907aacc31893e5cda15283af3475e63e92e3bc5929924", PixelDigest.of(film(100, 80)));
        assertNotEquals(PixelDigest.of(film(80, 100)), PixelDigest.of(film(100, 80)), "the same samples in other rows");
    }

    @Test
    void theCopyOfAStudyIsTheSameFilm() {
        Cephalogram film = film(100, 80);
        Path file = folder.resolve("F0001.dcm");
        new FilmDicomWriter().write(film, file);
        assertEquals(PixelDigest.of(film), PixelDigest.of(new FilmReader().read(file, Progress.NONE)));
    }
}
