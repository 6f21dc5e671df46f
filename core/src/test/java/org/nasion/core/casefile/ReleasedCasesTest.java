package org.nasion.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
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
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.CaseContent;
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
    void everythingThatVersionOneKnewIsRead() throws Exception {
        CaseFile read = store.open(released("case-v1-everything.nasion"));
        CaseContent content = read.content();
        assertEquals(
                new Patient("P-17", "", "Muster, Zoë Maria", Optional.of(LocalDate.of(2012, 2, 29)), Sex.FEMALE),
                content.patient());
        assertEquals(Exposure.on("2026-01-31"), content.exposure());
        assertEquals(
                List.of("The file says that the patient faces left."),
                read.film().notices());
        assertEquals(
                new Calibration.Ruler(new Point(1600, 400.5), new Point(1601.25, 900), 45, 1.01),
                content.calibration());
        assertEquals(28, content.tracing().landmarks().size(), "Pog was removed");
        assertEquals(
                new Point(1000.0 / 3, Math.PI * 300),
                content.tracing().position(Landmark.A).orElseThrow());
        Placement go = content.tracing().placement(Landmark.GO).orElseThrow();
        assertEquals(12, go.habit().orElseThrow().films());
        assertEquals(
                List.of(History.Kind.PROPOSED, History.Kind.REMOVED),
                content.history().of(Landmark.POG).stream()
                        .map(History.Change::kind)
                        .toList());
        assertEquals(
                new Annotation.Note(new Point(9, 8), "Ärztin: 過剰歯 \"39\""),
                content.annotations().getLast());
        assertEquals(new Orientation(3, true), content.orientation());
        assertEquals(Optional.of("../cases/original.nasion"), read.copyOf());
    }

    @Test
    void aDateThatIsNoneKeepsNoOldCaseShutButIsRefusedInANewOne() throws Exception {
        String old = Files.readString(released("case-v1-everything.nasion"));
        Path file = Files.writeString(folder.resolve("a.nasion"), old.replace("2012-02-29", "1912?"));
        assertEquals(Optional.empty(), store.open(file).content().patient().birthDate());
        store.save(file, store.open(released("case-v1-everything.nasion")));
        Files.writeString(file, Files.readString(file).replace("2012-02-29", "1912?"));
        assertEquals(
                "NAS-CASE-DAMAGED",
                assertThrows(ProblemException.class, () -> store.open(file))
                        .problem()
                        .code());
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

    @Test
    void theIssuerThatLaterProgramsOfVersionOneWroteIsKept() throws Exception {
        String old = Files.readString(released("case-v1-everything.nasion"));
        Path file = Files.writeString(
                folder.resolve("a.nasion"), old.replace("\"P-17\",", "\"P-17\", \"issuer\" : \"Clinic\","));
        assertEquals("Clinic", store.open(file).content().patient().issuer());
    }
}
