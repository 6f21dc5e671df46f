package org.nasion.model.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealVector;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.shape.SoftTissueNasion;

/**
 * Finds pronasale on the film itself: rays leave a centre inside the nose, the skin is the smooth
 * line across them along which grey falls most, followed outwards to where the tissue ends, and its most anterior point is the tip. The shape
 * model's estimate only says where to look, within a centimetre.
 */
final class NoseTip {

    /** All lengths in mm of a head with S–N = 66 mm. */
    private static final double CENTRE_BEHIND_ESTIMATE = 14;

    private static final double FIRST_RADIUS = 3;
    private static final double STEP = 0.3;
    private static final int RADII = 90;
    private static final int EDGE_STEPS = 4;
    private static final double BLUR = 0.45;
    private static final double WIDEST_MISS = 11;
    private static final int RAYS = 61;
    private static final double DEGREES_PER_RAY = 2;
    /** Grey levels of the canvas: steps between the 1.2 mm inside and outside the skin. */
    private static final double STRONGEST = 40;

    private static final double WEAKEST = -20;
    /** A skin that falls by less than this (median of thirteen rays) is not trusted. */
    private static final double VISIBLE = 8;

    private static final int NEIGHBOURS = 6;
    private static final int BIGGEST_JUMP = 3;
    private static final double JUMP_PENALTY = 2;
    private static final double EXPECTED_SPREAD = 6;
    /** How far beyond the skin the air is looked for, steps. */
    private static final int AIR_STEPS = 14;
    /** Of the step from air to tissue that counts as the skin's end: it thins out, and people place the tip where it is last seen. */
    private static final double SHARE = 0.15;
    /** Half of the length of skin that a parabola is laid through. */
    private static final double CREST = 1.5;

    private final Canvas canvas;
    private final double mmPerPx;
    private final Point centre;
    private final Point forward;
    private final Point down;

    private NoseTip(Canvas canvas, double mmPerPx, Point estimate, Point forward) {
        this.canvas = canvas;
        this.mmPerPx = mmPerPx;
        this.forward = forward;
        this.down = new Point(-forward.y(), forward.x());
        this.centre = estimate.minus(forward.times(CENTRE_BEHIND_ESTIMATE / mmPerPx));
    }

    /**
     * @param canvas   face to the right, y down
     * @param seen     points that the network saw, canvas px
     * @param estimate where the shape model puts pronasale, canvas px
     * @return canvas px; empty where the skin does not show clearly enough
     */
    static Optional<Point> find(Canvas canvas, Map<Landmark, Point> seen, Point estimate, double mmPerPx) {
        return SoftTissueNasion.forward(seen)
                .flatMap(forward -> new NoseTip(canvas, mmPerPx, estimate, forward).search());
    }

    private Optional<Point> search() {
        double[][] grey = greys();
        double[][] edge = edges(grey);
        int[] line = new SmoothestLine(BIGGEST_JUMP, JUMP_PENALTY).through(worth(edge));
        double[] skin = new double[RAYS];
        for (int ray = 0; ray < RAYS; ray++) {
            skin[ray] = radius(end(grey[ray], edge[ray], line[ray]));
        }
        int tip = 0;
        for (int ray = 1; ray < RAYS; ray++) {
            if (ahead(ray, skin[ray]) > ahead(tip, skin[tip])) {
                tip = ray;
            }
        }
        boolean inside = tip >= NEIGHBOURS - 1 && tip < RAYS - NEIGHBOURS + 1;
        boolean near = Math.abs(ahead(tip, skin[tip]) - CENTRE_BEHIND_ESTIMATE) <= WIDEST_MISS;
        if (!inside || !near || medianEdge(edge, line, tip) < VISIBLE) {
            return Optional.empty();
        }
        return Optional.of(crest(skin, tip));
    }

    /**
     * Where the skin ends on a ray, between steps. The line takes all clear edges as equal, so that it does not jump to a bone, and
     * runs inside the skin, which grows thin towards its end: from the steepest place near it grey falls to near that of the air.
     */
    private static double end(double[] grey, double[] edge, int step) {
        int steepest = step;
        for (int other = step; other <= Math.min(RADII - 1, step + EDGE_STEPS); other++) {
            steepest = edge[other] > edge[steepest] ? other : steepest;
        }
        double air = Double.POSITIVE_INFINITY;
        for (int other = steepest; other + EDGE_STEPS <= Math.min(RADII, steepest + AIR_STEPS); other++) {
            double mean = 0;
            for (int k = 0; k < EDGE_STEPS; k++) {
                mean += grey[other + k] / EDGE_STEPS;
            }
            air = Math.min(air, mean);
        }
        double level = air + SHARE * (grey[Math.max(0, steepest - EDGE_STEPS)] - air);
        int last = steepest;
        while (last < Math.min(RADII - 1, steepest + AIR_STEPS) && grey[last] > level) {
            last++;
        }
        double fall = last > 0 ? grey[last - 1] - grey[last] : 0;
        return last + 0.5 - (fall > 0 ? Math.clamp((level - grey[last]) / fall, 0, 1) : 0);
    }

