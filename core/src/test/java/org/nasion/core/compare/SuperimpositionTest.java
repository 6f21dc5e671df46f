package org.nasion.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.LandmarkErrors;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.analysis.NormChoice;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Unit;
import org.nasion.core.analysis.Value;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Tracing;

class SuperimpositionTest {

    private static final Map<Landmark, Point> HEAD = Map.of(
            Landmark.S,
            new Point(0, 0),
            Landmark.N,
            new Point(66, 8),
            Landmark.OR,
            new Point(52, -19),
            Landmark.PO,
            new Point(-24, -18),
            Landmark.AR,
            new Point(-15, -30),
            Landmark.A,
            new Point(62, -46),
            Landmark.ME,
            new Point(48, -98));
    private static final LandmarkErrors.Spread ROUND = LandmarkErrors.Spread.of(0.5, 0.5, 0);

    private static VisitFilm film(
            Map<Landmark, Point> points, Map<Landmark, LandmarkErrors.Spread> errors, String date, OptionalDouble sna) {
        Measurement measurement = new Measurement("SNA", "SNA", "", Unit.DEGREE, "", Set.of(), "", List.of());
        Reading reading = new Reading(
                measurement,
                sna.isPresent() ? new Value.Known(sna.getAsDouble()) : new Value.Undefined(),
                new NormChoice(Optional.empty(), NormChoice.Reason.NONE_PUBLISHED),
                false,
                OptionalDouble.of(1.2));
        return new VisitFilm(
                date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date)),
                points,
                errors,
                List.of(),
                new Readings(Tracing.EMPTY, new Calibration.Uncalibrated(1), List.of(reading), Map.of("SNA", reading)),
                "ruler");
    }

    private static VisitFilm film(Map<Landmark, Point> points, Map<Landmark, LandmarkErrors.Spread> errors) {
        return film(points, errors, "", OptionalDouble.empty());
    }

    /**
     * By hand, S–N at S with S(0, 0), N(70, 0), Me(0, −70), every point ± 0.5 mm: forward, the move is Me′ − S′ + S − Me and
     * 70 mm times the turn ((N − S) − (N′ − S′))/70 across S–N, eight terms of 0.25 mm²; upward only the first four; S and
     * S′ across S–N are in both, with opposite signs.
     */
    @Test
    void carriesTheErrorsOfTheRegistrationToFarPoints() {
        Map<Landmark, LandmarkErrors.Spread> errors = Map.of(Landmark.S, ROUND, Landmark.N, ROUND, Landmark.ME, ROUND);
        Map<Landmark, Point> level =
                Map.of(Landmark.S, new Point(0, 0), Landmark.N, new Point(70, 0), Landmark.ME, new Point(0, -70));
        Superimposition same = Superimposition.of(Method.SN_AT_S, film(level, errors), film(level, errors));
        Displacement.Covariance me = of(same, Landmark.ME).error().orElseThrow();
        assertEquals(2.0, me.xx(), 1e-6);
        assertEquals(1.0, me.yy(), 1e-6);
        assertEquals(-0.5, me.xy(), 1e-6);
        assertEquals(0, of(same, Landmark.S).error().orElseThrow().xx(), 1e-9);
        same.displacements()
                .forEach(move -> assertTrue(move.withinError(), move.landmark().code()));
    }

    private static Displacement of(Superimposition laid, Landmark landmark) {
        return laid.displacements().stream()
                .filter(move -> move.landmark().equals(landmark))
                .findFirst()
                .orElseThrow();
    }

    /** 95 % ellipses of the moves hold the true move (none) in 90 to 98 % of 2000 pairs of tracings of one head. */
    @Test
    void ellipsesHoldWhatTheyPromise() {
        Random random = new Random(7);
        Map<Landmark, LandmarkErrors.Spread> errors = new TreeMap<>();
        HEAD.keySet()
                .forEach(landmark -> errors.put(
                        landmark,
                        LandmarkErrors.Spread.of(
                                0.4 + Landmark.STANDARD.indexOf(landmark) * 0.05,
                                1.1 - Landmark.STANDARD.indexOf(landmark) * 0.03,
                                0.3)));
        Method method = Method.BestFit.of(List.of(Landmark.S, Landmark.N, Landmark.OR, Landmark.PO));
        int held = 0;
        int all = 0;
        for (int i = 0; i < 2000; i++) {
            Superimposition laid = Superimposition.of(
                    method, film(traced(random, errors), errors), film(traced(random, errors), errors));
            for (Displacement move : laid.displacements()) {
                held += move.withinError() ? 1 : 0;
                all++;
            }
        }
        double share = (double) held / all;
        assertTrue(share > 0.90 && share < 0.98, "held " + share);
    }

    private static Map<Landmark, Point> traced(Random random, Map<Landmark, LandmarkErrors.Spread> errors) {
        Map<Landmark, Point> points = new TreeMap<>();
        HEAD.forEach((landmark, at) -> {
            LandmarkErrors.Spread spread = errors.get(landmark);
            double first = random.nextGaussian();
            double x = Math.sqrt(spread.xx()) * first;
            double correlation = spread.xy() / Math.sqrt(spread.xx() * spread.yy());
            double y = Math.sqrt(spread.yy())
                    * (correlation * first + Math.sqrt(1 - correlation * correlation) * random.nextGaussian());
            points.put(landmark, at.plus(new Point(x, y)));
        });
        return points;
    }

    @Test
    void aMoveBeyondItsErrorSaysSoAndAnUnknownErrorIsNone() {
        Map<Landmark, LandmarkErrors.Spread> errors = Map.of(Landmark.S, ROUND, Landmark.N, ROUND, Landmark.A, ROUND);
        Map<Landmark, Point> grown = new TreeMap<>(HEAD);
        grown.put(Landmark.A, HEAD.get(Landmark.A).plus(new Point(6, 0)));
        Superimposition laid = Superimposition.of(Method.SN_AT_S, film(HEAD, errors), film(grown, errors));
        assertEquals(6, of(laid, Landmark.A).by().x(), 1e-9);
        assertFalse(of(laid, Landmark.A).withinError());
        assertTrue(of(laid, Landmark.ME).error().isEmpty());
    }

    /** 82.0 to 85.5 over two years of 730.5 days: 1.75 a year; the error is √2·1.2 = 1.70, and 3.5 > 1.96·1.70 = 3.33. */
    @Test
    void changesAreToldPerYearWithTheirErrors() {
        VisitFilm then = film(HEAD, Map.of(), "2020-01-01", OptionalDouble.of(82.0));
        VisitFilm now = film(HEAD, Map.of(), "2022-01-01", OptionalDouble.of(85.5));
        MeasurementChange change = VisitComparison.of(List.of(now, then), Map.of("sn", Method.SN_AT_S))
                .changes()
                .getFirst();
        assertEquals(3.5, change.difference().orElseThrow(), 1e-9);
        assertEquals(3.5 / (731 / 365.25), change.perYear().orElseThrow(), 1e-9);
        assertEquals(1.697, change.error().orElseThrow(), 1e-3);
        assertFalse(change.withinError());
    }

    @Test
    void anotherHeadIsDoubtedAndOneThatGrewIsNot() {
        RigidMotion elsewhere = new RigidMotion(0.1, new Point(30, -12));
        Map<Landmark, Point> grown = new TreeMap<>();
        HEAD.forEach((landmark, at) -> grown.put(landmark, elsewhere.apply(at.times(1.02))));
        VisitFilm then = film(HEAD, Map.of(), "2020-01-01", OptionalDouble.of(80));
        assertEquals(
                List.of(),
                VisitComparison.of(
                                List.of(then, film(grown, Map.of(), "2022-01-01", OptionalDouble.of(80))),
                                Map.of("sn", Method.SN_AT_S))
                        .doubts());
        Map<Landmark, Point> other = new TreeMap<>();
        HEAD.forEach((landmark, at) -> other.put(landmark, at.times(1.2)));
        assertEquals(
                1,
                VisitComparison.of(
                                List.of(then, film(other, Map.of(), "2022-01-01", OptionalDouble.of(80))),
                                Map.of("sn", Method.SN_AT_S))
                        .doubts()
                        .size());
        assertEquals(
                "NAS-COMPARE-FILMS",
                assertThrows(ProblemException.class, () -> VisitComparison.of(List.of(then), Map.of()))
                        .problem()
                        .code());
    }
}
