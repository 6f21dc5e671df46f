package org.nasion.core.contour;

import java.util.Arrays;

/** Which places of a found line the film confirms, by how clear they and their neighbours are. */
final class Confirmation {

    /** mm to both sides over which clearness is averaged. */
    private static final double AROUND = 2;
    /** Clearness of one place counts at most so much, so that a filling does not speak for its neighbours. */
    private static final double MOST = 4;

    /** Shorter stretches are not told apart, mm. */
    private static final double SHORTEST = 3;

    private Confirmation() {}

    /**
     * @param enough clearness from which on a place counts as seen
     * @param along  mm between places
     */
    static boolean[] of(double[] clear, double enough, double along) {
        int reach = (int) Math.round(AROUND / along);
        boolean[] seen = new boolean[clear.length];
        for (int i = 0; i < clear.length; i++) {
            double sum = 0;
            int count = 0;
            for (int k = Math.max(0, i - reach); k <= Math.min(clear.length - 1, i + reach); k++) {
                sum += Math.clamp(clear[k], -MOST, MOST);
                count++;
            }
            seen[i] = sum / count >= enough;
        }
        int shortest = (int) Math.round(SHORTEST / along);
        withoutShort(seen, false, shortest);
        withoutShort(seen, true, shortest);
        return seen;
    }

    /** Turns stretches of a kind that are shorter than this into the other kind, but for a line that is all of it. */
    private static void withoutShort(boolean[] seen, boolean kind, int shortest) {
        int from = 0;
        while (from < seen.length) {
            int to = from;
            while (to < seen.length && seen[to] == seen[from]) {
                to++;
            }
            if (seen[from] == kind && to - from < shortest && to - from < seen.length) {
                Arrays.fill(seen, from, to, !kind);
            }
            from = to;
        }
    }
}
