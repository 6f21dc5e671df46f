package org.nasion.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Placement.Origin;
import org.nasion.core.tracing.Tracing;

class CaseStoreTest {

    private static final String SHA = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private final CaseStore store =
            new CaseStore("Nasion test", Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

    static CaseFile caseWith(Calibration calibration) {
        Placement.Proposal proposal = new Placement.Proposal(
                new Point(1.0 / 3, Math.PI * 1000),
                Origin.DETECTED,
                OptionalDouble.of(0.1 + 0.2),
                OptionalDouble.empty());
        Tracing tracing = new Tracing(Map.of(
                Landmark.A,
                Placement.proposed(proposal).movedTo(new Point(1e-9, 2399.999999999999)),
                Landmark.POG_SOFT,
                Placement.proposed(proposal),
                Landmark.GO,
                new Placement(
                        new Point(5, 6),
                        Origin.DETECTED,
                        false,
                        Optional.of(proposal),
                        Optional.of(new Placement.ByHabit(
                                new Point(5, 6), OptionalDouble.of(0.7), OptionalDouble.of(1.0 / 7), 12))),
                Landmark.S,
                new Placement(new Point(1, 2), Origin.MANUAL, true, Optional.empty())));
        return new CaseFile(
                new CaseFile.Film("films/a b.png", SHA, 1935, 2400),
                new CaseContent(
                        new Patient(
                                "1", "Klinik Ä", "Ωμέγα, 太郎", Optional.of(LocalDate.parse("2001-02-03")), Sex.FEMALE),
                        Exposure.on("2026-01-31"),
                        tracing,
                        new History(Map.of(
                                Landmark.A,
                                List.of(
                                        new History.Change(
                                                Instant.parse("2026-01-02T03:04:05.678Z"),
                                                "",
                                                History.Kind.PROPOSED,
                                                Optional.of(new Point(1.0 / 3, 2))),
                                        new History.Change(
                                                Instant.parse("2026-01-01T03:04:05Z"),
                                                "Dr Ada 李",
                                                History.Kind.REMOVED,
                                                Optional.empty())))),
                        calibration,
                        List.of(),
                        Orientation.UPRIGHT),
                Optional.of(new DetectorInfo("net 1", SHA, "CPU", "no GPU")),
                Optional.of(new Detection.Verdict(Detection.Quality.CHECK, List.of("It was mirrored."))));
    }

    @Test
    void everythingComesBackToTheLastDigit() {
        Path file = folder.resolve("a.nasion");
        for (Calibration calibration : List.of(
                new Calibration.Ruler(new Point(0.1, 0.2), new Point(3, 400.7), 45, 1.01),
                new Calibration.Scale(Calibration.Kind.DETECTOR, 0.1 / 3, 1, "x"),
                new Calibration.Uncalibrated(1))) {
            CaseFile written = caseWith(calibration);
            store.save(file, written);
            assertEquals(written, store.open(file));
        }
    }

    @Test
    void freeMeasurementsAndNotesComeBack() throws IOException {
        Path file = folder.resolve("a.nasion");
        CaseFile plain = caseWith(new Calibration.Uncalibrated(1));
        store.save(file, plain);
        assertTrue(
                new ObjectMapper().readTree(file.toFile()).get("annotations") == null,
                "nothing to say of a film without any");
        CaseFile noted = plain.with(plain.content()
                .with(List.of(
                        new Annotation.Distance(new Point(1.0 / 3, 2), new Point(30, 40)),
                        new Annotation.Angle(new Point(1, 1), new Point(2, 2), new Point(3, 1)),
                        new Annotation.Note(new Point(9, 8), "Ärztin: 過剰歯 \"39\""))));
        store.save(file, noted);
        assertEquals(noted, store.open(file));
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertEquals(2, json.get("version").asInt());
        assertEquals("ANGLE", json.at("/annotations/1/kind").asText());
        assertEquals(2.0, json.at("/annotations/1/points/1/0").asDouble());
        for (String damage : List.of("\"DISTANCE\",\n    \"points\" : [ ", "\"SPIRAL\", \"points\" : [ ")) {
            String text = Files.readString(file)
                    .replaceFirst(
                            "\"DISTANCE\",\\s+\"points\" : \\[ ",
                            damage + (damage.contains("SPIRAL") ? "" : "[ 1.0, 2.0 ], "));
            Files.writeString(file, text);
            assertEquals(
                    "NAS-CASE-DAMAGED",
                    assertThrows(ProblemException.class, () -> store.open(file))
                            .problem()
                            .code());
            store.save(file, noted);
        }
    }

    @Test
    void theFileIsPlainJsonThatOtherProgramsRead() throws IOException {
        Path file = folder.resolve("a.nasion");
        store.save(file, caseWith(new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, "")));
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertEquals("nasion-case", json.get("format").asText());
        assertEquals(2, json.get("version").asInt());
        assertEquals("2026-01-02T03:04:05Z", json.get("savedAt").asText());
        assertEquals(2399.999999999999, json.at("/landmarks/A/y").asDouble());
        assertEquals("MANUAL", json.at("/landmarks/A/origin").asText());
        assertEquals(0.1, json.at("/scale/mmPerPx").asDouble());
    }

