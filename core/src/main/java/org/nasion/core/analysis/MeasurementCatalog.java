package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.problem.ProblemException;

/**
 * The measurements and norms of a set of data files, read and type-checked once. A file of
 * measurements holds named lines and measurements whose formulas {@link ExpressionParser} reads; a
 * file of norms holds published means and standard deviations with their source.
 */
public final class MeasurementCatalog {

    private final List<Definition> definitions;
    private final NormTable norms;
    private final FormulaBook book;

    MeasurementCatalog(List<Definition> definitions, NormTable norms, FormulaBook book) {
        this.definitions = List.copyOf(definitions);
        this.norms = norms;
        this.book = book;
    }

    /** The measurements and norms that ship with the program. */
    public static MeasurementCatalog bundled() {
        return bundled(LandmarkCatalog.shipped());
    }

    /** The same with further landmarks, which formulas may name. */
    static MeasurementCatalog bundled(LandmarkCatalog landmarks) {
        List<NormSet> sets = new ArrayList<>();
        json(resource("catalog.json")).path("norms").forEach(name -> {
            JsonText text = JsonText.of(name.asText() + ".json", resource("norms/" + name.asText() + ".json"));
            sets.add(new NormReader(text).readFile());
            text.faultless();
        });
        return of(JsonText.of("measurements.json", resource("measurements.json")), new NormTable(sets), landmarks);
    }

    /**
     * @param measurements JSON of named lines and measurements
     * @param norms        JSON of one file of norms; may be {@code "{}"}
     * @throws ProblemException NAS-ANALYSIS-…, with a sentence that names the measurement at fault
     */
    public static MeasurementCatalog parse(String measurements, String norms) {
        JsonText text = JsonText.of("", norms).faultless();
        NormSet set = new NormReader(text).readFile();
        text.faultless();
        return of(JsonText.of("", measurements), new NormTable(List.of(set)), LandmarkCatalog.shipped());
    }

    private static MeasurementCatalog of(JsonText text, NormTable norms, LandmarkCatalog landmarks) {
        text.faultless();
        text.root().fieldNames().forEachRemaining(field -> {
            if (!Set.of("about", "lines", "measurements").contains(field)) {
                throw new ProblemException("NAS-ANALYSIS-FILE.whole", "There is no field '{0}' in the file.", field);
            }
        });
        FormulaBook book = new FormulaBook(landmarks);
        List<Definition> definitions = new DefinitionReader(text, book, norms).read();
        text.faultless();
        Set<String> ids = new HashSet<>();
        definitions.forEach(definition -> ids.add(definition.measurement().id()));
        norms.sets()
                .forEach(set -> set.norms().keySet().forEach(id -> {
                    if (!ids.contains(id)) {
                        throw new ProblemException(
                                "NAS-ANALYSIS-NORM", "There is a norm for '{0}', but no such measurement.", id);
                    }
                }));
        return new MeasurementCatalog(definitions, norms, book);
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
        return new CompiledEngine(definitions, norms, patient, book.constructions());
    }

    List<Definition> definitions() {
        return definitions;
    }

    NormTable norms() {
        return norms;
    }

    FormulaBook book() {
        return book;
    }

    static String resource(String name) {
        try (InputStream in = MeasurementCatalog.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new ProblemException(
                        "NAS-ANALYSIS-FILE.gone", "The program's file {0} is missing; install it again.", name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException("NAS-ANALYSIS-FILE.own", "The program's file {0} cannot be read.", e, name);
        }
    }

    static JsonNode json(String text) {
        return JsonText.of("", text).faultless().root();
    }

    /** The same with further norms: those with the identifier of others take their place, the rest goes before all. */
    MeasurementCatalog with(List<NormSet> own) {
        Map<String, NormSet> byId = new LinkedHashMap<>();
        own.forEach(set -> byId.putIfAbsent(set.id(), set));
        Set<String> known = norms().sets().stream().map(NormSet::id).collect(Collectors.toSet());
        List<NormSet> sets = new ArrayList<>(
                own.stream().filter(set -> !known.contains(set.id())).toList());
        norms().sets().forEach(set -> sets.add(byId.getOrDefault(set.id(), set)));
        return new MeasurementCatalog(definitions(), new NormTable(sets), book());
    }
}
