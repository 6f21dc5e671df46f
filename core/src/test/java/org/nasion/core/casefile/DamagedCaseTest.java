package org.nasion.core.casefile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Broken case files made from a whole one: each is read or refused with a code, stays as it was, and nothing else happens. */
@Tag("slow")
class DamagedCaseTest {

    private static final int MUTANTS = 2000;
    private static final List<String> VALUES =
            List.of("null", "-1", "1e999", "\"\"", "[]", "{}", "true", "99999999999999999999", "\"NaN\"");

    @TempDir
    Path folder;

    private final CaseStore store = new CaseStore("Nasion test", Clock.systemUTC());

    private byte[] whole() throws IOException {
        Map<Landmark, Placement> placements = new TreeMap<>();
        for (Landmark landmark : Landmark.STANDARD) {
            placements.put(
                    landmark,
                    Placement.proposed(new Placement.Proposal(
                            new Point(Landmark.STANDARD.indexOf(landmark) * 10.25, 7),
                            Placement.Origin.DETECTED,
                            OptionalDouble.of(0.9),
                            OptionalDouble.of(1.1))));
        }
        Path file = folder.resolve("whole.nasion");
        store.save(
                file,
                new CaseFile(
                        new CaseFile.Film("film.png", "0123456789abcdef".repeat(4), 800, 1000),
                        new CaseContent(
                                        new Tracing(placements),
                                        new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, ""))
                                .of(
                                        new Patient(
                                                "1",
                                                "",
                                                "Muster, Erika",
                                                Optional.of(LocalDate.parse("2001-02-03")),
                                                Sex.FEMALE),
                                        Exposure.UNKNOWN),
                        Optional.empty(),
                        Optional.empty()));
        return Files.readAllBytes(file);
    }

    @Test
    void everyBadCaseIsAProblemAndNothingElse() throws IOException {
        byte[] whole = whole();
        Random random = new Random(20261122);
        Path file = folder.resolve("bad.nasion");
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] bad = mutant(new String(whole, StandardCharsets.UTF_8), random);
            Files.write(file, bad);
            try {
                store.open(file);
            } catch (ProblemException e) {
                assertTrue(
                        e.problem().code().matches("NAS-CASE-[A-Z]+"),
                        e.problem().code());
                assertEquals(null, e.getCause(), "a cause would quote the file");
                refused++;
            } catch (RuntimeException | Error e) {
                fail("mutant " + i + ": " + new String(bad, StandardCharsets.UTF_8), e);
            }
            assertArrayEquals(bad, Files.readAllBytes(file));
        }
        assertTrue(refused > MUTANTS / 4, refused + " of " + MUTANTS + " were refused");
    }

    @Test
    void bottomlessNestingIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("deep.nasion"), "{\"format\":" + "[".repeat(2_000_000));
        assertEquals(
                "NAS-CASE-DAMAGED",
                assertThrows(ProblemException.class, () -> store.open(file))
                        .problem()
                        .code());
    }

    private static byte[] mutant(String text, Random random) {
        int at = random.nextInt(text.length());
        return (switch (random.nextInt(5)) {
                    case 0 -> text.substring(0, at);
                    case 1 -> text.substring(0, at) + (char) random.nextInt(0x300) + text.substring(at + 1);
                    case 2 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(200)));
                    default -> {
                        // The value after some colon becomes another one.
                        int colon = text.indexOf(':', at);
                        int end = colon < 0 ? -1 : text.indexOf('\n', colon);
                        yield end < 0
                                ? text
                                : text.substring(0, colon + 1)
                                        + VALUES.get(random.nextInt(VALUES.size()))
                                        + (text.charAt(end - 1) == ',' ? "," : "")
                                        + text.substring(end);
                    }
                })
                .getBytes(StandardCharsets.UTF_8);
    }
}
