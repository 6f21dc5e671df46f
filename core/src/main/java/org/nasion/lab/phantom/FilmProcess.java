package org.nasion.lab.phantom;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** From attenuation to film: beam, scatter, unsharpness, the film's curve, grain, collimation. */
final class FilmProcess {

    private static final int MAX = 4095;
    private static final double CURVE_STEP = 0.004;
    /** Pixels of the film per pixel of the plate, each way. */
    private final int factor;

    private final PhantomSpec spec;
    private final RandomGenerator random;

    /** @param seed of this film: films of one patient differ */
    FilmProcess(PhantomSpec spec, int factor, long seed) {
        this.spec = spec;
        this.factor = factor;
        random = Chance.generator(seed, "film");
    }

    short[] develop(Plate plate) {
        int w = plate.width;
        int h = plate.height;
        float[] exposure = transmitted(plate);
        Blur.gaussian(exposure, w, h, spec.blurMm() * plate.view.pxPerMm());
        addScatter(exposure, w, h);
        float[] density = log(exposure);
        beam(density, w, h);
        return grained(density, w, h, curve());
    }

    private static float[] transmitted(Plate plate) {
        // exp() of every pixel through a table: attenuation −1 to 15
        float[] table = new float[4097];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) StrictMath.exp(1 - i / 256.0);
        }
        float[] out = new float[plate.attenuation.length];
        for (int i = 0; i < out.length; i++) {
            float position = Math.clamp((Math.max(0, plate.attenuation[i]) + 1) * 256, 0f, 4095f);
            int k = (int) position;
            out[i] = table[k] + (table[k + 1] - table[k]) * (position - k);
        }
        return out;
    }

    /** Scattered rays are the primary ones blurred over centimetres: computed on a coarse raster. */
    private void addScatter(float[] exposure, int w, int h) {
        int step = 8;
        int cw = (w + step - 1) / step;
        int ch = (h + step - 1) / step;
        float[] coarse = new float[cw * ch];
        for (int y = 0; y < ch; y++) {
            for (int x = 0; x < cw; x++) {
                coarse[y * cw + x] = Math.min(
                        0.6f,
                        exposure[Math.min(h - 1, y * step + step / 2) * w + Math.min(w - 1, x * step + step / 2)]);
            }
        }
        Blur.gaussian(coarse, cw, ch, 14 / (spec.mmPerPx() * factor * step));
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                exposure[y * w + x] = exposure[y * w + x] * 0.95f
                        + 0.05f * sample(coarse, cw, ch, (x - step / 2f) / step, (y - step / 2f) / step);
            }
        }
    }

    private static float sample(float[] plane, int w, int h, float x, float y) {
        float cx = Math.clamp(x, 0, w - 1);
        float cy = Math.clamp(y, 0, h - 1);
        int x0 = Math.min((int) cx, w - 2);
        int y0 = Math.min((int) cy, h - 2);
        float fx = cx - x0;
        float fy = cy - y0;
        int i = y0 * w + x0;
        float upper = plane[i] + (plane[i + 1] - plane[i]) * fx;
        float lower = plane[i + w] + (plane[i + w + 1] - plane[i + w]) * fx;
        return upper + (lower - upper) * fy;
    }

    private static float[] log(float[] exposure) {
        for (int i = 0; i < exposure.length; i++) {
            exposure[i] = (float) -StrictMath.log(Math.max(1e-6f, exposure[i]));
        }
        return exposure;
    }

    /** Heel effect, the soft-tissue filter in front of the face, the light rim of the collimator. */
    private void beam(float[] density, int w, int h) {
        double tilt = Chance.between(random, -0.10, 0.22);
        double slope = Chance.between(random, -0.10, 0.10);
        double lift = -StrictMath.log(spec.exposure());
        double wedge = spec.filter() ? Chance.between(random, 0.30, 0.55) : 0;
        double wedgeFrom = Chance.between(random, 0.70, 0.80);
        for (int y = 0; y < h; y++) {
            double v = (double) y / h - 0.5;
            for (int x = 0; x < w; x++) {
                double u = (double) x / w;
                double t = Math.clamp((u - wedgeFrom + 0.10 * v * v) / 0.16, 0.0, 1.0);
                density[y * w + x] += (float) (lift + tilt * (u - 0.5) + slope * v + wedge * t * t * (3 - 2 * t));
            }
        }
    }

    /** Grey (0 to 1) for every attenuation: a film's S-shaped curve, or a detector's gentler one. */
    private float[] curve() {
        float[] curve = new float[2200];
        double fog = Chance.between(random, 0.03, 0.10);
        for (int i = 0; i < curve.length; i++) {
            double a = i * CURVE_STEP - 1;
            double s = 1 / (1 + StrictMath.exp(-1.18 * spec.contrast() * (a - 2.30)));
            double toe = 1 / (1 + StrictMath.exp(1.18 * spec.contrast() * 2.30));
            curve[i] = (float) (fog + (0.99 - fog) * Math.max(0, (s - toe * 0.75) / (1 - toe * 0.75)));
        }
        return curve;
    }

    private short[] grained(float[] density, int w, int h, float[] curve) {
        int width = spec.width();
        int height = spec.height();
        float[] grain = grain(width, height);
        double marginPx = Chance.between(random, 1.2, 3.0) / spec.mmPerPx();
        boolean bright = random.nextDouble() < 0.5;
        short[] samples = new short[width * height];
        float strength = (float) (0.040 * spec.noise());
        IntStream.range(0, height).parallel().forEach(y -> {
            float py = (y + 0.5f) / factor - 0.5f;
            for (int x = 0; x < width; x++) {
                float a = sample(density, w, h, (x + 0.5f) / factor - 0.5f, py);
                // fewer quanta behind dense tissue: relative noise grows with attenuation
                a += strength * (0.55f + 0.30f * Math.clamp(a, 0f, 4.5f)) * grain[y * width + x];
                float position = Math.clamp((a + 1) / (float) CURVE_STEP, 0f, 2198f);
                int k = (int) position;
                float grey = curve[k] + (curve[k + 1] - curve[k]) * (position - k);
                double rim = Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)) - marginPx;
                if (rim < 0) {
                    float share = (float) Math.min(1, -rim * spec.mmPerPx() / 0.5);
                    grey = grey * (1 - share) + share * (bright ? 0.97f : 0.02f);
                }
                samples[y * width + x] = (short) Math.clamp(Math.round(grey * MAX), 0, MAX);
            }
        });
        return samples;
    }

    private float[] grain(int width, int height) {
        float[] grain = new float[width * height];
        long seed = random.nextLong();
        IntStream.range(0, height).parallel().forEach(y -> {
            RandomGenerator row = Chance.generator(seed + y, "grain");
            for (int x = 0; x < width; x++) {
                grain[y * width + x] = (float) Chance.bell(row);
            }
        });
        // the screen spreads each quantum over a few tenths of a millimetre
        float[] fine = grain.clone();
        Blur.gaussian(grain, width, height, 0.10 / spec.mmPerPx());
        float mixed = (float) Math.max(1, 2.2 * 0.10 / spec.mmPerPx());
        for (int i = 0; i < grain.length; i++) {
            grain[i] = grain[i] * mixed * 0.9f + fine[i] * 0.35f;
        }
        return grain;
    }
}
