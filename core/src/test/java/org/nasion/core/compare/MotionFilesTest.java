package org.nasion.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.problem.ProblemException;

class MotionFilesTest {

    private static final AcceptedMotions.Pair PAIR =
            new AcceptedMotions.Pair("a".repeat(64), "b".repeat(64), 0.1, 0.098);
    private static final AcceptedMotions.Accepted BY_HAND = new AcceptedMotions.Accepted(
            "sn-at-s", 1.25, -3.5, 0.75, true, "Dr. B", "2026-11-30T12:00:00+01:00", 0.1, 0.098);

    @TempDir
    Path folder;

    @Test
    void whatWasAcceptedIsFoundAgainByMethodAndScales() {
        MotionFiles kept = new MotionFiles(folder.resolve("kept"));
        assertEquals(Optional.empty(), kept.find(PAIR, "sn-at-s"));
        kept.keep(PAIR, BY_HAND);
        assertEquals(Optional.of(BY_HAND), kept.find(PAIR, "sn-at-s"));
        assertEquals(Optional.empty(), kept.find(PAIR, "palate"));
        assertEquals(
                Optional.empty(),
                kept.find(new AcceptedMotions.Pair(PAIR.earlier(), PAIR.later(), 0.1, 0.1), "sn-at-s"),
                "another scale");
        assertEquals(
                Optional.empty(),
                kept.find(new AcceptedMotions.Pair(PAIR.later(), PAIR.earlier(), 0.098, 0.1), "sn-at-s"),
                "the other way round");
    }

    @Test
    void damagedFileHoldsNothingAndFilmsWithoutFileAreNotKept() throws Exception {
        MotionFiles kept = new MotionFiles(folder);
        kept.keep(PAIR, BY_HAND);
        try (var files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "{\"format\":");
        }
        assertEquals(Optional.empty(), kept.find(PAIR, "sn-at-s"));
        assertEquals(
                "NAS-COMPARE-UNKNOWN",
                assertThrows(
                                ProblemException.class,
                                () -> kept.keep(new AcceptedMotions.Pair("", "b".repeat(64), 1, 1), BY_HAND))
                        .problem()
                        .code());
    }
}
