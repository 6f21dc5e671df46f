package org.nasion.lab.phantom;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What phantom to make. Equal specifications give equal films, sample for sample, on every machine.
 *
 * @param seed          draws everything that is not named here
 * @param skeletalClass sagittal relation
 * @param verticalType  vertical relation
 * @param width         px, 400 to 6000
 * @param height        px, 500 to 7500
 * @param mmPerPx       in the median plane, 0.05 to 0.5
 * @param exposure      relative to a well exposed film, 0.5 (light) to 2 (dark)
 * @param contrast      slope of the film's curve relative to the ordinary one, 0.7 to 1.4
 * @param blurMm        standard deviation of the geometric unsharpness, 0.1 to 0.6
 * @param noise         quantum noise and grain relative to an ordinary film, 0 to 3
 * @param fillings      metal fillings in the back teeth
 * @param brackets      orthodontic brackets on the front teeth
 * @param filter        a soft-tissue filter in front of the face
 */
public record PhantomSpec(
        long seed,
        SkeletalClass skeletalClass,
        VerticalType verticalType,
        int width,
        int height,
        double mmPerPx,
        double exposure,
        double contrast,
        double blurMm,
        double noise,
        boolean fillings,
        boolean brackets,
        boolean filter) {

    public PhantomSpec {
        Objects.requireNonNull(skeletalClass);
        Objects.requireNonNull(verticalType);
        requireRange("width", width, 400, 6000);
        requireRange("height", height, 500, 7500);
        requireRange("mmPerPx", mmPerPx, 0.05, 0.5);
        requireRange("exposure", exposure, 0.5, 2);
        requireRange("contrast", contrast, 0.7, 1.4);
        requireRange("blurMm", blurMm, 0.1, 0.6);
        requireRange("noise", noise, 0, 3);
    }

    /** A 1935×2400 film at 0.1 mm per pixel whose patient and exposure are all drawn from the seed. */
    public static PhantomSpec ofSeed(long seed) {
        RandomGenerator random = Chance.generator(seed, "spec");
        double kind = random.nextDouble();
        SkeletalClass skeletal = kind < 0.45 ? SkeletalClass.I : kind < 0.8 ? SkeletalClass.II : SkeletalClass.III;
        double opening = random.nextDouble();
        VerticalType vertical =
                opening < 0.25 ? VerticalType.DEEP : opening < 0.7 ? VerticalType.NORMAL : VerticalType.OPEN;
        return new PhantomSpec(
                seed,
                skeletal,
                vertical,
                1935,
                2400,
                0.1,
                0.85 + 0.3 * random.nextDouble(),
                0.9 + 0.2 * random.nextDouble(),
                0.12 + 0.10 * random.nextDouble(),
                0.7 + 0.6 * random.nextDouble(),
                random.nextDouble() < 0.45,
                random.nextDouble() < 0.12,
                random.nextDouble() < 0.6);
    }

    /** The same patient type and film, but with this skeletal class and vertical type. */
    public PhantomSpec with(SkeletalClass skeletal, VerticalType vertical) {
        return new PhantomSpec(
                seed, skeletal, vertical, width, height, mmPerPx, exposure, contrast, blurMm, noise, fillings, brackets,
                filter);
    }

    /** The same head on a film of another size. */
    public PhantomSpec withFilm(int widthPx, int heightPx, double scaleMmPerPx) {
        return new PhantomSpec(
                seed,
                skeletalClass,
                verticalType,
                widthPx,
                heightPx,
                scaleMmPerPx,
                exposure,
                contrast,
                blurMm,
                noise,
                fillings,
                brackets,
                filter);
    }

    private static void requireRange(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(what + " must be " + low + " to " + high + ", not " + value);
        }
    }
}
