package org.nasion.app.desktop.analysis;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.analysis.NormSet;
import org.nasion.core.analysis.NormsFromTable;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.analysis.SourceProblem;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.CaseContent;

/** An analysis while a user writes it: its text, what is wrong with it, and what it says of the open film. */
public final class AnalysisDraft {

    private static final String FIRST = """
            {
              "id": "my-analysis",
              "name": "My analysis",
              "norms": ["steiner-1953"],
              "lines": {
                "Palate": "line(PNS, ANS)"
              },
              "measurements": [
                {
                  "id": "Palate_SN", "name": "Palate to SN", "unit": "°",
                  "formula": "opening(line(S, N), Palate)"
                }
              ],
              "ownNorms": {
                "Palate_SN": [{"mean": 8, "sd": 3, "source": "Our clinic"}]
              },
              "sections": [
                {
                  "title": "Jaws",
                  "measurements": ["SNA", "SNB", "ANB", "Palate_SN"]
                }
              ]
            }
            """;

    /**
     * What is known of a text.
     *
     * @param problems with line and column; empty where it is an analysis
     * @param analysis what it describes; empty where there are problems
     * @param sheet    what it says of the open film; empty without one or where there are problems
     */
    public record Preview(List<SourceProblem> problems, Optional<Analysis> analysis, Optional<Sheet> sheet) {}

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_']*");

    private final WorkbenchViewModel workbench;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(new Preview(List.of(), Optional.empty(), Optional.empty()));

    /** Begins with the first of the user's own analyses, or a small example. */
    public AnalysisDraft(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        text.set(catalog().analyses().stream()
                .filter(Analysis::own)
                .findFirst()
                .flatMap(own -> catalog().source(own.id()))
                .orElse(FIRST));
        look();
    }

    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Reads the text again; some milliseconds. */
    public void look() {
        AnalysisCatalog.Draft draft = catalog().draft(text.get());
        preview.set(new Preview(
                draft.problems(),
                draft.analysis(),
                draft.analysis()
                        .flatMap(analysis ->
                                workbench.openProperty().get().map(open -> sheet(draft.catalog(), analysis, open)))));
    }

    private static Sheet sheet(AnalysisCatalog catalog, Analysis analysis, OpenCase open) {
        PatientFacts patient = PatientFacts.of(open.tracing().state());
        CaseContent shown = open.tracing().shownProperty().get();
        return catalog.sheet(analysis, catalog.engine(patient).compute(shown.tracing(), shown.calibration()), patient);
    }

    /** What a new text can start from: a user's own analyses first. */
    public List<Analysis> templates() {
        List<Analysis> all = catalog().analyses();
        return Stream.concat(all.stream().filter(Analysis::own), all.stream().filter(analysis -> !analysis.own()))
                .toList();
    }

    /** Takes the text of an analysis; a copy with a name of its own where it is one of the program's. */
    public void startFrom(Analysis analysis) {
        String source = catalog().source(analysis.id()).orElse(FIRST);
        text.set(
                analysis.own()
                        ? source
                        : source.replace("\"id\": \"" + analysis.id() + "\"", "\"id\": \"my-" + analysis.id() + "\"")
                                .replace(
                                        "\"name\": " + quoted(analysis.name()),
                                        "\"name\": " + quoted("My " + analysis.name())));
        look();
    }

    /** Norms that can be edited; a user's copy takes the place of the program's. */
    public List<NormSet> norms() {
        return catalog().norms().stream()
                .filter(set -> library().normsSource(set.id()).isPresent())
                .toList();
    }

    /** Takes the text of norms. */
    public void startFrom(NormSet norms) {
        library().normsSource(norms.id()).ifPresent(text::set);
        look();
    }

    /** Takes norms from a table of a spreadsheet. @throws ProblemException NAS-ANALYSIS-TABLE */
    public void startFromTable(Path table) {
        text.set(NormsFromTable.read(table));
        look();
    }

    /** Takes the small example. */
    public void startNew() {
        text.set(FIRST);
        look();
    }

    private static String quoted(String value) {
        return new ObjectMapper().valueToTree(value).toString();
    }

    /** What is wrong with files in the settings folder, which are therefore left out. */
    public List<SourceProblem> problemsOfFiles() {
        return catalog().problems();
    }

    /** All points that a formula can name. */
    public List<Landmark> landmarks() {
        return catalog().landmarks().all();
    }

    /** Names of the program's own lines, as its formulas use them. */
    public List<String> lines() {
        Set<String> points = landmarks().stream().map(Landmark::code).collect(Collectors.toSet());
        return measurements().stream()
                .flatMap(measurement -> NAME.matcher(measurement.formula()).results())
                .map(MatchResult::group)
                .filter(name -> !points.contains(name) && !FormulaCompletion.FUNCTIONS.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    /** All measurements that can be named. */
    public List<Measurement> measurements() {
        return catalog().measurements();
    }

    /**
     * Writes the text into the settings folder and takes it up.
     *
     * @return the file
     * @throws ProblemException where it has problems or cannot be written
     */
    public Path save() {
        look();
        Optional<SourceProblem> first = preview.get().problems().stream().findFirst();
        if (first.isPresent()) {
            throw new ProblemException(first.get().problem(), null);
        }
        Path file = library().save(text.get());
        preview.get()
                .analysis()
                .map(Analysis::id)
                .filter(id -> catalog().analysis(id).isPresent())
                .ifPresent(id -> library().chosenProperty().set(Optional.of(id)));
        return file;
    }

    private AnalysisLibrary library() {
        return workbench.analyses();
    }

    private AnalysisCatalog catalog() {
        return library().catalog();
    }
}
