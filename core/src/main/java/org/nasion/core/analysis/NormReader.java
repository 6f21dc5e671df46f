package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a file of norms, or the norms that an analysis brings along. What is wrong is told to the text. */
final class NormReader {

    private static final Set<String> FIELDS = Set.of(
            "mean",
            "sd",
            "low",
            "high",
            "source",
            "population",
            "sex",
            "enlargement",
            "fromAge",
            "toAge",
            "atAge",
            "perYear",
            "about",
            "confirmedBy");

    private final JsonText text;

    NormReader(JsonText text) {
        this.text = text;
    }

    /** A file of one source. */
    NormSet readFile() {
        JsonNode root = text.root();
        String name = root.path("author").asText()
                + (root.path("year").asInt() == 0 ? "" : " " + root.path("year").asInt());
        return read(
                root.path("id").asText(),
                "/norms",
                root.path("name").asText(name),
                root.path("author").asText(),
                root.path("year").asInt());
    }

    /** The norms below a pointer, each with the source that it names or else this one. */
    NormSet read(String id, String pointer, String name, String author, int year) {
        Map<String, List<NormSet.Entry>> norms = new LinkedHashMap<>();
        text.at(pointer).properties().forEach(property -> {
            List<NormSet.Entry> entries = new ArrayList<>();
            String here = pointer + "/" + JsonText.escaped(property.getKey());
            for (int i = 0; i < property.getValue().size(); i++) {
                entry(property.getKey(), here + "/" + i, name).ifPresent(entries::add);
            }
            norms.put(property.getKey(), List.copyOf(entries));
        });
        List<String> texts = new ArrayList<>();
        text.root().path("texts").forEach(read -> texts.add(read.asText()));
        return new NormSet(
                id,
                author,
                year,
                text.root().path("source").asText(),
                text.root().path("population").asText(),
                texts,
                text.root().path("aside").asBoolean(),
                norms);
    }

    private Optional<NormSet.Entry> entry(String id, String pointer, String name) {
        JsonNode node = text.at(pointer);
        int before = text.problems().size();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                text.problem(
                        pointer + "/" + JsonText.escaped(field.getKey()),
                        "NAS-ANALYSIS-FILE.norm",
                        "There is no field '{0}' in the norm of {1}.",
                        field.getKey(),
                        id);
            }
        }
        Optional<Norm.Figures> figures = figures(node);
        if (figures.isEmpty()) {
            text.problem(
                    pointer,
                    "NAS-ANALYSIS-NORM.spread",
                    "The norm of {0} needs a mean with a standard deviation above 0,"
                            + " a range that rises from low to high, or a mean alone.",
                    id);
        }
        String source = node.path("source").asText(name);
        if (source.isBlank()) {
            text.problem(pointer, "NAS-ANALYSIS-NORM.source", "The norm of {0} names no source.", id);
        }
        if (node.has("fromAge") != node.has("toAge")
                || (node.has("perYear") || node.has("atAge")) && !node.has("fromAge")) {
            text.problem(
                    pointer, "NAS-ANALYSIS-NORM.ages", "The ages of the norm of {0} need both fromAge and toAge.", id);
        }
        double from = node.path("fromAge").asDouble();
        double to = node.path("toAge").asDouble();
        double at = node.path("atAge").asDouble(from);
        if (node.has("fromAge") && !(from <= at && at <= to)) {
            text.problem(
                    pointer,
                    "NAS-ANALYSIS-NORM.rise",
                    "The ages of the norm of {0} must rise: fromAge, atAge, toAge.",
                    id);
        }
        if (text.problems().size() > before) {
            return Optional.empty();
        }
        Norm norm = new Norm(
                figures.orElseThrow(),
                source,
                node.path("population").asText(text.root().path("population").asText()),
                node.path("sex").asText(),
                node.path("enlargement").asText(text.root().path("enlargement").asText()));
        return Optional.of(new NormSet.Entry(
                norm,
                node.has("fromAge")
                        ? Optional.of(new NormSet.Ages(
                                from, to, at, node.path("perYear").asDouble()))
                        : Optional.empty()));
    }

    /** One of the three kinds; empty where the fields are of none or of two. */
    private static Optional<Norm.Figures> figures(JsonNode node) {
        boolean range = node.has("low") || node.has("high");
        if (range) {
            return node.path("low").isNumber()
                            && node.path("high").isNumber()
                            && !node.has("mean")
                            && !node.has("sd")
                            && node.path("low").asDouble() < node.path("high").asDouble()
                    ? Optional.of(new Norm.Figures.Range(
                            node.path("low").asDouble(), node.path("high").asDouble()))
                    : Optional.empty();
        }
        if (!node.path("mean").isNumber() || node.has("sd") && !(node.path("sd").asDouble() > 0)) {
            return Optional.empty();
        }
        double mean = node.path("mean").asDouble();
        return Optional.of(
                node.has("sd")
                        ? new Norm.Figures.Spread(mean, node.path("sd").asDouble())
                        : new Norm.Figures.MeanAlone(mean));
    }
}
