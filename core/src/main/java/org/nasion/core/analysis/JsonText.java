package org.nasion.core.analysis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;

/**
 * A JSON text that finds where each of its values stands, and collects what is wrong with it. What it holds is limited, so
 * that the work of checking it is: characters, depth, length of names, texts and numbers, and how many values there are.
 */
final class JsonText {

    /** Characters of a whole text; that many bytes of UTF-8 are never more. */
    static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_STRING = 5000;
    private static final int LONGEST_NUMBER = 40;
    /** Values, names and ends of lists and objects. */
    private static final int MOST_TOKENS = 60_000;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(LONGEST_STRING)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int MOST_PROBLEMS = 50;

    private final String file;
    private final String text;
    private final JsonNode root;
    private final List<SourceProblem> problems = new ArrayList<>();

    private JsonText(String file, String text) {
        this.file = file;
        this.text = text;
        JsonNode read = MAPPER.createObjectNode();
        try {
            if (text.length() > LONGEST) {
                problems.add(new SourceProblem(
                        file,
                        1,
                        1,
                        new Problem("NAS-ANALYSIS-FILE.size", "The file cannot be read as a text of at most 1 MB.")));
            } else {
                read = MAPPER.readTree(text);
                if (!read.isObject()) {
                    problem("", "NAS-ANALYSIS-FILE.object", "The file must hold one JSON object.");
                }
            }
        } catch (StreamConstraintsException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            problems.add(new SourceProblem(
                    file,
                    line,
                    1,
                    new Problem(
                            "NAS-ANALYSIS-FILE.large",
                            "The file has too many values, or is"
                                    + " nested too deeply, or has a name, text or number that is too long, in or before line {0}.",
                            line)));
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            int line = Math.max(1, place.getLineNr());
            problems.add(new SourceProblem(
                    file,
                    line,
                    Math.max(1, place.getColumnNr()),
                    new Problem(
                            "NAS-ANALYSIS-FILE.json",
                            "The file is not valid JSON near line {0}: {1}.",
                            line,
                            e.getOriginalMessage().lines().findFirst().orElse(""))));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be read", e);
        }
        root = read.isObject() ? read : MAPPER.createObjectNode();
    }

    /** @param file its name, for the problems */
    static JsonText of(String file, String text) {
        return new JsonText(file, text);
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

    /** Whether no further problem is taken up, so that nobody need look for one. */
    boolean isFull() {
        return problems.size() >= MOST_PROBLEMS;
    }

    /**
     * Takes up a problem, see {@link Problem#Problem(String, String, Object...)}.
     *
     * @param pointer of the value at fault; where the text has none, its parent's place is told
     */
    void problem(String pointer, String key, String pattern, Object... arguments) {
        if (isFull()) {
            return;
        }
        add(start(pointer), new Problem(key, pattern, arguments));
    }

    /** @param index of the character within the string at the pointer */
    void problemInString(String pointer, int index, Problem problem) {
        if (isFull()) {
            return;
        }
        int offset = start(pointer) + 1;
        for (int i = 0; i < index && offset < text.length(); i++) {
            offset += text.charAt(offset) != '\\'
                    ? 1
                    : offset + 1 < text.length() && text.charAt(offset + 1) == 'u' ? 6 : 2;
        }
        add(offset, problem);
    }

    private void add(int offset, Problem problem) {
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

    /** Reads the text again up to the value: only problems need places, and there are few of those. */
    private int start(String pointer) {
        int found = 0;
        try (JsonParser parser = MAPPER.getFactory().createParser(text)) {
            parser.nextToken();
            found = offset(parser);
            for (String segment :
                    pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
                if (!enters(parser, segment)) {
                    return found;
                }
                found = offset(parser);
            }
        } catch (IOException e) {
            // what was found before the fault stands
            return found;
        }
        return found;
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /** Goes to the value of this name or index within the object or list that the parser is at; false where there is none. */
    private static boolean enters(JsonParser parser, String segment) throws IOException {
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        if (!object && parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        for (int i = 0; ; i++) {
            JsonToken token = parser.nextToken();
            if (token == null || token.isStructEnd()) {
                return false;
            }
            boolean here = segment.equals(object ? escaped(parser.currentName()) : String.valueOf(i));
            if (object) {
                parser.nextToken();
            }
            if (here) {
                return true;
            }
            parser.skipChildren();
        }
    }

    /** @throws ProblemException the first problem, where there is one */
    JsonText faultless() {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.getFirst().problem(), null);
        }
        return this;
    }
}
