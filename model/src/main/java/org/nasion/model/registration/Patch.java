package org.nasion.model.registration;

import java.util.List;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.image.Cephalogram;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * A rectangle of a film in patient space, on a raster of its own with rows downwards: grey values less their neighbourhood's
 * mean and over its standard deviation, so that exposure does not matter.
 *
 * @param grey    32-bit float
 * @param topLeft centre of the first pixel, mm of patient space, y up
 * @param step    mm from pixel to pixel
 */
record Patch(Mat grey, Point topLeft, double step) {

    /** Standard deviation of the neighbourhood, mm: wider than a trabecula, narrower than a jaw. */
    private static final double NEIGHBOURHOOD = 4;
    /** Part of a film's grey range below which contrast is only noise. */
    private static final double LEAST_CONTRAST = 0.002;

    private static final double UNSHARP = 0.45;

    /**
     * @param corners what the rectangle has to hold
     * @param margin  beyond them, mm
     */
    static Patch of(VisitFilm visit, Cephalogram film, List<Point> corners, double margin, double step) {
        double left = corners.stream().mapToDouble(Point::x).min().orElseThrow() - margin;
        double right = corners.stream().mapToDouble(Point::x).max().orElseThrow() + margin;
        double top = corners.stream().mapToDouble(Point::y).max().orElseThrow() + margin;
        double bottom = corners.stream().mapToDouble(Point::y).min().orElseThrow() - margin;
        Point topLeft = new Point(left, top);
        int columns = Math.max(8, (int) Math.ceil((right - left) / step));
        int rows = Math.max(8, (int) Math.ceil((top - bottom) / step));
        Mat grey = resampled(visit, film, topLeft, step, columns, rows);
        normalise(grey, NEIGHBOURHOOD / step, LEAST_CONTRAST * film.maxValue());
        return new Patch(grey, topLeft, step);
    }

    private static Mat resampled(VisitFilm visit, Cephalogram film, Point topLeft, double step, int columns, int rows) {
        Mat whole = new Mat(film.height(), film.width(), CvType.CV_16UC1);
        whole.put(0, 0, film.samples());
        Point a = visit.onFilm(topLeft);
        Point b = visit.onFilm(topLeft.plus(new Point((columns - 1) * step, 0)));
        Point c = visit.onFilm(topLeft.minus(new Point(0, (rows - 1) * step)));
        // Only the part of the film under the patch is blurred, or the wide blur would cost more than the search.
        Point d = b.plus(c).minus(a);
        List<Point> seen = List.of(a, b, c, d);
        int reach = (int) Math.ceil(3 * step * 10) + 8;
        int x0 = clamp(seen.stream().mapToDouble(Point::x).min().orElseThrow() - reach, film.width() - 1);
        int x1 = clamp(seen.stream().mapToDouble(Point::x).max().orElseThrow() + reach, film.width() - 1);
        int y0 = clamp(seen.stream().mapToDouble(Point::y).min().orElseThrow() - reach, film.height() - 1);
        int y1 = clamp(seen.stream().mapToDouble(Point::y).max().orElseThrow() + reach, film.height() - 1);
        Mat part = new Mat();
        whole.submat(y0, y1 + 1, x0, x1 + 1).convertTo(part, CvType.CV_32F);
        double pxPerStep = Math.hypot(b.x() - a.x(), b.y() - a.y()) / (columns - 1);
        double sigma = UNSHARP * pxPerStep;
        if (sigma > 0.3) {
            Imgproc.GaussianBlur(part, part, new Size(0, 0), sigma);
        }
        Point shift = new Point(x0, y0);
        Mat toFilm = Imgproc.getAffineTransform(
                new MatOfPoint2f(
                        new org.opencv.core.Point(0, 0),
                        new org.opencv.core.Point(columns - 1, 0),
                        new org.opencv.core.Point(0, rows - 1)),
                new MatOfPoint2f(cv(a.minus(shift)), cv(b.minus(shift)), cv(c.minus(shift))));
        Mat out = new Mat();
        Imgproc.warpAffine(
                part,
                out,
                toFilm,
                new Size(columns, rows),
                Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP,
                Core.BORDER_REPLICATE,
                new Scalar(0));
        return out;
    }

    private static int clamp(double px, int most) {
        return (int) Math.clamp(px, 0.0, most);
    }

    private static org.opencv.core.Point cv(Point p) {
        return new org.opencv.core.Point(p.x(), p.y());
    }

    private static void normalise(Mat grey, double sigma, double least) {
        Mat mean = new Mat();
        Imgproc.GaussianBlur(grey, mean, new Size(0, 0), sigma, sigma, Core.BORDER_REPLICATE);
        Core.subtract(grey, mean, grey);
        Mat square = new Mat();
        Core.multiply(grey, grey, square);
        Imgproc.GaussianBlur(square, square, new Size(0, 0), sigma, sigma, Core.BORDER_REPLICATE);
        Core.add(square, new Scalar(least * least), square);
        Core.sqrt(square, square);
        Core.divide(grey, square, grey);
    }

    /** Where a polygon of patient space lies on this raster: 255 inside. */
    Mat mask(List<Point> corners) {
        Mat mask = Mat.zeros(grey.size(), CvType.CV_8U);
        MatOfPoint polygon = new MatOfPoint();
        polygon.fromList(corners.stream()
                .map(p -> new org.opencv.core.Point(column(p.x()), row(p.y())))
                .toList());
        Imgproc.fillPoly(mask, List.of(polygon), new Scalar(255));
        return mask;
    }

    double column(double x) {
        return (x - topLeft.x()) / step;
    }

    double row(double y) {
        return (topLeft.y() - y) / step;
    }

    /** A motion from the patient space of another film into this one's, as a 2×3 matrix from its raster to this one. */
    Mat matrix(RigidMotion motion, Patch from) {
        Point start = motion.apply(from.topLeft);
        // rows run downwards, so that a counter-clockwise turn has the other sign
        double cos = Math.cos(motion.turn());
        double sin = Math.sin(motion.turn());
        Mat matrix = new Mat(2, 3, CvType.CV_32F);
        matrix.put(0, 0, cos, sin, column(start.x()), -sin, cos, row(start.y()));
        return matrix;
    }

    /** The inverse of {@link #matrix}. */
    RigidMotion motion(Mat matrix, Patch from) {
        double cos = matrix.get(0, 0)[0];
        double sin = matrix.get(0, 1)[0];
        Point onto = new Point(topLeft.x() + matrix.get(0, 2)[0] * step, topLeft.y() - matrix.get(1, 2)[0] * step);
        return RigidMotion.laying(from.topLeft, onto, Math.atan2(sin, cos));
    }
}
