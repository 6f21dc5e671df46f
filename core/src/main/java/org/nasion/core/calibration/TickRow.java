package org.nasion.core.calibration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;

/** A row of ticks on the film itself, followed from a candidate to both its ends by the phase of its period. */
final class TickRow {

    private static final double STEEPEST = 0.2;
    private static final int BLOCK_PERIODS = 3;
    /** Share of a block's contrast that has the period. */
    private static final double LEAST_COHERENCE = 0.3;
    /** Radians that a block's phase may differ from what the ones before promised. */
    private static final double LARGEST_STEP = 0.9;

    /** A film as lines run through it: as it is, or with x and y exchanged for lying rulers. */
    record Film(Cephalogram pixels, boolean exchanged) {

        int across() {
            return exchanged ? pixels.height() : pixels.width();
        }

        int along() {
            return exchanged ? pixels.width() : pixels.height();
        }

        int maxValue() {
            return pixels.maxValue();
        }

        double at(int across, int along) {
            return exchanged ? pixels.sample(along, across) : pixels.sample(across, along);
        }

        /** Means of {@code step × step} px along a line. */
        double[] line(int across, int step, int count) {
            double[] means = new double[count];
            for (int i = 0; i < count; i++) {
                double sum = 0;
                for (int dy = 0; dy < step; dy++) {
                    for (int dx = 0; dx < step; dx++) {
                        sum += at(across + dx, i * step + dy);
                    }
                }
                means[i] = sum / (step * step);
            }
            return means;
        }

        /** Linear across, whole px along. */
        double sample(double across, int along) {
            double x = Math.clamp(across, 0, across() - 1.001);
            int left = (int) x;
            double part = x - left;
            int y = Math.clamp(along, 0, along() - 1);
            return at(left, y) * (1 - part) + at(left + 1, y) * part;
        }

        Point toImage(double across, double along) {
            return exchanged ? new Point(along, across) : new Point(across, along);
        }
    }

    /** Contrast at a period: how strong, at what phase at the piece's middle, and what share of all contrast. */
    private record Wave(double phase, double coherence) {}

    private final Film film;
    private final double across;
    private final double middle;
    private final double slope;
    private final double period;
    private double first;
    private double last;
    private double phase;
    private double exactPeriod;
    private double wayAcross;
    private double wayAlong;
    private double apart;
    private boolean dark;

    private TickRow(Film film, double across, double middle, double slope, double period) {
        this.film = film;
        this.across = across;
        this.middle = middle;
        this.slope = slope;
        this.period = period;
    }

    /** The row that a candidate lies on; empty where it does not hold on the film itself. */
    static Optional<TickRow> follow(TickSearch.Candidate seen) {
        TickRow best = null;
        double highest = 0.35;
        double half = seen.length() / 2;
        for (double slope = -STEEPEST; slope <= STEEPEST; slope += 0.02) {
            for (double shift = -0.06; shift <= 0.06; shift += 0.02) {
                TickRow row = new TickRow(
                        seen.film(), seen.across() + shift * seen.length(), seen.along(), slope, seen.period());
                for (double stretch = 0.96; stretch <= 1.04; stretch += 0.005) {
                    double coherence = row.wave(seen.along() - half, seen.along() + half, seen.period() * stretch)
                            .coherence();
                    if (coherence > highest) {
                        highest = coherence;
                        best = new TickRow(seen.film(), row.across, row.middle, slope, seen.period() * stretch);
                    }
                }
            }
        }
        return Optional.ofNullable(best).filter(TickRow::trace);
    }

    private double lineAt(double along) {
        return across + slope * (along - middle);
    }

    /** What of the contrast between two places on the line has a period; the phase counts from {@link #middle}. */
    private Wave wave(double from, double to, double length) {
        return wave(from, to, length, 0);
    }

    /** The same on a line that lies {@code aside} px across from this one. */
    private Wave wave(double from, double to, double length, double aside) {
        int start = (int) Math.ceil(Math.max(0, from));
        int end = (int) Math.floor(Math.min(film.along() - 1.0, to));
        int n = end - start + 1;
        if (n < length) {
            return new Wave(0, 0);
        }
        double[] values = new double[n];
        double mean = 0;
        double tilt = 0;
        for (int i = 0; i < n; i++) {
            values[i] = film.sample(lineAt(start + i) + aside, start + i);
            mean += values[i] / n;
        }
        for (int i = 0; i < n; i++) {
            double t = i - (n - 1) / 2.0;
            tilt += t * values[i];
        }
        tilt /= n * ((double) n * n - 1) / 12;
        double energy = 0;
        double cos = 0;
        double sin = 0;
        for (int i = 0; i < n; i++) {
            double t = i - (n - 1) / 2.0;
            double value = values[i] - mean - tilt * t;
            double angle = 2 * Math.PI * (start + i - middle) / length;
            energy += value * value;
            cos += value * Math.cos(angle);
            sin += value * Math.sin(angle);
        }
        double spread = Math.sqrt(energy / n);
        double coherence = spread < 0.003 * film.maxValue() ? 0 : 2 * (cos * cos + sin * sin) / (n * energy);
        return new Wave(Math.atan2(sin, cos), coherence);
    }

