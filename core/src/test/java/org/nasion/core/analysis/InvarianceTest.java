package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Measurements are the patient's: how the film lies, how large it is and which way the face looks must not matter. */
class InvarianceTest {

    private final MeasurementEngine engine = MeasurementCatalog.bundled().engine();

    @Property(tries = 200)
    void shiftingTheFilmChangesNothing(@ForAll long seed, @ForAll @DoubleRange(min = -5000, max = 5000) double x,
                                       @ForAll @DoubleRange(min = -5000, max = 5000) double y) {
        Tracing face = face(seed);
        same(face, Films.ONE_MM, moved(face, point -> new Point(point.x() + x, point.y() + y)), Films.ONE_MM);
    }

    @Property(tries = 200)
    void turningTheFilmChangesNothing(@ForAll long seed, @ForAll @DoubleRange(min = -40, max = 40) double degrees) {
        Tracing face = face(seed);
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        same(face, Films.ONE_MM, moved(face, p -> new Point(p.x() * cos - p.y() * sin, p.x() * sin + p.y() * cos)), Films.ONE_MM);
    }

    @Property(tries = 200)
    void mirroringTheFilmChangesNothing(@ForAll long seed) {
        Tracing face = face(seed);
        same(face, Films.ONE_MM, moved(face, point -> new Point(-point.x(), point.y())), Films.ONE_MM);
    }

    /** More pixels with fewer millimetres each, on rows as far apart as they like. */
    @Property(tries = 200)
    void resolutionAndPixelShapeChangeNothing(@ForAll long seed, @ForAll @DoubleRange(min = 0.2, max = 20) double perMmX,
                                              @ForAll @DoubleRange(min = 0.2, max = 20) double perMmY) {
        Tracing face = face(seed);
        Calibration fine = new Calibration.Scale(Calibration.Kind.USER_STATED, 1 / perMmX, perMmX / perMmY, "");
        same(face, Films.ONE_MM, moved(face, point -> new Point(point.x() * perMmX, point.y() * perMmY)), fine);
    }

    @Property(tries = 200)
    void withoutAScaleAnglesAndRatiosStay(@ForAll long seed, @ForAll @DoubleRange(min = 0.2, max = 20) double aspect) {
        Tracing face = face(seed);
        Readings before = engine.compute(face, Films.ONE_MM);
        Readings after = engine.compute(moved(face, point -> new Point(point.x() * 3, point.y() * 3 / aspect)),
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
            Landmark landmark = Landmark.values()[random.nextInt(Landmark.values().length)];
            next = random.nextInt(4) == 0 ? next.without(landmark)
                    : next.with(landmark, Films.manual(random.nextDouble(-50, 100), random.nextDouble(0, 120)));
        }
        Readings updated = engine.update(engine.compute(face, Films.ONE_MM), next, Films.ONE_MM);
        assertEquals(engine.compute(next, Films.ONE_MM), updated);
    }

    private void same(Tracing one, Calibration oneScale, Tracing other, Calibration otherScale) {
        Readings before = engine.compute(one, oneScale);
        Readings after = engine.compute(other, otherScale);
        before.all().forEach(reading -> close(reading, after.byId().get(reading.measurement().id()).value()));
    }

    private static void close(Reading expected, Value value) {
        double number = expected.value().number().orElseThrow();
        double actual = value.number().orElseThrow();
        double difference = expected.measurement().unit() == Unit.DEGREE
                ? Math.IEEEremainder(actual - number, 360) : actual - number;
        assertEquals(0, difference, 1e-7 * Math.max(1, Math.abs(number)), expected.measurement().id());
    }

    /** An adult whose points are each moved by up to 3 mm. */
    private static Tracing face(long seed) {
        Random random = new Random(seed);
        return moved(Films.adult(), point -> new Point(point.x() / 10 + random.nextDouble(-3, 3),
                point.y() / 10 + random.nextDouble(-3, 3)));
    }

    private static Tracing moved(Tracing tracing, UnaryOperator<Point> to) {
        Map<Landmark, Placement> placements = new EnumMap<>(Landmark.class);
        tracing.placements().forEach((landmark, placement) -> placements.put(landmark, new Placement(
                to.apply(placement.position()), placement.origin(), placement.confirmed(), Optional.empty())));
        return new Tracing(placements);
    }
}
