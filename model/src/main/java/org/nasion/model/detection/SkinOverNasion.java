package org.nasion.model.detection;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.shape.ShapeStatistics;
import org.nasion.model.shape.SoftTissueNasion;

/**
 * Finds soft-tissue nasion on the film itself. Rays run forwards from the forehead, nasion and the
 * bridge of the nose; the skin is the smooth line across them behind which it stays as dark as air,
 * and the point is where that line is most hollow, near nasion's height. Bone makes stronger edges
 * than skin but has soft tissue behind it, and a nasion rest has air.
 */
final class SkinOverNasion {

    /** All lengths in mm of a head with S–N = 66 mm; x forwards from nasion along the Frankfort horizontal, y down. */
    private static final double ABOVE_AND_BELOW = 13;

    private static final double ROW = 0.7;
    private static final int ROWS = 38;
    private static final double FIRST = 0.5;
    private static final double STEP = 0.3;
    private static final int STEPS = 70;
    private static final int STEPS_INSIDE = 4;
    private static final int STEPS_OUTSIDE = 12;
    private static final double BLUR = 0.5;
    /** The skin's expected place: so far in front of nasion, and forwards along the nose below it. */
    private static final double THICKNESS = 6;

    private static final double NOSE_SLOPE = 0.45;
    private static final double EXPECTED_SPREAD = 5;
    /** Grey levels of the canvas. Any clear edge counts the same; what is brighter than air outside it costs. */
    private static final double STRONGEST = 10;

    private static final double WEAKEST = -20;
    private static final double BRIGHT_COST = 1.5;
    private static final double BRIGHTEST = 80;
    private static final double AIR = 0.1;
    private static final SmoothestLine LINE = new SmoothestLine(4, 1);
    /** Hollowness is measured against the skin so far above and below. */
    private static final int HOLLOW_ROWS = 11;

    private static final double USUAL_HEIGHT = 1;
    private static final double HEIGHT_COST = 0.15;
    private static final double THINNEST = 2.5;
    private static final double THICKEST = 13;
    private static final double VISIBLE = 4;
    private static final int NEIGHBOURS = 4;

    private final double[][] grey = new double[ROWS][STEPS];
    private final double mmPerPx;
    private final Point nasion;
    private final Point forward;
    private final Point down;

    private SkinOverNasion(Canvas canvas, double mmPerPx, Point nasion, Point forward) {
        this.mmPerPx = mmPerPx;
        this.nasion = nasion;
        this.forward = forward;
        this.down = new Point(-forward.y(), forward.x());
        BlurredGrey picture = new BlurredGrey(canvas, BLUR / mmPerPx);
        for (int row = 0; row < ROWS; row++) {
            for (int step = 0; step < STEPS; step++) {
                grey[row][step] = picture.at(at(FIRST + STEP * step, height(row)));
            }
        }
    }

    /**
     * @param canvas face to the right, y down
     * @param seen   points that the network saw, canvas px
     * @return canvas px; empty without nasion, sella, porion or orbitale, and where the skin does not show clearly enough
     */
    static Optional<Point> find(Canvas canvas, Map<Landmark, Point> seen) {
        Point n = seen.get(Landmark.N);
        Point s = seen.get(Landmark.S);
        if (n == null || s == null || !(n.distanceTo(s) > 0)) {
            return Optional.empty();
        }
        double mmPerPx = ShapeStatistics.SELLA_NASION_MM / n.distanceTo(s);
        return SoftTissueNasion.forward(seen)
                .flatMap(forward -> new SkinOverNasion(canvas, mmPerPx, n, forward).search());
    }

    private Optional<Point> search() {
        double[][] edge = new double[ROWS][STEPS];
        int[] skin = LINE.through(worth(edge));
        double[] profile = smoothed(skin);
        int deepest = HOLLOW_ROWS;
        for (int row = HOLLOW_ROWS; row < ROWS - HOLLOW_ROWS; row++) {
            if (hollow(profile, row) > hollow(profile, deepest)) {
                deepest = row;
            }
        }
        double[] nearby = new double[2 * NEIGHBOURS + 1];
        for (int i = 0; i < nearby.length; i++) {
            nearby[i] = edge[deepest - NEIGHBOURS + i][skin[deepest - NEIGHBOURS + i]];
        }
        Arrays.sort(nearby);
        boolean there = profile[deepest] >= THINNEST && profile[deepest] <= THICKEST && nearby[NEIGHBOURS] >= VISIBLE;
        return there ? Optional.of(at(profile[deepest], height(deepest))) : Optional.empty();
    }

    private static double height(int row) {
        return ROW * row - ABOVE_AND_BELOW;
    }

    private Point at(double ahead, double below) {
        return nasion.plus(forward.times(ahead / mmPerPx)).plus(down.times(below / mmPerPx));
    }

    /** How much each step deserves to be the skin; fills {@code edge} with the fall of grey there. */
    private double[][] worth(double[][] edge) {
        double air = quantile(AIR);
        double[][] worth = new double[ROWS][STEPS];
        for (int row = 0; row < ROWS; row++) {
            double usual = THICKNESS + NOSE_SLOPE * Math.max(0, height(row));
            for (int step = 0; step < STEPS; step++) {
                if (step < STEPS_INSIDE || step >= STEPS - STEPS_OUTSIDE) {
                    worth[row][step] = -1e6;
                    continue;
                }
                double inside = Arrays.stream(grey[row], step - STEPS_INSIDE, step)
                        .average()
                        .orElseThrow();
                double outside = Arrays.stream(grey[row], step, step + STEPS_OUTSIDE)
                        .average()
                        .orElseThrow();
                double off = (FIRST + STEP * step - usual) / EXPECTED_SPREAD;
                edge[row][step] = inside - outside;
                worth[row][step] = Math.clamp(inside - outside, WEAKEST, STRONGEST)
                        - BRIGHT_COST * Math.clamp(outside - air, 0, BRIGHTEST)
                        - 2 * off * off;
            }
        }
        return worth;
    }

    private double quantile(double share) {
        double[] all =
                Arrays.stream(grey).flatMapToDouble(Arrays::stream).sorted().toArray();
        return all[(int) (share * (all.length - 1))];
    }

    /** The line in mm in front of nasion, mean of five rows. */
    private static double[] smoothed(int[] skin) {
        double[] profile = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (int i = -2; i <= 2; i++) {
                profile[row] += (FIRST + STEP * (skin[Math.clamp(row + i, 0, ROWS - 1)] - 0.5)) / 5;
            }
        }
        return profile;
    }

    private static double hollow(double[] profile, int row) {
        double off = height(row) - USUAL_HEIGHT;
        return (profile[row - HOLLOW_ROWS] + profile[row + HOLLOW_ROWS]) / 2 - profile[row] - HEIGHT_COST * off * off;
    }
}
