package org.nasion.app.desktop.viewmodel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.detection.Detection;
import org.nasion.core.habit.HabitShelf;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Has the network propose points, and keeps what a person placed or agreed to. */
public final class ProposalViewModel {

    private final DetectorSource detectors;
    private final TaskRunner tasks;
    private final WindowTexts texts;
    private final ReadOnlyObjectProperty<Optional<OpenCase>> open;
    private final Supplier<Window> seen;
    private final List<Notice> notices;
    private final HabitViewModel habits;
    private final ReadOnlyObjectWrapper<DetectorStatus> detector;

    /**
     * @param open    the case on the screen
     * @param seen    the window through which the person looks at that film
     * @param notices where problems and the network's doubts are shown
     * @param detector the network in use, which is told here
     * @param habits  what the person is used to
     */
    ProposalViewModel(
            DetectorSource detectors,
            TaskRunner tasks,
            WindowTexts texts,
            ReadOnlyObjectProperty<Optional<OpenCase>> open,
            Supplier<Window> seen,
            List<Notice> notices,
            ReadOnlyObjectWrapper<DetectorStatus> detector,
            HabitViewModel habits) {
        this.detectors = detectors;
        this.tasks = tasks;
        this.texts = texts;
        this.open = open;
        this.seen = seen;
        this.notices = notices;
        this.detector = detector;
        this.habits = habits;
    }

    /** What was found on a film, and what the person is used to. */
    private record Found(Detection detection, HabitViewModel.Followed followed) {}

    /** Loads the network, so that the first film need not wait for it. */
    void load() {
        detector.set(new DetectorStatus.Loading());
        tasks.start(
                texts.get("task.loadNetwork"),
                progress -> detectors.get().info(),
                info -> detector.set(new DetectorStatus.Ready(info)),
                failure -> detector.set(new DetectorStatus.Missing(failure.problem())));
    }

    /**
     * Has points proposed on the open film, seen by its content; points that a person placed stay, and so does what was agreed
     * to and is proposed again.
     */
    public void detect() {
        open.get().ifPresent(shown -> detect(shown, shown.film()::contentWindow, found -> take(shown, found)));
    }

    /** The same once more, the film seen as the person sees it now. */
    public void detectAsSeen() {
        Window now = seen.get();
        open.get().ifPresent(shown -> detect(shown, () -> now, found -> take(shown, found)));
    }

    /** Has the heat-maps of the open film made where it has none, as that of a case that was read from a file; no point changes. */
    void findMaps(boolean wanted) {
        open.get()
                .filter(shown -> wanted && shown.mapsProperty().get().isEmpty())
                .ifPresent(shown -> tasks.start(
                        texts.get("task.maps"),
                        progress -> detectors.detect(shown.film(), shown.film().contentWindow(), progress),
                        detection -> shown.mapsProperty().set(detection.maps()),
                        failure -> notices.add(Notice.of(
                                failure, new Notice.Choice(texts.get("notice.tryAgain"), () -> findMaps(true))))));
    }

    private void detect(OpenCase shown, Supplier<Window> through, Consumer<Found> take) {
        propose(
                shown,
                progress -> detectors.detect(shown.film(), through.get(), progress),
                take,
                failure -> notices.add(Notice.of(
                        failure, new Notice.Choice(texts.get("notice.tryAgain"), () -> detect(shown, through, take)))));
    }

    /** The habit is looked up where the points are found: off the UI thread, and after what was learned meanwhile. */
    private void propose(
            OpenCase shown, Function<Progress, Detection> find, Consumer<Found> take, Consumer<Failure> failed) {
        HabitShelf.Hand hand = habits.hand(shown);
        tasks.start(
                texts.get("task.detect"),
                progress -> {
                    Detection detection = find.apply(progress);
                    return new Found(
                            detection,
                            habits.followed(new HabitShelf.Hand(
                                    hand.person(),
                                    hand.source(),
                                    detection.info().model())));
                },
                take,
                failed);
    }

    /**
     * Has the points of a film proposed again and puts the proposals in the place of all points, as one step: a point that
     * is only proposed anew was never removed, and where nothing is found in the end, nothing is lost.
     */
    void startAfresh(OpenCase shown) {
        if (isShown(shown)) {
            detect(
                    shown,
                    shown.film()::contentWindow,
                    found -> take(shown, found, texts.get("edit.afresh"), Tracing.EMPTY));
        }
    }

    /** Takes up what was found on a film while it waited. */
    void take(OpenCase shown, Detection detection) {
        propose(shown, progress -> detection, found -> take(shown, found), failure -> notices.add(Notice.of(failure)));
    }

    private void take(OpenCase shown, Found found) {
        take(shown, found, texts.get("edit.detect"), shown.tracing().state().tracing());
    }

    /** @param kept of whose points those that a person placed or agreed to stay */
    private void take(OpenCase shown, Found found, String step, Tracing kept) {
        Detection detection = found.detection();
        detector.set(new DetectorStatus.Ready(detection.info()));
        shown.proposedProperty()
                .set(Optional.of(new OpenCase.Proposed(
                        detection.info(), Optional.of(detection.verdict()), OptionalDouble.of(detection.seconds()))));
        shown.mapsProperty().set(detection.maps());
        Tracing proposed = found.followed()
                .habit()
                .followed(detection.toTracing(), shown.tracing().state().calibration());
        shown.tracing().replaceTracing(step, merged(kept, proposed));
        if (isShown(shown)) {
            shown.tracing().review().step(1);
            detection
                    .verdict()
                    .reasons()
                    .forEach(reason -> notices.add(Notice.warning(texts.terms().reason(reason))));
            found.followed().problem().ifPresent(problem -> notices.add(Notice.of(problem)));
            if (!found.followed().habit().points().isEmpty()) {
                habits.tellFollowed();
            }
        }
    }

    private static Tracing merged(Tracing before, Tracing proposed) {
        Map<Landmark, Placement> placements = new TreeMap<>(proposed.placements());
        before.placements().forEach((landmark, placement) -> {
            Optional<Placement> found = proposed.placement(landmark);
            boolean agreed = placement.confirmed()
                    && found.filter(now -> now.position().equals(placement.position()))
                            .isPresent();
            if (placement.origin() == Placement.Origin.MANUAL || agreed) {
                placements.put(
                        landmark,
                        new Placement(
                                placement.position(),
                                placement.origin(),
                                placement.confirmed(),
                                found.flatMap(Placement::proposal).or(placement::proposal),
                                found.isPresent() ? found.get().habit() : placement.habit()));
            }
        });
        return new Tracing(placements);
    }

    private boolean isShown(OpenCase other) {
        return open.get().filter(shown -> shown == other).isPresent();
    }

    public ReadOnlyObjectProperty<DetectorStatus> detectorProperty() {
        return detector.getReadOnlyProperty();
    }
}
