package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.problem.ProblemException;

/**
 * All analyses: those that ship with the program and those of a user's own, with the measurements and norms that
 * they bring. Immutable; a file at fault is left out and told in {@link #problems()}.
 */
public final class AnalysisCatalog {

    /** Folder of a user's own analyses within the settings folder. */
    public static final String ANALYSES = "analyses";

    /** Folder of a user's own norms within the settings folder. */
    public static final String NORMS = "norms";

    /** Folder of a user's own points within the settings folder. */
    public static final String POINTS = "points";

    /** What all measurements of a user's own may take together: some 30 ms with their errors. */
    private static final int MOST_WORK = 50_000;

    private final MeasurementCatalog base;
    private final List<AnalysisReader.Read> bundled;
    private final List<AnalysisReader.Read> own;
    private final List<SourceProblem> problems;
    private final MeasurementCatalog all;

    private AnalysisCatalog(
            MeasurementCatalog base,
            List<AnalysisReader.Read> bundled,
            List<AnalysisReader.Read> own,
            List<SourceProblem> problems) {
        this.base = base;
        this.bundled = List.copyOf(bundled);
        this.own = List.copyOf(own);
        this.problems = List.copyOf(problems);
        List<Definition> definitions = new ArrayList<>(base.definitions());
        List<NormSet> norms = new ArrayList<>(base.norms().sets());
        this.own.forEach(read -> {
            definitions.addAll(read.definitions());
            read.norms().ifPresent(norms::add);
        });
        all = new MeasurementCatalog(definitions, new NormTable(norms), base.book());
    }

    /** What ships with the program. */
    public static AnalysisCatalog bundled() {
        return withBundledAnalyses(MeasurementCatalog.bundled(), List.of());
    }

    /**
     * What ships with the program and what a user added: analyses in the folder {@value #ANALYSES}, norms in the
     * folder {@value #NORMS}, points in the folder {@value #POINTS}. Norms with the identifier of bundled ones take their place.
     *
     * @param settings folder; neither it nor those within need to exist
     */
    public static AnalysisCatalog load(Path settings) {
        return load(settings, Optional.empty());
    }

    /**
     * The same with the points of one more file.
     *
     * @param points a file of own points, which formulas may name
     * @throws ProblemException NAS-POINTS-… or NAS-ANALYSIS-… where that file cannot be read or is at fault
     */
    public static AnalysisCatalog load(Path settings, Optional<Path> points) {
        List<SourceProblem> problems = new ArrayList<>();
        LandmarkCatalog landmarks = PointFiles.read(settings.resolve(POINTS), points, problems);
        MeasurementCatalog measurements =
                withOwnNorms(MeasurementCatalog.bundled(landmarks), settings.resolve(NORMS), problems);
        OwnFiles files = new OwnFiles(settings.resolve(ANALYSES));
        List<AnalysisCatalog> catalog = new ArrayList<>(List.of(withBundledAnalyses(measurements, problems)));
        files.forEach(text -> catalog.set(0, catalog.getFirst().add(text)));
        return catalog.getFirst().with(files.problems());
    }

    private static AnalysisCatalog withBundledAnalyses(MeasurementCatalog base, List<SourceProblem> problems) {
        Set<String> measurements = ids(base);
        Set<String> norms = sets(base);
        List<AnalysisReader.Read> analyses = new ArrayList<>();
        for (JsonNode name : MeasurementCatalog.json(MeasurementCatalog.resource("catalog.json"))
                .path("analyses")) {
            JsonText text = JsonText.of(
                    name.asText() + ".json", MeasurementCatalog.resource("analyses/" + name.asText() + ".json"));
            Optional<AnalysisReader.Read> read = new AnalysisReader(text, base.book(), measurements, norms).read(false);
            text.faultless();
            analyses.add(read.orElseThrow());
        }
        return new AnalysisCatalog(base, analyses, List.of(), problems);
    }

    private static MeasurementCatalog withOwnNorms(MeasurementCatalog base, Path folder, List<SourceProblem> problems) {
        List<NormSet> own = new ArrayList<>();
        OwnFiles files = new OwnFiles(folder);
        files.forEach(text -> {
            checkedNorms(text, ids(base)).ifPresent(own::add);
            problems.addAll(text.problems());
        });
        problems.addAll(files.problems());
        return base.with(own);
    }

