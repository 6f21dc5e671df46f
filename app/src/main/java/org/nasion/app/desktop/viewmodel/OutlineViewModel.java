package org.nasion.app.desktop.viewmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.contour.ContourFinder;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.ContourTemplate;
import org.nasion.core.drawing.Frame;
import org.nasion.core.drawing.Outline;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;

/**
 * The outlines of the open film: found anew, off the UI thread, whenever points have moved, and edited by their nodes. While a
 * search runs, its film's templates are drawn; the newest place of the points is looked at next.
 */
public final class OutlineViewModel {

    /** What an outline rests on. */
    public enum Basis {
        /** found on the film, at least in part */
        FILM,
        /** a person drew it */
        PERSON,
        /** the film shows nothing of it, or it is a tooth */
        TEMPLATE
    }

    /**
     * One outline that can be drawn.
     *
     * @param seen share of it that the film shows, 0 to 1
     */
    public record Row(Contour contour, Basis basis, double seen, boolean hidden) {}

    private final FilmViewModel film;
    private final TaskRunner tasks;
    private final Consumer<Failure> failed;
    private final ObjectProperty<Optional<Contour>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ChangeListener<Object> pointsChanged = (property, before, now) -> look();
    private final ChangeListener<Object> outlinesChanged = (property, before, now) -> list();
    private Optional<OpenCase> open = Optional.empty();
    private Optional<OutlineSearch> search = Optional.empty();
    private Optional<OutlineGrip> held = Optional.empty();
    private Optional<Point> draggedTo = Optional.empty();

    OutlineViewModel(
            ReadOnlyObjectProperty<Optional<OpenCase>> opened,
            FilmViewModel film,
            TaskRunner tasks,
            Consumer<Failure> failed) {
        this.film = film;
        this.tasks = tasks;
        this.failed = failed;
        opened.subscribe(this::follow);
    }

    private void follow(Optional<OpenCase> now) {
        open.ifPresent(before -> {
            before.tracing().shownProperty().removeListener(pointsChanged);
            before.tracing().shapesProperty().removeListener(outlinesChanged);
        });
        open = now;
        search.ifPresent(OutlineSearch::end);
        search = now.map(shown -> new OutlineSearch(shown, tasks, failed));
        held = Optional.empty();
        selected.set(Optional.empty());
        now.ifPresent(shown -> {
            shown.tracing().shownProperty().addListener(pointsChanged);
            shown.tracing().shapesProperty().addListener(outlinesChanged);
        });
        look();
        list();
    }

    private void look() {
        search.ifPresent(OutlineSearch::look);
    }

    private void list() {
        List<Row> next = new ArrayList<>();
        curves().forEach((contour, curve) -> next.add(new Row(
                contour,
                curve.source() == TracedCurve.Source.PERSON
                        ? Basis.PERSON
                        : curve.seen().contains(true) ? Basis.FILM : Basis.TEMPLATE,
                curve.seenShare(),
                isHidden(contour))));
        if (!next.equals(rows.get())) {
            rows.set(List.copyOf(next));
        }
    }

    private boolean isHidden(Contour contour) {
        return tracing().filter(now -> now.curves().hidden().contains(contour)).isPresent();
    }

    /** The tracing as it is drawn, with the outlines that were found. */
    private Optional<Tracing> tracing() {
        return open.map(shown -> shown.tracing().readingsProperty().get().tracing());
    }

    /** All outlines that can be drawn, hidden ones too: found, drawn by a person, or as template. */
    private Map<Contour, TracedCurve> curves() {
        Map<Contour, TracedCurve> curves = new LinkedHashMap<>();
        tracing().ifPresent(now -> {
            Frame frame = frame().orElseThrow();
            for (ContourTemplate template : frame.templates()) {
                curves.put(
                        template.contour(),
                        now.curve(template.contour())
                                .orElseGet(() -> TracedCurve.unseen(template.nodes().stream()
                                        .map(frame::toImage)
                                        .toList())));
            }
        });
        return curves;
    }

    /** What can be taken hold of: nodes of the selected outline, points of the selected tooth; while the tool is in the hand. */
    public List<Point> handles() {
        return edited().map(curve -> selected.get()
                        .filter(Contour::isTooth)
                        .map(tooth -> List.copyOf(points(tooth).values()))
                        .orElse(curve.nodes()))
                .orElse(List.of());
    }

    /** What a tooth is turned by: its points, and a molar's apex where its template has it. */
    private Map<Landmark, Point> points(Contour tooth) {
        return frame().flatMap(frame -> frame.templates().stream()
                        .filter(template -> template.contour() == tooth)
                        .findFirst()
                        .map(frame::toothPoints))
                .orElse(Map.of());
    }

    private Optional<Frame> frame() {
        return tracing()
                .map(now -> new Frame(
                        now,
                        open.orElseThrow()
                                .tracing()
                                .shownProperty()
                                .get()
                                .calibration()
                                .pixelAspect()));
    }

    /** The selected outline, while the tool for outlines is in the hand. */
    public Optional<TracedCurve> edited() {
        return film.toolProperty().get() == FilmTool.OUTLINE
                ? selected.get().filter(contour -> !isHidden(contour)).map(contour -> curves().get(contour))
                : Optional.empty();
    }

