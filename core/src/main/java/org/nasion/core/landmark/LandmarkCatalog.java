package org.nasion.core.landmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All landmarks that one run of the program knows: its own and those of a clinic or a study. Immutable. Each has a place of its
 * own from 0 without gaps, so that sets and arrays of points may go by it; the program's own have the same place in every
 * catalogue. A place never goes into a file.
 */
public final class LandmarkCatalog {

    private static final LandmarkCatalog SHIPPED = new LandmarkCatalog(List.of());

    private final List<Landmark> own;
    private final List<Landmark> all;
    private final Map<String, Integer> places = new HashMap<>();

    private LandmarkCatalog(List<Landmark> own) {
        this.own = List.copyOf(own);
        List<Landmark> both = new ArrayList<>(Landmark.shipped());
        both.addAll(own);
        all = List.copyOf(both);
        for (int i = 0; i < all.size(); i++) {
            if (places.put(all.get(i).code(), i) != null) {
                throw new IllegalArgumentException("a landmark stands in a catalogue once");
            }
        }
    }

    /** What ships with the program. */
    public static LandmarkCatalog shipped() {
        return SHIPPED;
    }

    /**
     * What ships with the program, and these.
     *
     * @throws IllegalArgumentException where two have one code
     */
    public static LandmarkCatalog with(Collection<Landmark> own) {
        return own.isEmpty() ? SHIPPED : new LandmarkCatalog(List.copyOf(own));
    }

    public Optional<Landmark> ofCode(String code) {
        return Optional.ofNullable(places.get(code)).map(all::get);
    }

    /** The same landmark with all that is known of it here; a point that this catalogue lacks stays as it is. */
    public Landmark known(Landmark landmark) {
        return ofCode(landmark.code()).orElse(landmark);
    }

    /** The program's in their order, then the own ones. */
    public List<Landmark> all() {
        return all;
    }

    /** Those of a clinic or a study. */
    public List<Landmark> own() {
        return own;
    }

    /** Those that come onto a film in one way. */
    public List<Landmark> placedBy(Placing placing) {
        return all.stream().filter(landmark -> landmark.placing() == placing).toList();
    }

    public int size() {
        return all.size();
    }

    /** The place of a landmark in {@link #all()}; −1 where this catalogue lacks it. */
    public int index(Landmark landmark) {
        return places.getOrDefault(landmark.code(), -1);
    }
}
