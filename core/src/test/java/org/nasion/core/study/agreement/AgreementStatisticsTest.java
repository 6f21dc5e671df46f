package org.nasion.core.study.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;

/** Figures from R 4.2.2: t.test, lm and, of the package psych 2.2.9, ICC(lmer = FALSE) and cohen.kappa. */
class AgreementStatisticsTest {

    private static final double[] FIRST = {82.1, 79.4, 84.0, 80.2, 77.9, 85.3, 81.0, 83.2, 78.8, 80.5};
    private static final double[] SECOND = {81.6, 79.9, 84.8, 79.8, 78.5, 84.9, 81.9, 83.0, 79.6, 80.1};

    /** Shrout and Fleiss 1979, table 2: six targets, four judges. */
    private static final double[][] SHROUT_FLEISS = {
        {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
    };

    @Test
    void biasAndItsTestAreThoseOfR() {
        PairedAgreement found = PairedAgreement.of(FIRST, SECOND);
        assertEquals(0.17, found.bias(), 1e-12);
        assertEquals(0.90424963, found.t(), 1e-8);
        assertEquals(0.389426, found.p(), 1e-6);
        assertEquals(-0.2552882205, found.biasInterval().lower(), 1e-9);
        assertEquals(0.5952882205, found.biasInterval().upper(), 1e-9);
        assertEquals(-0.06435840884, found.trend(), 1e-9);
        assertEquals(0.4905698219, found.trendP(), 1e-8);
    }

    /** By hand: Σd² = 3.47, so Dahlberg √(3.47/20); SD from the same sum. */
    @Test
    void errorsOfTheMethodFollowTheirFormulas() {
        PairedAgreement found = PairedAgreement.of(FIRST, SECOND);
        assertEquals(Math.sqrt(3.47 / 20), found.dahlberg(), 1e-9);
        assertEquals(0.5945, found.sd(), 5e-5);
        assertEquals(0.5945 / Math.sqrt(2), found.sem(), 5e-5);
        assertEquals(1.96 * 0.5945, found.minimalChange(), 1e-4);
        assertEquals(-0.995, found.limits().lower(), 5e-4);
        assertEquals(1.335, found.limits().upper(), 5e-4);
        assertEquals(0.753, found.limitHalfWidth(), 5e-4);
    }

    @Test
    void twoReadersCorrelateAsInR() {
        double[][] both = new double[FIRST.length][];
        for (int i = 0; i < both.length; i++) {
            both[i] = new double[] {FIRST[i], SECOND[i]};
        }
        IntraclassCorrelation icc = IntraclassCorrelation.of(both).orElseThrow();
        check(0.9673377608, 0.8816019549, 0.9916643692, icc.absolute());
        check(0.9667513301, 0.8725523223, 0.9916370044, icc.consistency());
        check(0.9833977470, 0.9370759343, 0.9958147412, icc.absoluteOfMean());
    }

    @Test
    void fourJudgesCorrelateAsPublished() {
        IntraclassCorrelation icc = IntraclassCorrelation.of(SHROUT_FLEISS).orElseThrow();
        check(0.2897637795, 0.01878651337, 0.7610843696, icc.absolute());
        check(0.7148407148, 0.34246476503, 0.9458582600, icc.consistency());
        check(0.6200505476, 0.07113681530, 0.9272320402, icc.absoluteOfMean());
    }

    private static void check(double value, double lower, double upper, IntraclassCorrelation.Estimate found) {
        assertEquals(value, found.value(), 1e-9);
        assertEquals(lower, found.interval().lower(), 1e-7);
        assertEquals(upper, found.interval().upper(), 1e-7);
    }

    @Test
    void sameReadingsAgreePerfectly() {
        PairedAgreement found = PairedAgreement.of(FIRST, FIRST);
        assertEquals(0, found.dahlberg());
        assertEquals(1, found.p());
        double[][] both = {{1, 1}, {2, 2}, {4, 4}};
        assertEquals(1, IntraclassCorrelation.of(both).orElseThrow().absolute().value());
    }

    @Test
    void casesThatDoNotDifferHaveNoCorrelation() {
        assertTrue(IntraclassCorrelation.of(new double[][] {{5, 5}, {5, 5}, {5, 5}})
                .isEmpty());
    }

    @Test
    void tooFewCasesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairedAgreement.of(new double[2], new double[2]));
        assertThrows(
                IllegalArgumentException.class,
                () -> PairedAgreement.of(new double[3], new double[] {1, 2, Double.NaN}));
    }

    @Test
    void kappaIsThatOfPsych() {
        int[] one = {1, 1, 2, 2, 3, 3, 1, 2, 3, 1, 2, 2, 1, 3, 3, 2, 1, 1, 2, 3};
        int[] two = {1, 1, 2, 3, 3, 3, 1, 2, 3, 2, 2, 2, 1, 3, 2, 2, 1, 1, 1, 3};
        List<CohensKappa.Pair<Integer>> pairs = new ArrayList<>();
        for (int i = 0; i < one.length; i++) {
            pairs.add(new CohensKappa.Pair<>(one[i], two[i]));
        }
        CohensKappa kappa = CohensKappa.of(pairs).orElseThrow();
        assertEquals(0.80, kappa.same(), 1e-12);
        assertEquals(0.6992481203, kappa.kappa(), 1e-9);
        assertEquals(0.4349997, kappa.interval().lower(), 2e-5);
        assertEquals(0.9634965, kappa.interval().upper(), 2e-5);
    }

    @Test
    void oneClassForAllSaysNothingOfAgreement() {
        assertTrue(CohensKappa.of(List.of(new CohensKappa.Pair<>("I", "I"), new CohensKappa.Pair<>("I", "I")))
                .isEmpty());
    }

    /** By hand: errors (1,0), (3,0), (2,1), (2,−1): bias (2,0), both variances 2/3. */
    @Test
    void anEllipseLiesAroundTheBias() {
        PointErrors found =
                PointErrors.of(List.of(new Point(1, 0), new Point(3, 0), new Point(2, 1), new Point(2, -1)));
        assertEquals(2, found.bias().x(), 1e-12);
        assertEquals(0, found.bias().y(), 1e-12);
        assertEquals(Math.sqrt(5.991464547 * 2 / 3), found.ellipse().major(), 1e-8);
        assertEquals(found.ellipse().major(), found.ellipse().minor(), 1e-8);
        assertEquals(25, found.within2());
    }

    /** Errors along a line at 30° upwards have an ellipse without a width, turned by 30°. */
    @Test
    void anEllipseLiesAlongItsEdge() {
        List<Point> errors = new ArrayList<>();
        for (int i = -3; i <= 3; i++) {
            errors.add(new Point(i * Math.cos(Math.PI / 6), i * Math.sin(Math.PI / 6)));
        }
        PointErrors.Ellipse ellipse = PointErrors.of(errors).ellipse();
        assertEquals(30, ellipse.angle(), 1e-9);
        assertEquals(0, ellipse.minor(), 1e-6);
    }
}
