package org.nasion.app.desktop.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.Readings;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;
import org.nasion.core.landmark.Region;
import org.nasion.core.tracing.Tracing;

/**
 * The points of one tracing beside those that are reviewed: those that are on the film, and those of the group that is being
 * placed. None of them is ever expected, so that none keeps a review from being finished.
 */
public final class FurtherPoints {

    /** What points are offered together for. */
    public enum Kind {
        /** what the chosen analysis measures with */
        ANALYSIS,
        BONE,
        SOFT_TISSUE,
        CERVICAL,
        AIRWAY,
        /** a clinic's or a study's own */
        OWN
    }

    /** Points that are placed by hand, in the order in which they are. */
    public record Group(Kind kind, List<Landmark> points) {
        public Group {
            points = List.copyOf(points);
        }

        /** Those that are not on the film yet. */
        public List<Landmark> missing(Tracing tracing) {
            return points.stream()
                    .filter(landmark -> tracing.placement(landmark).isEmpty())
                    .toList();
        }
    }

    private final List<Landmark> reviewed;
    private final ReadOnlyObjectWrapper<List<ReviewQueue.Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private List<Landmark> placing = List.of();
    private Tracing tracing = Tracing.EMPTY;

    FurtherPoints(List<Landmark> reviewed) {
        this.reviewed = reviewed;
    }

    /**
     * The groups that there are; empty ones are left out.
     *
     * @param analysis that is chosen
     */
    public static List<Group> groups(LandmarkCatalog catalog, Optional<Analysis> analysis, Readings readings) {
        List<Group> groups = new ArrayList<>();
        analysis.ifPresent(chosen -> {
            TreeSet<Landmark> wanted = new TreeSet<>();
            chosen.measurements().stream()
                    .map(readings::reading)
                    .flatMap(Optional::stream)
                    .forEach(reading -> wanted.addAll(reading.measurement().landmarks()));
            groups.add(new Group(
                    Kind.ANALYSIS,
                    wanted.stream()
                            .filter(landmark -> landmark.placing() == Placing.HAND)
                            .toList()));
        });
        List<Landmark> byHand = catalog.placedBy(Placing.HAND);
        for (Kind kind : List.of(Kind.BONE, Kind.SOFT_TISSUE, Kind.CERVICAL, Kind.AIRWAY, Kind.OWN)) {
            groups.add(new Group(
                    kind,
                    byHand.stream().filter(landmark -> kind(landmark) == kind).toList()));
        }
        return groups.stream().filter(group -> !group.points().isEmpty()).toList();
    }

    private static Kind kind(Landmark landmark) {
        if (!landmark.isShipped()) {
            return Kind.OWN;
        }
        return switch (landmark.region()) {
            case CERVICAL_SPINE -> Kind.CERVICAL;
            case AIRWAY -> Kind.AIRWAY;
            case SOFT_TISSUE -> Kind.SOFT_TISSUE;
            case CRANIAL_BASE, MAXILLA, MANDIBLE, DENTITION, OTHER -> Kind.BONE;
        };
    }

    /** Whether a landmark is drawn among vertebrae and airway rather than on the face. */
    public static boolean isInTheNeck(Landmark landmark) {
        return landmark.region() == Region.CERVICAL_SPINE || landmark.region() == Region.AIRWAY;
    }

    /** Takes up a group to be placed; gives its first point that is not on the film. */
    Optional<Landmark> begin(List<Landmark> group) {
        placing = List.copyOf(group);
        follow(tracing);
        return next(Optional.empty());
    }

    /** The point of the group that is placed after another one; empty where all are on the film. */
    Optional<Landmark> after(Landmark placed) {
        return next(Optional.of(placed));
    }

    private Optional<Landmark> next(Optional<Landmark> after) {
        List<Landmark> missing = placing.stream()
                .filter(landmark -> tracing.placement(landmark).isEmpty())
                .toList();
        int from = after.map(placing::indexOf).orElse(-1);
        return missing.stream()
                .filter(landmark -> placing.indexOf(landmark) > from)
                .findFirst()
                .or(() -> missing.stream().findFirst());
    }

    void follow(Tracing now) {
        tracing = now;
        TreeSet<Landmark> shown = new TreeSet<>(now.landmarks());
        shown.addAll(placing);
        reviewed.forEach(shown::remove);
        List<ReviewQueue.Entry> next = shown.stream()
                .map(landmark -> ReviewQueue.Entry.of(landmark, now.placement(landmark)))
                .toList();
        if (!next.equals(entries.get())) {
            entries.set(next);
        }
    }

    /** The points on the film that are not reviewed, and those that are being placed, in the order of the catalogue. */
    public ReadOnlyObjectProperty<List<ReviewQueue.Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }
}
