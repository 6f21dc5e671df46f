package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nasion.core.problem.ProblemException;

/**
 * The classes that a measurement's values fall into.
 *
 * @param measurement identifier
 * @param label       what the source calls it, where that differs
 * @param bands       from the lowest values to the highest
 */
record Bands(String measurement, String label, List<Band> bands) {

    private static final Set<String> BAND_FIELDS = Set.of("below", "upTo", "type");

    /**
     * @param limit    where it ends; positive infinity for the last
     * @param included whether its end belongs to it
     * @param type     the source's number of the class, 0 where it has none
     * @param words    for people
     */
    record Band(double limit, boolean included, int type, String words) {
        boolean holds(double value) {
            return value < limit || included && value == limit;
        }
    }

    Bands {
        bands = List.copyOf(bands);
    }

    /** Reads one section of the file of classes. */
    static List<Bands> of(JsonNode section) {
        List<Bands> all = new ArrayList<>();
        section.forEach(node -> all.add(of(node, "says")));
        return List.copyOf(all);
    }

    /** @param field that holds what a band means */
    static Bands of(JsonNode node, String field) {
        String measurement = node.path("measurement").asText();
        List<Band> bands = new ArrayList<>();
        node.path("bands").forEach(band -> bands.add(band(measurement, band, field)));
        for (int i = 0; i < bands.size(); i++) {
            boolean last = i == bands.size() - 1;
            if (last != Double.isInfinite(bands.get(i).limit())
                    || i > 0 && bands.get(i).limit() < bands.get(i - 1).limit()) {
                throw new ProblemException(
                        "NAS-ANALYSIS-CLASSES",
                        "The classes of {0} must rise, and only the last is without a limit.",
                        measurement);
            }
        }
        return new Bands(measurement, node.path("challenge").asText(measurement), bands);
    }

    private static Band band(String measurement, JsonNode node, String field) {
        Set<String> fields = new HashSet<>();
        node.fieldNames().forEachRemaining(fields::add);
        if (!fields.remove(field) || !BAND_FIELDS.containsAll(fields)) {
            throw new ProblemException(
                    "NAS-ANALYSIS-CLASSES.field",
                    "A class of {0} has below or upTo, type and {1}, and nothing else.",
                    measurement,
                    field);
        }
        boolean included = node.has("upTo");
        double limit = node.path(included ? "upTo" : "below").asDouble(Double.POSITIVE_INFINITY);
        return new Band(
                limit, included, node.path("type").asInt(), node.get(field).asText());
    }

    Band of(double value) {
        return bands.stream().filter(band -> band.holds(value)).findFirst().orElseThrow();
    }

    /** The words of a neighbouring class whose border lies no further than this from the value; the class's own else. */
    String neighbour(double value, double within) {
        String own = of(value).words();
        for (double side : new double[] {-within, within}) {
            String words = of(value + side).words();
            if (!words.equals(own)) {
                return words;
            }
        }
        return own;
    }
}
