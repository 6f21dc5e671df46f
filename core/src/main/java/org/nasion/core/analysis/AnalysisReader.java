package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one file of an analysis. What is wrong is told to the text. */
final class AnalysisReader {

    /**
     * @param analysis    what the file describes
     * @param definitions its own measurements, compiled
     * @param norms       its own norms under the analysis' identifier, where it has any
     * @param work        what its measurements take to work out, in parts of formulas
     * @param source      the file's text
     */
    record Read(Analysis analysis, List<Definition> definitions, Optional<NormSet> norms, int work, String source) {}

    /** Norm, error and row of one measurement, in parts of a formula. */
    private static final int WORK_OF_A_READING = 50;

    private final JsonText text;
    private final FormulaBook book;
    private final Set<String> measurements;
    private final Set<String> normSets;

    /**
     * @param book         what formulas may name; takes up what the file defines
     * @param measurements identifiers of the measurements known before
     * @param normSets     identifiers of the norm sets known before
     */
    AnalysisReader(JsonText text, FormulaBook book, Set<String> measurements, Set<String> normSets) {
        this.text = text;
        this.book = book;
        this.measurements = new HashSet<>(measurements);
        this.normSets = normSets;
    }

    /** Empty where the text has problems. */
    Optional<Read> read(boolean own) {
        if (!text.isFaultless()) {
            return Optional.empty();
        }
        JsonNode root = text.root();
        String id = root.path("id").asText();
        NormSet norms = new NormReader(text)
                .read(
                        id,
                        "/ownNorms",
                        root.path("name").asText(),
                        root.path("author").asText(),
                        root.path("year").asInt());
        List<Definition> definitions = new DefinitionReader(text, book, new NormTable(List.of(norms))).read();
        root.path("measurements")
                .forEach(node -> measurements.add(node.path("id").asText()));
        List<Analysis.Section> sections = sections(root.path("sections"));
        norms.norms().keySet().forEach(measurement -> {
            if (!measurements.contains(measurement)) {
                text.problem(
                        "/ownNorms/" + JsonText.escaped(measurement),
                        "NAS-ANALYSIS-NORM",
                        "There is a norm for '{0}', but no such measurement.",
                        measurement);
            }
        });
        List<String> sets = norms(root.path("norms"), norms.norms().isEmpty() ? Optional.empty() : Optional.of(id));
        if (!text.isFaultless()) {
            return Optional.empty();
        }
        List<Analysis.LeftOut> leftOut = new ArrayList<>();
        root.path("leftOut")
                .forEach(node -> leftOut.add(new Analysis.LeftOut(
                        node.path("name").asText(), node.path("needs").asText())));
        return Optional.of(new Read(
                new Analysis(
                        id,
                        root.path("name").asText(id),
                        root.path("author").asText(),
                        root.path("year").asInt(),
                        root.path("source").asText(),
                        root.path("note").asText(),
                        sections,
                        sets,
                        leftOut,
                        own),
                definitions,
                norms.norms().isEmpty() ? Optional.empty() : Optional.of(norms),
                definitions.stream()
                        .mapToInt(definition -> WORK_OF_A_READING + book.parts(definition))
                        .sum(),
                text.text()));
    }

    private List<Analysis.Section> sections(JsonNode nodes) {
        List<Analysis.Section> sections = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode ids = nodes.get(i).path("measurements");
            for (int j = 0; j < ids.size(); j++) {
                String pointer = "/sections/" + i + "/measurements/" + j;
                String id = ids.get(j).asText();
                if (!measurements.contains(id)) {
                    unknown(pointer, id);
                } else if (!seen.add(id)) {
                    text.problem(
                            pointer, "NAS-ANALYSIS-DUPLICATE.twice", "The measurement '{0}' stands in it twice.", id);
                }
            }
            List<String> names = new ArrayList<>();
            ids.forEach(id -> names.add(id.asText()));
            sections.add(new Analysis.Section(nodes.get(i).path("title").asText(), names));
        }
        return sections;
    }

    private void unknown(String pointer, String id) {
        if (text.isFull()) {
            return;
        }
        String plain = id.replaceAll("[^A-Za-z0-9]", "");
        measurements.stream()
                .filter(known -> known.replaceAll("[^A-Za-z0-9]", "").equalsIgnoreCase(plain))
                .sorted()
                .findFirst()
                .ifPresentOrElse(
                        known -> text.problem(
                                pointer,
                                "NAS-ANALYSIS-NAME.similar",
                                "There is no measurement '{0}'; did you mean '{1}'?",
                                id,
                                known),
                        () -> text.problem(pointer, "NAS-ANALYSIS-NAME", "There is no measurement '{0}'.", id));
    }

    private List<String> norms(JsonNode nodes, Optional<String> own) {
        List<String> sets = new ArrayList<>(own.stream().toList());
        for (int i = 0; i < nodes.size(); i++) {
            String id = nodes.get(i).asText();
            if (!normSets.contains(id)) {
                text.problem(
                        "/norms/" + i,
                        "NAS-ANALYSIS-NORM.sets",
                        "There are no norms '{0}'; there are {1}.",
                        id,
                        normSets.stream().sorted().collect(Collectors.joining(", ")));
            }
            sets.add(id);
        }
        return sets;
    }
}
