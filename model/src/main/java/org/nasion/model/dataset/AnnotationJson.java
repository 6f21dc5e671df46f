package org.nasion.model.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/** JSON files of annotations. */
final class AnnotationJson {

    /** A hundred thousand films of marks; what is larger holds pictures or is no annotation. */
    private static final long LARGEST = 256L << 20;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AnnotationJson() {}

    /** @throws ProblemException NAS-DATASET-DAMAGED.json where the file is no JSON, or too large */
    static JsonNode read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.large", "The file {0} is larger than any annotations.", file.getFileName());
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the content.
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.json", "The file {0} is no JSON that can be read.", file.getFileName());
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static void write(Path file, ObjectNode content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, JSON.writeValueAsBytes(content));
    }

    /** A finite number. */
    static double number(JsonNode node, Path file) {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.point",
                    "The file {0} has a landmark without coordinates.",
                    file.getFileName());
        }
        return node.asDouble();
    }
}
