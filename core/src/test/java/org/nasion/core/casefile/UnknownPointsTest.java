package org.nasion.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.Region;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.tracing.TracingEditor;

/** A case keeps points that are not among the program's own, wherever it is opened. */
class UnknownPointsTest {

    private static final Landmark OWN = Landmark.own(
            "W", "Walker's point", Region.CRANIAL_BASE, "Crossing.", false, Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private final CaseStore store = new CaseStore("Nasion test", Clock.systemUTC());

    private Path saved() {
        TracingEditor editor = new TracingEditor(new CaseContent(Tracing.EMPTY, new Calibration.Uncalibrated(1)));
        editor.move(OWN, new Point(10.25, 20.5));
        editor.move(OWN, new Point(11.25, 20.5));
        editor.move(Landmark.ofCode("Ba").orElseThrow(), new Point(30, 40));
        Path file = folder.resolve("a.nasion");
        store.save(
                file,
                new CaseFile(
                        new CaseFile.Film("a.png", "ab".repeat(32), 100, 100),
                        editor.state(),
                        Optional.empty(),
                        Optional.empty()));
        return file;
    }

    @Test
    void aPointThatThisBuildDoesNotKnowComesBackWithItsNameAndHistory() throws IOException {
        CaseFile opened = store.open(saved());
        CaseContent state = opened.content();
        Landmark kept = state.tracing().landmarks().stream()
                .filter(landmark -> landmark.equals(OWN))
                .findFirst()
                .orElseThrow();
        assertEquals("Walker's point", kept.fullName());
        assertEquals(new Point(11.25, 20.5), state.tracing().position(OWN).orElseThrow());
        assertEquals(1 + 1, state.history().of(OWN).size());
        Path again = folder.resolve("b.nasion");
        store.save(again, opened);
        assertEquals(state, store.open(again).content());
        String text = Files.readString(again);
        assertTrue(text.contains("Walker's point"), text);
        assertTrue(!text.contains("Basion"), "the program's own need no name");
    }

    @Test
    void whatCannotBeACodeIsDamage() throws IOException {
        Path file = saved();
        Files.writeString(file, Files.readString(file).replace("\"W\"", "\"a point of mine\""));
        assertEquals(
                "NAS-CASE-DAMAGED",
                assertThrows(ProblemException.class, () -> store.open(file))
                        .problem()
                        .code());
    }
}
