package org.nasion.core.study.agreement;

import java.util.List;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.nasion.core.geometry.Point;

/**
 * How far one landmark lies from its reference over many films.
 *
 * @param n        films
 * @param mre      mean radial error, mm
 * @param sd       of the radial errors (n − 1), mm; 0 for one film
 * @param within2  per cent of the errors below 2 mm
 * @param within25 below 2.5 mm
 * @param within3  below 3 mm
 * @param within4  below 4 mm
 * @param bias     mean error vector in axes fixed to the head (x along S–N, forward; y at a right angle, up), mm
 * @param ellipse  where 95 % of single errors lie if they are normal; NaN axes below three films
 * @param errors   one by one, mm
 */
public record PointErrors(
        int n,
        double mre,
        double sd,
        double within2,
        double within25,
        double within3,
        double within4,
        Point bias,
        Ellipse ellipse,
        List<Point> errors) {

    public PointErrors {
        errors = List.copyOf(errors);
    }

    /**
     * An ellipse around the bias.
     *
     * @param major half the long axis, mm
     * @param minor half the short axis, mm
     * @param angle of the long axis against S–N, degrees, up is positive, −90 to 90
     */
    public record Ellipse(double major, double minor, double angle) {}

    /** 95 % of a two-dimensional normal distribution lie within √5.991 standard deviations. */
    private static final double REACH = Math.sqrt(new ChiSquaredDistribution(2).inverseCumulativeProbability(0.95));

    /** @param errors vectors in head-fixed axes, mm; at least one */
    public static PointErrors of(List<Point> errors) {
        int n = errors.size();
        double[] radial = errors.stream()
                .mapToDouble(error -> Math.hypot(error.x(), error.y()))
                .toArray();
        double bx = errors.stream().mapToDouble(Point::x).average().orElseThrow();
        double by = errors.stream().mapToDouble(Point::y).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Point error : errors) {
            xx += (error.x() - bx) * (error.x() - bx);
            xy += (error.x() - bx) * (error.y() - by);
            yy += (error.y() - by) * (error.y() - by);
        }
        return new PointErrors(
                n,
                PairedAgreement.mean(radial),
                n > 1 ? PairedAgreement.sd(radial) : 0,
                below(radial, 2),
                below(radial, 2.5),
                below(radial, 3),
                below(radial, 4),
                new Point(bx, by),
                n < PairedAgreement.LEAST
                        ? new Ellipse(Double.NaN, Double.NaN, 0)
                        : ellipse(xx / (n - 1), xy / (n - 1), yy / (n - 1)),
                errors);
    }

    private static Ellipse ellipse(double xx, double xy, double yy) {
        double middle = (xx + yy) / 2;
        double half = Math.hypot((xx - yy) / 2, xy);
        return new Ellipse(
                REACH * Math.sqrt(middle + half),
                REACH * Math.sqrt(Math.max(0, middle - half)),
                Math.toDegrees(Math.atan2(2 * xy, xx - yy) / 2));
    }

    private static double below(double[] radial, double limit) {
        int count = 0;
        for (double error : radial) {
            count += error < limit ? 1 : 0;
        }
        return 100.0 * count / radial.length;
    }
}