    /** Goes from the middle to both ends block by block, then fits one period to all their phases. */
    private boolean trace() {
        double block = BLOCK_PERIODS * period;
        Deque<double[]> phases = new ArrayDeque<>();
        Wave centre = wave(middle - block / 2, middle + block / 2, period);
        if (centre.coherence() < LEAST_COHERENCE) {
            return false;
        }
        phases.add(new double[] {middle, centre.phase()});
        double down = end(phases, centre.phase(), block / 2, block);
        double up = end(phases, centre.phase(), -block / 2, block);
        if (phases.size() < 4) {
            return false;
        }
        first = up - block / 2;
        last = down + block / 2;
        fit(phases);
        turn();
        dark = skew() < 0;
        return true;
    }

    private double end(Deque<double[]> phases, double from, double step, double block) {
        double before = from;
        double drift = 0;
        double at = middle;
        while (true) {
            double next = at + step;
            Wave wave = wave(next - block / 2, next + block / 2, period);
            double change = Math.IEEEremainder(wave.phase() - before - drift, 2 * Math.PI);
            if (wave.coherence() < LEAST_COHERENCE || Math.abs(change) > LARGEST_STEP) {
                return at;
            }
            double now = before + drift + change;
            drift += 0.3 * change; // the period was known to a percent: its error shows as an even drift
            before = now;
            at = next;
            if (step > 0) {
                phases.addLast(new double[] {at, now});
            } else {
                phases.addFirst(new double[] {at, now});
            }
        }
    }

    /** Phase against place is a straight line; its slope corrects the period. */
    private void fit(Deque<double[]> phases) {
        double n = phases.size();
        double meanAt = phases.stream().mapToDouble(p -> p[0]).sum() / n;
        double meanPhase = phases.stream().mapToDouble(p -> p[1]).sum() / n;
        double up = phases.stream()
                .mapToDouble(p -> (p[0] - meanAt) * (p[1] - meanPhase))
                .sum();
        double down = phases.stream()
                .mapToDouble(p -> (p[0] - meanAt) * (p[0] - meanAt))
                .sum();
        double perPx = up / down;
        // The brightest places: 2π(y − middle)/period − phase(y) = 2πk with phase(y) = meanPhase + perPx·(y − meanAt).
        double frequency = 2 * Math.PI / period - perPx;
        exactPeriod = 2 * Math.PI / frequency;
        phase = (meanPhase - perPx * meanAt + 2 * Math.PI * middle / period) / frequency;
    }

    /**
     * Ticks are lines across the ruler, so that how their phase changes from one side to the other tells which way
     * the ruler runs. The line that was followed may lie askew within wide ticks: along it they are further apart.
     */
    private void turn() {
        double perAcross = 0;
        double here = wave(first, last, exactPeriod).coherence();
        for (double aside : new double[] {0.8 * period, 0.5 * period, 0.25 * period}) { // as far as the ticks reach
            Wave right = wave(first, last, exactPeriod, aside);
            Wave left = wave(first, last, exactPeriod, -aside);
            if (Math.min(right.coherence(), left.coherence()) > 0.6 * here) {
                perAcross = -Math.IEEEremainder(right.phase() - left.phase(), 2 * Math.PI) / (2 * aside);
                break;
            }
        }
        double perAlong = 2 * Math.PI / exactPeriod - slope * perAcross;
        double all = Math.hypot(perAcross, perAlong);
        wayAcross = perAcross / all;
        wayAlong = perAlong / all;
        apart = 2 * Math.PI / all;
    }

    /** Below 0 where the narrow parts are the dark ones. */
    private double skew() {
        double mean = 0;
        int count = 0;
        for (int y = (int) Math.ceil(first); y <= last; y++) {
            mean += film.sample(lineAt(y), y);
            count++;
        }
        mean /= count;
        double cubes = 0;
        for (int y = (int) Math.ceil(first); y <= last; y++) {
            cubes += Math.pow(film.sample(lineAt(y), y) - mean, 3);
        }
        return cubes;
    }

    /** How sure the row is one: share of its contrast that has the period, times the root of how often that repeats. */
    double clarity() {
        return wave(first, last, exactPeriod).coherence() * Math.sqrt((last - first) / exactPeriod);
    }

    /** The ticks, image space, from one end to the other. */
    List<Point> ticks() {
        double start = phase + (dark ? exactPeriod / 2 : 0);
        double along =
                start + Math.rint(((first + last) / 2 - start) / exactPeriod) * exactPeriod; // the tick in the middle
        double at = lineAt(along);
        List<Point> ticks = new ArrayList<>();
        for (int k = (int) Math.ceil((first - along) / (apart * wayAlong)); along + k * apart * wayAlong <= last; k++) {
            double y = along + k * apart * wayAlong;
            if (y >= 0 && y <= film.along() - 1) {
                ticks.add(film.toImage(at + k * apart * wayAcross, y));
            }
        }
        return ticks;
    }
}
