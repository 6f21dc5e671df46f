package org.nasion.lab.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.lab.evaluation.HabitSample.Shape;
import org.nasion.model.dataset.AnnotatedFilm;

@Tag("slow")
class HabitWaysTest {

    @TempDir
    Path folder;

    /** Dark left of a line through (50, 50) at an angle, bright right of it. */
    private static Cephalogram halves(double degrees) {
        short[] samples = new short[100 * 100];
        double nx = Math.sin(Math.toRadians(degrees));
        double ny = -Math.cos(Math.toRadians(degrees));
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(128 + 40 * ((i % 100 - 50) * nx + (i / 100 - 50) * ny)), 0, 255);
        }
        return new Cephalogram(100, 100, 255, samples, Window.full(255), Acquisition.unknown("test"));
    }

    /** An edge at 30° below the rows runs along (cos 30°, sin 30°); an upright one along (0, 1); nothing at all along (1, 0). */
    @Test
    void anEdgeRunsWhereNothingChanges() {
        for (double degrees : new double[] {30, 75, 90, 120}) {
            Point along = EdgeDirection.at(halves(degrees), new Point(50, 50), 5);
            assertEquals(Math.cos(Math.toRadians(degrees)), along.x(), 0.01, degrees + "°");
            assertEquals(Math.sin(Math.toRadians(degrees)), along.y(), 0.01, degrees + "°");
        }
        Cephalogram plain =
                new Cephalogram(100, 100, 255, new short[100 * 100], Window.full(255), Acquisition.unknown("test"));
        assertEquals(1, EdgeDirection.at(plain, new Point(50, 50), 5).x(), 1e-9);
    }

    private static HabitSample sample(Point offset, double edge, double tilt) {
        return new HabitSample(Map.of(Landmark.GO, new HabitSample.Of(offset, edge)), new Shape(tilt, 30, 5, 110));
    }

    /** A reader who puts Go 3 mm further along an edge that turns from film to film: only the way that turns takes that away. */
    @Test
    void eachWayFindsWhatItIsFor() {
        List<HabitSample> turning = new ArrayList<>();
        List<HabitSample> tilted = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double edge = Math.toRadians(-40 + 2 * i);
            turning.add(sample(new Point(3 * Math.cos(edge), 3 * Math.sin(edge)), edge, 0));
            tilted.add(sample(new Point(0, 0.1 * (i - 20)), 0, i));
        }
        HabitSample next = sample(new Point(0, 0), Math.toRadians(35), 0);
        Point turned = HabitWay.EDGE.learn(turning).offset(Landmark.GO, next);
        assertEquals(35, Math.toDegrees(Math.atan2(turned.y(), turned.x())), 1);
        assertTrue(turned.length() > 2.7);
        Point straight = HabitWay.SHRUNK.learn(turning).offset(Landmark.GO, next);
        assertTrue(Math.abs(straight.y()) < 0.3, straight::toString);
        assertEquals(turned, HabitWay.EDGE_WHERE_BETTER.learn(turning).offset(Landmark.GO, next));
        // Σf² = n, so a ridge of 10 leaves 40/50 of the slope of 0.1 mm per degree; 20.5 is one above the mean of 19.5.
        HabitWay.Learned byTilt = HabitWay.TILT.learn(tilted);
        Point one = byTilt.offset(Landmark.GO, sample(new Point(0, 0), 0, 20.5));
        Point mean = byTilt.offset(Landmark.GO, sample(new Point(0, 0), 0, 19.5));
        assertEquals(0.08, one.y() - mean.y(), 1e-9);
        assertEquals(
                3.0 * 40 / 44,
                HabitWay.MEAN
                        .learn(java.util.Collections.nCopies(40, sample(new Point(3, 0), 0, 0)))
                        .offset(Landmark.GO, next)
                        .x(),
                1e-9);
    }

    /** Points that were written come back with the marks of any annotator. */
    @Test
    void readsWhatItWrote() throws Exception {
        Map<Landmark, Placement.Proposal> proposals = Map.of(
                Landmark.GO,
                new Placement.Proposal(
                        new Point(10.5, 20.25),
                        Placement.Origin.DETECTED,
                        OptionalDouble.of(0.75),
                        OptionalDouble.empty()));
        AnnotatedFilm film = new AnnotatedFilm(
                folder.resolve("a.png"),
                "set",
                "a",
                "val",
                OptionalDouble.of(0.5),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Map.of("one", Map.of(Landmark.GO, new Point(1, 2)), "two", Map.of(Landmark.GO, new Point(3, 4))));
        Path file = folder.resolve("points.csv");
        PointsCsv.write(
                file,
                List.of(new ScoredFilm(
                        film,
                        "one",
                        new Detection(
                                proposals,
                                new Detection.Verdict(Detection.Quality.GOOD, List.of()),
                                new DetectorInfo("net", "", "", ""),
                                1))));
        assertTrue(Files.readString(file).contains("set,a,val,one,Go"));
        ScoredFilm read = PointsCsv.read(file, List.of(film), "two").getFirst();
        assertEquals(proposals, read.detected());
        assertEquals(Map.of(Landmark.GO, new Point(3, 4)), read.truth());
        assertEquals(List.of(), PointsCsv.read(file, List.of(film), "three"));
    }
}
