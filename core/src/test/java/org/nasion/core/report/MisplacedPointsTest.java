package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.ClassPicture;
import org.nasion.core.chart.JawLengths;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.Shape;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.interchange.Statement;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Wording;

/**
 * A tracing in the making has points anywhere: on each other, swapped, far off the film. Every drawing, chart, report and
 * export of it can be made all the same, in no more strokes than of a good one, and holds no number that is none.
 */
class MisplacedPointsTest {

    private static final int WIDTH = 1935;
    private static final int HEIGHT = 2400;
    /** A good tracing's drawing has about 70 strokes, its longest chart about 120 marks. */
    private static final int MOST = 400;

    private static final Cephalogram FILM = new Cephalogram(
            WIDTH, HEIGHT, 255, new short[WIDTH * HEIGHT], Window.full(255), Acquisition.unknown("PNG, 8 bit grey"));
    private static final AnalysisCatalog CATALOG = AnalysisCatalog.bundled();

    private static Report report(Tracing tracing, Calibration calibration) {
        PatientFacts facts = PatientFacts.of(Reports.ERIKA, Reports.TAKEN);
        Readings readings = CATALOG.engine(facts).compute(tracing, calibration);
        List<Sheet> sheets = Stream.of("steiner", "ricketts", "mcnamara", "jarabak")
                .map(id -> CATALOG.sheet(CATALOG.analysis(id).orElseThrow(), readings, facts))
                .toList();
        return new Report(
                Reports.ERIKA,
                Reports.TAKEN,
                FILM,
                readings,
                ClinicalReading.bundled().read(readings),
                Optional.empty(),
                Optional.empty(),
                "Nasion",
                Optional.of(LocalDate.of(2026, 11, 22)),
                sheets,
                History.EMPTY,
                List.of(),
                List.of());
    }

