package org.nasion.core.study.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.drawing.SchematicHead;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

class AgreementAnalysisTest {

    private static final double MM_PER_PX = 0.2;
    private static final List<Landmark> LANDMARKS = List.of(
            Landmark.S, Landmark.N, Landmark.A, Landmark.B, Landmark.ME, Landmark.GO, Landmark.GN, Landmark.UIT);

    @TempDir
    private Path folder;

    /** The schematic head on a film, px, held turned by an angle or mirrored; moved by mm along S–N and up. */
    private static Map<Landmark, Point> head(double turn, boolean mirrored, Point moved) {
        Point line = SchematicHead.at(Landmark.N).minus(SchematicHead.at(Landmark.S));
        Point forward = line.times(1 / line.length());
        Point up = new Point(forward.y(), -forward.x());
        Map<Landmark, Point> points = new LinkedHashMap<>();
        for (Landmark landmark : LANDMARKS) {
            Point at = SchematicHead.at(landmark)
                    .plus(forward.times(moved.x()))
                    .plus(up.times(moved.y()))
                    .times(1 / MM_PER_PX);
            Point turned = new Point(
                    at.x() * Math.cos(turn) - at.y() * Math.sin(turn),
                    at.x() * Math.sin(turn) + at.y() * Math.cos(turn));
            points.put(landmark, new Point(1000 + (mirrored ? -turned.x() : turned.x()), 1000 + turned.y()));
        }
        return points;
    }

    private static ReadFilm film(String name, Map<String, Map<Landmark, Point>> readings) {
        return new ReadFilm(name, new Calibration.Scale(Calibration.Kind.DATASET, MM_PER_PX, 1, ""), readings);
    }

    private static AgreementAnalysis analysis() {
        return new AgreementAnalysis(MeasurementCatalog.bundled().engine());
    }

