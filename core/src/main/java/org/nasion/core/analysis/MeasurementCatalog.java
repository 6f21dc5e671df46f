package org.nasion.core.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.analysis.Expression.OfNumber;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

/**
 * The measurements and norms of a set of data files, read and type-checked once. A file of
 * measurements holds named lines and measurements whose formulas {@link ExpressionParser} reads; a
 * file of norms holds published means and standard deviations with their sources.
 */
public final class MeasurementCatalog {

    private static final Map<String, Unit> UNITS = Map.of("°", Unit.DEGREE, "mm", Unit.MILLIMETRE, "%", Unit.PERCENT);

    private final List<Definition> definitions;
    private final NormTable norms;

    private MeasurementCatalog(List<Definition> definitions, NormTable norms) {
        this.definitions = definitions;
        this.norms = norms;
    }

    /** The measurements and norms that ship with the program. */
    public static MeasurementCatalog bundled() {
        return parse(resource("measurements.json"), resource("norms.json"));
    }

    /**
     * @param measurements JSON of named lines and measurements
     * @param norms        JSON of norms by measurement; may be {@code "{}"}
     * @throws ProblemException NAS-ANALYSIS-…, with a sentence that names the measurement at fault
     */
    public static MeasurementCatalog parse(String measurements, String norms) {
        NormTable table = norms(json(norms));
        List<Definition> definitions = new Reader(table).read(json(measurements));
        Set<String> ids = new HashSet<>();
        definitions.forEach(definition -> ids.add(definition.measurement().id()));
        for (String id : table.byMeasurement().keySet()) {
            if (!ids.contains(id)) {
                throw new ProblemException("NAS-ANALYSIS-NORM", "There is a norm for '" + id + "', but no such measurement.");
            }
        }
        return new MeasurementCatalog(definitions, table);
    }

    /** All measurements in display order. */
    public List<Measurement> measurements() {
        return definitions.stream().map(Definition::measurement).toList();
    }

    /** An engine that shows only norms which need neither sex nor age. */
    public CompiledEngine engine() {
        return engine(PatientFacts.UNKNOWN);
    }

    /** An engine with the norms that fit this patient. */
    public CompiledEngine engine(PatientFacts patient) {
        return new CompiledEngine(definitions, norms, patient);
    }

