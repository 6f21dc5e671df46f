package org.nasion.lab.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.model.dataset.AnnotatedFilm;

@Tag("slow")
class HabitEvaluationTest {

    /** Twelve films at 0.5 mm/px whose annotator puts Me so many px away and everything else where the network is. */
    private static List<ScoredFilm> films(double px) {
        Map<Landmark, Point> network = Map.of(
                Landmark.S,
                new Point(100, 100),
                Landmark.N,
                new Point(200, 100),
                Landmark.ME,
                new Point(180, 300),
                Landmark.A,
                new Point(190, 200));
        Map<Landmark, Placement.Proposal> proposals = new TreeMap<>();
        network.forEach((landmark, at) -> proposals.put(
                landmark,
                new Placement.Proposal(
                        at, Placement.Origin.DETECTED, OptionalDouble.of(0.95), OptionalDouble.of(0.8))));
        Map<Landmark, Point> marks = new TreeMap<>(network);
        marks.put(Landmark.ME, new Point(180 + px, 300));
        List<ScoredFilm> films = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            films.add(new ScoredFilm(
                    new AnnotatedFilm(
                            Path.of(i + ".png"),
                            "set",
                            "" + i,
                            "all",
                            OptionalDouble.of(0.5),
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            Map.of("one", marks)),
                    "one",
                    new Detection(
                            proposals,
                            new Detection.Verdict(Detection.Quality.GOOD, List.of()),
                            new DetectorInfo("constant", "00", "CPU", "test"),
                            0.1)));
        }
        return films;
    }

    /** Me is 8 px = 4 mm away: plain 4/4 points = 1 mm and 75 % within 2 mm; after five films nearly all of it is gone. */
    @Test
    void takesAConstantOffsetAway() {
        List<HabitEvaluation.Row> rows = new HabitEvaluation(3, 1).run(films(8), List.of(0, 5, 10));
        assertEquals(
                List.of(0, 5), rows.stream().map(HabitEvaluation.Row::learned).toList()); // 10 would leave 2 films
        assertEquals(1, rows.getFirst().plainMm(), 1e-12);
        assertEquals(1, rows.getFirst().mm(), 1e-12);
        assertEquals(0.75, rows.getFirst().plainWithin(), 1e-12);
        assertEquals(1, rows.getLast().within(), 1e-12);
        assertTrue(rows.getLast().gain() > 0.85, () -> "gain " + rows.getLast().gain());
        assertTrue(rows.getLast().worstGainMm() > 0.85);
    }

    @Test
    void changesNothingWhereThereIsNoOffset() {
        HabitEvaluation.Row row =
                new HabitEvaluation(3, 1).run(films(0), List.of(5)).getFirst();
        assertEquals(0, row.mm(), 1e-12);
        assertEquals(0, row.worstGainMm(), 1e-12);
    }
}
