package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** Broken pictures made from whole ones: each is read or refused with a code, and nothing else happens. */
@Tag("slow")
class DamagedScanTest {

    private static final int MUTANTS = 700;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "tif"})
    void everyBadPictureIsAProblemAndNothingElse(String format) throws IOException {
        byte[] seed = picture(format);
        Random random = new Random(20261122);
        Path file = folder.resolve("film." + format);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Files.write(file, mutant(seed.clone(), random));
            try {
                new FilmReader().read(file, Progress.NONE);
            } catch (ProblemException e) {
                assertTrue(
                        e.problem().code().matches("NAS-(IMAGE|DICOM)-[A-Z0-9-]+"),
                        e.problem().code());
                refused++;
            } catch (RuntimeException | Error e) {
                fail("mutant " + i, e);
            }
        }
        assertTrue(refused > MUTANTS / 20, refused + " of " + MUTANTS + " were refused");
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage picture = new BufferedImage(120, 150, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(1);
        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 120; x++) {
                int grey = (x * 2 + y + random.nextInt(20)) & 255;
                picture.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(picture, format, out), format);
        return out.toByteArray();
    }

    /** Most damage goes where a parser reads sizes, offsets and counts: to the front, and in a TIFF to the end. */
    private static byte[] mutant(byte[] file, Random random) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = switch (random.nextInt(3)) {
                case 0 -> random.nextInt(file.length);
                case 1 -> random.nextInt(Math.min(200, file.length));
                default -> file.length - 1 - random.nextInt(Math.min(300, file.length));
            };
            switch (random.nextInt(3)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> file[at] = (byte) random.nextInt(256);
                default ->
                    Arrays.fill(file, at, Math.min(file.length, at + 4), (byte) (random.nextBoolean() ? 255 : 0));
            }
        }
        return file;
    }
}
