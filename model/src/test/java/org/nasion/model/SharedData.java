package org.nasion.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.Window;

/** The real films, which are never part of the project: a folder beside it, or the test is skipped. */
public final class SharedData {

    private SharedData() {}

    /** {@code shared/PATH} in the nearest folder above that has it; skips the test where none does. */
    public static Path require(String path) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared").resolve(path);
            if (Files.exists(found)) {
                return found;
            }
        }
        assumeTrue(false, "skipped: the real films (shared/" + path + ") are not on this computer");
        throw new AssertionError();
    }

    /** Reads 8-bit grey pictures; enough for tests of the network. */
    public static CephalogramReader reader() {
        return (file, progress) -> {
            try {
                BufferedImage image = ImageIO.read(file.toFile());
                return film(
                        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null),
                        image.getWidth(),
                        image.getHeight());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** An 8-bit film from grey values. */
    public static Cephalogram film(int[] grey, int width, int height) {
        short[] samples = new short[grey.length];
        for (int i = 0; i < grey.length; i++) {
            samples[i] = (short) grey[i];
        }
        return new Cephalogram(width, height, 255, samples, Window.full(255), Acquisition.unknown("test"));
    }
}
