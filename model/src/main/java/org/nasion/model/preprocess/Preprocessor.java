package org.nasion.model.preprocess;

import java.util.Objects;
import java.util.stream.IntStream;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.image.Cephalogram;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.CLAHE;
import org.opencv.imgproc.Imgproc;
import org.opencv.photo.Photo;

/**
 * The one implementation of scaling, CLAHE and denoising. Networks are trained on the canvases that
 * this class writes and used on the canvases that it makes. Safe for any thread.
 */
public final class Preprocessor {

    private static final int MOST_STRIPES = 8;

    private final OpenCv openCv;

    public Preprocessor(OpenCv openCv) {
        this.openCv = Objects.requireNonNull(openCv);
    }

    /** The film through the window of its content, on a canvas. */
    public Canvas prepare(Cephalogram film, Recipe recipe) {
        return prepare(
                new SeenFilm(
                        film.toEightBit(film.contentWindow()),
                        film.width(),
                        film.height(),
                        CalibrationLadder.of(film.acquisition()).pixelAspect()),
                recipe);
    }

    /** An 8-bit picture on a canvas whose pixels are square. */
    public Canvas prepare(SeenFilm seen, Recipe recipe) {
        openCv.require();
        CanvasTransform transform = CanvasTransform.fit(
                seen.width(), seen.height(), seen.pixelAspect(), recipe.canvasWidth(), recipe.canvasHeight());
        Mat film = new Mat(seen.height(), seen.width(), CvType.CV_8UC1);
        Mat scaled = new Mat();
        Mat canvas = new Mat();
        Mat equalised = new Mat();
        int stripes = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_STRIPES);
        try {
            film.put(0, 0, seen.grey());
            Imgproc.resize(
                    film,
                    scaled,
                    new Size(transform.scaledWidth(), transform.scaledHeight()),
                    0,
                    0,
                    transform.shrinks() ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR);
            int right = transform.canvasWidth() - transform.padLeft() - transform.scaledWidth();
            int below = transform.canvasHeight() - transform.padTop() - transform.scaledHeight();
            Core.copyMakeBorder(
                    scaled,
                    canvas,
                    transform.padTop(),
                    below,
                    transform.padLeft(),
                    right,
                    Core.BORDER_CONSTANT,
                    Scalar.all(0));
            equalise(canvas, equalised, recipe.clahe());
            recipe.nlm().ifPresent(nlm -> denoiseInStripes(equalised, nlm, stripes));
            byte[] samples = new byte[transform.canvasWidth() * transform.canvasHeight()];
            equalised.get(0, 0, samples);
            return new Canvas(samples, transform);
        } finally {
            film.release();
            scaled.release();
            canvas.release();
            equalised.release();
        }
    }

    static void equalise(Mat from, Mat to, Recipe.Clahe settings) {
        CLAHE clahe = Imgproc.createCLAHE(settings.clip(), new Size(settings.tiles(), settings.tiles()));
        clahe.apply(from, to);
        clahe.collectGarbage();
    }

    /** Denoises {@code picture} in place; {@code scratch} is overwritten. */
    static void denoise(Mat scratch, Mat picture, Recipe.Nlm settings) {
        picture.copyTo(scratch);
        Photo.fastNlMeansDenoising(
                scratch, picture, (float) settings.strength(), settings.template(), settings.search());
    }

    /**
     * The same as {@link #denoise} in as many stripes at a time: OpenCV itself makes three of a canvas, which leaves one of two
     * processors idle for a third of the time. Each stripe is seen with as much around it as its pixels depend on.
     */
    static void denoiseInStripes(Mat picture, Recipe.Nlm settings, int stripes) {
        int reach = settings.search() / 2 + settings.template() / 2 + 1;
        int rows = picture.rows();
        Mat before = picture.clone();
        try {
            IntStream.range(0, stripes).parallel().forEach(i -> {
                int top = rows * i / stripes;
                int bottom = rows * (i + 1) / stripes;
                int first = Math.max(0, top - reach);
                Mat seen = before.rowRange(first, Math.min(rows, bottom + reach));
                Mat stripe = seen.clone();
                Mat scratch = new Mat();
                Mat target = picture.rowRange(top, bottom);
                try {
                    denoise(scratch, stripe, settings);
                    Mat wanted = stripe.rowRange(top - first, bottom - first);
                    wanted.copyTo(target);
                    wanted.release();
                } finally {
                    seen.release();
                    stripe.release();
                    scratch.release();
                    target.release();
                }
            });
        } finally {
            before.release();
        }
    }
}
