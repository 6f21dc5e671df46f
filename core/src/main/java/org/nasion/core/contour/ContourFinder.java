package org.nasion.core.contour;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.drawing.ContourTemplate;
import org.nasion.core.drawing.Frame;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;

/**
 * Finds the outlines of a tracing on its film. Across the template of each contour, rows of greys are read; the contour is the
 * line through them that passes edges of the right direction and bends least away from the template, found by dynamic
 * programming, first on a smooth picture in a wide band, then on a sharp one near what was found. Where the film shows nothing
 * clear, the template is bent to meet what was found and the piece is marked as not seen.
 *
 * <p>Not for the UI thread: the first call smooths the film (about 0.1 s for 5 megapixels), all contours take some 20 ms then.
 * Safe for several threads, one at a time.
 */
public final class ContourFinder {

    /** Nodes lie no farther from the found line than this and no farther apart than that, mm of an average adult. */
    private static final double FAITHFUL = 0.2;

    private static final double FARTHEST = 14;
    private static final double SNAP_REACH = 2;
    private static final double FINE_ALONG = 0.4;

    private final Cephalogram film;
    private final Map<Contour, Answer> answers = new EnumMap<>(Contour.class);
    private volatile Optional<Pictures> pictures = Optional.empty();
    private Optional<Greys> greys = Optional.empty();

    public ContourFinder(Cephalogram film) {
        this.film = film;
    }

    /**
     * All contours whose landmarks are placed, but for teeth and the ear canal, which stay templates.
     *
     * @param pixelAspect height of a pixel over its width
     * @throws java.util.concurrent.CancellationException if it was stopped
     */
    public synchronized Map<Contour, TracedCurve> find(Tracing tracing, double pixelAspect, Progress progress) {
        Frame frame = new Frame(tracing, pixelAspect);
        Map<Contour, TracedCurve> found = new EnumMap<>(Contour.class);
        List<ContourTemplate> templates = frame.templates().stream()
                .filter(template -> EdgeLook.of(template.contour()).isPresent())
                .toList();
        if (templates.isEmpty() || !(frame.mm(1) > 0.2)) {
            return found; // a head of 14 px shows nothing
        }
        progress.throwIfCancelled();
        prepare(frame, pixelAspect);
        int sign = sign(frame, tracing, templates);
        for (ContourTemplate template : templates) {
            progress.throwIfCancelled();
            found.put(template.contour(), find(frame, tracing, template, sign));
        }
        return found;
    }

    /**
     * A tracing with all outlines that its film shows; those that it has already and that belong to its points stay.
     *
     * @param pixelAspect height of a pixel over its width
     */
    public static Tracing outlined(Cephalogram film, Tracing tracing, double pixelAspect, Progress progress) {
        boolean complete = new Frame(tracing, pixelAspect)
                .templates().stream()
                        .map(ContourTemplate::contour)
                        .allMatch(contour -> EdgeLook.of(contour).isEmpty()
                                || tracing.curve(contour).isPresent());
        return complete ? tracing : tracing.following(new ContourFinder(film).find(tracing, pixelAspect, progress));
    }

    /**
     * A person's curve moved onto the edges beside it; its ends and the number of its nodes may change.
     *
     * @return empty for a contour that is not looked for on films, as a tooth
     */
    public synchronized Optional<TracedCurve> snap(
            Contour contour, TracedCurve curve, Tracing tracing, double pixelAspect) {
        Frame frame = new Frame(tracing, pixelAspect);
        if (!(frame.mm(1) > 0.2)) {
            return Optional.empty();
        }
        return EdgeLook.of(contour).map(look -> {
            prepare(frame, pixelAspect);
            List<Point> nodes = curve.nodes().stream().map(frame::fromImage).toList();
            int sign = sign(frame, tracing, frame.templates());
            ContourSearch search = search(look.within(SNAP_REACH), frame);
            ContourSearch.Result result = search.find(nodes, List.of(), sign);
            return curve(frame, nodes, List.of(), result, look, TracedCurve.Source.PERSON, Map.of());
        });
    }

    /**
     * The clearest edge within 1.5 mm of an average adult of a place; the place itself where there is none, and before the first
     * search has prepared the film. Less than a millisecond, never waits for a search: may be called on the UI thread.
     *
     * @param place       image space, px
     * @param pixelAspect height of a pixel over its width
     */
    public Point edgeNear(Point place, double pixelAspect) {
        return pictures.map(made -> new EdgeSnap(made, pixelAspect).near(place)).orElse(place);
    }

    /** Whether a contour is looked for on films at all; a tooth is not. */
    public static boolean looksFor(Contour contour) {
        return EdgeLook.of(contour).isPresent();
    }

    private void prepare(Frame frame, double pixelAspect) {
        if (pictures.filter(made -> made.serve(frame.mm(1))).isEmpty()) {
            pictures = Optional.of(Pictures.of(film, frame.mm(1), pixelAspect));
        }
    }

    /**
     * All that an outline depends on: moving one point leaves most of them as they were.
     *
     * @param nodes   the template's, image space
     * @param through landmarks on the contour, image space
     */
    private record Question(
            List<Point> nodes,
            List<ContourSearch.Anchor> anchors,
            Map<Landmark, Point> through,
            int sign,
            double mm,
            Pictures pictures) {}