    static String resource(String name) {
        try (InputStream in = MeasurementCatalog.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new ProblemException("NAS-ANALYSIS-FILE", "The program's file " + name + " is missing; install it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException("NAS-ANALYSIS-FILE", "The program's file " + name + " cannot be read.", e);
        }
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new ProblemException("NAS-ANALYSIS-FILE", "The file is not valid JSON near line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ".", e);
        }
    }

    private static NormTable norms(JsonNode root) {
        Map<String, List<NormTable.Entry>> table = new HashMap<>();
        root.properties().forEach(property -> {
            List<NormTable.Entry> entries = new ArrayList<>();
            property.getValue().forEach(node -> entries.add(norm(property.getKey(), node)));
            table.put(property.getKey(), List.copyOf(entries));
        });
        return new NormTable(Map.copyOf(table));
    }

    private static NormTable.Entry norm(String id, JsonNode node) {
        allowOnly(node, "the norm of " + id,
                Set.of("mean", "sd", "source", "population", "sex", "enlargement", "fromAge", "toAge", "perYear"));
        if (!node.path("mean").isNumber() || !(node.path("sd").asDouble() > 0)) {
            throw new ProblemException("NAS-ANALYSIS-NORM",
                    "The norm of " + id + " needs a mean and a standard deviation above 0.");
        }
        if (node.path("source").asText().isBlank()) {
            throw new ProblemException("NAS-ANALYSIS-NORM", "The norm of " + id + " names no source.");
        }
        Optional<NormTable.Ages> ages = node.has("fromAge")
                ? Optional.of(new NormTable.Ages(node.get("fromAge").asDouble(), node.path("toAge").asDouble(),
                        node.path("perYear").asDouble()))
                : Optional.empty();
        return new NormTable.Entry(new Norm(node.get("mean").asDouble(), node.get("sd").asDouble(),
                node.get("source").asText(), node.path("population").asText(), node.path("sex").asText(),
                node.path("enlargement").asText()), ages);
    }

    private static void allowOnly(JsonNode node, String what, Set<String> allowed) {
        node.fieldNames().forEachRemaining(field -> {
            if (!allowed.contains(field)) {
                throw new ProblemException("NAS-ANALYSIS-FILE", "There is no field '" + field + "' in " + what + ".");
            }
        });
    }

    /** Reads one file of measurements, keeping what was defined so far. */
    private static final class Reader {

        private final NormTable norms;
        private final Map<String, Expression> defined = new LinkedHashMap<>();

        Reader(NormTable norms) {
            this.norms = norms;
        }

        List<Definition> read(JsonNode root) {
            allowOnly(root, "the file", Set.of("about", "lines", "measurements"));
            root.path("lines").properties().forEach(line -> {
                Expression expression = expression(line.getKey(), line.getValue().asText());
                if (expression.quantity() != Quantity.LINE) {
                    throw new ProblemException("NAS-ANALYSIS-TYPE", "In line " + line.getKey() + ": the formula gives "
                            + expression.quantity().words() + ", not a line.");
                }
                define(line.getKey(), expression);
            });
            List<Definition> definitions = new ArrayList<>();
            root.path("measurements").forEach(node -> definitions.add(definition(node)));
            return List.copyOf(definitions);
        }

        private Definition definition(JsonNode node) {
            String id = text(node, "id", "a measurement");
            allowOnly(node, id, Set.of("id", "name", "group", "unit", "formula", "note", "normOnlyMeasured", "normWhere"));
            String formula = text(node, "formula", id);
            Unit unit = UNITS.get(text(node, "unit", id));
            if (unit == null) {
                throw new ProblemException("NAS-ANALYSIS-FILE", "The unit of " + id + " must be °, mm or %.");
            }
            Expression expression = expression(id, formula);
            if (expression.quantity() != Quantity.of(unit)) {
                throw new ProblemException("NAS-ANALYSIS-TYPE", "In " + id + ": the formula gives "
                        + expression.quantity().words() + ", but the unit " + unit.symbol() + " is that of "
                        + Quantity.of(unit).words() + ".");
            }
            define(id, expression);
            Measurement measurement = new Measurement(id, node.path("name").asText(id), text(node, "group", id), unit,
                    formula, PatientPoints.landmarks(expression.landmarks()), node.path("note").asText(), norms.of(id));
            return new Definition(measurement, (OfNumber) expression,
                    node.path("normOnlyMeasured").asBoolean(), range(id, node.path("normWhere")));
        }

        private Optional<Definition.Range> range(String id, JsonNode node) {
            if (node.isMissingNode()) {
                return Optional.empty();
            }
            allowOnly(node, "normWhere of " + id, Set.of("value", "from", "to"));
            Expression expression = expression(id, text(node, "value", id));
            if (!(expression instanceof OfNumber number)) {
                throw new ProblemException("NAS-ANALYSIS-TYPE", "In " + id + ": normWhere needs a number.");
            }
            return Optional.of(new Definition.Range(number, node.path("from").asDouble(), node.path("to").asDouble()));
        }

        private void define(String name, Expression expression) {
            if (Landmark.ofCode(name).isPresent() || defined.put(name, expression) != null) {
                throw new ProblemException("NAS-ANALYSIS-DUPLICATE", "The name '" + name + "' is taken already.");
            }
        }

        private Expression expression(String owner, String formula) {
            try {
                return ExpressionParser.parse(formula, name -> Optional.ofNullable(defined.get(name)));
            } catch (ProblemException e) {
                throw new ProblemException(e.problem().code(), "In " + owner + ": " + e.problem().sentence(), e);
            }
        }

        private static String text(JsonNode node, String field, String owner) {
            String text = node.path(field).asText();
            if (text.isBlank()) {
                throw new ProblemException("NAS-ANALYSIS-FILE", "The field '" + field + "' is missing in " + owner + ".");
            }
            return text;
        }
    }
}
