package org.nasion.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.Detection;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.TracingEditor;

/** Case files as every version wrote them stay readable; a new version adds its own file and never changes an old one. */
class ReleasedCasesTest {

    @TempDir
    Path folder;

    private final CaseStore store = new CaseStore("Nasion test", Clock.systemUTC());

    private static Path released(String name) throws URISyntaxException {
        return Path.of(ReleasedCasesTest.class.getResource(name).toURI());
    }

    @Test
    void aCaseOfTheFirstVersionIsReadToTheLastDigit() throws Exception {
        CaseFile read = store.open(released("case-0.1.0.nasion"));
        assertEquals(new CaseFile.Film("films/phantom.png", "0123456789abcdef".repeat(4), 1935, 2400), read.film());
        assertEquals("Phantom^Ümläut", read.content().patient().name());
        assertEquals(Exposure.on("2020-05-06"), read.content().exposure());
        assertEquals(
                new Calibration.Ruler(new Point(1600, 400), new Point(1600, 900), 45, 1),
                read.content().calibration());
        assertEquals(4, read.content().tracing().landmarks().size());
        Placement go = read.content().tracing().placement(Landmark.GO).orElseThrow();
        assertEquals(new Point(515.1, 809.9), go.position());
        assertEquals(Placement.Origin.MANUAL, go.origin());
        assertEquals(
                Optional.of(new Placement.Proposal(
                        new Point(512.25, 811.5),
                        Placement.Origin.DETECTED,
                        OptionalDouble.of(0.58),
                        OptionalDouble.of(2.9))),
                go.proposal());
        assertTrue(read.content().tracing().placement(Landmark.PN).orElseThrow().confirmed());
        assertEquals(
                Optional.empty(),
                read.content().tracing().placement(Landmark.S).orElseThrow().proposal());
        assertEquals("cephres-fast 1.0", read.detector().orElseThrow().model());
        assertEquals(
                Optional.of(new Detection.Verdict(Detection.Quality.CHECK, List.of("The film was mirrored."))),
                read.verdict());
        assertEquals(History.EMPTY, read.content().history(), "nobody kept one yet");
        assertEquals(Orientation.UPRIGHT, read.content().orientation(), "films were held as they are");
    }

    @Test
    void everyReleasedCaseIsReadEditedWrittenAndReadAgain() throws Exception {
        try (Stream<Path> files = Files.list(released("case-0.1.0.nasion").getParent())) {
            for (Path file : files.filter(path -> path.toString().endsWith(CaseStore.EXTENSION))
                    .toList()) {
                CaseFile read = store.open(file);
                TracingEditor editor = new TracingEditor(read.content(), () -> "Ada", Clock.systemUTC());
                editor.move(Landmark.GO, new Point(1, 2));
                CaseFile edited = read.with(editor.state());
                Path again = folder.resolve(file.getFileName().toString());
                store.save(again, edited);
                assertEquals(edited, store.open(again), file.getFileName().toString());
            }
        }
    }
}