    private record Answer(Question question, TracedCurve curve) {}

    /** Which way round the greys are, as the skin's template tells from where it lay. */
    private record Greys(Question skin, int sign) {}

    /** 1 where dense is bright, −1 on a film whose greys are the other way round; the skin tells. */
    private int sign(Frame frame, Tracing tracing, List<ContourTemplate> templates) {
        return templates.stream()
                .filter(template -> template.contour() == Contour.PROFILE)
                .findFirst()
                .map(template -> {
                    ContourSearch search = search(EdgeLook.of(Contour.PROFILE).orElseThrow(), frame);
                    List<ContourSearch.Anchor> anchors = anchors(tracing, template);
                    Question skin = question(frame, tracing, template, anchors, 0);
                    if (greys.filter(known -> known.skin().equals(skin)).isEmpty()) {
                        boolean bright = search.worth(template.nodes(), anchors, 1)
                                >= search.worth(template.nodes(), anchors, -1);
                        greys = Optional.of(new Greys(skin, bright ? 1 : -1));
                    }
                    return greys.orElseThrow().sign();
                })
                .orElse(1);
    }

    private ContourSearch search(EdgeLook look, Frame frame) {
        return new ContourSearch(look, pictures.orElseThrow(), frame::toImage, frame.mm(1));
    }

    private TracedCurve find(Frame frame, Tracing tracing, ContourTemplate template, int sign) {
        List<ContourSearch.Anchor> anchors = anchors(tracing, template);
        Question question = question(frame, tracing, template, anchors, sign);
        Answer known = answers.get(template.contour());
        if (known != null && known.question().equals(question)) {
            return known.curve();
        }
        EdgeLook look = EdgeLook.of(template.contour()).orElseThrow();
        ContourSearch.Result result = search(look, frame).find(template.nodes(), anchors, sign);
        TracedCurve found =
                curve(frame, template.nodes(), anchors, result, look, TracedCurve.Source.FILM, question.through());
        answers.put(template.contour(), new Answer(question, found));
        return found;
    }

    private Question question(
            Frame frame, Tracing tracing, ContourTemplate template, List<ContourSearch.Anchor> anchors, int sign) {
        Map<Landmark, Point> through = new TreeMap<>();
        template.contour()
                .landmarks()
                .forEach(landmark -> tracing.position(landmark).ifPresent(at -> through.put(landmark, at)));
        return new Question(
                template.nodes().stream().map(frame::toImage).toList(),
                anchors,
                through,
                sign,
                frame.mm(1),
                pictures.orElseThrow());
    }

    /** To a hundredth of a pixel, as files keep it. */
    private static double rounded(double px) {
        return Math.rint(px * 100) / 100;
    }

    private static List<ContourSearch.Anchor> anchors(Tracing tracing, ContourTemplate template) {
        EdgeLine line = EdgeLine.through(template.nodes(), 1e-3 + length(template.nodes()) / 400);
        List<ContourSearch.Anchor> anchors = new ArrayList<>();
        template.on().forEach((index, landmark) -> {
            Point at = template.nodes().get(index);
            boolean held = tracing.placement(landmark)
                    .filter(placement -> placement.confirmed() || placement.origin() == Placement.Origin.MANUAL)
                    .isPresent();
            int nearest = 0;
            for (int i = 1; i < line.size(); i++) {
                nearest = line.points().get(i).distanceTo(at)
                                < line.points().get(nearest).distanceTo(at)
                        ? i
                        : nearest;
            }
            anchors.add(new ContourSearch.Anchor(line.along()[nearest], at, held));
        });
        return anchors;
    }

    private static double length(List<Point> nodes) {
        double length = 0;
        for (int i = 1; i < nodes.size(); i++) {
            length += nodes.get(i).distanceTo(nodes.get(i - 1));
        }
        return length;
    }

    private TracedCurve curve(
            Frame frame,
            List<Point> nodes,
            List<ContourSearch.Anchor> anchors,
            ContourSearch.Result result,
            EdgeLook look,
            TracedCurve.Source source,
            Map<Landmark, Point> through) {
        boolean[] seen = Confirmation.of(result.clear(), look.clear(), FINE_ALONG);
        EdgeLine template = EdgeLine.through(nodes, FINE_ALONG * frame.mm(1));
        Map<Integer, ContourSearch.Anchor> on = ContourSearch.on(result.line(), anchors);
        List<Point> line = Bend.unseen(result.line(), template, seen, on);
        on.forEach((index, anchor) -> {
            if (anchor.held()) {
                line.set(index, anchor.at());
            }
        });
        Nodes few = Nodes.of(line, seen, on.keySet(), FAITHFUL * frame.mm(1), FARTHEST * frame.mm(1));
        return new TracedCurve(
                few.points().stream()
                        .map(frame::toImage)
                        .map(at -> new Point(rounded(at.x()), rounded(at.y())))
                        .toList(),
                few.seen(),
                source,
                through);
    }
}
