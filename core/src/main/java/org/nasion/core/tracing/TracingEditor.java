package org.nasion.core.tracing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;

/**
 * The one place where a tracing changes: every gesture becomes one command that can be undone and
 * redone without limit. Outlines that follow from points and film are none of its business: like measurements they are worked
 * out from what it holds, and are left away from what it is given. Not thread-safe: it belongs to one thread (the UI's). A drag shows its
 * intermediate places through {@link #preview} and becomes one command with {@link #move}.
 */
public final class TracingEditor {

    private static final String NAME = "name the patient";

    private record Step(String name, CaseContent before, CaseContent after) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final List<Consumer<CaseContent>> listeners = new ArrayList<>();
    private final Supplier<String> person;
    private final Clock clock;
    private CaseContent state;
    private CaseContent saved;
    private Optional<CaseContent> previewed = Optional.empty();

    /** An editor of nobody's in particular. */
    public TracingEditor(CaseContent initial) {
        this(initial, () -> "", Clock.systemUTC());
    }

    /**
     * @param person who edits, asked at each command; empty where no name is known
     * @param clock  for the history
     */
    public TracingEditor(CaseContent initial, Supplier<String> person, Clock clock) {
        this.person = Objects.requireNonNull(person);
        this.clock = Objects.requireNonNull(clock);
        this.state = initial.decided();
        this.saved = state;
    }

    /** What is shown now: the state, or the preview of a drag that is under way. */
    public CaseContent shown() {
        return previewed.orElse(state);
    }

    /** The state without any preview: what is saved. */
    public CaseContent state() {
        return state;
    }

    /**
     * Told after every change of {@link #shown()}, on the caller's thread.
     *
     * @return ends that
     */
    public Runnable onChange(Consumer<CaseContent> listener) {
        listeners.add(Objects.requireNonNull(listener));
        return () -> listeners.remove(listener);
    }

    /** Shows a landmark elsewhere while a drag lasts; nothing to undo yet. */
    public void preview(Landmark landmark, Point to) {
        previewed = Optional.of(withTracing(state.tracing().movedTo(Map.of(landmark, to))));
        tell();
    }

    /** Shows several landmarks elsewhere while a drag lasts, as those of a tooth. */
    public void preview(Map<Landmark, Point> to) {
        previewed = Optional.of(withTracing(state.tracing().movedTo(to)));
        tell();
    }

    /** Places or moves several landmarks by hand, as one command; image space, px. */
    public void move(Map<Landmark, Point> to) {
        apply("move points", withTracing(state.tracing().movedTo(to)));
    }

    /** Shows an outline elsewhere while a drag of one of its nodes lasts. */
    public void preview(Contour contour, TracedCurve curve) {
        previewed = Optional.of(withCurves(state.tracing().curves().with(contour, curve)));
        tell();
    }

    /** Takes an outline as a person drew it. */
    public void draw(Contour contour, TracedCurve curve) {
        if (curve.source() != TracedCurve.Source.PERSON) {
            throw new IllegalArgumentException("an outline from the film follows by itself");
        }
        apply("draw outline", withCurves(state.tracing().curves().with(contour, curve)));
    }

    /** Gives up what a person drew: the outline follows the film again. */
    public void resetOutline(Contour contour) {
        apply("reset outline", withCurves(state.tracing().curves().without(contour)));
    }

    /** Draws an outline no more, or again. */
    public void hideOutline(Contour contour, boolean hide) {
        apply(
                hide ? "hide outline" : "show outline",
                withCurves(state.tracing().curves().hiding(contour, hide)));
    }

    private CaseContent withCurves(Curves curves) {
        return withTracing(state.tracing().with(curves));
    }

    /** Drops the preview of a drag that was given up. */
    public void dropPreview() {
        previewed = Optional.empty();
        tell();
    }

    /** Places or moves a landmark by hand; image space, px. */
    public void move(Landmark landmark, Point to) {
        String verb = state.tracing().placement(landmark).isPresent() ? "move " : "place ";
        apply(verb + landmark.code(), withTracing(state.tracing().movedTo(Map.of(landmark, to))));
    }

    /** Shows a landmark between two sides while one of them is dragged. */
    public void preview(Landmark landmark, Sides sides) {
        previewed = Optional.of(withTracing(state.tracing().between(landmark, sides)));
        tell();
    }

    /** Places a landmark midway between its left and its right, both placed by hand; image space, px. */
    public void place(Landmark landmark, Sides sides) {
        apply("sides " + landmark.code(), withTracing(state.tracing().between(landmark, sides)));
    }

    /** Makes one point of left and right again, where their mean is. */
    public void unite(Landmark landmark) {
        state.tracing()
                .placement(landmark)
                .ifPresent(placement -> apply(
                        "unite " + landmark.code(),
                        withTracing(state.tracing().with(landmark, placement.withoutSides()))));
    }

    /** Marks a landmark as looked at, or takes that back. */
    public void confirm(Landmark landmark, boolean confirmed) {
        state.tracing()
                .placement(landmark)
                .ifPresent(placement -> apply(
                        (confirmed ? "accept " : "reopen ") + landmark.code(),
                        withTracing(state.tracing().with(landmark, placement.withConfirmed(confirmed)))));
    }

