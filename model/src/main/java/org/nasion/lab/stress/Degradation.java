package org.nasion.lab.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.landmark.Landmark;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.CLAHE;
import org.opencv.imgproc.Imgproc;
import org.opencv.photo.Photo;

/**
 * Ways in which films of other devices and of bad days differ from good ones. Strengths are what such films show, not what the
 * network was trained with; each is told in {@link #words()}.
 */
public enum Degradation {
    PLAIN("as it is") {
        @Override
        Altered alter(Scene film) {
            return Altered.inPlace(film.picture().clone());
        }
    },
    DARK("gamma 2.2") {
        @Override
        Altered alter(Scene film) {
            return Altered.inPlace(curve(film.picture(), grey -> 255 * Math.pow(grey / 255, 2.2)));
        }
    },
    BRIGHT("gamma 0.45") {
        @Override
        Altered alter(Scene film) {
            return Altered.inPlace(curve(film.picture(), grey -> 255 * Math.pow(grey / 255, 0.45)));
        }
    },
    FLAT("a third of the contrast") {
        @Override
        Altered alter(Scene film) {
            return Altered.inPlace(curve(film.picture(), grey -> 85 + grey / 3));
        }
    },
    LOCAL_CONTRAST("local contrast of a strongly processing device (CLAHE 6, 4×4)") {
        @Override
        Altered alter(Scene film) {
            CLAHE equaliser = Imgproc.createCLAHE(6, new Size(4, 4));
            Mat to = new Mat();
            equaliser.apply(film.picture(), to);
            return Altered.inPlace(to);
        }
    },
    SCATTER("half of the light scattered over a twentieth of the height") {
        @Override
        Altered alter(Scene film) {
            Mat veil = new Mat();
            Imgproc.GaussianBlur(
                    film.picture(), veil, new Size(0, 0), film.picture().rows() / 20.0);
            Core.addWeighted(film.picture(), 0.5, veil, 0.5, 0, veil);
            return Altered.inPlace(veil);
        }
    },
    GRID("lines of a grid that stood still, every 0.7 mm") {
        @Override
        Altered alter(Scene film) {
            Mat row = new Mat(1, film.picture().cols(), CvType.CV_32F);
            for (int x = 0; x < row.cols(); x++) {
                row.put(0, x, 12 * Math.sin(2 * Math.PI * x * film.mmPerPx() / 0.7));
            }
            Mat lines = new Mat();
            Core.repeat(row, film.picture().rows(), 1, lines);
            Mat sum = new Mat();
            Core.add(film.picture(), lines, sum, new Mat(), CvType.CV_8U);
            row.release();
            lines.release();
            return Altered.inPlace(sum);
        }
    },
    LOW_DOSE("grain of forty quanta at full light") {
        @Override
        Altered alter(Scene film) {
            return Altered.inPlace(grainy(film.picture(), 40, film.random()));
        }
    },
    MOVED("the patient moved by 1 mm") {
        @Override
        Altered alter(Scene film) {
            Mat to = new Mat();
            int length = Math.max(2, (int) Math.round(1 / film.mmPerPx()));
            Imgproc.blur(film.picture(), to, new Size(1, length));
            return Altered.inPlace(to);
        }
    },
    SMALL("400 px high") {
        @Override
        Altered alter(Scene film) {
            double scale = 400.0 / film.picture().rows();
            Mat to = new Mat();
            Imgproc.resize(film.picture(), to, new Size(), scale, scale, Imgproc.INTER_AREA);
            // The centre of the first pixel moves by the half of what a pixel grew.
            return new Altered(to, scale, new RigidMotion(0, new Point((scale - 1) / 2, (scale - 1) / 2)), List.of());
        }
    },
    CASSETTE("a cassette's black frame and a label") {
        @Override
        Altered alter(Scene film) {
            int frame = film.picture().rows() / 25;
            Mat to = new Mat();
            Core.copyMakeBorder(film.picture(), to, frame, frame, frame, frame, Core.BORDER_CONSTANT, new Scalar(0));
            Imgproc.rectangle(to, new Rect(0, 0, to.cols() / 5, to.rows() / 16), new Scalar(255), Imgproc.FILLED);
            Imgproc.putText(
                    to,
                    "L 0815",
                    new org.opencv.core.Point(frame, frame),
                    Imgproc.FONT_HERSHEY_SIMPLEX,
                    to.rows() / 900.0,
                    new Scalar(0),
                    Math.max(1, to.rows() / 500));
            return Altered.shifted(to, frame, frame);
        }
    },
    CROPPED("cut to the marked points and 3 % around them") {
        @Override
        Altered alter(Scene film) {
            double margin = 0.03 * film.picture().rows();
            double left = Double.MAX_VALUE;
            double top = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double bottom = -Double.MAX_VALUE;
            for (Point mark : film.marks().values()) {
                left = Math.min(left, mark.x() - margin);
                top = Math.min(top, mark.y() - margin);
                right = Math.max(right, mark.x() + margin);
                bottom = Math.max(bottom, mark.y() + margin);
            }
            return cut(film.picture(), left, top, right, bottom);
        }
    },
    NO_NOSE("the nose cut off, 2 mm before the foremost marked point") {
        @Override
        Altered alter(Scene film) {
            double margin = 2 / film.mmPerPx();
            boolean right = film.facesRight();
            double front = film.marks().values().stream()
                    .mapToDouble(mark -> right ? mark.x() + margin : -(mark.x() - margin))
                    .max()
                    .orElseThrow();
            return right
                    ? cut(film.picture(), 0, 0, front, film.picture().rows() - 1)
                    : cut(
                            film.picture(),
                            -front,
                            0,
                            film.picture().cols() - 1,
                            film.picture().rows() - 1);
        }
    },
    NO_EAR_RODS("the ear rods painted over, 7 mm around Po") {
        @Override
        Altered alter(Scene film) {
            Optional<Point> ear = Optional.ofNullable(film.marks().get(Landmark.PO));
            if (ear.isEmpty()) {
                return Altered.inPlace(film.picture().clone());
            }
            double radius = 7 / film.mmPerPx();
            Mat mask = Mat.zeros(film.picture().size(), CvType.CV_8U);
            Imgproc.circle(
                    mask,
                    new org.opencv.core.Point(ear.get().x(), ear.get().y()),
                    (int) Math.round(radius),
                    new Scalar(255),
                    Imgproc.FILLED);
            Mat to = new Mat();
            Photo.inpaint(film.picture(), mask, to, 5, Photo.INPAINT_TELEA);
            mask.release();
            return new Altered(
                    to, 1, new RigidMotion(0, new Point(0, 0)), List.of(new Altered.Disc(ear.get(), radius)));
        }
    },
    TURNED_LEFT("the head turned by 20°") {
        @Override
        Altered alter(Scene film) {
            return turned(film.picture(), -20);
        }
    },
    TURNED_RIGHT("the head turned by 20° the other way") {
        @Override
        Altered alter(Scene film) {
            return turned(film.picture(), 20);
        }
    };

