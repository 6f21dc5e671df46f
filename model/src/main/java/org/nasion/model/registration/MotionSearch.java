package org.nasion.model.registration;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasion.core.compare.Structure;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.image.Cephalogram;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Scalar;
import org.opencv.core.TermCriteria;
import org.opencv.imgproc.Imgproc;
import org.opencv.video.Video;

/**
 * Finds where a structure of one film lies on another: rotation and translation that maximise the enhanced correlation
 * coefficient of the normalised grey values (Evangelidis and Psarakis, IEEE PAMI 30(10), 2008), from coarse to fine.
 */
final class MotionSearch {

    private static final double[] STEPS = {1.0, 0.5, 0.25};
    private static final double MARGIN = 12;
    private static final int ROUNDS = 60;
    private static final double ENOUGH = 1e-5;
    /** Parts of which one at a time is left out. */
    static final int PARTS = 8;

    /** Where the search begins beside the start itself, mm. */
    private static final List<Point> STARTS =
            List.of(new Point(0, 0), new Point(4, 0), new Point(-4, 0), new Point(0, 4), new Point(0, -4));

    private final Patch[] from = new Patch[STEPS.length];
    private final Patch[] onto = new Patch[STEPS.length];
    private final Mat[] masks = new Mat[STEPS.length];
    private final List<Point> outline;

    /**
     * @param from the film that is moved
     * @param onto the film that stays, on which the structure's outline is laid
     */
    MotionSearch(Structure structure, VisitFilm from, Cephalogram fromFilm, VisitFilm onto, Cephalogram ontoFilm) {
        outline = structure.outline(onto);
        List<Point> there = structure.outline(from);
        for (int i = 0; i < STEPS.length; i++) {
            this.from[i] = Patch.of(from, fromFilm, there, MARGIN, STEPS[i]);
            this.onto[i] = Patch.of(onto, ontoFilm, outline, MARGIN, STEPS[i]);
            masks[i] = this.onto[i].mask(outline);
        }
    }

    /** Middle of the structure, mm of the patient space of the film that stays. */
    Point middle() {
        Point sum = new Point(0, 0);
        for (Point corner : outline) {
            sum = sum.plus(corner);
        }
        return sum.times(1.0 / outline.size());
    }

    /**
     * From a start that is off by some millimetres and degrees. On the coarsest raster the search begins at several places about
     * it, for the points that it comes from may lie badly along their own edges, and goes on from the best one; where a finer
     * raster finds nothing better, what was found before stays.
     */
    RigidMotion find(RigidMotion start) {
        RigidMotion best = start;
        double height = correlation(0, start);
        for (Point shift : STARTS) {
            RigidMotion begin = start.then(new RigidMotion(0, shift));
            RigidMotion found = aligned(0, begin, masks[0]).orElse(begin);
            double correlation = correlation(0, found);
            if (correlation > height) {
                best = found;
                height = correlation;
            }
        }
        return refine(best);
    }

    /** From a motion that is nearly right, on the finer rasters alone. */
    RigidMotion refine(RigidMotion start) {
        RigidMotion best = start;
        for (int i = 1; i < STEPS.length; i++) {
            RigidMotion begin = best;
            int scale = i;
            best = aligned(i, begin, masks[i])
                    .filter(found -> correlation(scale, found) >= correlation(scale, begin))
                    .orElse(begin);
        }
        return best;
    }

    /** The same motion found without each of {@link #PARTS} parts of the structure in turn, cut along its length. */
    List<RigidMotion> withoutParts(RigidMotion found) {
        int last = STEPS.length - 1;
        return IntStream.range(0, PARTS)
                .mapToObj(part -> aligned(last, found, without(part)).orElse(found))
                .toList();
    }

    private Mat without(int part) {
        Mat mask = masks[STEPS.length - 1].clone();
        int[] perColumn = new int[mask.cols()];
        int all = 0;
        for (int x = 0; x < mask.cols(); x++) {
            perColumn[x] = Core.countNonZero(mask.col(x));
            all += perColumn[x];
        }
        int seen = 0;
        for (int x = 0; x < mask.cols(); x++) {
            if ((long) seen * PARTS / Math.max(1, all) == part) {
                mask.col(x).setTo(new Scalar(0));
            }
            seen += perColumn[x];
        }
        return mask;
    }

    private Optional<RigidMotion> aligned(int scale, RigidMotion start, Mat mask) {
        Mat matrix = onto[scale].matrix(start, from[scale]);
        try {
            Video.findTransformECC(
                    from[scale].grey(),
                    onto[scale].grey(),
                    matrix,
                    Video.MOTION_EUCLIDEAN,
                    new TermCriteria(TermCriteria.COUNT | TermCriteria.EPS, ROUNDS, ENOUGH),
                    mask,
                    1);
        } catch (CvException e) {
            return Optional.empty();
        }
        return Optional.of(onto[scale].motion(matrix, from[scale]));
    }

    /** Correlation of the grey values within the structure on the finest raster, −1 to 1. */
    double correlation(RigidMotion motion) {
        return correlation(STEPS.length - 1, motion);
    }

    private double correlation(int scale, RigidMotion motion) {
        Mat laid = new Mat();
        Mat seen = new Mat();
        Mat matrix = onto[scale].matrix(motion, from[scale]);
        Imgproc.warpAffine(from[scale].grey(), laid, matrix, onto[scale].grey().size());
        Mat all = new Mat(from[scale].grey().size(), CvType.CV_8U, new Scalar(255));
        Imgproc.warpAffine(all, seen, matrix, onto[scale].grey().size(), Imgproc.INTER_NEAREST);
        Core.bitwise_and(seen, masks[scale], seen);
        if (Core.countNonZero(seen) < Core.countNonZero(masks[scale]) / 2) {
            return -1;
        }
        Mat a = standardised(laid, seen);
        Mat b = standardised(onto[scale].grey(), seen);
        Core.multiply(a, b, a);
        return Core.mean(a, seen).val[0];
    }

    private static Mat standardised(Mat grey, Mat mask) {
        MatOfDouble mean = new MatOfDouble();
        MatOfDouble deviation = new MatOfDouble();
        Core.meanStdDev(grey, mean, deviation, mask);
        Mat out = new Mat();
        Core.subtract(grey, new Scalar(mean.get(0, 0)[0]), out);
        Core.multiply(out, new Scalar(1 / Math.max(1e-9, deviation.get(0, 0)[0])), out);
        return out;
    }
}
