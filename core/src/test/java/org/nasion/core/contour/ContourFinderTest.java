package org.nasion.core.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.Frame;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/** Distances are from the lines that the phantoms were drawn with; nasion bench outlines prints them for many phantoms. */
@Tag("slow")
class ContourFinderTest {

    private static final int WIDTH = 968;
    private static final int HEIGHT = 1200;

    private static Phantom phantom;
    private static Tracing tracing;

    @BeforeAll
    static void makePhantom() {
        phantom = new PhantomGenerator().generate(PhantomSpec.ofSeed(2003).withFilm(WIDTH, HEIGHT, 0.2), Progress.NONE);
        Map<Landmark, Placement> placements = new TreeMap<>();
        phantom.truth()
                .forEach((landmark, at) ->
                        placements.put(landmark, new Placement(at, Placement.Origin.MANUAL, true, Optional.empty())));
        tracing = new Tracing(placements);
    }

    private static Map<Contour, TracedCurve> find(Cephalogram film, Tracing points) {
        return new ContourFinder(film).find(points, 1, Progress.NONE);
    }

    private static Cephalogram film(short[] samples) {
        return new Cephalogram(
                WIDTH,
                HEIGHT,
                4095,
                samples,
                phantom.film().window(),
                phantom.film().acquisition());
    }

    /** Places along a smooth curve, about 0.2 mm apart. */
    private static List<Point> places(List<Point> nodes) {
        return CatmullRom.pieces(nodes).stream()
                .flatMap(piece -> {
                    int steps = Math.max(1, (int) Math.round(piece.from().distanceTo(piece.to())));
                    return IntStream.range(0, steps).mapToObj(i -> piece.at((i + 0.5) / steps));
                })
                .toList();
    }

    /** Distances of a smooth curve from a line, mm. */
    private static DoubleStream distances(List<Point> nodes, List<Point> line) {
        return places(nodes).stream()
                .mapToDouble(
                        at -> line.stream().mapToDouble(at::distanceTo).min().orElseThrow() * 0.2);
    }

    private static double off(List<Point> nodes, Contour contour) {
        return distances(nodes, phantom.contours().get(contour)).average().orElseThrow();
    }

    private static List<Point> template(Contour contour) {
        Frame frame = new Frame(tracing, 1);
        return frame.templates().stream()
                .filter(template -> template.contour() == contour)
                .map(template -> template.nodes().stream().map(frame::toImage).toList())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void skinAndMandibleAreFoundWhereTheyAre() {
        Map<Contour, TracedCurve> found = find(phantom.film(), tracing);
        double skin = off(found.get(Contour.PROFILE).nodes(), Contour.PROFILE);
        double mandible = off(found.get(Contour.MANDIBLE).nodes(), Contour.MANDIBLE);
        assertTrue(skin < 0.5 && skin < off(template(Contour.PROFILE), Contour.PROFILE) / 2, "skin " + skin);
        assertTrue(
                mandible < 1 && mandible < off(template(Contour.MANDIBLE), Contour.MANDIBLE), "mandible " + mandible);
        assertTrue(found.get(Contour.PROFILE).seenShare() > 0.8);
    }

    /** Only what a moved point leaves as it was is not looked for again. */
    @Test
    void afterEachMoveTheOutlinesAreThoseOfAFirstLook() {
        ContourFinder finder = new ContourFinder(phantom.film());
        Map<Contour, TracedCurve> before = finder.find(tracing, 1, Progress.NONE);
        Tracing moved = tracing;
        for (Landmark landmark : List.of(Landmark.POG, Landmark.POG_SOFT, Landmark.OR, Landmark.A)) {
            Map<Landmark, Placement> placements = new TreeMap<>(moved.placements());
            placements.computeIfPresent(
                    landmark,
                    (l, at) -> new Placement(at.position().plus(new Point(4, 3)), at.origin(), true, Optional.empty()));
            moved = new Tracing(placements);
            Map<Contour, TracedCurve> after = finder.find(moved, 1, Progress.NONE);
            assertEquals(find(phantom.film(), moved), after, landmark.code());
            assertNotEquals(before, after, landmark.code());
            before = after;
        }
    }

    @Test
    void aCurvePassesThroughPointsThatAPersonPlaced() {
        TracedCurve mandible = find(phantom.film(), tracing).get(Contour.MANDIBLE);
        for (Landmark landmark : List.of(Landmark.ME, Landmark.GO, Landmark.AR, Landmark.CO)) {
            Point at = tracing.position(landmark).orElseThrow();
            assertTrue(
                    mandible.nodes().stream().anyMatch(node -> node.distanceTo(at) < 0.01), landmark + " is not on it");
        }
    }

    @Test
    void aFilmWithItsGreysTheOtherWayRoundGivesTheSameCurves() {
        short[] inverted = phantom.film().samples().clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (short) (4095 - inverted[i]);
        }
        TracedCurve plain = find(phantom.film(), tracing).get(Contour.PROFILE);
        TracedCurve other = find(film(inverted), tracing).get(Contour.PROFILE);
        assertEquals(plain.seen(), other.seen());
        for (int i = 0; i < plain.nodes().size(); i++) {
            assertEquals(0, plain.nodes().get(i).distanceTo(other.nodes().get(i)), 0.01);
        }
    }

