package org.nasion.core.interchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Deidentifier;
import org.nasion.core.dicom.Tag;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.report.Report;

/**
 * Results without the patient. Twice over: the report is made of a film that knows no patient, and its objects are
 * then cleaned by the table of the profile.
 */
public final class Anonymous {

    /** What a film's own object says about its picture and not about its patient. */
    private static final Set<String> KEPT_FACTS = Set.of("PatientOrientation", "BurnedInAnnotation");
    /** Texts that this program writes, of words of its own. */
    private static final Set<String> OWN_TEXTS = Stream.of(
                    Code.TRACKING_ID,
                    Code.DEVICE_NAME,
                    Code.ALGORITHM_NAME,
                    Code.ALGORITHM_VERSION,
                    Code.ALGORITHM_PARAMETERS,
                    Code.SCALE_SOURCE,
                    Code.SCALE_DETAIL)
            .map(code -> code.scheme() + ":" + code.value())
            .collect(Collectors.toUnmodifiableSet());

    private Anonymous() {}

    /**
     * What no program can take out, for the user to know before the results leave the house.
     *
     * @return empty where the film's file says that no text is burned into its pixels
     */
    public static Optional<String> warning(Cephalogram film) {
        return switch (film.acquisition().study().getOrDefault("BurnedInAnnotation", "")) {
            case "NO" -> Optional.empty();
            case "YES" ->
                Optional.of("The film has text burned into its pixels, which may name the patient; it stays there.");
            default ->
                Optional.of(
                        "Nobody has said whether text is burned into the film's pixels; look at it before you hand it on,"
                                + " since such text stays there.");
        };
    }

    /** The report of a film and a case that name nobody. */
    public static Report report(Report report) {
        return report.nameless(film(report.film()));
    }

    /** The film with its picture and spacings, without its patient, its dates and its file. */
    public static Cephalogram film(Cephalogram film) {
        Acquisition known = film.acquisition();
        Map<String, String> facts = new HashMap<>(known.study());
        facts.keySet().retainAll(KEPT_FACTS);
        return new Cephalogram(
                film.width(),
                film.height(),
                film.maxValue(),
                film.samples(),
                film.window(),
                new Acquisition(
                        known.format(), "", known.spacing(), Patient.NOBODY, Exposure.UNKNOWN, facts, List.of()),
                film.windows());
    }

    /** The observer stays unnamed; so nothing can be verified by name. */
    static Statement statement(Statement statement) {
        return new Statement(Optional.empty(), statement.complete(), Optional.empty());
    }

    /** Objects of such a report, cleaned, still referring to each other. */
    static SequencedMap<String, DataSetBuilder> objects(String program, SequencedMap<String, DataSetBuilder> objects) {
        // The document is a report that was made without the patient.
        Deidentifier deidentifier = new Deidentifier(OWN_TEXTS, Set.of(Tag.ENCAPSULATED_DOCUMENT), program);
        SequencedMap<String, DataSetBuilder> clean = new LinkedHashMap<>();
        objects.forEach((ending, object) -> clean.put(ending, deidentifier.clean(object)));
        return clean;
    }
}