    /** Marks several landmarks as looked at, as one command; those that are not on the film are left away. */
    public void confirmAll(Collection<Landmark> landmarks) {
        apply(
                landmarks.size() == 1 ? "accept " + landmarks.iterator().next().code() : "accept points",
                withTracing(state.tracing().confirmed(landmarks)));
    }

    /**
     * Puts a landmark back where the program proposed it; nothing happens where there was no proposal. With a habit it goes
     * to the habit's place first, from there to the network's, and back again.
     */
    public void reset(Landmark landmark) {
        state.tracing()
                .placement(landmark)
                .filter(placement -> placement.proposal().isPresent())
                .ifPresent(placement -> apply(
                        "reset " + landmark.code(),
                        withTracing(state.tracing()
                                .with(
                                        landmark,
                                        placement.isByHabit() && !placement.confirmed()
                                                ? placement.asNetworkProposed()
                                                : placement.asProposed()))));
    }

    /** Puts every landmark that has a proposal back to it, as one command. */
    public void resetAll() {
        apply("reset all points", withTracing(state.tracing().asProposed()));
    }

    /** Takes a landmark off the film. */
    public void remove(Landmark landmark) {
        if (state.tracing().placement(landmark).isPresent()) {
            apply("remove " + landmark.code(), withTracing(state.tracing().without(landmark)));
        }
    }

    /** Replaces all points, for example by a detector's result; the outlines that a person drew stay. */
    public void replaceTracing(String name, Tracing tracing) {
        apply(name, withTracing(tracing.with(state.tracing().curves())));
    }

    /** Sets the scale. */
    public void calibrate(Calibration calibration) {
        apply("calibrate", state.with(calibration));
    }

    /**
     * Says whose film it is and when it was taken. What is typed into one field, letter by letter, becomes one command.
     */
    public void name(Patient patient, Exposure exposure) {
        CaseContent after = state.of(patient, exposure);
        Step last = done.peek();
        boolean goesOn = last != null
                && last.name().equals(NAME)
                && undone.isEmpty()
                && alike(last.before(), last.after()).equals(alike(state, after));
        if (!goesOn) {
            apply(NAME, after);
            return;
        }
        done.pop();
        if (!after.equals(last.before())) {
            done.push(new Step(NAME, last.before(), after));
        }
        show(after);
    }

    /** Which of the data that a person types are the same, field by field. */
    private static List<Boolean> alike(CaseContent one, CaseContent other) {
        Patient a = one.patient();
        Patient b = other.patient();
        return List.of(
                a.id().equals(b.id()),
                a.issuer().equals(b.issuer()),
                a.name().equals(b.name()),
                a.birthDate().equals(b.birthDate()),
                a.sex() == b.sex(),
                one.exposure().equals(other.exposure()));
    }

    /** Turns or mirrors the film on the screen. */
    public void turn(Orientation orientation) {
        apply("turn the film", state.with(orientation));
    }

    /** Adds a free measurement or a note. */
    public void annotate(Annotation annotation) {
        List<Annotation> next = new ArrayList<>(state.annotations());
        next.add(annotation);
        apply("annotate", state.with(next));
    }

    /** Takes away the annotation of an index of {@link CaseContent#annotations()}. */
    public void removeAnnotation(int index) {
        List<Annotation> next = new ArrayList<>(state.annotations());
        next.remove(index);
        apply("remove annotation", state.with(next));
    }

    /** Brings back another content as it is, history included, as one command. */
    public void restore(String name, CaseContent other) {
        if (!other.decided().equals(state)) {
            done(name, other.decided());
        }
    }

    /** What undo would take back, for example {@code "move A"}; empty where there is nothing. */
    public Optional<String> undoName() {
        return Optional.ofNullable(done.peek()).map(Step::name);
    }

    /** What redo would do again. */
    public Optional<String> redoName() {
        return Optional.ofNullable(undone.peek()).map(Step::name);
    }

    public void undo() {
        if (!done.isEmpty()) {
            Step step = done.pop();
            undone.push(step);
            show(step.before());
        }
    }

    public void redo() {
        if (!undone.isEmpty()) {
            Step step = undone.pop();
            done.push(step);
            show(step.after());
        }
    }

    /** Whether anything differs from what was last saved. */
    public boolean isDirty() {
        return !state.equals(saved);
    }

    /** Call after {@code what} has been written to disk; edits made meanwhile stay unsaved. */
    public void markSaved(CaseContent what) {
        saved = what.decided();
        tell();
    }

    private CaseContent withTracing(Tracing tracing) {
        return state.with(tracing);
    }

    private void apply(String name, CaseContent after) {
        if (after.equals(state)) {
            dropPreview();
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as files keep it
        History history = state.history().with(state.tracing(), after.tracing(), person.get(), now);
        done(name, after.with(history));
    }

    private void done(String name, CaseContent after) {
        done.push(new Step(name, state, after));
        undone.clear();
        show(after);
    }

    private void show(CaseContent next) {
        previewed = Optional.empty();
        state = next;
        tell();
    }

    private void tell() {
        CaseContent now = shown();
        List.copyOf(listeners).forEach(listener -> listener.accept(now));
    }
}