    @Property(tries = 150)
    void drawingsAndChartsHaveCountedStrokesOfRealNumbers(
            @ForAll("tracings") Tracing tracing, @ForAll("scales") Calibration calibration) {
        Report report = report(tracing, calibration);
        List<Shape> shapes = TracingDrawing.of(tracing, report.readings());
        assertTrue(shapes.size() < MOST, shapes.size() + " shapes");
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Curve curve ->
                    CatmullRom.pieces(curve.through())
                            .forEach(piece -> Stream.of(piece.from(), piece.control1(), piece.control2(), piece.to())
                                    .forEach(MisplacedPointsTest::requireFinite));
                case Shape.Segment segment ->
                    Stream.of(segment.from(), segment.to()).forEach(MisplacedPointsTest::requireFinite);
                case Shape.Arc arc ->
                    Stream.of(arc.vertex(), arc.towards(), arc.towardsOther())
                            .forEach(MisplacedPointsTest::requireFinite);
                case Shape.Mark mark -> requireFinite(mark.at());
                case Shape.Construction built -> requireFinite(built.at());
                case Shape.SideMark side -> requireFinite(side.at());
            }
        }
        for (Optional<Chart> chart : List.of(
                JawLengths.of(report.readings(), 240, Wording.ENGLISH),
                ClassPicture.of(report.readings(), 240, Wording.ENGLISH))) {
            chart.ifPresent(drawn -> {
                assertTrue(
                        drawn.marks().size() < MOST,
                        drawn.title() + " has " + drawn.marks().size() + " marks");
                assertFalse(drawn.toString().matches("(?s).*(NaN|Infinity).*"), drawn.title());
            });
        }
    }

    @Property(tries = 16)
    void everyTextReportCanBeWritten(@ForAll("tracings") Tracing tracing, @ForAll("scales") Calibration calibration)
            throws IOException {
        Report report = report(tracing, calibration);
        for (ReportKind kind : EnumSet.complementOf(EnumSet.of(ReportKind.PDF))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            kind.write(report, ReportStyle.DEFAULT, out);
            assertTrue(out.size() > 1000, kind.toString());
            assertTrue(out.size() < 4 << 20, kind + " has " + out.size() + " bytes");
            if (kind != ReportKind.XLSX) {
                String text = out.toString(StandardCharsets.UTF_8).replaceAll("base64,[^\"]*", "");
                assertFalse(
                        text.matches("(?s).*[^A-Za-z](NaN|Infinity)[^A-Za-z].*"),
                        kind + " holds a number that is none");
            }
        }
    }

    @Property(tries = 6)
    void pictureDicomObjectsAndPdfCanBeMade(
            @ForAll("tracings") Tracing tracing, @ForAll("scales") Calibration calibration) {
        Report report = report(tracing, calibration);
        OverlayPicture.paint(FILM, report.readings(), List.of(), 400);
        assertTrue(new TracingExport(Clock.systemUTC())
                        .objects(
                                report,
                                same -> new PdfReport(ReportStyle.DEFAULT).bytes(same),
                                Statement.NONE,
                                TracingExport.Privacy.AS_IS)
                        .size()
                >= 4);
    }

    /** The mandible's length is 0, the midface's about 90 mm: the axis holds both. */
    @org.junit.jupiter.api.Test
    void gnathionOnCondylionLeavesAnAxisThatHoldsBothJaws() {
        Tracing adult = Films.adult();
        Tracing moved = adult.with(
                Landmark.GN,
                Films.manual(
                        adult.position(Landmark.CO).orElseThrow().x(),
                        adult.position(Landmark.CO).orElseThrow().y()));
        Chart chart = JawLengths.of(report(moved, Reports.TENTH).readings(), 240, Wording.ENGLISH)
                .orElseThrow();
        List<Double> dots = chart.marks().stream()
                .filter(Chart.Dot.class::isInstance)
                .map(mark -> ((Chart.Dot) mark).at().x())
                .toList();
        assertTrue(
                chart.marks().stream().filter(Chart.Line.class::isInstance).count() > 5, "there are lines of an axis");
        assertTrue(dots.stream().allMatch(x -> x >= 0 && x <= chart.width()), dots.toString());
    }

    private static void requireFinite(Point point) {
        assertTrue(point.isFinite(), point.toString());
    }

    // ---- tracings in the making

    @Provide
    Arbitrary<Tracing> tracings() {
        Arbitrary<Landmark> point = Arbitraries.of(Landmark.STANDARD);
        Arbitrary<Point> anywhere = Combinators.combine(
                        Arbitraries.doubles().between(-WIDTH, 2.0 * WIDTH),
                        Arbitraries.doubles().between(-HEIGHT, 2.0 * HEIGHT))
                .as(Point::new);
        Arbitrary<Double> tiny = Arbitraries.of(0.0, 1e-300, 1e-160, 1e-12, 1e-7, 1e-5, 0.01);
        Arbitrary<Tracing> oneOnAnother = Combinators.combine(point, point, tiny)
                .as((one, other, off) -> at(Map.of(one, of(other).plus(new Point(off, -off)))));
        Arbitrary<Tracing> oneAnywhere = Combinators.combine(point, anywhere).as((one, to) -> at(Map.of(one, to)));
        Arbitrary<Tracing> swapped = Combinators.combine(point, point)
                .as((one, other) -> one == other ? Films.adult() : at(Map.of(one, of(other), other, of(one))));
        Arbitrary<Tracing> allAnywhere =
                anywhere.list().ofSize(Landmark.STANDARD.size()).map(MisplacedPointsTest::all);
        Arbitrary<Tracing> allOnOne = Combinators.combine(anywhere, tiny).as((to, off) -> {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < Landmark.STANDARD.size(); i++) {
                points.add(to.plus(new Point(off * i, off * (i % 3))));
            }
            return all(points);
        });
        Arbitrary<Tracing> someOnly = Combinators.combine(point.set(), allOnOne).as((missing, tracing) -> {
            Tracing left = tracing;
            for (Landmark landmark : missing) {
                left = left.without(landmark);
            }
            return left;
        });
        return Arbitraries.oneOf(oneOnAnother, oneAnywhere, swapped, allAnywhere, allOnOne, someOnly);
    }

    @Provide
    Arbitrary<Calibration> scales() {
        return Arbitraries.of(
                Reports.TENTH,
                Films.NO_SCALE,
                new Calibration.Uncalibrated(0.01),
                new Calibration.Uncalibrated(100),
                new Calibration.Scale(Calibration.Kind.DETECTOR, 1e-6, 1, ""),
                new Calibration.Scale(Calibration.Kind.USER_STATED, 1e6, 1.3, ""),
                new Calibration.Ruler(new Point(0, 0), new Point(0, 1e-3), 1e6, 1));
    }

    private static Point of(Landmark landmark) {
        return Films.adult().position(landmark).orElse(new Point(0, 0));
    }

    private static Tracing at(Map<Landmark, Point> moved) {
        Tracing tracing = Films.adult();
        for (Map.Entry<Landmark, Point> point : moved.entrySet()) {
            tracing = tracing.with(point.getKey(), placed(point.getValue()));
        }
        return tracing;
    }

    private static Tracing all(List<Point> points) {
        Tracing tracing = Tracing.EMPTY;
        for (int i = 0; i < points.size(); i++) {
            tracing = tracing.with(Landmark.STANDARD.get(i), placed(points.get(i)));
        }
        return tracing;
    }

    private static Placement placed(Point at) {
        return Films.manual(at.x(), at.y());
    }
}
