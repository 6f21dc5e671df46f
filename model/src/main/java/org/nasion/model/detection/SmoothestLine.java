package org.nasion.model.detection;

/**
 * The line across all rays that is worth most and jumps least, by dynamic programming.
 *
 * @param biggestJump between neighbouring rays, steps
 * @param penalty     per step of a jump
 */
record SmoothestLine(int biggestJump, double penalty) {

    /**
     * @param worth of each step of each ray; every ray has as many steps
     * @return the step on each ray
     */
    int[] through(double[][] worth) {
        int rays = worth.length;
        int steps = worth[0].length;
        double[][] best = new double[rays][steps];
        int[][] from = new int[rays][steps];
        for (int ray = 0; ray < rays; ray++) {
            for (int step = 0; step < steps; step++) {
                double before = ray == 0 ? 0 : Double.NEGATIVE_INFINITY;
                for (int jump = -biggestJump; ray > 0 && jump <= biggestJump; jump++) {
                    int other = step + jump;
                    if (other >= 0 && other < steps && best[ray - 1][other] - penalty * Math.abs(jump) > before) {
                        before = best[ray - 1][other] - penalty * Math.abs(jump);
                        from[ray][step] = other;
                    }
                }
                best[ray][step] = before + worth[ray][step];
            }
        }
        int[] line = new int[rays];
        for (int step = 1; step < steps; step++) {
            if (best[rays - 1][step] > best[rays - 1][line[rays - 1]]) {
                line[rays - 1] = step;
            }
        }
        for (int ray = rays - 1; ray > 0; ray--) {
            line[ray - 1] = from[ray][line[ray]];
        }
        return line;
    }
}
