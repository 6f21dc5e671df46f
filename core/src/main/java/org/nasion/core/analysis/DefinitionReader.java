package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.analysis.Expression.OfNumber;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.Sentence;

/** Reads the lines and measurements of a file and checks their types. What is wrong is told to the text. */
final class DefinitionReader {

    private static final Map<String, Unit> UNITS = Map.of("°", Unit.DEGREE, "mm", Unit.MILLIMETRE, "%", Unit.PERCENT);
    private static final Set<String> FIELDS =
            Set.of("id", "name", "group", "unit", "formula", "note", "normOnlyMeasured", "normWhere");

    private final JsonText text;
    private final FormulaBook book;
    private final NormTable norms;

    /**
     * @param book  what formulas may name beside what the text defines; takes up what the text defines
     * @param norms of the measurements to come
     */
    DefinitionReader(JsonText text, FormulaBook book, NormTable norms) {
        this.text = text;
        this.book = book;
        this.norms = norms;
    }

    List<Definition> read() {
        JsonNode measurements = text.at("/measurements");
        text.at("/lines")
                .properties()
                .forEach(line ->
                        add(line.getKey(), line.getValue().asText(), "/lines/" + JsonText.escaped(line.getKey())));
        for (int i = 0; i < measurements.size(); i++) {
            JsonNode node = measurements.get(i);
            if (complete(node, "/measurements/" + i)) {
                add(node.path("id").asText(), node.path("formula").asText(), "/measurements/" + i + "/id");
            }
        }
        if (!text.isFaultless()) {
            return List.of();
        }
        text.at("/lines").properties().forEach(line -> line(line.getKey()));
        List<Definition> definitions = new ArrayList<>();
        for (int i = 0; i < measurements.size(); i++) {
            definition(measurements.get(i), "/measurements/" + i).ifPresent(definitions::add);
        }
        return List.copyOf(definitions);
    }

    private void add(String name, String formula, String pointer) {
        if (!book.add(name, formula)) {
            text.problem(pointer, "NAS-ANALYSIS-DUPLICATE.name", "The name '{0}' is taken already.", name);
        }
    }

    private void line(String name) {
        String pointer = "/lines/" + JsonText.escaped(name);
        compiled(name, pointer)
                .filter(expression -> expression.quantity() != Quantity.LINE)
                .ifPresent(expression -> text.problem(
                        pointer,
                        "NAS-ANALYSIS-TYPE.line",
                        "In line {0}: the formula gives {1}, not a line.",
                        name,
                        expression.quantity().words()));
    }

    private boolean complete(JsonNode node, String pointer) {
        String id = node.path("id").asText("");
        Object owner = id.isBlank() ? Sentence.of("value.measurement", "a measurement") : id;
        boolean complete = true;
        for (String field : List.of("id", "unit", "formula")) {
            if (node.path(field).asText().isBlank()) {
                text.problem(pointer, "NAS-ANALYSIS-FILE.missing", "The field '{0}' is missing in {1}.", field, owner);
                complete = false;
            }
        }
        complete &= allowsOnly(node, pointer, owner, FIELDS);
        if (complete && !UNITS.containsKey(node.path("unit").asText())) {
            text.problem(pointer + "/unit", "NAS-ANALYSIS-FILE.unit", "The unit of {0} must be °, mm or %.", owner);
        }
        return complete;
    }

    private boolean allowsOnly(JsonNode node, String pointer, Object what, Set<String> allowed) {
        boolean known = true;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!allowed.contains(field.getKey())) {
                text.problem(
                        pointer + "/" + JsonText.escaped(field.getKey()),
                        "NAS-ANALYSIS-FILE.field",
                        "There is no field '{0}' in {1}.",
                        field.getKey(),
                        what);
                known = false;
            }
        }
        return known;
    }

    private Optional<Definition> definition(JsonNode node, String pointer) {
        String id = node.path("id").asText();
        Unit unit = UNITS.get(node.path("unit").asText());
        Optional<Expression> expression = compiled(id, pointer + "/formula");
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        if (expression.get().quantity() != Quantity.of(unit)) {
            text.problem(
                    pointer + "/formula",
                    "NAS-ANALYSIS-TYPE.unit",
                    "In {0}: the formula gives {1}, but the unit {2} is that of" + " {3}.",
                    id,
                    expression.get().quantity().words(),
                    unit.symbol(),
                    Quantity.of(unit).words());
            return Optional.empty();
        }
        Measurement measurement = new Measurement(
                id,
                node.path("name").asText(id),
                node.path("group").asText(text.root().path("name").asText()),
                unit,
                node.path("formula").asText(),
                expression.get().places(),
                node.path("note").asText(),
                norms.of(id));
        return Optional.of(new Definition(
                measurement,
                (OfNumber) expression.get(),
                node.path("normOnlyMeasured").asBoolean(),
                range(id, node.path("normWhere"), pointer + "/normWhere")));
    }

    private Optional<Definition.Range> range(String id, JsonNode node, String pointer) {
        if (node.isMissingNode()
                || !allowsOnly(
                        node,
                        pointer,
                        Sentence.of("value.normWhere", "normWhere of {0}", id),
                        Set.of("value", "from", "to"))) {
            return Optional.empty();
        }
        try {
            Expression expression = book.read(node.path("value").asText());
            if (expression instanceof OfNumber number) {
                return Optional.of(new Definition.Range(
                        number, node.path("from").asDouble(), node.path("to").asDouble()));
            }
            text.problem(pointer + "/value", "NAS-ANALYSIS-TYPE.where", "In {0}: normWhere needs a number.", id);
        } catch (FormulaException e) {
            text.problemInString(pointer + "/value", e.at(), within(id, e.problem()));
        }
        return Optional.empty();
    }

    private Optional<Expression> compiled(String name, String pointer) {
        try {
            return Optional.of(book.compile(name));
        } catch (FormulaException e) {
            text.problemInString(pointer, e.at(), within(name, e.problem()));
            return Optional.empty();
        }
    }

    static Problem within(String name, Problem problem) {
        return new Problem(problem.code(), Sentence.of("formula.within", "In {0}: {1}", name, problem.words()));
    }
}
