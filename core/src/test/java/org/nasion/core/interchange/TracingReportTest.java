package org.nasion.core.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.analysis.Films;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.dicom.Tag;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.Report;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Curves;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;

/** Structured reports as they are read back here; {@link ForeignToolsTest} asks other programs. */
@org.junit.jupiter.api.Tag("slow")
class TracingReportTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 19, 30, 5);
    private static final Map<String, String> STUDY = Map.of(
            "SOPClassUID",
            "1.2.840.10008.5.1.4.1.1.1.1",
            "SOPInstanceUID",
            "2.25.1",
            "SeriesInstanceUID",
            "2.25.2",
            "StudyInstanceUID",
            "2.25.3",
            "PatientName",
            "Muster^Zoë^Maria^Dr.",
            "PatientID",
            "P-17",
            "StudyDate",
            "20260131");

    private final TracingReportReader reader = new TracingReportReader(new Part10Provider());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void anyTracingComesBackToTheLastDigit(long seed) {
        Random chance = new Random(seed);
        CaseContent state =
                new CaseContent(Traced.random(chance), Traced.calibration(chance)).with(Traced.annotations(chance));
        TracingReportReader.Restored restored = reader.read(bytes(state, STUDY, Statement.NONE));
        assertEquals(state, restored.content());
        assertEquals("2.25.1", restored.filmInstance());
    }

    /** A 3-4-5 triangle at 1 mm per pixel: 5 mm; and the outline that a person drew, as a line on the film. */
    @Test
    void freeMeasurementsAndOutlinesAreGroupsOfTheirOwn() {
        TracedCurve drawn = new TracedCurve(
                List.of(new Point(10, 10), new Point(20, 12), new Point(30, 10)),
                List.of(true, true),
                TracedCurve.Source.PERSON,
                Map.of());
        CaseContent state = new CaseContent(Films.adult().with(Curves.NONE.with(Contour.ORBIT, drawn)), Films.ONE_MM)
                .with(List.of(new Annotation.Distance(new Point(100, 100), new Point(103, 104))));
        DicomObject report = object(bytes(state, STUDY, Statement.NONE));
        DicomObject length = item(group(report, "FREE-DISTANCE"), "FREE-DISTANCE");
        assertEquals(
                5,
                length.items(Tag.MEASURED_VALUE_SEQUENCE)
                        .getFirst()
                        .number(Tag.NUMERIC_VALUE)
                        .orElseThrow(),
                1e-9);
        DicomObject orbit = group(report, "O-ORBIT");
        List<Double> line = item(orbit, "111030").numbers(Tag.GRAPHIC_DATA);
        assertEquals(List.of(10.5, 10.5), line.subList(0, 2));
        assertEquals(List.of(30.5, 10.5), line.subList(line.size() - 2, line.size()));
        Report nameless = Traced.annotated(
                        Traced.report(film(STUDY), Traced.ZOE, Films.adult(), Films.ONE_MM),
                        List.of(new Annotation.Note(new Point(1, 1), "Zoë")))
                .nameless(film(STUDY));
        assertEquals(List.of(), nameless.annotations(), "a note may name somebody");
    }

    @Test
    void anEmptyTracingComesBackEmpty() {
        CaseContent state = new CaseContent(Tracing.EMPTY, Films.NO_SCALE);
        assertEquals(state, reader.read(bytes(state, STUDY, Statement.NONE)).content());
    }

    @Test
    void theCentreOfTheFirstPixelIsHalfAPixelFromTheCorner() {
        Placement first = new Placement(new Point(0, 0), Placement.Origin.MANUAL, true, Optional.empty());
        DicomObject report = object(bytes(state(Tracing.EMPTY.with(Landmark.S, first)), STUDY, Statement.NONE));
        DicomObject region = item(group(report, "L-S"), "111030");
        assertEquals("POINT", region.string(Tag.GRAPHIC_TYPE).orElseThrow());
        assertEquals(List.of(0.5, 0.5), region.numbers(Tag.GRAPHIC_DATA));
        DicomObject image = region.items(Tag.CONTENT_SEQUENCE).getFirst();
        assertEquals("SELECTED FROM", image.string(Tag.RELATIONSHIP_TYPE).orElseThrow());
        assertEquals(
                "2.25.1",
                image.items(Tag.REFERENCED_SOP_SEQUENCE)
                        .getFirst()
                        .string(Tag.REFERENCED_SOP_INSTANCE_UID)
                        .orElseThrow());
    }

    @Test
    void aPointBeyondTheFilmHasNumbersButNoMarkOnIt() {
        Tracing tracing =
                Tracing.EMPTY.with(Landmark.S, Films.manual(-0.6, 5)).with(Landmark.N, Films.manual(-0.5, 2099.5));
        byte[] bytes = bytes(state(tracing), STUDY, Statement.NONE);
        assertEquals(tracing, reader.read(bytes).content().tracing());
        assertFalse(group(object(bytes), "L-S").items(Tag.CONTENT_SEQUENCE).stream()
                .anyMatch(item -> name(item).equals("111030")));
        assertEquals(
                List.of(0.0, 2100.0),
                item(group(object(bytes), "L-N"), "111030").numbers(Tag.GRAPHIC_DATA));
    }

    @Test
    void aMeasurementNamesItsUnitAndThePointsItIsInferredFrom() {
        DicomObject report = object(bytes(state(Films.adult()), STUDY, Statement.NONE));
        DicomObject sna = item(group(report, "CEPHALOMETRY"), "M-SNA");
        DicomObject value = sna.items(Tag.MEASURED_VALUE_SEQUENCE).getFirst();
        // N at 0 0, S at -700 -50, A at -20 -580, by hand: atan(580/20) - atan(50/700)
        assertEquals(
                Math.toDegrees(Math.atan2(580, 20)) - Math.toDegrees(Math.atan2(50, 700)),
                value.number(Tag.NUMERIC_VALUE).orElseThrow(),
                1e-9);
        assertEquals(
                "deg",
                value.items(Tag.MEASUREMENT_UNITS_CODE_SEQUENCE)
                        .getFirst()
                        .string(Tag.CODE_VALUE)
                        .orElseThrow());
        List<String> points = new ArrayList<>();
        for (DicomObject item : sna.items(Tag.CONTENT_SEQUENCE)) {
            assertEquals("INFERRED FROM", item.string(Tag.RELATIONSHIP_TYPE).orElseThrow());
            points.add(name(item));
        }
        assertEquals(List.of("L-A", "L-N", "L-S"), points);
        DicomObject wits = item(group(report, "CEPHALOMETRY"), "M-Wits");
        assertEquals(
                "entered by the user",
                item(wits, "SCALE-SOURCE").string(Tag.TEXT_VALUE).orElseThrow());
    }

    @Test
    void patientAndStudyAreThoseOfTheFilmAndTheSeriesIsNew() {
        DicomObject report = object(bytes(state(Films.adult()), STUDY, Statement.NONE));
        assertEquals("Muster^Zoë^Maria^Dr.", report.string(Tag.PATIENT_NAME).orElseThrow());
        assertEquals("P-17", report.string(Tag.PATIENT_ID).orElseThrow());
        assertEquals("2.25.3", report.string(Tag.STUDY_INSTANCE_UID).orElseThrow());
        assertEquals("20260131", report.string(Tag.STUDY_DATE).orElseThrow());
        assertFalse(List.of("2.25.1", "2.25.2", "2.25.3")
                .contains(report.string(Tag.SERIES_INSTANCE_UID).orElseThrow()));
    }

    @Test
    void nothingIsSignedUnlessTheUserSaysSo() {
        CaseContent state = state(Films.adult());
        DicomObject plain = object(bytes(state, STUDY, Statement.NONE));
        assertEquals("PARTIAL", plain.string(Tag.COMPLETION_FLAG).orElseThrow());
        assertEquals("UNVERIFIED", plain.string(Tag.VERIFICATION_FLAG).orElseThrow());
        assertTrue(plain.items(Tag.VERIFYING_OBSERVER_SEQUENCE).isEmpty());
        DicomObject signed = object(bytes(
                state,
                STUDY,
                new Statement(
                        Optional.of("Arzt, Anna"),
                        true,
                        Optional.of(new Statement.Verification("Arzt, Anna", "Practice", NOW)))));
        assertEquals("COMPLETE", signed.string(Tag.COMPLETION_FLAG).orElseThrow());
        assertEquals("VERIFIED", signed.string(Tag.VERIFICATION_FLAG).orElseThrow());
        DicomObject observer = signed.items(Tag.VERIFYING_OBSERVER_SEQUENCE).getFirst();
        assertEquals("Arzt^Anna", observer.string(Tag.VERIFYING_OBSERVER_NAME).orElseThrow());
        assertEquals(
                "20261122193005", observer.string(Tag.VERIFICATION_DATE_TIME).orElseThrow());
    }

    @Test
    void aPersonStandsOnlyAtPointsThatAPersonLookedAtAndTheNetworkOnlyAtItsOwn() {
        Placement.Proposal seen = new Placement.Proposal(
                new Point(3, 4), Placement.Origin.DETECTED, OptionalDouble.empty(), OptionalDouble.empty());
        DicomObject report = object(bytes(
                state(Tracing.EMPTY
                        .with(Landmark.S, Placement.proposed(seen))
                        .with(Landmark.N, Placement.proposed(seen).withConfirmed(true))
                        .with(Landmark.A, Films.manual(5, 6))),
                STUDY,
                Statement.NONE));
        assertEquals(List.of(false, true), has(report, "L-S"));
        assertEquals(List.of(true, true), has(report, "L-N"));
        assertEquals(List.of(true, false), has(report, "L-A"));
    }

    @Test
    void otherObjectsAreRefused() {
        byte[] film = DicomWriter.bytes(new FilmDicomWriter().dataSet(film(Map.of())));
        assertEquals(
                "NAS-SR-FOREIGN",
                assertThrows(ProblemException.class, () -> reader.read(film))
                        .problem()
                        .code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIXEL-ASPECT", "L-S", "REVIEW", "MANUAL", "CALIBRATION"})
    void aReportThatLacksAPartIsRefusedAsAWhole(String code) {
        byte[] whole = bytes(state(Tracing.EMPTY.with(Landmark.S, Films.manual(3, 4))), STUDY, Statement.NONE);
        String broken = new String(whole, StandardCharsets.ISO_8859_1)
                .replace(code, code.substring(0, code.length() - 1) + "?");
        assertEquals(
                "NAS-SR-DAMAGED",
                assertThrows(ProblemException.class, () -> reader.read(broken.getBytes(StandardCharsets.ISO_8859_1)))
                        .problem()
                        .code());
    }

    @Test
    void theSameScanIsTheSameObjectEachTime() {
        Cephalogram scan = film(Map.of());
        assertEquals(
                FilmSource.of(scan, Traced.ZOE, Traced.TAKEN).instance(),
                FilmSource.of(scan, Traced.ZOE, Traced.TAKEN).instance());
        // As every version before derived it: MD5 of the scan's digest and the patient's data, worked out by Python's
        // hashlib.
        assertEquals(
                "2.25.162341637229603990532653659663717512963",
                FilmSource.of(scan, Traced.ZOE, Traced.TAKEN).instance());
        assertFalse(FilmSource.of(scan, Traced.ZOE, Traced.TAKEN)
                .instance()
                .equals(FilmSource.of(scan, Patient.NOBODY, Exposure.UNKNOWN).instance()));
    }

    @Test
    void aCaseOfAnotherPatientThanItsFilmGivesNoObjectsButNamelessOnes() {
        Cephalogram film = film(STUDY);
        Patient max = new Patient("P-18", "", "Muster, Max", Optional.empty(), Sex.MALE);
        Report report = Traced.report(film, max, Films.adult(), Films.ONE_MM);
        TracingExport export = new TracingExport(Clock.systemUTC());
        assertEquals(
                "NAS-DICOM-ANOTHER",
                assertThrows(
                                ProblemException.class,
                                () -> export.objects(
                                        report, same -> new byte[] {1}, Statement.NONE, TracingExport.Privacy.AS_IS))
                        .problem()
                        .code());
        assertTrue(export.objects(report, same -> new byte[] {1}, Statement.NONE, TracingExport.Privacy.DEIDENTIFIED)
                .containsKey(TracingExport.REPORT_ENDING));
    }

    @Test
    void resultsReplaceResultsButNothingThatCameFromElsewhere(@TempDir Path folder) throws IOException {
        Cephalogram film = film(STUDY);
        Report report = Traced.report(film, Traced.ZOE, Films.adult(), Films.ONE_MM);
        TracingExport export = new TracingExport(Clock.systemUTC());
        export.write(folder, "a", report, same -> new byte[] {1}, Statement.NONE, TracingExport.Privacy.AS_IS);
        assertEquals(
                4,
                export.write(folder, "a", report, same -> new byte[] {2}, Statement.NONE, TracingExport.Privacy.AS_IS)
                        .size());
        Path other = Files.writeString(folder.resolve("b-sc.dcm"), "somebody's film");
        assertEquals(
                "NAS-DICOM-OTHERS",
                assertThrows(
                                ProblemException.class,
                                () -> export.write(
                                        folder,
                                        "b",
                                        report,
                                        same -> new byte[] {1},
                                        Statement.NONE,
                                        TracingExport.Privacy.AS_IS))
                        .problem()
                        .code());
        assertEquals("somebody's film", Files.readString(other));
        assertFalse(Files.exists(folder.resolve("b-sr.dcm")));
    }

    private static List<Boolean> has(DicomObject report, String landmark) {
        List<String> names = group(report, landmark).items(Tag.CONTENT_SEQUENCE).stream()
                .map(TracingReportTest::name)
                .toList();
        return List.of(names.contains("121008"), names.contains("111001"));
    }

    private static CaseContent state(Tracing tracing) {
        return new CaseContent(tracing, Films.ONE_MM);
    }

    private static byte[] bytes(CaseContent state, Map<String, String> study, Statement statement) {
        Cephalogram film = film(study);
        Report report = Traced.annotated(
                Traced.report(film, Traced.ZOE, state.tracing(), state.calibration()), state.annotations());
        return DicomWriter.bytes(
                TracingReport.of(report, FilmSource.of(film, Traced.ZOE, Traced.TAKEN), statement, NOW));
    }

    private static Cephalogram film(Map<String, String> study) {
        return new Cephalogram(
                2000,
                2100,
                255,
                new short[2000 * 2100],
                Window.full(255),
                new Acquisition("phantom", "00ff", Spacings.NONE, Traced.ZOE, Traced.TAKEN, study, List.of()));
    }

    private static DicomObject object(byte[] bytes) {
        return new Part10Provider().read(bytes, bytes.length).dataSet();
    }

    private static DicomObject group(DicomObject report, String finding) {
        return item(report, "126010").items(Tag.CONTENT_SEQUENCE).stream()
                .filter(group -> item(group, "121071")
                        .items(Tag.CONCEPT_CODE_SEQUENCE)
                        .getFirst()
                        .string(Tag.CODE_VALUE)
                        .orElseThrow()
                        .equals(finding))
                .findFirst()
                .orElseThrow();
    }

    private static DicomObject item(DicomObject in, String code) {
        return in.items(Tag.CONTENT_SEQUENCE).stream()
                .filter(item -> name(item).equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String name(DicomObject item) {
        return item.items(Tag.CONCEPT_NAME_CODE_SEQUENCE).stream()
                .findFirst()
                .flatMap(code -> code.string(Tag.CODE_VALUE))
                .orElse("");
    }
}
