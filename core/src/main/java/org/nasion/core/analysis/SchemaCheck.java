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

/** Holds a file of an analysis or of norms against its JSON schema and tells in plain words what does not fit. */
final class SchemaCheck {

    private final JsonSchema schema;

    private SchemaCheck(String resource) {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(
                MeasurementCatalog.resource(resource),
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).locale(Locale.ENGLISH).build());
    }

    /** Made when first needed, since most starts of the program need none. */
    private static final class Schemas {
        private static final SchemaCheck ANALYSES = new SchemaCheck("schema/analysis.schema.json");
        private static final SchemaCheck NORMS = new SchemaCheck("schema/norms.schema.json");
    }

    static SchemaCheck ofAnalyses() {
        return Schemas.ANALYSES;
    }

    static SchemaCheck ofNorms() {
        return Schemas.NORMS;
    }

    /** Adds what does not fit to the text's problems. */
    void check(JsonText text) {
        if (text.isFaultless()) {
            schema.validate(text.root()).forEach(message -> tell(text, message));
        }
    }

    private static void tell(JsonText text, ValidationMessage message) {
        String pointer = pointer(message.getInstanceLocation());
        String where = pointer.isEmpty() ? "the file" : "'" + pointer.substring(1) + "'";
        String property = message.getProperty();
        String sentence = switch (message.getType()) {
            case "required" -> "The field '" + property + "' is missing in " + where + ".";
            case "additionalProperties" -> "There is no field '" + property + "' in " + where + ".";
            case "type" -> "The value of " + where + " must be " + kind(message.getSchemaNode()) + ".";
            case "enum" -> "The value of " + where + " must be one of " + choices(message.getSchemaNode()) + ".";
            case "minItems", "minLength", "minProperties" -> "The value of " + where + " must not be empty.";
            case "pattern" -> "The value of " + where + " has letters that are not allowed there.";
            default -> "The value of " + where + " does not fit: " + message.getError() + ".";
        };
        text.problem(message.getType().equals("additionalProperties") ? pointer + "/" + JsonText.escaped(property) : pointer,
                "NAS-ANALYSIS-SCHEMA", sentence);
    }

    private static String pointer(JsonNodePath path) {
        String pointer = path.toString();
        return pointer.equals("/") ? "" : pointer;
    }

    private static String kind(JsonNode type) {
        return switch (type.asText()) {
            case "string" -> "a text";
            case "number" -> "a number";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "array" -> "a list [ ]";
            case "object" -> "an object { }";
            default -> "of another kind";
        };
    }

    private static String choices(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(", "));
    }
}