    @Test
    void howTheFilmIsHeldComesBackAndItsPointsStayWhereTheyAre() throws IOException {
        Path file = folder.resolve("a.nasion");
        CaseFile upright = caseWith(new Calibration.Uncalibrated(1));
        store.save(file, upright);
        assertTrue(
                new ObjectMapper().readTree(file.toFile()).get("view") == null,
                "nothing to say of a film that is held as it is");
        CaseFile turned = upright.with(upright.content().with(new Orientation(3, true)));
        store.save(file, turned);
        assertEquals(turned, store.open(file));
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertEquals(2, json.get("version").asInt());
        assertEquals(3, json.at("/view/quarterTurns").asInt());
        assertTrue(json.at("/view/mirrored").asBoolean());
        assertEquals(2399.999999999999, json.at("/landmarks/A/y").asDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NAS-CASE-DAMAGED | {"format":"nasion-case","version":1
            NAS-CASE-DAMAGED | {"format":"nasion-case","version":1}
            NAS-CASE-DAMAGED | []
            NAS-CASE-NEWER   | {"format":"nasion-case","version":3}
            NAS-CASE-FOREIGN | {"format":"other","version":1}
            NAS-CASE-FOREIGN | null
            """)
    void whatIsNoCaseIsRefusedWithItsCodeAndLeftAlone(String code, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.nasion"), content);
        ProblemException problem = assertThrows(ProblemException.class, () -> store.open(file));
        assertEquals(code, problem.problem().code());
        assertEquals(content, Files.readString(file));
    }

    @Test
    void aDamagedCaseNeverQuotesThePatient() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.nasion"),
                "{\"format\":\"nasion-case\",\"version\":1,\"patient\":{\"name\":\"Geheim\",\"id\":[1]}}");
        ProblemException problem = assertThrows(ProblemException.class, () -> store.open(file));
        for (Throwable t = problem; t != null; t = t.getCause()) {
            assertFalse(String.valueOf(t.getMessage()).contains("Geheim"));
        }
    }

    @Test
    void aMissingCaseAndAFolderSaySo() {
        assertEquals(
                "NAS-CASE-MISSING",
                assertThrows(ProblemException.class, () -> store.open(folder.resolve("no")))
                        .problem()
                        .code());
        assertEquals(
                "NAS-FILE-KIND",
                assertThrows(ProblemException.class, () -> store.open(folder))
                        .problem()
                        .code());
    }

    @Test
    void savingWhereNoFolderIsLeavesNothingBehind() {
        Path file = folder.resolve("gone").resolve("a.nasion");
        ProblemException problem =
                assertThrows(ProblemException.class, () -> store.save(file, caseWith(new Calibration.Uncalibrated(1))));
        assertEquals("NAS-FILE-FOLDER", problem.problem().code());
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void aCaseIsReadableByItsOwnerOnlyUntilSomebodySharesIt() throws IOException {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system knows no owners");
        Path file = folder.resolve("a.nasion");
        store.save(file, caseWith(new Calibration.Uncalibrated(1)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        store.save(file, caseWith(new Calibration.Uncalibrated(2)));
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), "shared on purpose");
    }

    @Test
    void theNewestEditIsRecoverableAfterACrashAndGoneAfterSaving() throws Exception {
        List<Problem> problems = new ArrayList<>();
        CaseFile first = caseWith(new Calibration.Uncalibrated(1));
        CaseFile last = caseWith(new Calibration.Uncalibrated(2));
        try (Autosave autosave = new Autosave(folder.resolve("auto"), store, problems::add)) {
            autosave.edited(first);
            autosave.edited(last);
            autosave.close();
        }
        try (Autosave next = new Autosave(folder.resolve("auto"), store, problems::add)) {
            assertEquals(1, next.copies().size());
            assertEquals(Optional.of(last), next.recoverable(SHA));
            next.discard(SHA);
            assertTrue(next.copies().isEmpty());
            assertEquals(Optional.empty(), next.recoverable(SHA));
        }
    }
}
