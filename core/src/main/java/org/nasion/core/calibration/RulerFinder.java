package org.nasion.core.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;

/**
 * Looks for a ruler on a film: a row of ticks at one distance, upright or lying, a little askew. What it
 * finds is a proposal for a person to look at; a period of ticks alone does not tell how far they are apart, and
 * something else on the film may be as regular.
 *
 * <p>Lines along the film's outer parts are searched for a period by autocorrelation, on the film reduced
 * to about 1200 px; the best line is then followed on the film itself by the phase of its ticks, whose
 * regression over the whole row gives the period to a fraction of a pixel.
 */
public final class RulerFinder {

    /** Px of the reduced film's longer side: a tick each millimetre is then about 5 px away from the next. */
    private static final int WORKING_SIDE = 1200;
    /** Distances between ticks that rulers have, mm. */
    private static final double[] TICKS_MM = {1, 2, 5, 10};
    /** Height of the region that a lateral cephalogram shows, mm: usual, least and most. */
    private static final double USUAL_HEIGHT_MM = 240;

    private static final double LEAST_HEIGHT_MM = 140;
    private static final double MOST_HEIGHT_MM = 400;
    /** Fewer ticks may be anything. */
    private static final int FEWEST_TICKS = 11;
    /** Below this a row of ticks may be chance: a third of the contrast over a dozen ticks. */
    private static final double LEAST_CLARITY = 1.2;

    private static final int MOST_FOLLOWED = 8;

    /**
     * A row of ticks.
     *
     * @param ticks  image space, px, from one end to the other, evenly apart
     * @param tickMm how far two are apart, mm, taken from what a film usually shows
     */
    public record Found(List<Point> ticks, double tickMm) {

        public Found {
            ticks = List.copyOf(ticks);
        }

        public Point from() {
            return ticks.getFirst();
        }

        public Point to() {
            return ticks.getLast();
        }

        /** From the first tick to the last, mm. */
        public double lengthMm() {
            return (ticks.size() - 1) * tickMm;
        }

        /** The scale that this ruler would give. */
        public Calibration.Ruler toCalibration(double pixelAspect) {
            return new Calibration.Ruler(from(), to(), lengthMm(), pixelAspect);
        }
    }

    private RulerFinder() {}

    /**
     * The clearest ruler of a film; takes about a second for a large film, off the UI thread.
     *
     * @throws java.util.concurrent.CancellationException if the user stopped it
     */
    public static Optional<Found> find(Cephalogram film, double pixelAspect, Progress progress) {
        TickRow.Film upright = new TickRow.Film(film, false);
        TickRow.Film lying = new TickRow.Film(film, true);
        int step = Math.max(1, Math.round((float) Math.max(film.width(), film.height()) / WORKING_SIDE));
        List<TickSearch.Candidate> candidates = new ArrayList<>();
        candidates.addAll(TickSearch.search(upright, step, progress));
        candidates.addAll(TickSearch.search(lying, step, progress));
        candidates.sort(Comparator.comparingDouble(TickSearch.Candidate::score).reversed());
        Optional<Found> best = Optional.empty();
        double clearest = LEAST_CLARITY;
        for (TickSearch.Candidate candidate : candidates.subList(0, Math.min(MOST_FOLLOWED, candidates.size()))) {
            progress.throwIfCancelled();
            Optional<TickRow> row = TickRow.follow(candidate);
            Optional<Found> found = row.flatMap(ticks -> found(ticks, film, pixelAspect));
            if (found.isPresent() && row.get().clarity() > clearest) {
                clearest = row.get().clarity();
                best = found;
            }
        }
        return best;
    }

    private static Optional<Found> found(TickRow row, Cephalogram film, double pixelAspect) {
        List<Point> ticks = row.ticks();
        if (ticks.size() < FEWEST_TICKS) {
            return Optional.empty();
        }
        Point way = ticks.getLast().minus(ticks.getFirst());
        double px = Math.hypot(way.x(), way.y() * pixelAspect) / (ticks.size() - 1);
        double best = Double.POSITIVE_INFINITY;
        double tickMm = 0;
        for (double mm : TICKS_MM) {
            double heightMm = film.height() * pixelAspect * mm / px;
            double unusual = Math.abs(Math.log(heightMm / USUAL_HEIGHT_MM));
            if (heightMm >= LEAST_HEIGHT_MM && heightMm <= MOST_HEIGHT_MM && unusual < best) {
                best = unusual;
                tickMm = mm;
            }
        }
        return tickMm == 0 ? Optional.empty() : Optional.of(new Found(ticks, tickMm));
    }
}
