package org.nasion.core.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasion.core.task.Progress;

/** Searches lines of a reduced film for a period by autocorrelation. */
final class TickSearch {

    /** Length of the piece of a line that is searched at a time, reduced px. */
    private static final int PIECE = 70;

    private static final int PIECE_STEP = 14;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 19;
    /** Half the width of the average that is taken off, reduced px. */
    private static final int AVERAGE = 9;
    /** Ticks stand out from their ground by this share of all greys at least. */
    private static final double LEAST_CONTRAST = 0.005;
    /** The middle of the film is the head's. */
    private static final double HEAD_FROM = 0.35;

    private static final double HEAD_TO = 0.6;

    /**
     * A place where a period was seen, in px of the film itself.
     *
     * @param across   where the line lies
     * @param along    middle of the piece on it
     * @param length   of the piece
     * @param period   between ticks
     * @param score    how clear it is
     */
    record Candidate(TickRow.Film film, double across, double along, double length, double period, double score) {}

    private TickSearch() {}

    static List<Candidate> search(TickRow.Film film, int step, Progress progress) {
        int width = film.across() / step;
        int height = film.along() / step;
        List<Candidate> found = new ArrayList<>();
        for (int x = 1; x < width - 1; x++) {
            progress.throwIfCancelled();
            if (x > HEAD_FROM * width && x < HEAD_TO * width) {
                continue;
            }
            double[] line = detrended(film.line(x * step, step, height));
            for (int start = 0; start + PIECE <= height; start += PIECE_STEP) {
                Optional<double[]> period = period(line, start, LEAST_CONTRAST * film.maxValue());
                if (period.isPresent()) {
                    double middle = (step - 1) / 2.0;
                    found.add(new Candidate(
                            film,
                            x * step + middle,
                            (start + PIECE / 2.0) * step + middle,
                            PIECE * step,
                            period.get()[0] * step,
                            period.get()[1]));
                }
            }
        }
        return strongestOfEach(found);
    }

    /** The clearest of those that lie beside each other; the others would only be followed in vain. */
    private static List<Candidate> strongestOfEach(List<Candidate> all) {
        all.sort((one, other) -> Double.compare(other.score(), one.score()));
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : all) {
            boolean near = kept.stream()
                    .anyMatch(other -> Math.abs(other.across() - candidate.across()) < candidate.length() / 6
                            && Math.abs(other.along() - candidate.along()) < candidate.length() / 2);
            if (!near) {
                kept.add(candidate);
            }
            if (kept.size() == 8) {
                break;
            }
        }
        return kept;
    }

    private static double[] detrended(double[] line) {
        double[] sums = new double[line.length + 1];
        for (int i = 0; i < line.length; i++) {
            sums[i + 1] = sums[i] + line[i];
        }
        double[] out = new double[line.length];
        for (int i = 0; i < line.length; i++) {
            int from = Math.max(0, i - AVERAGE);
            int to = Math.min(line.length, i + AVERAGE + 1);
            out[i] = line[i] - (sums[to] - sums[from]) / (to - from);
        }
        return out;
    }

    /** Period and score of a piece that repeats itself at least three times, with a valley between. */
    private static Optional<double[]> period(double[] line, int start, double contrast) {
        double energy = 0;
        for (int i = start; i < start + PIECE; i++) {
            energy += line[i] * line[i];
        }
        double spread = Math.sqrt(energy / PIECE);
        if (spread < contrast) {
            return Optional.empty();
        }
        double[] r = new double[3 * LONGEST + 2];
        for (int lag = 1; lag < r.length; lag++) {
            r[lag] = correlation(line, start, lag);
        }
        for (int lag = SHORTEST; lag <= LONGEST && lag + 1 < r.length; lag++) {
            boolean peak = r[lag] > r[lag - 1] && r[lag] >= r[lag + 1];
            if (!peak || r[lag] < 0.45) {
                continue;
            }
            double offset = vertex(r[lag - 1], r[lag], r[lag + 1]);
            double period = lag + offset;
            double second = near(r, 2 * period);
            double third = near(r, 3 * period);
            double valley = Math.max(near(r, 0.5 * period), near(r, 1.5 * period));
            if (second > 0.4 && third > 0.3 && valley < 0.15) {
                return Optional.of(new double[] {
                    period, Math.pow(r[lag] + second + third, 3) * Math.min(1, spread / (2 * contrast))
                });
            }
            return Optional.empty(); // the first peak is the period or there is none
        }
        return Optional.empty();
    }

    private static double correlation(double[] line, int start, int lag) {
        double product = 0;
        double one = 0;
        double other = 0;
        for (int i = start; i + lag < start + PIECE; i++) {
            product += line[i] * line[i + lag];
            one += line[i] * line[i];
            other += line[i + lag] * line[i + lag];
        }
        return product / Math.sqrt(one * other + 1e-12);
    }

    private static double near(double[] r, double lag) {
        int at = (int) Math.round(lag);
        return Math.max(r[at], lag > at ? r[Math.min(r.length - 1, at + 1)] : r[Math.max(0, at - 1)]);
    }

    /** Where a parabola through three neighbours has its top, −0.5 to 0.5 from the middle one. */
    private static double vertex(double before, double at, double after) {
        double bend = before - 2 * at + after;
        return bend < 0 ? Math.clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;
    }
}
