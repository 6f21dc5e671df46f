package org.nasion.core.contour;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.nasion.core.geometry.Point;

/**
 * Greys across a line: of each of its places a row of samples along its normal, and what each is worth as the contour.
 * Offsets are positive towards the denser side.
 */
final class Band {

    /** Samples beyond the searched band on both sides, mm: what lies outside an edge is looked at too. */
    private static final double BEYOND = 2.6;

    private static final double INSIDE = 0.8;
    private static final double OUTSIDE = 2.4;
    /** Half the foot of an edge and of a thin line, mm. */
    private static final double EDGE = 0.4;

    private static final double RIDGE = 1.1;
    /** So many usual edges brighter than air, and the skin is farther out. */
    private static final double BRIGHT_OUTSIDE = 6;
    /** Part of a band about the skin in which there is surely only air, and the least of its greys that is an edge at all. */
    private static final double AIR_SHARE = 0.3;

    private static final double LEAST_SKIN = 0.008;

    final Point[] normal;
    final int half;
    final double step;
    private final int beyond;
    private final float[][] grey;
    private final double[][] response;
    private final double air;
    private final double tissue;
    private final double usual;
    private final EdgeLook.Kind kind;

    /**
     * @param step    between samples, mm
     * @param half    samples to each side that are searched
     * @param mm      of the frame
     * @param noise   grey values that are no edge
     * @param sign    1 where dense is bright
     * @param smooth  places to both sides over which the normal is taken
     */
    Band(
            EdgeLine line,
            EdgeLook look,
            GreyRaster picture,
            UnaryOperator<Point> toImage,
            double mm,
            double step,
            int half,
            double noise,
            int sign,
            int smooth) {
        this.half = half;
        this.step = step;
        this.kind = look.kind();
        this.beyond = (int) Math.ceil(BEYOND / step);
        this.normal = new Point[line.size()];
        int columns = 2 * (half + beyond) + 1;
        this.grey = new float[line.size()][columns];
        for (int i = 0; i < line.size(); i++) {
            Point right = line.right(i, smooth);
            normal[i] = (look.denseRight() ? right : right.times(-1)).times(mm);
            for (int k = 0; k < columns; k++) {
                double offset = (k - half - beyond) * step;
                grey[i][k] =
                        sign * picture.at(toImage.apply(line.points().get(i).plus(normal[i].times(offset))));
            }
        }
        this.response = new double[line.size()][2 * half + 1];
        for (int i = 0; i < line.size(); i++) {
            for (int j = 0; j <= 2 * half; j++) {
                response[i][j] = response(grey[i], j + beyond);
            }
        }
        float[] all = new float[grey.length * columns];
        for (int i = 0; i < grey.length; i++) {
            System.arraycopy(grey[i], 0, all, i * columns, columns);
        }
        Ranks greys = Ranks.of(all);
        this.air = greys.at(all.length / 20);
        this.tissue = Math.max(air + 1e-6, greys.at(all.length * 7 / 10));
        this.usual = Math.max(noise, usual());
    }

    private double response(float[] row, int k) {
        return switch (kind) {
            case SKIN -> mean(row, k, k + steps(INSIDE)) - mean(row, k - steps(OUTSIDE), k);
            case EDGE -> row[k + steps(EDGE)] - row[k - steps(EDGE)];
            case RIDGE -> row[k] - (row[k - steps(RIDGE)] + row[k + steps(RIDGE)]) / 2;
        };
    }

    private int steps(double mm) {
        return Math.max(1, (int) Math.round(mm / step));
    }

    private static double mean(float[] row, int from, int to) {
        double sum = 0;
        for (int k = from; k <= to; k++) {
            sum += row[k];
        }
        return sum / (to - from + 1);
    }

    /** What is nothing in particular here: the median size of the responses; before air, of which half the band is, less. */
    private double usual() {
        double[] all = new double[response.length * response[0].length];
        for (int i = 0; i < all.length; i++) {
            all[i] = Math.abs(response[i / response[0].length][i % response[0].length]);
        }
        Ranks sizes = new Ranks(all);
        return kind == EdgeLook.Kind.SKIN
                ? Math.max(sizes.at((int) (AIR_SHARE * all.length)), LEAST_SKIN * (tissue - air))
                : sizes.at(all.length / 2);
    }

    /** Of every place and offset, −2 to 1: 1 for the clearest edge of the right direction. */
    double[][] worth() {
        double[][] worth = new double[response.length][2 * half + 1];
        double[][] all = kind == EdgeLook.Kind.SKIN
                ? Arrays.stream(grey).map(this::outside).toArray(double[][]::new)
                : null;
        for (int i = 0; i < worth.length; i++) {
            double[] outside = all == null ? null : all[i];
            double air = outside == null ? 0 : Arrays.stream(outside).min().orElse(0);
            for (int j = 0; j <= 2 * half; j++) {
                double r = response[i][j];
                worth[i][j] = r / (Math.abs(r) + usual);
                if (outside != null) {
                    worth[i][j] -= Math.clamp((outside[j] - air) / (BRIGHT_OUTSIDE * usual), 0.0, 1.0);
                }
            }
        }
        return worth;
    }

    /** The mean grey before each offset. */
    private double[] outside(float[] row) {
        double[] outside = new double[2 * half + 1];
        for (int j = 0; j < outside.length; j++) {
            outside[j] = mean(row, j + beyond - steps(OUTSIDE), j + beyond - steps(EDGE));
        }
        return outside;
    }

    /** How much clearer the contour is at a place than anything usual in the band; about 1 for nothing in particular. */
    double clearness(int i, double offset) {
        int j = Math.clamp(half + Math.round(offset / step), 0, 2 * half);
        return response[i][j] / usual;
    }
}
