package org.nasion.core.phantom;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Planes of band-limited noise (mean 0, standard deviation 1) that give bone and soft tissue their structure. */
final class Texture {

    /** Kinds of structure, by the size of their grains. */
    enum Grain {
        NONE(0, 0),
        /** trabeculae, about half a millimetre */
        TRABECULAR(0.16, 0.45),
        /** a few millimetres: diploe, muscle */
        COARSE(0.5, 1.6),
        /** a centimetre and more: uneven thickness */
        CLOUD(5.0, 0);

        private final double smoothMm;
        private final double removeMm;

        Grain(double smoothMm, double removeMm) {
            this.smoothMm = smoothMm;
            this.removeMm = removeMm;
        }
    }

    private final Map<Grain, float[]> planes = new EnumMap<>(Grain.class);

    Texture(int width, int height, double pxPerMm, long seed) {
        for (Grain grain : Grain.values()) {
            if (grain != Grain.NONE) {
                planes.put(grain, make(grain, width, height, pxPerMm, Chance.generator(seed, "texture " + grain)));
            }
        }
    }

    float[] plane(Grain grain) {
        return planes.get(grain);
    }

    private static float[] make(Grain grain, int width, int height, double pxPerMm, RandomGenerator random) {
        float[] plane = new float[width * height];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) Chance.bell(random);
        }
        Blur.gaussian(plane, width, height, grain.smoothMm * pxPerMm);
        if (grain.removeMm > 0) {
            float[] broad = plane.clone();
            Blur.gaussian(broad, width, height, grain.removeMm * pxPerMm);
            for (int i = 0; i < plane.length; i++) {
                plane[i] -= broad[i];
            }
        }
        double sum = 0;
        for (float v : plane) {
            sum += (double) v * v;
        }
        float scale = (float) (1 / Math.sqrt(sum / plane.length));
        for (int i = 0; i < plane.length; i++) {
            plane[i] *= scale;
        }
        return plane;
    }
}