    /**
     * The most anterior place of the parabola through the skin near its foremost ray: a round tip is flat there, so that one
     * ray alone says little about its height.
     */
    private Point crest(double[] skin, int tip) {
        List<double[]> rows = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        double middle = Math.sin(angle(tip)) * skin[tip];
        for (int ray = 0; ray < RAYS; ray++) {
            double aside = Math.sin(angle(ray)) * skin[ray] - middle;
            if (Math.abs(aside) <= CREST) {
                rows.add(new double[] {1, aside, aside * aside});
                heights.add(ahead(ray, skin[ray]));
            }
        }
        RealVector parabola = new QRDecomposition(new Array2DRowRealMatrix(rows.toArray(double[][]::new)))
                .getSolver()
                .solve(new ArrayRealVector(heights.toArray(Double[]::new)));
        double bend = parabola.getEntry(2);
        double aside = bend < 0 ? Math.clamp(-parabola.getEntry(1) / (2 * bend), -CREST, CREST) : 0;
        double forwards = parabola.getEntry(0) + parabola.getEntry(1) * aside + bend * aside * aside;
        return centre.plus(forward.times(forwards / mmPerPx)).plus(down.times((middle + aside) / mmPerPx));
    }

    private static double radius(double step) {
        return FIRST_RADIUS + STEP * (step - 0.5);
    }

    private static double angle(int ray) {
        return Math.toRadians((ray - RAYS / 2) * DEGREES_PER_RAY);
    }

    /** How far a place on a ray lies in front of the centre, mm. */
    private static double ahead(int ray, double radiusMm) {
        return Math.cos(angle(ray)) * radiusMm;
    }

    private Point at(int ray, double radiusMm) {
        Point direction = forward.times(Math.cos(angle(ray))).plus(down.times(Math.sin(angle(ray))));
        return centre.plus(direction.times(radiusMm / mmPerPx));
    }

    /** Grey at each step of each ray. */
    private double[][] greys() {
        double[][] grey = new double[RAYS][RADII];
        BlurredGrey picture = new BlurredGrey(canvas, BLUR / mmPerPx);
        for (int ray = 0; ray < RAYS; ray++) {
            for (int step = 0; step < RADII; step++) {
                grey[ray][step] = picture.at(at(ray, FIRST_RADIUS + STEP * step));
            }
        }
        return grey;
    }

    /** Fall of grey at each step of each ray: mean of the steps before minus mean of the steps after it. */
    private static double[][] edges(double[][] grey) {
        double[][] edges = new double[RAYS][RADII];
        for (int ray = 0; ray < RAYS; ray++) {
            for (int step = 0; step < RADII; step++) {
                edges[ray][step] = Double.NEGATIVE_INFINITY;
                if (step >= EDGE_STEPS && step < RADII - EDGE_STEPS) {
                    double fall = 0;
                    for (int k = 0; k < EDGE_STEPS; k++) {
                        fall += grey[ray][step - 1 - k] - grey[ray][step + k];
                    }
                    edges[ray][step] = fall / EDGE_STEPS;
                }
            }
        }
        return edges;
    }

    /** What each step of each ray is worth as part of the skin. */
    private static double[][] worth(double[][] edge) {
        double[][] worth = new double[RAYS][RADII];
        for (int ray = 0; ray < RAYS; ray++) {
            for (int step = 0; step < RADII; step++) {
                worth[ray][step] = worth(edge[ray][step], step);
            }
        }
        return worth;
    }

    private static double worth(double edge, int step) {
        if (edge == Double.NEGATIVE_INFINITY) {
            return -1e6;
        }
        double off = (FIRST_RADIUS + STEP * step - CENTRE_BEHIND_ESTIMATE) / EXPECTED_SPREAD;
        return Math.clamp(edge, WEAKEST, STRONGEST) - 2 * off * off;
    }

    private static double medianEdge(double[][] edge, int[] skin, int tip) {
        int first = Math.max(0, tip - NEIGHBOURS);
        int last = Math.min(RAYS - 1, tip + NEIGHBOURS);
        double[] values = new double[last - first + 1];
        for (int ray = first; ray <= last; ray++) {
            values[ray - first] = edge[ray][skin[ray]];
        }
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
