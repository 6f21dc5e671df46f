package org.nasion.core.habit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.tracing.TracingEditor;

class ReviewTest {

    private static final Calibration HALF = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.5, 1, "");

    /** A clock that goes on by a second whenever it is asked. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-01-01T10:00:00Z");
        private Duration step = Duration.ofSeconds(1);

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(step);
            return now;
        }
    }

    private String person = "Ada";
    private final Ticking clock = new Ticking();
    private final TracingEditor editor = new TracingEditor(new CaseContent(proposals(), HALF), () -> person, clock);

    private static Tracing proposals() {
        Map<Landmark, Placement> placements = new TreeMap<>();
        Map<Landmark, Point> points = Map.of(
                Landmark.S,
                new Point(100, 100),
                Landmark.N,
                new Point(200, 100),
                Landmark.A,
                new Point(190, 200),
                Landmark.ME,
                new Point(180, 300),
                Landmark.GO,
                new Point(110, 250));
        points.forEach((landmark, at) -> placements.put(
                landmark,
                Placement.proposed(new Placement.Proposal(
                        at, Placement.Origin.DETECTED, OptionalDouble.of(0.9), OptionalDouble.of(0.8)))));
        return new Tracing(placements);
    }

    private Optional<Lesson> lesson() {
        return Review.of(
                "key",
                "Network 1",
                "Ada",
                editor.state().tracing(),
                editor.state().history(),
                editor.state().calibration());
    }

    /** Go 6 px back and 2 px down at 0.5 mm/px: 3 mm back, 1 mm down. */
    @Test
    void takesWhatWasMovedAndWhatWasAcceptedOneByOne() {
        editor.move(Landmark.GO, new Point(104, 252));
        editor.confirm(Landmark.A, true);
        Lesson lesson = lesson().orElseThrow();
        assertEquals(Set.of(Landmark.GO, Landmark.A), lesson.corrections().keySet());
        assertEquals(-3, lesson.corrections().get(Landmark.GO).offsetMm().x(), 1e-9);
        assertEquals(-1, lesson.corrections().get(Landmark.GO).offsetMm().y(), 1e-9);
        assertEquals(0, lesson.corrections().get(Landmark.A).offsetMm().length(), 1e-12);
        assertTrue(lesson.teaches());
    }

    @Test
    void pointsAcceptedTogetherWereNotLookedAt() {
        Tracing all = editor.state().tracing();
        for (Landmark landmark : proposals().landmarks()) {
            all = all.with(landmark, all.placement(landmark).orElseThrow().withConfirmed(true));
        }
        editor.replaceTracing("accept all", all);
        assertTrue(lesson().isEmpty());
        editor.move(Landmark.GO, new Point(104, 252));
        assertEquals(Set.of(Landmark.GO), lesson().orElseThrow().corrections().keySet());
    }

    /** Enter held down repeats about thirty times a second. */
    @Test
    void pointsAcceptedFasterThanAnybodyLooksTeachNothing() {
        editor.confirm(Landmark.S, true);
        clock.step = Duration.ofMillis(33);
        editor.confirm(Landmark.A, true);
        editor.confirm(Landmark.ME, true);
        clock.step = Duration.ofMillis(600);
        editor.move(Landmark.GO, new Point(104, 252));
        editor.confirm(Landmark.N, true);
        assertEquals(
                Set.of(Landmark.S, Landmark.GO, Landmark.N),
                lesson().orElseThrow().corrections().keySet());
    }

    @Test
    void neitherOtherPeopleNorResetPointsTeach() {
        person = "Ben";
        editor.move(Landmark.GO, new Point(104, 252));
        person = "Ada";
        editor.move(Landmark.ME, new Point(181, 300));
        editor.reset(Landmark.ME);
        assertTrue(lesson().isEmpty());
        editor.confirm(Landmark.ME, true);
        assertFalse(lesson().orElseThrow().teaches());
    }
}