    private static Optional<NormSet> checkedNorms(JsonText text, Set<String> measurements) {
        SchemaCheck.ofNorms().check(text);
        if (!text.isFaultless()) {
            return Optional.empty();
        }
        NormSet set = new NormReader(text).readFile();
        set.norms().keySet().stream()
                .filter(id -> !measurements.contains(id))
                .forEach(id -> text.problem(
                        "/norms/" + JsonText.escaped(id),
                        "NAS-ANALYSIS-NORM",
                        "There is a norm for '{0}', but no such measurement.",
                        id));
        return text.isFaultless() ? Optional.of(set) : Optional.empty();
    }

    private AnalysisCatalog add(JsonText text) {
        Optional<AnalysisReader.Read> read = read(text);
        if (read.isPresent()
                && own.stream().mapToInt(AnalysisReader.Read::work).sum()
                                + read.get().work()
                        > MOST_WORK) {
            text.problem(
                    "",
                    "NAS-ANALYSIS-FILE.work",
                    "Your analyses have too many or too large measurements together, so that"
                            + " this one is left out.");
            read = Optional.empty();
        }
        List<AnalysisReader.Read> nextOwn = new ArrayList<>(own);
        read.ifPresent(nextOwn::add);
        List<SourceProblem> nextProblems = new ArrayList<>(problems);
        nextProblems.addAll(text.problems());
        return new AnalysisCatalog(base, bundled, nextOwn, nextProblems);
    }

    private AnalysisCatalog with(List<SourceProblem> others) {
        return others.isEmpty()
                ? this
                : new AnalysisCatalog(
                        base,
                        bundled,
                        own,
                        Stream.concat(problems.stream(), others.stream()).toList());
    }

    private Optional<AnalysisReader.Read> read(JsonText text) {
        SchemaCheck.ofAnalyses().check(text);
        Set<String> taken = new HashSet<>();
        own.forEach(other -> other.definitions()
                .forEach(definition -> taken.add(definition.measurement().id())));
        JsonNode measurements = text.root().path("measurements");
        for (int i = 0; i < measurements.size(); i++) {
            String id = measurements.get(i).path("id").asText();
            if (taken.contains(id)) {
                text.problem(
                        "/measurements/" + i + "/id",
                        "NAS-ANALYSIS-DUPLICATE.analysis",
                        "The name '{0}' is taken already by another analysis of yours.",
                        id);
            }
        }
        String id = text.root().path("id").asText();
        if (analyses().stream().anyMatch(other -> other.id().equals(id))
                || sets(base).contains(id)) {
            text.problem("/id", "NAS-ANALYSIS-DUPLICATE", "The identifier '{0}' is taken already.", id);
        }
        return new AnalysisReader(text, new FormulaBook(base.book()), ids(base), sets(base)).read(true);
    }

    /**
     * Looks at the text of an analysis as it would be read from a file, for an editor.
     *
     * @param catalog  the catalogue with the analysis in it; as it was where there are problems
     * @param analysis what the text describes; empty where there are problems
     * @param problems with line and column
     */
    public record Draft(AnalysisCatalog catalog, Optional<Analysis> analysis, List<SourceProblem> problems) {}

    /**
     * @param text JSON of an analysis, which takes the place of a user's own one of the same identifier, or of norms,
     *             which take the place of any of the same identifier and are shown as an analysis of what they cover
     */
    public Draft draft(String text) {
        JsonText json = JsonText.of("", text);
        if (isNorms(json)) {
            return draftOfNorms(json);
        }
        String id = json.root().path("id").asText();
        AnalysisCatalog without = new AnalysisCatalog(
                base,
                bundled,
                own.stream().filter(read -> !read.analysis().id().equals(id)).toList(),
                problems);
        AnalysisCatalog with = without.add(json);
        return json.isFaultless()
                ? new Draft(with, with.analysis(id), List.of())
                : new Draft(this, Optional.empty(), json.problems());
    }

    static boolean isNorms(JsonText json) {
        return json.root().path("norms").isObject();
    }

