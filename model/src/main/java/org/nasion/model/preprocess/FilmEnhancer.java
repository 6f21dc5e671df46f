package org.nasion.model.preprocess;

import java.util.Objects;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Pictures of a film for the eye: less grain, more local contrast, crisper edges. What comes out is a
 * copy for the screen; the film is never changed. Safe for any thread.
 *
 * <p>The filters see 8 bit through the film's own window, as {@link Preprocessor} does, and what they
 * change there is added to the film's own samples: greys beyond the window and the finer steps of
 * 12- and 16-bit films survive.
 */
public final class FilmEnhancer {

    private static final Recipe.Clahe CLAHE = new Recipe.Clahe(2.0, 8);
    /** Weaker and nearer than the network's, which must be what it was trained with: here a person waits. */
    private static final Recipe.Nlm NLM = new Recipe.Nlm(7, 5, 11);

    private static final int STRIPE = 96;
    private static final double SHARPER_BY = 0.9;
    /** Blur of the unsharp mask as a share of the film's height: 0.2 mm where a head of 240 mm fills it. */
    private static final double MASK = 0.0008;

    private final OpenCv openCv;

    public FilmEnhancer(OpenCv openCv) {
        this.openCv = Objects.requireNonNull(openCv);
    }

    /**
     * The film through the filters that are on, in this order.
     *
     * @throws java.util.concurrent.CancellationException soon after {@code progress} says that it is not wanted
     */
    public Cephalogram enhance(
            Cephalogram film, boolean denoise, boolean equalise, boolean sharpen, Progress progress) {
        if (!denoise && !equalise && !sharpen) {
            return film;
        }
        openCv.require();
        progress.throwIfCancelled();
        byte[] before = film.toEightBit(film.window());
        Mat picture = new Mat(film.height(), film.width(), CvType.CV_8UC1);
        Mat scratch = new Mat();
        try {
            picture.put(0, 0, before);
            if (denoise) {
                picture.copyTo(scratch);
                denoise(scratch, picture, progress);
            }
            if (equalise) {
                progress.throwIfCancelled();
                picture.copyTo(scratch);
                Preprocessor.equalise(scratch, picture, CLAHE);
            }
            if (sharpen) {
                progress.throwIfCancelled();
                Imgproc.GaussianBlur(picture, scratch, new Size(0, 0), Math.max(0.8, MASK * film.height()));
                Core.addWeighted(picture, 1 + SHARPER_BY, scratch, -SHARPER_BY, 0, picture);
            }
            progress.throwIfCancelled();
            byte[] after = new byte[before.length];
            picture.get(0, 0, after);
            return changed(film, before, after);
        } finally {
            picture.release();
            scratch.release();
        }
    }

    /** Stripe by stripe with as much around each as a pixel's value depends on: the same result, but it can be stopped. */
    private static void denoise(Mat from, Mat to, Progress progress) {
        int reach = NLM.search() / 2 + NLM.template() / 2 + 1;
        for (int top = 0; top < from.rows(); top += STRIPE) {
            progress.throwIfCancelled();
            progress.report((double) top / from.rows());
            int bottom = Math.min(from.rows(), top + STRIPE);
            int first = Math.max(0, top - reach);
            Mat seen = from.rowRange(first, Math.min(from.rows(), bottom + reach));
            Mat stripe = seen.clone();
            Mat scratch = new Mat();
            Mat wanted = null;
            Mat target = to.rowRange(top, bottom);
            try {
                Preprocessor.denoise(scratch, stripe, NLM);
                wanted = stripe.rowRange(top - first, bottom - first);
                wanted.copyTo(target);
            } finally {
                seen.release();
                stripe.release();
                scratch.release();
                target.release();
                if (wanted != null) {
                    wanted.release();
                }
            }
        }
    }

    private static Cephalogram changed(Cephalogram film, byte[] before, byte[] after) {
        double step = (film.window().high() - film.window().low()) / 255;
        short[] samples = film.samples();
        for (int i = 0; i < samples.length; i++) {
            long value = Math.round((samples[i] & 0xFFFF) + ((after[i] & 0xFF) - (before[i] & 0xFF)) * step);
            samples[i] = (short) Math.clamp(value, 0, film.maxValue());
        }
        return new Cephalogram(
                film.width(),
                film.height(),
                film.maxValue(),
                samples,
                film.window(),
                film.acquisition(),
                film.windows(),
                film.padding());
    }
}
