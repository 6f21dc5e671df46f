package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

class OwnPointsTest {

    private static final String WALKER = """
            {"name": "Ours", "points": [
              {"code": "W", "name": "Walker's point", "region": "cranial base", "at": [7.5, -5.6],
               "definition": "Crossing of the anterior wall of sella with the anterior clinoid."},
              {"code": "WN", "name": "Midway", "definition": "Halfway from W to N.", "rule": "mid(W, N)"}
            ]}
            """;

    /** The invented adult has 10 px per mm. */
    private static final Calibration TENTH = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, "");

    @TempDir
    Path settings;

    private Path points(String name, String text) throws IOException {
        Path file = settings.resolve("points").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Tracing with(Tracing tracing, String code, double x, double y) {
        return tracing.with(
                Landmark.named(code, ""),
                new Placement(new Point(x, y), Placement.Origin.MANUAL, true, Optional.empty()));
    }

    @Test
    void anOwnPointIsMeasuredByAnOwnFormula() throws IOException {
        points("ours.json", WALKER);
        Files.createDirectories(settings.resolve("analyses"));
        Files.writeString(settings.resolve("analyses/ours.json"), """
                {"id": "ours", "name": "Ours", "sections": [{"title": "Ours", "measurements": ["W_S", "WN_N"]}],
                 "measurements": [{"id": "W_S", "unit": "mm", "formula": "distance(W, S)"},
                                  {"id": "WN_N", "unit": "mm", "formula": "distance(WN, N)"}]}
                """);
        AnalysisCatalog catalog = AnalysisCatalog.load(settings);
        assertEquals(List.of(), catalog.problems());
        assertEquals(
                List.of("W", "WN"),
                catalog.landmarks().own().stream().map(Landmark::code).toList());
        assertEquals(
                Placing.RULE, catalog.landmarks().ofCode("WN").orElseThrow().placing());
        MeasurementEngine engine = catalog.engine(PatientFacts.UNKNOWN);
        Point s = Films.adult().position(Landmark.S).orElseThrow();
        Point n = Films.adult().position(Landmark.N).orElseThrow();
        Readings without = engine.compute(Films.adult(), TENTH);
        assertTrue(without.reading("W_S").orElseThrow().value() instanceof Value.MissingPoints);
        Tracing tracing = with(Films.adult(), "W", s.x() + 3, s.y() + 4);
        Readings readings = engine.update(without, tracing, TENTH);
        assertEquals(0.5, readings.reading("W_S").orElseThrow().value().number().orElseThrow(), 1e-9);
        assertEquals(
                n.distanceTo(s.plus(new Point(3, 4))) / 20,
                readings.reading("WN_N").orElseThrow().value().number().orElseThrow(),
                1e-9);
        Point between = readings.constructed().get(Landmark.named("WN", ""));
        assertEquals((n.x() + s.x() + 3) / 2, between.x(), 1e-9);
        assertEquals((n.y() + s.y() + 4) / 2, between.y(), 1e-9);
    }

    /** A point that this catalogue lacks lies on the film and is nobody's stand-in. */
    @Test
    void anUnknownPointStandsForNoOther() {
        MeasurementEngine engine = AnalysisCatalog.bundled().engine(PatientFacts.UNKNOWN);
        Readings plain = engine.compute(Films.adult(), TENTH);
        Readings more = engine.compute(with(with(Films.adult(), "Q1", 1, 2), "Q2", 5, 900), TENTH);
        for (Reading reading : plain.all()) {
            assertEquals(
                    reading.value(),
                    more.reading(reading.measurement().id()).orElseThrow().value());
        }
    }

    /** Every point moves those measurements that rest on it and no other: none shares a place with another. */
    @Test
    void noPointStandsForAnother() {
        MeasurementEngine engine = AnalysisCatalog.bundled().engine(PatientFacts.UNKNOWN);
        Tracing all = Films.withExtraPoints();
        Readings before = engine.compute(all, TENTH);
        for (Landmark landmark : all.landmarks()) {
            Point at = all.position(landmark).orElseThrow();
            Tracing moved = all.with(
                    landmark,
                    new Placement(at.plus(new Point(1.5, 0.7)), Placement.Origin.MANUAL, true, Optional.empty()));
            Readings after = engine.update(before, moved, TENTH);
            Readings anew = engine.compute(moved, TENTH);
            for (int i = 0; i < before.all().size(); i++) {
                Reading was = before.all().get(i);
                String what = landmark + " " + was.measurement().id();
                assertEquals(anew.all().get(i).value(), after.all().get(i).value(), what);
                if (!was.measurement().landmarks().contains(landmark)) {
                    assertEquals(was.value(), anew.all().get(i).value(), what);
                }
            }
        }
    }

    /** By hand: R1 (30, 50), R2 (10, 54), R3 (22, 30), R4 (20, 80), FH level: x is that of mid(R1, R2), y that of mid(R3, R4). */
    @Test
    void xiIsTheCentreOfTheRectangleOverTheRamus() {
        Tracing tracing = Tracing.EMPTY;
        Object[][] places = {
            {"Po", 0, 10},
            {"Or", 80, 10},
            {"R1", 30, 50},
            {"R2", 10, 54},
            {"R3", 22, 30},
            {"R4", 20, 80},
            {"N", 90, -10},
            {"S", 25, -2},
            {"Me", 75, 110}
        };
        for (Object[] place : places) {
            tracing = with(tracing, (String) place[0], (int) place[1], (int) place[2]);
        }
        MeasurementEngine engine = AnalysisCatalog.bundled().engine(PatientFacts.UNKNOWN);
        Point xi = engine.compute(tracing, Films.NO_SCALE).constructed().get(Landmark.named("Xi", ""));
        assertEquals(20, xi.x(), 1e-9);
        assertEquals(55, xi.y(), 1e-9);
        // The same head on a film of flat pixels, lying on its side: the same place.
        Tracing lying = Tracing.EMPTY;
        for (Object[] place : places) {
            lying = with(lying, (String) place[0], -(int) place[2], (int) place[1] / 0.8);
        }
        Point turned = engine.compute(lying, new Calibration.Uncalibrated(0.8))
                .constructed()
                .get(Landmark.named("Xi", ""));
        assertEquals(-55, turned.x(), 1e-9);
        assertEquals(20 / 0.8, turned.y(), 1e-9);
    }

    @Test
    void aFileAtFaultIsLeftOutAndTold() throws IOException {
        points("a.json", WALKER);
        points("b.json", "{\"points\": [{\"code\": \"W\", \"name\": \"x\", \"definition\": \"x\"}]}");
        points("c.json", "{\"points\": [{\"code\": \"SNA\", \"name\": \"x\", \"definition\": \"x\"}]}");
        points("d.json", "{\"points\": [{\"code\": \"V\", \"name\": \"x\"}]}");
        points(
                "e.json",
                "{\"points\": [{\"code\": \"V\", \"name\": \"x\", \"definition\": \"x\", \"rule\": \"line(S, N)\"}]}");
        points(
                "f.json",
                "{\"points\": [{\"code\": \"U\", \"name\": \"x\", \"definition\": \"x\", \"rule\": \"mid(U, N)\"}]}");
        AnalysisCatalog catalog = AnalysisCatalog.load(settings);
        assertEquals(
                List.of("W", "WN"),
                catalog.landmarks().own().stream().map(Landmark::code).toList());
        assertEquals(
                List.of(
                        "b.json NAS-POINTS-TAKEN",
                        "c.json NAS-POINTS-TAKEN",
                        "d.json NAS-ANALYSIS-SCHEMA",
                        "e.json NAS-POINTS-RULE",
                        "f.json NAS-ANALYSIS-CYCLE"),
                catalog.problems().stream()
                        .map(problem -> problem.file() + " " + problem.problem().code())
                        .toList());
    }

    @Test
    void aNamedFileHasToBeSound() throws IOException {
        Path sound = Files.writeString(settings.resolve("study.json"), WALKER);
        assertEquals(
                2,
                AnalysisCatalog.load(settings, Optional.of(sound))
                        .landmarks()
                        .own()
                        .size());
        Path bad = Files.writeString(settings.resolve("bad.json"), WALKER.replace("mid(W, N)", "mid(W, Q)"));
        assertEquals(
                "NAS-ANALYSIS-NAME",
                assertThrows(ProblemException.class, () -> AnalysisCatalog.load(settings, Optional.of(bad)))
                        .problem()
                        .code());
        assertEquals(
                "NAS-POINTS-FILE",
                assertThrows(
                                ProblemException.class,
                                () -> AnalysisCatalog.load(settings, Optional.of(settings.resolve("none.json"))))
                        .problem()
                        .code());
    }

    @Test
    void moreThanAnybodyNeedsIsRefused() throws IOException {
        for (int file = 0; file < 3; file++) {
            StringBuilder text = new StringBuilder("{\"points\": [");
            for (int i = 0; i < 200; i++) {
                text.append(i == 0 ? "" : ",")
                        .append("{\"code\": \"Q%d_%d\", \"name\": \"x\", \"definition\": \"x\"}".formatted(file, i));
            }
            points(file + ".json", text + "]}");
        }
        AnalysisCatalog catalog = AnalysisCatalog.load(settings);
        assertEquals(400, catalog.landmarks().own().size());
        assertEquals("NAS-POINTS-MANY", catalog.problems().getFirst().problem().code());
        assertEquals(LandmarkCatalog.shipped().size() + 400, catalog.landmarks().size());
    }
}