    private Draft draftOfNorms(JsonText json) {
        Optional<NormSet> set = checkedNorms(json, ids(base));
        if (set.isEmpty()) {
            return new Draft(this, Optional.empty(), json.problems());
        }
        NormSet norms = set.get();
        String name = (norms.author() + (norms.year() == 0 ? "" : " " + norms.year())).strip();
        List<String> covered = base.definitions().stream()
                .map(definition -> definition.measurement().id())
                .filter(norms.norms()::containsKey)
                .toList();
        return new Draft(
                new AnalysisCatalog(base.with(List.of(norms)), bundled, own, problems),
                Optional.of(new Analysis(
                        norms.id(),
                        name,
                        norms.author(),
                        norms.year(),
                        norms.source(),
                        "",
                        List.of(new Analysis.Section(name, covered)),
                        List.of(norms.id()),
                        List.of(),
                        true)),
                List.of());
    }

    /** Those of the program, then a user's own. */
    public List<Analysis> analyses() {
        return Stream.concat(bundled.stream(), own.stream())
                .map(AnalysisReader.Read::analysis)
                .toList();
    }

    public Optional<Analysis> analysis(String id) {
        return analyses().stream().filter(analysis -> analysis.id().equals(id)).findFirst();
    }

    /** What is wrong with a user's files; empty where all of them could be read. */
    public List<SourceProblem> problems() {
        return problems;
    }

    /** All norms, source by source, in order of preference. */
    public List<NormSet> norms() {
        return all.norms().sets();
    }

    /** All measurements, the program's in their order, then a user's own. */
    public List<Measurement> measurements() {
        return all.measurements();
    }

    /** All points that formulas may name: the program's and a user's own. */
    public LandmarkCatalog landmarks() {
        return base.book().landmarks();
    }

    /** An engine of all measurements with the norms that fit this patient. */
    public MeasurementEngine engine(PatientFacts patient) {
        return new PlausibleEngine(all.engine(patient));
    }

    /** The same with the norms of one source, where it has one that fits, before all others. */
    public MeasurementEngine engine(PatientFacts patient, String normSet) {
        return new PlausibleEngine(new CompiledEngine(
                all.definitions(),
                all.norms().preferring(normSet),
                patient,
                base.book().constructions()));
    }

    /** The text of an analysis' file, to start an own one from. */
    public Optional<String> source(String id) {
        return Stream.concat(bundled.stream(), own.stream())
                .filter(read -> read.analysis().id().equals(id))
                .map(AnalysisReader.Read::source)
                .findFirst();
    }

    /**
     * Puts readings into the order of an analysis, beside the norms of its own sources.
     *
     * @param readings of an engine of this catalogue; what they lack is left out;
     *                 what wants points that nobody placed stands apart
     */
    public Sheet sheet(Analysis analysis, Readings readings, PatientFacts patient) {
        NormTable norms = all.norms().only(analysis.norms());
        List<Sheet.Section> sections = analysis.sections().stream()
                .map(section -> new Sheet.Section(
                        section.title(),
                        section.measurements().stream()
                                .map(readings::reading)
                                .flatMap(Optional::stream)
                                .filter(reading -> !reading.isUnplaced())
                                .map(reading -> beside(reading, norms, patient))
                                .toList()))
                .filter(section -> !section.readings().isEmpty())
                .toList();
        return new Sheet(
                analysis,
                sections,
                analysis.measurements().stream()
                        .map(readings::reading)
                        .flatMap(Optional::stream)
                        .filter(Reading::isUnplaced)
                        .toList());
    }

    private static Reading beside(Reading reading, NormTable norms, PatientFacts patient) {
        return switch (reading.choice().reason()) {
            case NOT_HERE, NOT_MEASURED -> reading;
            default -> reading.withChoice(norms.choose(reading.measurement().id(), patient));
        };
    }

    private static Set<String> ids(MeasurementCatalog catalog) {
        return catalog.definitions().stream()
                .map(definition -> definition.measurement().id())
                .collect(Collectors.toSet());
    }

    private static Set<String> sets(MeasurementCatalog catalog) {
        return catalog.norms().sets().stream().map(NormSet::id).collect(Collectors.toSet());
    }
}