    @Test
    void aFilmThatShowsNothingConfirmsNothingAndLeavesTheTemplate() {
        short[] grey = new short[WIDTH * HEIGHT];
        Arrays.fill(grey, (short) 1000);
        Map<Contour, TracedCurve> found = find(film(grey), tracing);
        for (Contour contour : found.keySet()) {
            assertEquals(0, found.get(contour).seenShare(), contour.name());
            double most = distances(found.get(contour).nodes(), places(template(contour)))
                    .max()
                    .orElseThrow();
            assertTrue(most < 0.4, contour + " " + most);
        }
    }

    @Test
    void aFacePointingLeftIsFoundAsOnePointingRight() {
        short[] samples = phantom.film().samples().clone();
        short[] mirrored = new short[samples.length];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                mirrored[y * WIDTH + x] = samples[y * WIDTH + WIDTH - 1 - x];
            }
        }
        Map<Landmark, Placement> placements = new TreeMap<>();
        tracing.placements()
                .forEach((landmark, placement) -> placements.put(
                        landmark,
                        placement.movedTo(new Point(
                                WIDTH - 1 - placement.position().x(),
                                placement.position().y()))));
        TracedCurve left = find(film(mirrored), new Tracing(placements)).get(Contour.PROFILE);
        List<Point> back = left.nodes().stream()
                .map(node -> new Point(WIDTH - 1 - node.x(), node.y()))
                .toList();
        double skin = off(back, Contour.PROFILE);
        assertTrue(skin < 0.5, "skin " + skin);
    }

    @Test
    void snappingBringsACurveBackThatWasMovedABit() {
        TracedCurve found = find(phantom.film(), tracing).get(Contour.PROFILE);
        List<Point> aside =
                found.nodes().stream().map(node -> node.plus(new Point(8, 2))).toList();
        TracedCurve moved = new TracedCurve(aside, found.seen(), TracedCurve.Source.PERSON, Map.of());
        TracedCurve snapped = new ContourFinder(phantom.film())
                .snap(Contour.PROFILE, moved, tracing, 1)
                .orElseThrow();
        assertEquals(TracedCurve.Source.PERSON, snapped.source());
        assertTrue(off(aside, Contour.PROFILE) > 0.8, "aside " + off(aside, Contour.PROFILE));
        assertTrue(off(snapped.nodes(), Contour.PROFILE) < 0.5, "" + off(snapped.nodes(), Contour.PROFILE));
    }

    /** A step between columns 499 and 500 lies at 499.5; a pixel is 0.2 mm. */
    @Test
    void aDraggedPointGoesOntoTheEdgeBesideIt() {
        short[] step = new short[WIDTH * HEIGHT];
        for (int i = 0; i < step.length; i++) {
            step[i] = (short) (i % WIDTH < 500 ? 800 : 2400);
        }
        ContourFinder finder = new ContourFinder(film(step));
        Point aside = new Point(504, 600);
        assertEquals(aside, finder.edgeNear(aside, 1), "before the film is prepared");
        finder.find(tracing, 1, Progress.NONE);
        Point snapped = finder.edgeNear(aside, 1);
        assertEquals(499.5, snapped.x(), 0.5);
        assertEquals(600, snapped.y(), 0.5);
        Point nothing = new Point(540, 600);
        assertEquals(nothing, finder.edgeNear(nothing, 1));
    }

    @Test
    void itCanBeStopped() {
        Progress stopped = new Progress() {
            @Override
            public void report(double share, Sentence what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> new ContourFinder(phantom.film()).find(tracing, 1, stopped));
    }
}
