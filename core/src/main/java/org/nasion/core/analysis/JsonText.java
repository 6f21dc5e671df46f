package org.nasion.core.analysis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;

/** A JSON text that knows where each of its values stands, and collects what is wrong with it. */
final class JsonText {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

    private static final int MOST_PROBLEMS = 50;

    private final String file;
    private final String text;
    private final JsonNode root;
    private final Map<String, Integer> starts = new HashMap<>();
    private final List<SourceProblem> problems = new ArrayList<>();

    private JsonText(String file, String text) {
        this.file = file;
        this.text = text;
        JsonNode read = MAPPER.createObjectNode();
        try {
            read = MAPPER.readTree(text);
            try (JsonParser parser = MAPPER.getFactory().createParser(text)) {
                parser.nextToken();
                note(parser, "");
            }
            if (!read.isObject()) {
                problem("", "NAS-ANALYSIS-FILE.object", "The file must hold one JSON object.");
            }
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            int line = Math.max(1, place.getLineNr());
            problems.add(new SourceProblem(file, line, Math.max(1, place.getColumnNr()), new Problem("NAS-ANALYSIS-FILE.json",
                    "The file is not valid JSON near line {0}: {1}.", line, e.getOriginalMessage().lines().findFirst().orElse(""))));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be read", e);
        }
        root = read.isObject() ? read : MAPPER.createObjectNode();
    }

    /** @param file its name, for the problems */
    static JsonText of(String file, String text) {
        return new JsonText(file, text);
    }

    private void note(JsonParser parser, String pointer) throws IOException {
        starts.put(pointer, (int) parser.currentTokenLocation().getCharOffset());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String child = pointer + "/" + escaped(parser.currentName());
                parser.nextToken();
                note(parser, child);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                note(parser, pointer + "/" + i);
            }
        }
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    String text() {
        return text;
    }

    /** An empty object where the text is no JSON object; {@link #problems()} tells. */
    JsonNode root() {
        return root;
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    List<SourceProblem> problems() {
        return List.copyOf(problems);
    }

    boolean isFaultless() {
        return problems.isEmpty();
    }

    /**
     * Takes up a problem, see {@link Problem#Problem(String, String, Object...)}.
     *
     * @param pointer of the value at fault; where the text has none, its parent's place is told
     */
    void problem(String pointer, String key, String pattern, Object... arguments) {
        add(start(pointer), new Problem(key, pattern, arguments));
    }

    /** @param index of the character within the string at the pointer */
    void problemInString(String pointer, int index, Problem problem) {
        int offset = start(pointer) + 1;
        for (int i = 0; i < index && offset < text.length(); i++) {
            offset += text.charAt(offset) != '\\' ? 1 : offset + 1 < text.length() && text.charAt(offset + 1) == 'u' ? 6 : 2;
        }
        add(offset, problem);
    }

    private void add(int offset, Problem problem) {
        if (problems.size() >= MOST_PROBLEMS) {
            return;
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            column++;
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        problems.add(new SourceProblem(file, line, column, problem));
    }

    private int start(String pointer) {
        String here = pointer;
        while (!starts.containsKey(here) && !here.isEmpty()) {
            here = here.substring(0, here.lastIndexOf('/'));
        }
        return starts.getOrDefault(here, 0);
    }

    /** @throws ProblemException the first problem, where there is one */
    JsonText faultless() {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.getFirst().problem(), null);
        }
        return this;
    }
}
