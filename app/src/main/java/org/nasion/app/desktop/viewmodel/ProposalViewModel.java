package org.nasion.app.desktop.viewmodel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.Texts;
import org.nasion.core.detection.Detection;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Has the network propose points, and keeps what a person placed or agreed to. */
public final class ProposalViewModel {

    private final DetectorSource detectors;
    private final TaskRunner tasks;
    private final Texts texts;
    private final ReadOnlyObjectProperty<Optional<OpenCase>> open;
    private final Supplier<Window> seen;
    private final List<Notice> notices;
    private final ReadOnlyObjectWrapper<DetectorStatus> detector = new ReadOnlyObjectWrapper<>(new DetectorStatus.Loading());

    /**
     * @param open    the case on the screen
     * @param seen    the window through which the person looks at that film
     * @param notices where problems and the network's doubts are shown
     */
    ProposalViewModel(DetectorSource detectors, TaskRunner tasks, Texts texts, ReadOnlyObjectProperty<Optional<OpenCase>> open,
                      Supplier<Window> seen, List<Notice> notices) {
        this.detectors = detectors;
        this.tasks = tasks;
        this.texts = texts;
        this.open = open;
        this.seen = seen;
        this.notices = notices;
    }

    /** Loads the network, so that the first film need not wait for it. */
    void load() {
        detector.set(new DetectorStatus.Loading());
        tasks.start(texts.get("task.loadNetwork"), progress -> detectors.get().info(),
                info -> detector.set(new DetectorStatus.Ready(info)),
                failure -> detector.set(new DetectorStatus.Missing(failure.problem())));
    }

    /** Goes on with a network that is known already. */
    void goOn(DetectorStatus status) {
        detector.set(status);
    }

    /**
     * Has points proposed on the open film, seen by its content; points that a person placed stay, and so does what was agreed
     * to and is proposed again.
     */
    public void detect() {
        open.get().ifPresent(shown -> detect(shown, shown.film()::contentWindow, detection -> take(shown, detection)));
    }

    /** The same once more, the film seen as the person sees it now. */
    public void detectAsSeen() {
        Window now = seen.get();
        open.get().ifPresent(shown -> detect(shown, () -> now, detection -> take(shown, detection)));
    }

    /** Has the heat-maps of the open film made where it has none, as that of a case that was read from a file; no point changes. */
    void findMaps(boolean wanted) {
        open.get().filter(shown -> wanted && shown.mapsProperty().get().isEmpty()).ifPresent(shown -> tasks.start(texts.get("task.maps"),
                progress -> detectors.detect(shown.film(), shown.film().contentWindow(), progress),
                detection -> shown.mapsProperty().set(detection.maps()),
                failure -> notices.add(Notice.of(failure, new Notice.Choice(texts.get("notice.tryAgain"), () -> findMaps(true))))));
    }

    private void detect(OpenCase shown, Supplier<Window> through, Consumer<Detection> take) {
        tasks.start(texts.get("task.detect"), progress -> detectors.detect(shown.film(), through.get(), progress), take,
                failure -> notices.add(Notice.of(failure,
                        new Notice.Choice(texts.get("notice.tryAgain"), () -> detect(shown, through, take)))));
    }

    /**
     * Has the points of a film proposed again and puts the proposals in the place of all points, as one step: a point that
     * is only proposed anew was never removed, and where nothing is found in the end, nothing is lost.
     */
    void startAfresh(OpenCase shown) {
        if (isShown(shown)) {
            detect(shown, shown.film()::contentWindow,
                    detection -> take(shown, detection, texts.get("edit.afresh"), Tracing.EMPTY));
        }
    }

    /** Takes up what was found on a film. */
    void take(OpenCase shown, Detection detection) {
        take(shown, detection, texts.get("edit.detect"), shown.tracing().state().tracing());
    }

    /** @param kept of whose points those that a person placed or agreed to stay */
    private void take(OpenCase shown, Detection detection, String step, Tracing kept) {
        detector.set(new DetectorStatus.Ready(detection.info()));
        shown.proposedProperty().set(Optional.of(new OpenCase.Proposed(detection.info(),
                Optional.of(detection.verdict()), OptionalDouble.of(detection.seconds()))));
        shown.mapsProperty().set(detection.maps());
        shown.tracing().replaceTracing(step, merged(kept, detection));
        if (isShown(shown)) {
            shown.tracing().step(1);
            detection.verdict().reasons().forEach(reason -> notices.add(Notice.warning(texts.terms().reason(reason))));
        }
    }

    private static Tracing merged(Tracing before, Detection detection) {
        Map<Landmark, Placement> placements = new TreeMap<>();
        placements.putAll(detection.toTracing().placements());
        before.placements().forEach((landmark, placement) -> {
            boolean agreed = placement.confirmed() && Optional.ofNullable(placements.get(landmark))
                    .filter(found -> found.position().equals(placement.position())).isPresent();
            if (placement.origin() == Placement.Origin.MANUAL || agreed) {
                placements.put(landmark, new Placement(placement.position(), placement.origin(), placement.confirmed(),
                        Optional.ofNullable(detection.proposals().get(landmark)).or(placement::proposal)));
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
