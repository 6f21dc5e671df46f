package org.nasion.model.detection;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.shape.SoftTissueNasion;

/**
 * Finds pronasale on the film itself: rays leave a centre inside the nose, the skin is the smooth
 * line across them along which grey falls most, and its most anterior point is the tip. The shape
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
        double[][] edge = edges();
        int[] skin = new SmoothestLine(BIGGEST_JUMP, JUMP_PENALTY).through(worth(edge));
        int tip = 0;
        for (int ray = 1; ray < RAYS; ray++) {
            if (ahead(ray, skin[ray]) > ahead(tip, skin[tip])) {
                tip = ray;
            }
        }
        boolean inside = tip >= NEIGHBOURS - 1 && tip < RAYS - NEIGHBOURS + 1;
        boolean near = Math.abs(ahead(tip, skin[tip]) - CENTRE_BEHIND_ESTIMATE) <= WIDEST_MISS;
        if (!inside || !near || medianEdge(edge, skin, tip) < VISIBLE) {
            return Optional.empty();
        }
        return Optional.of(at(tip, radius(skin[tip])));
    }

    private static double radius(int step) {
        return FIRST_RADIUS + STEP * (step - 0.5);
    }

    private static double angle(int ray) {
        return Math.toRadians((ray - RAYS / 2) * DEGREES_PER_RAY);
    }

    /** How far a place on a ray lies in front of the centre, mm. */
    private static double ahead(int ray, int step) {
        return Math.cos(angle(ray)) * radius(step);
    }

    private Point at(int ray, double radiusMm) {
        Point direction = forward.times(Math.cos(angle(ray))).plus(down.times(Math.sin(angle(ray))));
        return centre.plus(direction.times(radiusMm / mmPerPx));
    }

    /** Fall of grey at each step of each ray: mean of the steps before minus mean of the steps after it. */
    private double[][] edges() {
        double[][] edges = new double[RAYS][RADII];
        BlurredGrey picture = new BlurredGrey(canvas, BLUR / mmPerPx);
        for (int ray = 0; ray < RAYS; ray++) {
            double[] grey = new double[RADII];
            for (int step = 0; step < RADII; step++) {
                grey[step] = picture.at(at(ray, FIRST_RADIUS + STEP * step));
            }
            for (int step = 0; step < RADII; step++) {
                edges[ray][step] = Double.NEGATIVE_INFINITY;
                if (step >= EDGE_STEPS && step < RADII - EDGE_STEPS) {
                    double fall = 0;
                    for (int k = 0; k < EDGE_STEPS; k++) {
                        fall += grey[step - 1 - k] - grey[step + k];
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