    /** By construction: the second reader puts everything 1 mm forward and 0.5 mm up, whatever way the film is held. */
    @Test
    void anOffsetIsTheSameOnFilmsThatAreTurnedAndMirrored() {
        List<ReadFilm> films = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            films.add(film(
                    "film " + i,
                    Map.of(
                            "one",
                            head(i * Math.PI / 2, i % 2 == 1, new Point(0, 0)),
                            "two",
                            head(i * Math.PI / 2, i % 2 == 1, new Point(1, 0.5)))));
        }
        Agreement.Pair pair = analysis()
                .compare(films.stream().map(AgreementAnalysisTest::ordered).toList())
                .pairs()
                .getFirst();
        PointErrors a = pair.landmarks().get("A");
        assertEquals(4, a.n());
        assertEquals(1, a.bias().x(), 1e-9);
        assertEquals(0.5, a.bias().y(), 1e-9);
        assertEquals(Math.hypot(1, 0.5), a.mre(), 1e-9);
        assertEquals(0, a.ellipse().major(), 1e-6);
        // All points move together, so no angle changes.
        assertEquals(0, measured(pair, "SNA").agreement().bias(), 1e-9);
    }

    private static ReadFilm ordered(ReadFilm film) {
        Map<String, Map<Landmark, Point>> readings = new LinkedHashMap<>();
        film.readings().keySet().stream().sorted().forEach(reader -> readings.put(reader, film.of(reader)));
        return film(film.name(), readings);
    }

    private static Agreement.Measured measured(Agreement.Pair pair, String id) {
        return pair.measurements().stream()
                .filter(measured -> measured.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** By hand: the others of “three” are “one” (0) and “two” (3 mm forward), their mean 1.5 mm; “three-2” is a repeat and in no mean. */
    @Test
    void aConsensusHoldsNeitherTheReaderNorHisRepeat() {
        List<ReadFilm> films = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, Map<Landmark, Point>> readings = new LinkedHashMap<>();
            readings.put("one", head(0, false, new Point(0, 0)));
            readings.put("two", head(0, false, new Point(3, 0)));
            readings.put("three", head(0, false, new Point(6, 0)));
            readings.put("three-2", head(0, false, new Point(7, 0)));
            films.add(film("film " + i, readings));
        }
        Agreement found = analysis().compare(films);
        assertEquals(List.of("one", "two", "three", "three-2"), found.readers());
        Map<String, Double> errors = new LinkedHashMap<>();
        found.consensus()
                .forEach(against -> errors.put(
                        against.reader(), against.landmarks().get("A").bias().x()));
        assertEquals(-4.5, errors.get("one"), 1e-9);
        assertEquals(4.5, errors.get("three"), 1e-9);
        assertEquals(5.5, errors.get("three-2"), 1e-9);
        assertTrue(found.pairs().stream()
                .filter(pair -> pair.first().equals("three"))
                .findFirst()
                .orElseThrow()
                .within());
        assertFalse(found.pairs().getFirst().within());
    }

    /** By hand: people at 0 and 3 mm, their mean 1.5; a network that lies at 2 or follows one of them is no third opinion. */
    @Test
    void aNetworkIsComparedWithPeopleAndIsPartOfNoMean() {
        List<ReadFilm> films = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, Map<Landmark, Point>> readings = new LinkedHashMap<>();
            readings.put("one", head(0, false, new Point(0, 0)));
            readings.put("two", head(0, false, new Point(3, 0)));
            readings.put(CaseReadings.NETWORK, head(0, false, new Point(2, 0)));
            readings.put(CaseReadings.byHabitOf("one"), head(0, false, new Point(0.5, 0)));
            films.add(film("film " + i, readings));
        }
        Agreement found = analysis().compare(films);
        assertEquals(
                List.of(CaseReadings.NETWORK),
                found.consensus().stream().map(Agreement.Against::reader).toList(),
                "each person has one other person only, and so has the network by habit of one of them");
        assertEquals(
                0.5, found.consensus().getFirst().landmarks().get("A").bias().x(), 1e-9);
        assertTrue(found.together().isEmpty(), "two people are a pair");
    }

    /** Two doctors who are numbered are two people. */
    @Test
    void aNumberAloneMakesNoRepeat() {
        assertEquals("doctor-2", AgreementAnalysis.person("doctor-2", Set.of("doctor-1", "doctor-2")));
        assertEquals("doctor", AgreementAnalysis.person("doctor-2", Set.of("doctor", "doctor-2")));
    }

    @Test
    void filmsWithoutAScaleCompareDegreesOnly() {
        List<ReadFilm> films = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, Map<Landmark, Point>> readings = new LinkedHashMap<>();
            readings.put("one", head(0, false, new Point(0, 0)));
            readings.put("two", head(0.01 * i, false, new Point(0, 0)));
            films.add(new ReadFilm("film " + i, new Calibration.Uncalibrated(1), readings));
        }
        Agreement found = analysis().compare(films);
        assertTrue(found.pairs().getFirst().landmarks().isEmpty());
        assertTrue(found.pairs().getFirst().measurements().stream()
                .allMatch(measured -> measured.unit().symbol().equals("°")
                        || measured.unit().symbol().equals("%")));
        assertEquals(3, found.leftOut().size());
    }

    @Test
    void oneReaderCannotAgree() {
        ReadFilm film = film("film", Map.of("one", head(0, false, new Point(0, 0))));
        assertEquals(
                "NAS-STUDY-READERS",
                assertThrows(ProblemException.class, () -> analysis().compare(List.of(film)))
                        .problem()
                        .code());
    }

    @Test
    void writesTablesPicturesPagesAndTheMethod() throws IOException {
        List<ReadFilm> films = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<String, Map<Landmark, Point>> readings = new LinkedHashMap<>();
            readings.put("one", head(0.02 * i, false, new Point(0, 0)));
            Map<Landmark, Point> second = new LinkedHashMap<>(head(0.02 * i, false, new Point(0.5, 0)));
            second.computeIfPresent(Landmark.A, (landmark, at) -> at.plus(new Point(2, 1)));
            second.put(Landmark.B, second.get(Landmark.B).plus(new Point(i - 2, i % 3)));
            readings.put("=two", second);
            films.add(film("film " + i, readings));
        }
        new AgreementFiles(folder, "Nasion test")
                .write("A study", analysis().compare(films), List.of("A remark."), Set.of("SNB"));
        List<String> lines = Files.readAllLines(folder.resolve("landmarks.csv"));
        assertTrue(lines.get(1).startsWith("one,'=two,A,6,"), lines.get(1));
        assertTrue(Files.size(folder.resolve("agreement.xlsx")) > 1000);
        assertTrue(Files.readString(folder.resolve("bland_altman_one_-two_snb.svg"))
                .contains("Bland–Altman"));
        assertTrue(Files.isRegularFile(folder.resolve("ellipses_one_-two.png")));
        assertTrue(Files.readString(folder.resolve("method.txt")).contains("A remark."));
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("supplement.pdf").toFile())) {
            String text = new PDFTextStripper().getText(pdf);
            assertTrue(
                    text.contains("A study") && text.contains("Dahlberg") && text.contains("SNB"),
                    text.substring(0, 200));
        }
    }
}
