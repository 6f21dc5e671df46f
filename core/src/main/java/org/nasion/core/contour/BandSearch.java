package org.nasion.core.contour;

/**
 * The line through a band that is worth most and bends least away from its template, by dynamic programming over offsets.
 *
 * @param step      between offsets, mm
 * @param along     between places, mm
 * @param stiffness cost of a slope of one against the template
 * @param steepest  offsets that it may change by from place to place
 */
record BandSearch(double step, double along, double stiffness, int steepest) {

    /** What it costs to lie a spread away from the template, per place. */
    private static final double AWAY = 0.12;

    /**
     * @param worth  of each offset at each place
     * @param spread how far from the template it usually lies there, mm
     * @param reach  how far at most, mm
     * @return offsets, mm
     */
    double[] best(double[][] worth, double[] spread, double[] reach) {
        int places = worth.length;
        int offsets = worth[0].length;
        int half = offsets / 2;
        double[][] best = new double[places][offsets];
        int[][] from = new int[places][offsets];
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < offsets; j++) {
                double mm = (j - half) * step;
                if (j != half && Math.abs(mm) > reach[i]) {
                    best[i][j] = Double.NEGATIVE_INFINITY;
                    continue;
                }
                double own = worth[i][j] - AWAY * (mm / spread[i]) * (mm / spread[i]);
                if (i == 0) {
                    best[i][j] = own;
                    continue;
                }
                double most = Double.NEGATIVE_INFINITY;
                for (int k = Math.max(0, j - steepest); k <= Math.min(offsets - 1, j + steepest); k++) {
                    double slope = (j - k) * step / along;
                    double value = best[i - 1][k] - stiffness * slope * slope;
                    if (value > most) {
                        most = value;
                        from[i][j] = k;
                    }
                }
                best[i][j] = most + own;
            }
        }
        double[] line = new double[places];
        int at = half;
        for (int j = 0; j < offsets; j++) {
            at = best[places - 1][j] > best[places - 1][at] ? j : at;
        }
        for (int i = places - 1; i >= 0; i--) {
            line[i] = (at - half) * step;
            at = from[i][at];
        }
        return line;
    }

    /** The mean worth of a line. */
    static double mean(double[][] worth, double[] offsets, double step) {
        double sum = 0;
        for (int i = 0; i < offsets.length; i++) {
            sum += worth[i][worth[i].length / 2 + (int) Math.round(offsets[i] / step)];
        }
        return sum / offsets.length;
    }
}
