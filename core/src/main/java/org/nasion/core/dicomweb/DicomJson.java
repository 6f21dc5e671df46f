package org.nasion.core.dicomweb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Data sets in the DICOM JSON model (PS3.18 annex F). */
final class DicomJson {

    /** Ten times what the longest list that is asked for has; each takes some 50 bytes, an empty object 100. */
    private static final long MOST_TOKENS = 1_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1 << 20)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .build());

    private final JsonNode object;

    private DicomJson(JsonNode object) {
        this.object = object;
    }

    /** The data sets of an answer: an array of them, or one; nothing for an empty body. */
    static List<DicomJson> all(byte[] body) {
        if (body.length == 0) {
            return List.of();
        }
        try {
            JsonNode root = JSON.readTree(body);
            if (root.isObject()) {
                return List.of(new DicomJson(root));
            }
            List<DicomJson> sets = new ArrayList<>();
            for (JsonNode node : root) {
                if (!node.isObject()) {
                    throw PacsProblems.answer();
                }
                sets.add(new DicomJson(node));
            }
            if (!root.isArray()) {
                throw PacsProblems.answer();
            }
            return sets;
        } catch (IOException e) {
            // The cause is dropped: it quotes the answer, which names patients.
            throw PacsProblems.answer();
        }
    }

    /** The first value as text; of a person's name the first group that is not empty. */
    String text(int tag) {
        return values(tag).findFirst().orElse("");
    }

    /** All values as text. */
    String joined(int tag) {
        return values(tag).collect(Collectors.joining(", "));
    }

    int number(int tag) {
        try {
            return (int) Double.parseDouble(text(tag));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    List<DicomJson> items(int tag) {
        List<DicomJson> items = new ArrayList<>();
        for (JsonNode item : object.path(key(tag)).path("Value")) {
            items.add(new DicomJson(item));
        }
        return items;
    }

    /** {@code 20260131} as an ISO date; empty where it is none. */
    String date(int tag) {
        String text = text(tag).replace(".", "").replace("-", "");
        return text.matches("\\d{8}")
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
                : "";
    }

    private Stream<String> values(int tag) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : object.path(key(tag)).path("Value")) {
            if (value.isValueNode() && !value.isNull()) {
                values.add(value.asText().strip());
            } else if (value.isObject()) {
                Optional.of(value.path("Alphabetic").asText(""))
                        .filter(text -> !text.isBlank())
                        .or(() -> Optional.of(value.path("Ideographic").asText(""))
                                .filter(text -> !text.isBlank()))
                        .or(() -> Optional.of(value.path("Phonetic").asText("")))
                        .ifPresent(values::add);
            }
        }
        return values.stream().filter(text -> !text.isEmpty());
    }

    private static String key(int tag) {
        return String.format("%08X", tag);
    }
}
