package org.nasion.lab.phantom;

/** Blurring of planes in place. */
final class Blur {

    private Blur() {}

    /** Nearly a Gaussian: three box means in each direction; edges continue outwards. */
    static void gaussian(float[] plane, int width, int height, double sigmaPx) {
        if (sigmaPx < 0.3) {
            return;
        }
        // variance of a box of width w is (w² − 1)/12; a fractional width keeps small sigmas exact
        double boxWidth = Math.sqrt(12 * sigmaPx * sigmaPx / 3 + 1);
        float[] other = new float[plane.length];
        for (int pass = 0; pass < 3; pass++) {
            rows(plane, other, width, height, boxWidth);
            columns(other, plane, width, height, boxWidth);
        }
    }

    private static void rows(float[] in, float[] out, int width, int height, double boxWidth) {
        int reach = (int) ((boxWidth - 1) / 2);
        float rim = (float) ((boxWidth - 1) / 2 - reach);
        float weight = (float) (1 / boxWidth);
        for (int y = 0; y < height; y++) {
            int row = y * width;
            double sum = 0;
            for (int k = -reach; k <= reach; k++) {
                sum += in[row + clip(k, width)];
            }
            for (int x = 0; x < width; x++) {
                float ends = in[row + clip(x - reach - 1, width)] + in[row + clip(x + reach + 1, width)];
                out[row + x] = ((float) sum + rim * ends) * weight;
                sum += (double) in[row + clip(x + reach + 1, width)] - in[row + clip(x - reach, width)];
            }
        }
    }

    private static void columns(float[] in, float[] out, int width, int height, double boxWidth) {
        int reach = (int) ((boxWidth - 1) / 2);
        float rim = (float) ((boxWidth - 1) / 2 - reach);
        float weight = (float) (1 / boxWidth);
        double[] sums = new double[width];
        for (int k = -reach; k <= reach; k++) {
            int row = clip(k, height) * width;
            for (int x = 0; x < width; x++) {
                sums[x] += in[row + x];
            }
        }
        for (int y = 0; y < height; y++) {
            int before = clip(y - reach - 1, height) * width;
            int after = clip(y + reach + 1, height) * width;
            int leaving = clip(y - reach, height) * width;
            for (int x = 0; x < width; x++) {
                out[y * width + x] = ((float) sums[x] + rim * (in[before + x] + in[after + x])) * weight;
                sums[x] += (double) in[after + x] - in[leaving + x];
            }
        }
    }

    private static int clip(int i, int size) {
        return i < 0 ? 0 : Math.min(i, size - 1);
    }
}