    /** The nearest outline that is drawn within reach of a place; image space, px. */
    public Optional<Contour> at(Point place, double reach) {
        return nearest(place, reach).map(Map.Entry::getKey);
    }

    private Optional<Map.Entry<Contour, TracedCurve>> nearest(Point place, double reach) {
        Map.Entry<Contour, TracedCurve> best = null;
        double least = reach;
        for (Map.Entry<Contour, TracedCurve> entry : curves().entrySet()) {
            boolean drawn = !isHidden(entry.getKey()) && film.shownOutlines().contains(Outline.of(entry.getKey()));
            double away = drawn ? distance(entry.getValue(), place) : Double.MAX_VALUE;
            // Where two lie close to each other, the selected one is meant.
            if (away < least
                    || away <= reach
                            && selected.get().filter(entry.getKey()::equals).isPresent()) {
                best = entry;
                least = Math.min(least, away);
            }
        }
        return Optional.ofNullable(best);
    }

    private static double distance(TracedCurve curve, Point place) {
        double least = Double.MAX_VALUE;
        for (CatmullRom.Piece piece : CatmullRom.pieces(curve.nodes())) {
            least = Math.min(least, piece.distanceTo(place));
        }
        return least;
    }

    /**
     * The mouse is pressed: takes hold of a node of the selected outline, or of a place between two nodes, which becomes one once
     * it is dragged; of the selected tooth, which its points follow, or of one end of it, about whose other end it turns; another
     * outline within reach is selected.
     *
     * @return whether an outline is held
     */
    public boolean press(Point place, double reach) {
        held = Optional.empty();
        draggedTo = Optional.empty();
        Optional<Map.Entry<Contour, TracedCurve>> hit = nearest(place, reach);
        if (hit.isEmpty()) {
            selected.set(Optional.empty());
            return false;
        }
        Contour contour = hit.get().getKey();
        TracedCurve curve = hit.get().getValue();
        if (selected.get().filter(contour::equals).isPresent() && contour.isTooth()) {
            held = Optional.of(new OutlineGrip.Tooth(grasped(contour, place, reach), place));
        } else if (selected.get().filter(contour::equals).isPresent()) {
            held = Optional.of(OutlineGrip.ofNode(contour, curve, place, reach));
        }
        selected.set(Optional.of(contour));
        return true;
    }

    /** The point of a tooth within reach, or all of its points that are placed. */
    private Map<Landmark, Point> grasped(Contour tooth, Point place, double reach) {
        Map<Landmark, Point> all = points(tooth);
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().distanceTo(place) <= reach)
                .min(Comparator.comparingDouble(entry -> entry.getValue().distanceTo(place)))
                .map(entry -> Map.of(entry.getKey(), entry.getValue()))
                .orElseGet(() -> placed(all));
    }

    private Map<Landmark, Point> placed(Map<Landmark, Point> points) {
        Map<Landmark, Point> placed = new TreeMap<>();
        points.forEach((landmark, at) ->
                tracing().flatMap(now -> now.position(landmark)).ifPresent(there -> placed.put(landmark, there)));
        return placed;
    }

    /** Shows the outline with the held node at a place, or the tooth moved there. */
    public void drag(Point to) {
        draggedTo = Optional.of(to);
        held.ifPresent(grip -> open.ifPresent(shown -> grip.preview(shown.tracing(), to)));
    }

    /** Lets go: one step that can be undone, where something was dragged. */
    public void release() {
        Optional<OutlineGrip> last = held;
        Optional<Point> to = draggedTo;
        held = Optional.empty();
        draggedTo = Optional.empty();
        last.ifPresent(grip -> to.ifPresent(place -> open.ifPresent(shown -> grip.drop(shown.tracing(), place))));
    }

    /** Takes a node of the selected outline away. */
    public boolean removeNode(Point place, double reach) {
        Optional<TracedCurve> curve = edited();
        int node = curve.map(now -> OutlineGrip.node(now, place, reach)).orElse(-1);
        if (node < 0
                || selected.get().filter(Contour::isTooth).isPresent()
                || curve.orElseThrow().nodes().size() <= 2) {
            return false;
        }
        held = Optional.empty();
        open.orElseThrow()
                .tracing()
                .outlines()
                .draw(selected.get().orElseThrow(), curve.orElseThrow().withoutNode(node));
        return true;
    }

    /** The clearest edge of the open film beside a place, image space; the place itself where there is none. */
    public Point edgeNear(Point place) {
        return search.map(film -> film.edgeNear(place)).orElse(place);
    }

    /** Moves an outline onto the edges beside it, off the UI thread; one step. */
    public void snap(Contour contour) {
        search.orElseThrow().snap(contour, curves().get(contour));
    }

    /** Whether an outline can be snapped: a tooth is not looked for on the film. */
    public static boolean canSnap(Contour contour) {
        return ContourFinder.looksFor(contour);
    }

    /** Gives up what a person drew of an outline. */
    public void reset(Contour contour) {
        open.ifPresent(shown -> shown.tracing().outlines().reset(contour));
    }

    public void hide(Contour contour, boolean hide) {
        open.ifPresent(shown -> shown.tracing().outlines().hide(contour, hide));
    }

    /** The outline that is edited. */
    public ObjectProperty<Optional<Contour>> selectedProperty() {
        return selected;
    }

    /** All outlines that can be drawn, hidden ones too. */
    public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }
}
