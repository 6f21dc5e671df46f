package org.nasion.app.desktop.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The norms that an analysis brings along, as a form sees them; each change gives the analysis' text anew. */
public final class OwnNorms {

    static final String NORMS = "ownNorms";
    private static final String NORMS_POINTER = "/" + NORMS;
    private static final Set<String> NUMBERS = Set.of("mean", "sd", "fromAge", "toAge");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}([.,]\\d{1,6})?");

    private final ObjectNode root;

    /**
     * A norm of the analysis' own.
     *
     * @param fields {@code mean}, {@code sd}, {@code sex}, {@code fromAge}, {@code toAge}, {@code source} and others as they are written
     */
    public record OwnNorm(String measurement, Map<String, String> fields) {
        /** A field as it is written; blank where it is missing. */
        public String text(String field) {
            return fields.getOrDefault(field, "");
        }
    }

    /** @param root of the analysis */
    OwnNorms(ObjectNode root) {
        this.root = root;
    }

    /** In the order of the text. */
    public List<OwnNorm> all() {
        List<OwnNorm> norms = new ArrayList<>();
        root.path(NORMS)
                .properties()
                .forEach(measurement -> measurement.getValue().forEach(norm -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    norm.properties()
                            .forEach(field ->
                                    fields.put(field.getKey(), field.getValue().asText()));
                    norms.add(new OwnNorm(measurement.getKey(), fields));
                }));
        return norms;
    }

    /** A norm more for a measurement, whose figures and source are still to be said. */
    public String with(String measurement) {
        return AnalysisForm.changed(root, copy -> {
            ObjectNode norms = copy.withObject(NORMS_POINTER);
            (norms.get(measurement) instanceof ArrayNode list ? list : norms.putArray(measurement))
                    .addObject()
                    .put("source", "");
        });
    }

    /** One of a norm's fields as it was typed: numbers with a point or comma; blank for none. */
    public String with(int index, String field, String typed) {
        return AnalysisForm.changed(root, copy -> {
            ObjectNode norm = norm(copy, index);
            String value = typed.strip();
            if (value.isEmpty() && !field.equals("source")) {
                norm.remove(field);
            } else if (NUMBERS.contains(field) && isNumber(value)) {
                norm.put(field, new BigDecimal(value.replace(',', '.')));
            } else {
                norm.put(field, value); // of a number that is none the text's reader will tell
            }
        });
    }

    /** Whether what was typed is a number, or nothing. */
    public static boolean isNumber(String typed) {
        return typed.isBlank() || NUMBER.matcher(typed.strip()).matches();
    }

    public String without(int index) {
        OwnNorm gone = all().get(index);
        return AnalysisForm.changed(root, copy -> {
            ObjectNode norms = copy.withObject(NORMS_POINTER);
            ArrayNode list = (ArrayNode) norms.get(gone.measurement());
            list.remove(place(index));
            if (list.isEmpty()) {
                norms.remove(gone.measurement());
            }
        });
    }

    private ObjectNode norm(ObjectNode copy, int index) {
        return (ObjectNode)
                copy.path(NORMS).path(all().get(index).measurement()).get(place(index));
    }

    /** Place of a norm among those of its measurement. */
    private int place(int index) {
        List<OwnNorm> norms = all();
        return (int) norms.subList(0, index).stream()
                .filter(norm -> norm.measurement().equals(norms.get(index).measurement()))
                .count();
    }
}
