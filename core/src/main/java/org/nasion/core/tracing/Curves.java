package org.nasion.core.tracing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outlines of a tracing beyond their templates, as an immutable value.
 *
 * @param traced what was found on the film or drawn by a person
 * @param hidden contours that are not drawn
 */
public record Curves(Map<Contour, TracedCurve> traced, Set<Contour> hidden) {

    public static final Curves NONE = new Curves(Map.of(), Set.of());

    public Curves {
        Map<Contour, TracedCurve> curves = new EnumMap<>(Contour.class);
        curves.putAll(traced);
        traced = Collections.unmodifiableMap(curves);
        Set<Contour> away = EnumSet.noneOf(Contour.class);
        away.addAll(hidden);
        hidden = Collections.unmodifiableSet(away);
    }

    public Curves with(Contour contour, TracedCurve curve) {
        Map<Contour, TracedCurve> next = new EnumMap<>(Contour.class);
        next.putAll(traced);
        next.put(contour, curve);
        return new Curves(next, hidden);
    }

    public Curves without(Contour contour) {
        Map<Contour, TracedCurve> next = new EnumMap<>(Contour.class);
        next.putAll(traced);
        next.remove(contour);
        return new Curves(next, hidden);
    }

    public Curves hiding(Contour contour, boolean hide) {
        Set<Contour> next = EnumSet.noneOf(Contour.class);
        next.addAll(hidden);
        if (hide) {
            next.add(contour);
        } else {
            next.remove(contour);
        }
        return new Curves(traced, next);
    }

    /** What a person decided: the curves that a person drew, and what is hidden. */
    public Curves ofPerson() {
        Map<Contour, TracedCurve> next = new EnumMap<>(Contour.class);
        traced.forEach((contour, curve) -> {
            if (curve.source() == TracedCurve.Source.PERSON) {
                next.put(contour, curve);
            }
        });
        return new Curves(next, hidden);
    }

    /** A person's curves stay; all others become those that the film shows now. */
    public Curves following(Map<Contour, TracedCurve> found) {
        Map<Contour, TracedCurve> next = new EnumMap<>(Contour.class);
        next.putAll(found);
        next.putAll(ofPerson().traced());
        return new Curves(next, hidden);
    }

    public Optional<TracedCurve> of(Contour contour) {
        return Optional.ofNullable(traced.get(contour));
    }
}
