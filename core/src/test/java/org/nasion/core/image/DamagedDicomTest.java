package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.problem.ProblemException;

/** Thousands of broken files made from the good ones: each is read or refused with a code, and nothing else happens. */
@Tag("slow")
class DamagedDicomTest {

    private static final int MUTANTS = 6000;

    @Test
    void everyBadFileIsAProblemAndNothingElse() {
        List<byte[]> seeds = DicomFixtures.names().stream()
                .map(name -> DicomFixtures.bytes(name + ".dcm"))
                .toList();
        Random random = new Random(20261122);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(seeds.get(i % seeds.size()).clone(), random);
            String name = DicomFixtures.names().get(i % seeds.size());
            try {
                DicomFixtures.film(mutant);
            } catch (ProblemException e) {
                assertTrue(
                        e.problem().code().matches("NAS-(IMAGE|DICOM)-[A-Z0-9-]+"),
                        e.problem().code());
                refused++;
            } catch (RuntimeException | Error e) {
                fail("mutant " + i + " of " + name, e);
            }
        }
        assertTrue(refused > MUTANTS / 4, refused + " of " + MUTANTS + " were refused");
    }

    @Test
    void everyTruncationIsAProblemOrAFilm() {
        for (String name : List.of(
                "undefined_lengths",
                "undefined_lengths_implicit",
                "lossless70",
                "lossless57_restarts",
                "rgb_lossless_scans",
                "frames_rle",
                "deflated")) {
            byte[] whole = DicomFixtures.bytes(name + ".dcm");
            for (int length = 0; length < Math.min(whole.length, 2000); length++) {
                try {
                    DicomFixtures.film(Arrays.copyOf(whole, length));
                    fail(name + " was read although only " + length + " bytes were left");
                } catch (ProblemException e) {
                    assertTrue(
                            e.problem().code().startsWith("NAS-DICOM-"),
                            e.problem().code());
                }
            }
        }
    }

    @Test
    void bottomlessNestingIsRefused() {
        byte[] nested = new byte[132 + 400_000];
        System.arraycopy(new byte[] {'D', 'I', 'C', 'M'}, 0, nested, 128, 4);
        byte[] sequence = {0x08, 0, 0x40, 0x11, 'S', 'Q', 0, 0, -1, -1, -1, -1, -2, -1, 0, -32, -1, -1, -1, -1};
        for (int at = 132; at + sequence.length <= nested.length; at += sequence.length) {
            System.arraycopy(sequence, 0, nested, at, sequence.length);
        }
        try {
            DicomFixtures.film(nested);
            fail("read");
        } catch (ProblemException e) {
            assertTrue(
                    e.problem().code().equals("NAS-DICOM-TOO-DEEP"), e.problem().code());
        }
    }

    /** One to eight bytes changed, often in the header, often to extreme values; sometimes cut or shifted. */
    private static byte[] mutant(byte[] bytes, Random random) {
        for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
            int from = random.nextInt(3) == 0 ? 0 : Math.min(bytes.length - 1, 132);
            int range = random.nextBoolean() ? Math.min(bytes.length - from, 1200) : bytes.length - from;
            int at = from + random.nextInt(range);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) 0xFF;
                case 1 -> bytes[at] = 0;
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> bytes[at] = (byte) random.nextInt(256);
            }
        }
        return switch (random.nextInt(10)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOfRange(bytes, random.nextInt(4), bytes.length);
            default -> bytes;
        };
    }
}
