package org.nasion.core.tracing;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * What is drawn on a film, as an immutable value in image space: points and outlines.
 *
 * @param placements where the landmarks lie
 * @param curves     the outlines that follow the film; where there is none, its template is drawn
 */
public record Tracing(Map<Landmark, Placement> placements, Curves curves) {

    public static final Tracing EMPTY = new Tracing(Map.of());

    public Tracing {
        Map<Landmark, Placement> copy = new TreeMap<>();
        copy.putAll(placements);
        placements = Collections.unmodifiableMap(copy);
        Objects.requireNonNull(curves);
    }

    /** Points alone. */
    public Tracing(Map<Landmark, Placement> placements) {
        this(placements, Curves.NONE);
    }

    public Optional<Placement> placement(Landmark landmark) {
        return Optional.ofNullable(placements.get(landmark));
    }

    /** Image space, px. */
    public Optional<Point> position(Landmark landmark) {
        return placement(landmark).map(Placement::position);
    }

    public Set<Landmark> landmarks() {
        return placements.keySet();
    }

    /** The outline that belongs to the points as they lie now; empty where only the template can be drawn. */
    public Optional<TracedCurve> curve(Contour contour) {
        return curves.of(contour).filter(curve -> curve.fits(contour, this));
    }

    public Tracing with(Landmark landmark, Placement placement) {
        Map<Landmark, Placement> next = new TreeMap<>();
        next.putAll(placements);
        next.put(landmark, placement);
        return new Tracing(next, curves);
    }

    public Tracing without(Landmark landmark) {
        Map<Landmark, Placement> next = new TreeMap<>();
        next.putAll(placements);
        next.remove(landmark);
        return new Tracing(next, curves);
    }

    /** With landmarks placed or moved by hand; image space, px. */
    public Tracing movedTo(Map<Landmark, Point> places) {
        Tracing next = this;
        for (Map.Entry<Landmark, Point> place : places.entrySet()) {
            Point to = place.getValue();
            next = next.with(
                    place.getKey(),
                    placement(place.getKey())
                            .map(before -> before.movedTo(to))
                            .orElseGet(() -> new Placement(to, Placement.Origin.MANUAL, true, Optional.empty())));
        }
        return next;
    }

    /** With a landmark midway between its left and its right, both placed by hand; image space, px. */
    public Tracing between(Landmark landmark, Sides sides) {
        return with(
                landmark,
                placement(landmark)
                        .orElseGet(() -> new Placement(sides.mean(), Placement.Origin.MANUAL, true, Optional.empty()))
                        .between(sides));
    }

    /** With some landmarks looked at; those that are not on the film are left away. */
    public Tracing confirmed(Collection<Landmark> landmarks) {
        Map<Landmark, Placement> next = new TreeMap<>(placements);
        landmarks.forEach(
                landmark -> next.computeIfPresent(landmark, (same, placement) -> placement.withConfirmed(true)));
        return new Tracing(next, curves);
    }

    /** With every landmark that was proposed where the program proposed it. */
    public Tracing asProposed() {
        Map<Landmark, Placement> next = new TreeMap<>(placements);
        next.replaceAll((landmark, placement) -> placement.proposal().isPresent() ? placement.asProposed() : placement);
        return new Tracing(next, curves);
    }

    /** The same without the outlines that follow from points and film: what people and the program decided. */
    public Tracing decided() {
        return with(curves.ofPerson());
    }

    /** The same with what the film shows now as outlines, as far as it belongs to the points; a person's outlines stay. */
    public Tracing following(Map<Contour, TracedCurve> found) {
        Map<Contour, TracedCurve> fitting = new EnumMap<>(Contour.class);
        found.forEach((contour, curve) -> {
            if (curve.fits(contour, this)) {
                fitting.put(contour, curve);
            }
        });
        return with(curves.following(fitting));
    }

    /** The same points with other outlines. */
    public Tracing with(Curves other) {
        return new Tracing(placements, other);
    }
}