    private final String words;

    Degradation(String words) {
        this.words = words;
    }

    /** What is done, for people. */
    public String words() {
        return words;
    }

    /** The film's picture altered. */
    abstract Altered alter(Scene film);

    /**
     * A film to alter.
     *
     * @param picture 8 bit grey; not changed
     * @param marks   image space, px
     * @param mmPerPx of the picture
     * @param random  for grain
     */
    record Scene(Mat picture, Map<Landmark, Point> marks, double mmPerPx, RandomGenerator random) {

        /** Whether the face looks to the right: N lies before S. */
        boolean facesRight() {
            return marks.containsKey(Landmark.S)
                    && marks.containsKey(Landmark.N)
                    && marks.get(Landmark.N).x() > marks.get(Landmark.S).x();
        }
    }

    private interface Curve {
        double at(double grey);
    }

    private static Mat curve(Mat from, Curve curve) {
        Mat table = new Mat(1, 256, CvType.CV_8U);
        for (int grey = 0; grey < 256; grey++) {
            table.put(0, grey, Math.round(Math.clamp(curve.at(grey), 0, 255)));
        }
        Mat to = new Mat();
        Core.LUT(from, table, to);
        table.release();
        return to;
    }

    /** Grain as counting quanta gives it: its variance is the light's. */
    private static Mat grainy(Mat from, double quanta, RandomGenerator random) {
        byte[] greys = new byte[(int) from.total()];
        from.get(0, 0, greys);
        for (int i = 0; i < greys.length; i++) {
            double light = (greys[i] & 0xff) / 255.0 * quanta;
            double counted = light + Math.sqrt(Math.max(light, 0.25)) * random.nextGaussian();
            greys[i] = (byte) Math.round(Math.clamp(counted / quanta * 255, 0, 255));
        }
        Mat to = new Mat(from.size(), CvType.CV_8U);
        to.put(0, 0, greys);
        return to;
    }

    private static Altered cut(Mat from, double left, double top, double right, double bottom) {
        int x = Math.clamp((int) Math.floor(left), 0, from.cols() - 2);
        int y = Math.clamp((int) Math.floor(top), 0, from.rows() - 2);
        int width = Math.clamp((int) Math.ceil(right), x + 1, from.cols() - 1) - x + 1;
        int height = Math.clamp((int) Math.ceil(bottom), y + 1, from.rows() - 1) - y + 1;
        return Altered.shifted(from.submat(new Rect(x, y, width, height)).clone(), -x, -y);
    }

    /** Turned clockwise about its first pixel and shifted so that all of it is seen; what was not on the film is black. */
    private static Altered turned(Mat from, double degrees) {
        RigidMotion turn = new RigidMotion(Math.toRadians(degrees), new Point(0, 0));
        List<Point> corners = new ArrayList<>();
        for (int x : new int[] {0, from.cols() - 1}) {
            for (int y : new int[] {0, from.rows() - 1}) {
                corners.add(turn.apply(new Point(x, y)));
            }
        }
        double left = corners.stream().mapToDouble(Point::x).min().orElseThrow();
        double top = corners.stream().mapToDouble(Point::y).min().orElseThrow();
        double right = corners.stream().mapToDouble(Point::x).max().orElseThrow();
        double bottom = corners.stream().mapToDouble(Point::y).max().orElseThrow();
        RigidMotion motion = turn.then(new RigidMotion(0, new Point(-left, -top)));
        MatOfPoint2f source = new MatOfPoint2f(cv(0, 0), cv(1000, 0), cv(0, 1000));
        MatOfPoint2f target = new MatOfPoint2f(
                cv(motion.apply(new Point(0, 0))),
                cv(motion.apply(new Point(1000, 0))),
                cv(motion.apply(new Point(0, 1000))));
        Mat affine = Imgproc.getAffineTransform(source, target);
        Mat to = new Mat();
        Imgproc.warpAffine(
                from,
                to,
                affine,
                new Size(Math.ceil(right - left) + 1, Math.ceil(bottom - top) + 1),
                Imgproc.INTER_LINEAR,
                Core.BORDER_CONSTANT,
                new Scalar(0));
        source.release();
        target.release();
        affine.release();
        return new Altered(to, 1, motion, List.of());
    }

    private static org.opencv.core.Point cv(double x, double y) {
        return new org.opencv.core.Point(x, y);
    }

    private static org.opencv.core.Point cv(Point point) {
        return cv(point.x(), point.y());
    }
}
