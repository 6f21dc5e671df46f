package org.nasion.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Tracing;

/** The numbers are those of the worked example that was computed by hand, mm, y up. */
class MethodTest {

    private static final VisitFilm FIRST = film(
            Map.of(
                    Landmark.S,
                    new Point(0, 0),
                    Landmark.N,
                    new Point(66, 8),
                    Landmark.A,
                    new Point(62, -46),
                    Landmark.ME,
                    new Point(48, -98)),
            "ruler, 45 mm");
    private static final VisitFilm SECOND = film(
            Map.of(
                    Landmark.S,
                    new Point(12, -7),
                    Landmark.N,
                    new Point(80.44, -4.72),
                    Landmark.A,
                    new Point(71.49, -61.39),
                    Landmark.ME,
                    new Point(53.57, -117.04)),
            "ruler, 50 mm");
    private static final Method ALL = Method.BestFit.of(List.of(Landmark.S, Landmark.N, Landmark.A, Landmark.ME));

    @Test
    void laysSNAtSAsComputedByHand() {
        RigidMotion motion = Method.SN_AT_S.lay(SECOND, FIRST);
        assertEquals(5.003, Math.toDegrees(motion.turn()), 0.01);
        assertMoved(0, 0, motion, Landmark.S);
        assertEquals(1.99, moved(motion, Landmark.N).length(), 0.01);
        assertMoved(2.01, -2.99, motion, Landmark.A);
        assertMoved(3.01, -8.00, motion, Landmark.ME);
    }

    @Test
    void fitsAllPointsAsComputedByHand() {
        assertEquals(4.717, Math.toDegrees(ALL.lay(SECOND, FIRST).turn()), 0.01);
    }

    @Test
    void keepsNWhereItIsLaidOnN() {
        assertMoved(0, 0, Method.SN_AT_N.lay(SECOND, FIRST), Landmark.N);
    }

    @Test
    void layingTheFirstOnTheSecondIsTheInverse() {
        for (Method method : List.of(Method.SN_AT_S, Method.SN_AT_N, ALL)) {
            RigidMotion there = method.lay(SECOND, FIRST).inverse();
            RigidMotion back = method.lay(FIRST, SECOND);
            assertEquals(there.turn(), back.turn(), 1e-12);
            assertEquals(0, there.shift().distanceTo(back.shift()), 1e-9);
        }
    }

    @Test
    void refusesMissingPointsAndFilmsWithoutScale() {
        assertEquals(
                "NAS-COMPARE-POINTS",
                assertThrows(ProblemException.class, () -> Method.GO_ME_AT_ME.lay(SECOND, FIRST))
                        .problem()
                        .code());
        assertEquals(
                "NAS-COMPARE-SCALE",
                assertThrows(
                                ProblemException.class,
                                () -> VisitFilm.of(
                                        Optional.empty(),
                                        new Readings(
                                                Tracing.EMPTY, new Calibration.Uncalibrated(1), List.of(), Map.of())))
                        .problem()
                        .code());
    }

    private static VisitFilm film(Map<Landmark, Point> points, String scale) {
        return new VisitFilm(
                Optional.empty(),
                points,
                Map.of(),
                List.of(),
                new Readings(Tracing.EMPTY, new Calibration.Uncalibrated(1), List.of(), Map.of()),
                scale);
    }

    private static Point moved(RigidMotion motion, Landmark landmark) {
        return motion.apply(SECOND.points().get(landmark)).minus(FIRST.points().get(landmark));
    }

    private static void assertMoved(double x, double y, RigidMotion motion, Landmark landmark) {
        assertEquals(x, moved(motion, landmark).x(), 0.01);
        assertEquals(y, moved(motion, landmark).y(), 0.01);
    }
}
