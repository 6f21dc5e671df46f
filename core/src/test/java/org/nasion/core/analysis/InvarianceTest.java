package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Measurements are the patient's: how the film lies, how large it is and which way the face looks must not matter. */
@Tag("slow")
class InvarianceTest {

    private final MeasurementEngine engine = MeasurementCatalog.bundled().engine();

    @Property(tries = 200)
    void shiftingTheFilmChangesNothing(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -5000, max = 5000) double x,
            @ForAll @DoubleRange(min = -5000, max = 5000) double y) {
        Tracing face = face(seed);
        same(face, Films.ONE_MM, moved(face, point -> new Point(point.x() + x, point.y() + y)), Films.ONE_MM);
    }

    @Property(tries = 200)
    void turningTheFilmChangesNothing(@ForAll long seed, @ForAll @DoubleRange(min = -40, max = 40) double degrees) {
        Tracing face = face(seed);
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        same(
                face,
                Films.ONE_MM,
                moved(face, p -> new Point(p.x() * cos - p.y() * sin, p.x() * sin + p.y() * cos)),
                Films.ONE_MM);
    }

    @Property(tries = 200)
    void mirroringTheFilmChangesNothing(@ForAll long seed) {
        Tracing face = face(seed);
        same(face, Films.ONE_MM, moved(face, point -> new Point(-point.x(), point.y())), Films.ONE_MM);
    }

    /** A film may be scanned in any of eight ways; its rows may also lie further apart than its columns. */
    @Property(tries = 300)
    void holdingTheFilmOtherwiseChangesNothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 3) int turns,
            @ForAll boolean mirrored,
            @ForAll @DoubleRange(min = -30, max = 30) double tilt,
            @ForAll @DoubleRange(min = 0.5, max = 2) double aspect) {
        Tracing face = face(seed);
        Orientation held = new Orientation(turns, mirrored);
        double cos = Math.cos(Math.toRadians(tilt));
        double sin = Math.sin(Math.toRadians(tilt));
        Tracing other = moved(face, p -> {
            Point turned = held.apply(new Point(p.x() * cos - p.y() * sin, p.x() * sin + p.y() * cos));
            return new Point(turned.x(), turned.y() / aspect);
        });
        same(face, Films.ONE_MM, other, new Calibration.Scale(Calibration.Kind.USER_STATED, 1, aspect, ""));
    }

    /** With a handful of points the answer must be the same: those of the mean head decide together. */
    @Property(tries = 200)
    void fewPointsTellTheOrientationToo(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 3) int turns,
            @ForAll boolean mirrored,
            @ForAll @IntRange(min = 5, max = 12) int count) {
        List<Landmark> all = new ArrayList<>(Landmark.STANDARD);
        Collections.shuffle(all, new Random(seed));
        Tracing face = face(seed);
        for (Landmark landmark : all.subList(count, all.size())) {
            face = face.without(landmark);
        }
        assumeSpread(face);
        Orientation held = new Orientation(turns, mirrored);
        Tracing other = moved(face, held::apply);
        Orientation upright = HeadOrientation.of(other, 1);
        for (Point unit : List.of(new Point(1, 0), new Point(0, 1))) {
            assertEquals(0, upright.apply(held.apply(unit)).distanceTo(unit));
        }
    }

    /** Points in one corner of the head (lips and incisors alone) fix no direction. */
    private static void assumeSpread(Tracing face) {
        boolean front = face.position(Landmark.N).isPresent()
                || face.position(Landmark.PN).isPresent()
                || face.position(Landmark.OR).isPresent();
        boolean back = face.position(Landmark.S).isPresent()
                || face.position(Landmark.PO).isPresent()
                || face.position(Landmark.GO).isPresent();
        boolean below = face.position(Landmark.ME).isPresent()
                || face.position(Landmark.POG).isPresent()
                || face.position(Landmark.B).isPresent();
        Assume.that(front && back && below);
    }

    @Example
    void aTurnIsToldFromAMirrorByHandednessAndTwoPointsByTheSmallerTurn() {
        Tracing adult = Films.adult();
        assertEquals(new Orientation(2, false), HeadOrientation.of(moved(adult, p -> new Point(-p.x(), -p.y())), 1));
        assertEquals(new Orientation(0, true), HeadOrientation.of(moved(adult, p -> new Point(-p.x(), p.y())), 1));
        assertEquals(new Orientation(0, true), HeadOrientation.of(Films.up("S 0 0, N -10 1"), 1));
        assertEquals(Orientation.UPRIGHT, HeadOrientation.of(Films.up("S 0 0"), 1));
        assertEquals(Orientation.UPRIGHT, HeadOrientation.of(Films.up("S 0 0, N 0 0"), 1));
    }

    /** One point far off, as a slip or another film's point would be, does not turn the head round. */
    @Property(tries = 200)
    void aPointFarOffDoesNotTurnTheHead(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 28) int which,
            @ForAll @DoubleRange(min = -200, max = 200) double dx,
            @ForAll @DoubleRange(min = -200, max = 200) double dy) {
        Landmark landmark = Landmark.STANDARD.get(which);
        Tracing face = face(seed);
        Point at = face.position(landmark).orElseThrow();
        assertEquals(
                Orientation.UPRIGHT,
                HeadOrientation.of(face.with(landmark, Films.manual(at.x() + dx, at.y() + dy)), 1));
    }

    /** More pixels with fewer millimetres each, on rows as far apart as they like. */
    @Property(tries = 200)
    void resolutionAndPixelShapeChangeNothing(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.2, max = 20) double perMmX,
            @ForAll @DoubleRange(min = 0.2, max = 20) double perMmY) {
        Tracing face = face(seed);
        Calibration fine = new Calibration.Scale(Calibration.Kind.USER_STATED, 1 / perMmX, perMmX / perMmY, "");
        same(face, Films.ONE_MM, moved(face, point -> new Point(point.x() * perMmX, point.y() * perMmY)), fine);
    }

    @Property(tries = 200)
    void withoutAScaleAnglesAndRatiosStay(@ForAll long seed, @ForAll @DoubleRange(min = 0.2, max = 20) double aspect) {
        Tracing face = face(seed);
        Readings before = engine.compute(face, Films.ONE_MM);
        Readings after = engine.compute(
                moved(face, point -> new Point(point.x() * 3, point.y() * 3 / aspect)),
                new Calibration.Uncalibrated(aspect));
        for (Reading reading : before.all()) {
            Value value = after.byId().get(reading.measurement().id()).value();
            if (reading.measurement().unit() == Unit.MILLIMETRE) {
                assertEquals(new Value.NoScale(), value);
            } else {
                close(reading, value);
            }
        }
    }

    @Property(tries = 100)
    void updatingGivesWhatComputingGives(@ForAll long seed, @ForAll long other) {
        Tracing face = face(seed);
        Tracing next = face;
        Random random = new Random(other);
        for (int i = 0; i < 3; i++) {
            Landmark landmark = Landmark.STANDARD.get(random.nextInt(Landmark.STANDARD.size()));
            next = random.nextInt(4) == 0
                    ? next.without(landmark)
                    : next.with(landmark, Films.manual(random.nextDouble(-50, 100), random.nextDouble(0, 120)));
        }
        Readings updated = engine.update(engine.compute(face, Films.ONE_MM), next, Films.ONE_MM);
        assertEquals(engine.compute(next, Films.ONE_MM), updated);
    }

    private void same(Tracing one, Calibration oneScale, Tracing other, Calibration otherScale) {
        Readings before = engine.compute(one, oneScale);
        Readings after = engine.compute(other, otherScale);
        before.all()
                .forEach(reading -> close(
                        reading, after.byId().get(reading.measurement().id()).value()));
    }

    private static void close(Reading expected, Value value) {
        double number = expected.value().number().orElseThrow();
        double actual = value.number().orElseThrow();
        double difference = expected.measurement().unit() == Unit.DEGREE
                ? Math.IEEEremainder(actual - number, 360)
                : actual - number;
        assertEquals(
                0,
                difference,
                1e-7 * Math.max(1, Math.abs(number)),
                expected.measurement().id());
    }

    /** An adult whose points are each moved by up to 3 mm. */
    private static Tracing face(long seed) {
        Random random = new Random(seed);
        return moved(
                Films.withExtraPoints(),
                point -> new Point(
                        point.x() / 10 + random.nextDouble(-3, 3), point.y() / 10 + random.nextDouble(-3, 3)));
    }

    private static Tracing moved(Tracing tracing, UnaryOperator<Point> to) {
        Map<Landmark, Placement> placements = new TreeMap<>();
        tracing.placements()
                .forEach((landmark, placement) -> placements.put(
                        landmark,
                        new Placement(
                                to.apply(placement.position()),
                                placement.origin(),
                                placement.confirmed(),
                                Optional.empty())));
        return new Tracing(placements);
    }
}
