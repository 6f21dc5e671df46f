package org.nasion.lab.phantom;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;

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

    private final int width;
    private final int height;
    private final View view;
    private final Map<Grain, float[]> planes = new EnumMap<>(Grain.class);

    /** @param view how the first film shows the head: the grain is fixed in its bone there */
    Texture(int width, int height, View view, long seed) {
        this.width = width;
        this.height = height;
        this.view = view;
        for (Grain grain : Grain.values()) {
            if (grain != Grain.NONE) {
                planes.put(
                        grain, make(grain, width, height, view.pxPerMm(), Chance.generator(seed, "texture " + grain)));
            }
        }
    }

    float[] plane(Grain grain) {
        return planes.get(grain);
    }

    View view() {
        return view;
    }

    /** Between the pixels of the plane; past its edge it goes on as at the edge. */
    float at(Grain grain, Point head) {
        Point at = view.toRaster(head);
        double x = Math.clamp(at.x(), 0, width - 1.001);
        double y = Math.clamp(at.y(), 0, height - 1.001);
        int i = (int) y * width + (int) x;
        float fx = (float) (x - (int) x);
        float fy = (float) (y - (int) y);
        float[] plane = planes.get(grain);
        float upper = plane[i] + (plane[i + 1] - plane[i]) * fx;
        float lower = plane[i + width] + (plane[i + width + 1] - plane[i + width]) * fx;
        return upper + (lower - upper) * fy;
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
