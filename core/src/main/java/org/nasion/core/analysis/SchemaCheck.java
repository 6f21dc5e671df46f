package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.nasion.core.problem.Sentence;

/** Holds a file of an analysis, of norms or of points against its JSON schema and tells in plain words what does not fit. */
final class SchemaCheck {

    private final JsonSchema schema;

    private SchemaCheck(String resource) {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        MeasurementCatalog.resource(resource),
                        SchemaValidatorsConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .locale(Locale.ENGLISH)
                                .build());
    }

    /** Made when first needed, since most starts of the program need none. */
    private static final class Schemas {
        private static final SchemaCheck ANALYSES = new SchemaCheck("schema/analysis.schema.json");
        private static final SchemaCheck POINTS = new SchemaCheck("schema/points.schema.json");
        private static final SchemaCheck NORMS = new SchemaCheck("schema/norms.schema.json");
    }

    static SchemaCheck ofAnalyses() {
        return Schemas.ANALYSES;
    }

    static SchemaCheck ofPoints() {
        return Schemas.POINTS;
    }

    static SchemaCheck ofNorms() {
        return Schemas.NORMS;
    }

    /** Adds what does not fit to the text's problems. */
    void check(JsonText text) {
        if (text.isFaultless()) {
            schema.validate(text.root()).stream()
                    .takeWhile(message -> !text.isFull())
                    .forEach(message -> tell(text, message));
        }
    }

    private static void tell(JsonText text, ValidationMessage message) {
        String pointer = pointer(message.getInstanceLocation());
        Object where = pointer.isEmpty() ? Sentence.of("value.theFile", "the file") : "'" + pointer.substring(1) + "'";
        String property = message.getProperty();
        switch (message.getType()) {
            case "required" ->
                text.problem(
                        pointer, "NAS-ANALYSIS-SCHEMA.required", "The field '{0}' is missing in {1}.", property, where);
            case "additionalProperties" ->
                text.problem(
                        pointer + "/" + JsonText.escaped(property),
                        "NAS-ANALYSIS-SCHEMA.field",
                        "There is no field '{0}' in {1}.",
                        property,
                        where);
            case "type" ->
                text.problem(
                        pointer,
                        "NAS-ANALYSIS-SCHEMA.kind",
                        "The value of {0} must be {1}.",
                        where,
                        kind(message.getSchemaNode()));
            case "enum" ->
                text.problem(
                        pointer,
                        "NAS-ANALYSIS-SCHEMA.enum",
                        "The value of {0} must be one of {1}.",
                        where,
                        choices(message.getSchemaNode()));
            case "minItems", "minLength", "minProperties" ->
                text.problem(pointer, "NAS-ANALYSIS-SCHEMA.empty", "The value of {0} must not be empty.", where);
            case "maxItems", "maxLength", "maxProperties" ->
                text.problem(
                        pointer,
                        "NAS-ANALYSIS-SCHEMA.many",
                        "The value of {0} is longer than the {1} that are allowed.",
                        where,
                        message.getSchemaNode().asText());
            case "minimum", "exclusiveMinimum", "maximum" ->
                text.problem(
                        pointer,
                        "NAS-ANALYSIS-SCHEMA.range",
                        "The value of {0} is too large or too small; the limit is {1}.",
                        where,
                        message.getSchemaNode().asText());
            case "pattern" ->
                text.problem(
                        pointer,
                        "NAS-ANALYSIS-SCHEMA.letters",
                        "The value of {0} has letters that are not allowed there.",
                        where);
            default ->
                text.problem(
                        pointer,
                        "NAS-ANALYSIS-SCHEMA.other",
                        "The value of {0} does not fit: {1}.",
                        where,
                        message.getError());
        }
    }

    private static String pointer(JsonNodePath path) {
        String pointer = path.toString();
        return pointer.equals("/") ? "" : pointer;
    }

    private static Sentence kind(JsonNode type) {
        return switch (type.asText()) {
            case "string" -> Sentence.of("value.text", "a text");
            case "number" -> Sentence.of("value.number", "a number");
            case "integer" -> Sentence.of("value.wholeNumber", "a whole number");
            case "boolean" -> Sentence.of("value.boolean", "true or false");
            case "array" -> Sentence.of("value.list", "a list [ ]");
            case "object" -> Sentence.of("value.object", "an object { }");
            default -> Sentence.of("value.otherKind", "of another kind");
        };
    }

    private static String choices(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
