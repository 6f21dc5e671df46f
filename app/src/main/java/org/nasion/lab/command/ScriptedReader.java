package org.nasion.lab.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.nasion.app.desktop.viewmodel.AnnotatorViewModel;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/**
 * A person made by script: sees a landmark at the truth with an offset of his own and some scatter, accepts what lies near
 * enough, drags the rest, and now and then slips, sees it and takes it back. Time passes as the keystroke-level model says
 * (Card, Moran and Newell 1980): 1.35 s to look and decide, 0.2 s for a key, 1.1 s to point, 0.1 s for a button.
 */
final class ScriptedReader {

    private static final double LOOK = 1.35;
    private static final double KEY = 0.2;
    private static final double DRAG = 1.1 + 0.1 + 1.1 + 0.1;
    private static final double OFFSET_MM = 0.5;
    private static final double SCATTER_MM = 0.4;
    /** From here on a person moves a point. */
    private static final double TOLERATED_MM = 1;

    private static final double SLIPS = 0.02;
    private static final double SLIP_MM = 5;

    private final Random chance;
    private final double certain;
    private final Map<Landmark, Point> offsets = new HashMap<>();
    private final Ticking clock = new Ticking();
    private int keys;
    private int drags;
    private int slips;

    /** @param certain limit from which on points are accepted together */
    ScriptedReader(long seed, double certain, List<Landmark> landmarks) {
        this.chance = new Random(seed);
        this.certain = certain;
        landmarks.forEach(landmark -> offsets.put(landmark, scattered(OFFSET_MM)));
    }

    private Point scattered(double mm) {
        return new Point(mm * chance.nextGaussian(), mm * chance.nextGaussian());
    }

    /** Time as the reader lives it. */
    Clock clock() {
        return clock;
    }

    int keys() {
        return keys;
    }

    int drags() {
        return drags;
    }

    int slips() {
        return slips;
    }

    /** Where this person sees a landmark beside the truth: image space, mm. */
    Point offset(Landmark landmark) {
        return offsets.get(landmark);
    }

    /**
     * Reads the film on the desk up to its end.
     *
     * @param truth   image space, px
     * @param mmPerPx of the film
     * @param after   told the film after each command that accepted something, while it still lies there
     */
    void read(
            AnnotatorViewModel annotator,
            Map<Landmark, Point> truth,
            double mmPerPx,
            Consumer<AnnotatorViewModel.Desk> after) {
        AnnotatorViewModel.Desk desk = annotator.deskProperty().get().orElseThrow();
        if (certain <= 1 && !annotator.certain(certain).landmarks().isEmpty()) {
            press();
            annotator.acceptCertain(certain);
            after.accept(desk);
        }
        while (annotator.deskProperty().get().filter(desk::equals).isPresent()) {
            Optional<Landmark> landmark = desk.tracing().selectedProperty().get();
            clock.pass(LOOK);
            landmark.filter(truth::containsKey)
                    .ifPresent(seen -> look(
                            annotator,
                            desk,
                            seen,
                            truth.get(seen)
                                    .plus(offsets.get(seen)
                                            .plus(scattered(SCATTER_MM))
                                            .times(1 / mmPerPx)),
                            mmPerPx));
            press();
            annotator.enter();
            if (annotator.deskProperty().get().filter(desk::equals).isPresent()) {
                after.accept(desk);
            }
        }
    }

    private void look(
            AnnotatorViewModel annotator,
            AnnotatorViewModel.Desk desk,
            Landmark landmark,
            Point believed,
            double mmPerPx) {
        Optional<Placement> shown = desk.tracing().placement(landmark);
        if (shown.filter(placement ->
                        placement.confirmed() || placement.position().distanceTo(believed) * mmPerPx <= TOLERATED_MM)
                .isPresent()) {
            return;
        }
        if (chance.nextDouble() < SLIPS) {
            slips++;
            drag(desk, landmark, believed.plus(scattered(SLIP_MM / mmPerPx)));
            clock.pass(LOOK);
            press();
            annotator.undo();
        }
        drag(desk, landmark, believed);
    }

    private void drag(AnnotatorViewModel.Desk desk, Landmark landmark, Point to) {
        drags++;
        clock.pass(DRAG);
        desk.tracing().drag().grab(landmark, true);
        desk.tracing().drag().to(to);
        desk.tracing().drag().finish();
    }

    private void press() {
        keys++;
        clock.pass(KEY);
    }

    /** Goes on when something is done. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-01-05T08:00:00Z");

        private void pass(double seconds) {
            now = now.plus(Duration.ofMillis(Math.round(1000 * seconds)));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
