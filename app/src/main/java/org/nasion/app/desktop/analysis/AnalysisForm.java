package org.nasion.app.desktop.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an analysis as a form sees it: its name, its sections with their measurements, and measurements, lines and norms of its own. Each
 * change gives the text anew; what the form does not show stays as it is.
 */
public final class AnalysisForm {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String SECTIONS = "sections";
    private static final String MEASUREMENTS = "measurements";
    private static final String LINES = "lines";
    private static final String LINES_POINTER = "/" + LINES;
    private static final Pattern TWO_POINTS =
            Pattern.compile("\\s*line\\(\\s*([A-Za-z][\\w']*)\\s*,\\s*([A-Za-z][\\w']*)\\s*\\)\\s*");

    private final ObjectNode root;

    /** A part of the table, with the measurements in it by their identifiers. */
    public record Part(String title, List<String> measurements) {}

    /** A measurement of the analysis' own. */
    public record Own(String id, String name, String unit, String formula) {}

    /**
     * A line of the analysis' own.
     *
     * @param ends codes of the two points that it goes through; empty where its formula is another
     */
    public record Line(String name, String formula, Optional<List<String>> ends) {}

    private AnalysisForm(ObjectNode root) {
        this.root = root;
    }

    /** @return empty where the text is no analysis as far as a form can show one */
    public static Optional<AnalysisForm> of(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            boolean shown = read instanceof ObjectNode
                    && read.path("name").isTextual()
                    && isListOfObjects(read.path(SECTIONS), false)
                    && isListOfObjects(read.path(MEASUREMENTS), true)
                    && isObjectOf(read.path(LINES), JsonNode::isTextual)
                    && isObjectOf(read.path(OwnNorms.NORMS), norms -> isListOfObjects(norms, false));
            return shown ? Optional.of(new AnalysisForm((ObjectNode) read)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isListOfObjects(JsonNode node, boolean mayBeMissing) {
        if (node.isMissingNode()) {
            return mayBeMissing;
        }
        boolean all = node.isArray();
        for (JsonNode item : node) {
            all &= item.isObject();
        }
        return all;
    }

    private static boolean isObjectOf(JsonNode node, Predicate<JsonNode> each) {
        return node.isMissingNode()
                || node.isObject()
                        && node.properties().stream().map(Map.Entry::getValue).allMatch(each);
    }

    public String name() {
        return root.path("name").asText();
    }

    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (JsonNode section : root.path(SECTIONS)) {
            List<String> ids = new ArrayList<>();
            section.path(MEASUREMENTS).forEach(id -> ids.add(id.asText()));
            parts.add(new Part(section.path("title").asText(), ids));
        }
        return parts;
    }

    public List<Own> own() {
        List<Own> own = new ArrayList<>();
        for (JsonNode item : root.path(MEASUREMENTS)) {
            own.add(new Own(
                    item.path("id").asText(),
                    item.path("name").asText(),
                    item.path("unit").asText(),
                    item.path("formula").asText()));
        }
        return own;
    }

    /** Names of lines that the analysis defines for its formulas. */
    public List<String> lines() {
        return ownLines().stream().map(Line::name).toList();
    }

    public List<Line> ownLines() {
        List<Line> lines = new ArrayList<>();
        root.path(LINES).properties().forEach(line -> {
            String formula = line.getValue().asText();
            Matcher two = TWO_POINTS.matcher(formula);
            lines.add(new Line(
                    line.getKey(),
                    formula,
                    two.matches() ? Optional.of(List.of(two.group(1), two.group(2))) : Optional.empty()));
        });
        return lines;
    }

    /** Its own norms. */
    public OwnNorms norms() {
        return new OwnNorms(root);
    }

    public String withName(String name) {
        return changed(copy -> copy.put("name", name));
    }

    /** Another, empty part at the end. */
    public String withPart(String title) {
        return changed(
                copy -> copy.withArray(SECTIONS).addObject().put("title", title).putArray(MEASUREMENTS));
    }

    public String withTitle(int part, String title) {
        return changed(copy -> section(copy, part).put("title", title));
    }

    public String withoutPart(int part) {
        return changed(copy -> copy.withArray(SECTIONS).remove(part));
    }

    /** A measurement more in a part; the same text where it is there. */
    public String with(int part, String measurement) {
        return changed(copy -> {
            if (!parts().get(part).measurements().contains(measurement)) {
                section(copy, part).withArray(MEASUREMENTS).add(measurement);
            }
        });
    }

    public String without(int part, int index) {
        return changed(copy -> section(copy, part).withArray(MEASUREMENTS).remove(index));
    }

    /** A measurement moved up (−1) or down (1) in its part. */
    public String moved(int part, int index, int by) {
        return changed(copy -> {
            ArrayNode list = section(copy, part).withArray(MEASUREMENTS);
            int to = index + by;
            if (to >= 0 && to < list.size()) {
                list.insert(to, list.remove(index));
            }
        });
    }

    /** A new measurement of the analysis' own, in a part too, under an identifier that nobody has. */
    public String withOwn(int part, String name, List<String> taken) {
        String id = "Own_1";
        for (int i = 2; taken.contains(id) || ids().contains(id); i++) {
            id = "Own_" + i;
        }
        String free = id;
        return changed(copy -> {
            copy.withArray(MEASUREMENTS)
                    .addObject()
                    .put("id", free)
                    .put("name", name)
                    .put("unit", "°")
                    .put("formula", "angle(S, N, A)");
            section(copy, part).withArray(MEASUREMENTS).add(free);
        });
    }

    private List<String> ids() {
        return own().stream().map(Own::id).toList();
    }

    /** One of the measurement's texts changed: {@code name}, {@code unit} or {@code formula}. */
    public String withOwn(int index, String field, String value) {
        return changed(copy -> ((ObjectNode) copy.withArray(MEASUREMENTS).get(index)).put(field, value));
    }

    /** Without a measurement of its own, wherever it stands. */
    public String withoutOwn(int index) {
        String id = own().get(index).id();
        return changed(copy -> {
            copy.withArray(MEASUREMENTS).remove(index);
            copy.path(SECTIONS).forEach(section -> {
                ArrayNode list = ((ObjectNode) section).withArray(MEASUREMENTS);
                for (int i = list.size() - 1; i >= 0; i--) {
                    if (list.get(i).asText().equals(id)) {
                        list.remove(i);
                    }
                }
            });
        });
    }

    /** Another line, from S to N, under a name that nobody has. */
    public String withLine(List<String> taken) {
        String name = "Line_1";
        for (int i = 2; taken.contains(name) || lines().contains(name); i++) {
            name = "Line_" + i;
        }
        String free = name;
        return changed(copy -> copy.withObject(LINES_POINTER).put(free, "line(S, N)"));
    }

    /** A line by another name, also where the analysis' own lines and measurements name it; the same text where the name is taken. */
    public String withLineName(int index, String name) {
        String before = ownLines().get(index).name();
        if (lines().contains(name)) {
            return changed(copy -> {});
        }
        Pattern word = Pattern.compile("(?<![\\w'])" + Pattern.quote(before) + "(?![\\w'])");
        UnaryOperator<String> renamed = formula -> word.matcher(formula).replaceAll(Matcher.quoteReplacement(name));
        return changed(copy -> {
            ObjectNode lines = copy.putObject(LINES);
            ownLines()
                    .forEach(line ->
                            lines.put(line.name().equals(before) ? name : line.name(), renamed.apply(line.formula())));
            copy.path(MEASUREMENTS)
                    .forEach(own -> ((ObjectNode) own)
                            .put("formula", renamed.apply(own.path("formula").asText())));
        });
    }

    public String withLineFormula(int index, String formula) {
        String name = ownLines().get(index).name();
        return changed(copy -> copy.withObject(LINES_POINTER).put(name, formula));
    }

    /** @param end 0 for the point where the line begins, 1 for the other */
    public String withLineEnd(int index, int end, String code) {
        List<String> ends = new ArrayList<>(ownLines().get(index).ends().orElseThrow());
        ends.set(end, code);
        return withLineFormula(index, "line(" + String.join(", ", ends) + ")");
    }

    public String withoutLine(int index) {
        String name = ownLines().get(index).name();
        return changed(copy -> copy.withObject(LINES_POINTER).remove(name));
    }

    private static ObjectNode section(ObjectNode copy, int part) {
        return (ObjectNode) copy.withArray(SECTIONS).get(part);
    }

    private String changed(Consumer<ObjectNode> change) {
        return changed(root, change);
    }

    /** The text of a copy that was changed. */
    static String changed(ObjectNode root, Consumer<ObjectNode> change) {
        ObjectNode copy = root.deepCopy();
        change.accept(copy);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(copy) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree that was read is written
        }
    }
}
