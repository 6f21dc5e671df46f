package org.nasion.lab.evaluation;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.storage.AtomicFile;

/**
 * How well a detector does on a data set. All millimetres are by the data set's own scale.
 *
 * @param dataset     its layout, for people
 * @param splits      the splits that were scored, as {@code source/split}
 * @param annotator   whose marks were the truth
 * @param model       who was scored
 * @param warnings    what a reader must know first, for example that the network has seen a split
 * @param overall     all detected points together
 * @param landmarks   code → detected points
 * @param estimated   code → points placed from the others by shape, where the data set marks them; never in {@code overall}
 * @param angles      errors of the angles
 * @param classes     the ISBI 2015 classes that follow from the detected points against those from the annotator's
 * @param expertClasses the same between the annotators; empty where there is only one
 * @param trust       what the confidence of the detected points was worth
 * @param coverage    what the ± of measurements was worth, source by source
 * @param experts     how far the annotators are from each other on the same films
 * @param verdicts    how many films were found good, to be checked, or rejected
 * @param time        seconds per film, from the picture in memory to the points
 * @param films       one by one
 * @param skipped     one plain sentence for each film that could not be used
 * @param excluded    marks left out of the truth, one sentence each
 */
public record EvaluationReport(
        String dataset,
        List<String> splits,
        String annotator,
        DetectorInfo model,
        List<String> warnings,
        Score overall,
        Map<String, Score> landmarks,
        Map<String, Score> estimated,
        List<AngleError> angles,
        List<ClassScore> classes,
        List<ClassScore> expertClasses,
        List<TrustLevel> trust,
        List<Covered> coverage,
        List<ExpertPair> experts,
        Map<Detection.Quality, Integer> verdicts,
        Time time,
        List<FilmScore> films,
        List<String> skipped,
        List<String> excluded) {

    public EvaluationReport {
        splits = List.copyOf(splits);
        warnings = List.copyOf(warnings);
        landmarks = Collections.unmodifiableMap(new LinkedHashMap<>(landmarks));
        estimated = Collections.unmodifiableMap(new LinkedHashMap<>(estimated));
        angles = List.copyOf(angles);
        classes = List.copyOf(classes);
        expertClasses = List.copyOf(expertClasses);
        trust = List.copyOf(trust);
        coverage = List.copyOf(coverage);
        experts = List.copyOf(experts);
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
        films = List.copyOf(films);
        skipped = List.copyOf(skipped);
        excluded = List.copyOf(excluded);
    }

    /**
     * An angle measured on the detected points minus the same on the annotator's points.
     *
     * @param id           of the measurement
     * @param n            films on which both exist
     * @param meanAbsolute degrees
     * @param bias         mean difference, degrees
     * @param sd           of the difference (n − 1), degrees
     */
    public record AngleError(String id, int n, double meanAbsolute, double bias, double sd) {}

    /**
     * Agreement on one of the challenge's classifications.
     *
     * @param measure      the challenge's name of it
     * @param n            films on which both sides have a class
     * @param accuracy     share of the same class, 0 to 1
     * @param kappa        Cohen's κ, unweighted
     * @param distribution how many films the annotator's points put into each class
     */
    public record ClassScore(String measure, int n, double accuracy, double kappa, Map<Integer, Integer> distribution) {
        public ClassScore {
            distribution = Collections.unmodifiableMap(new LinkedHashMap<>(distribution));
        }
    }

    /**
     * Detected points by the confidence that the detector gave them.
     *
     * @param level      for people
     * @param confidence mean of the promised shares within 2 mm, 0 to 1
     * @param expectedMm mean of the promised errors, mm; 0 where none was promised
     * @param score      what they turned out to be
     */
    public record TrustLevel(String level, double confidence, double expectedMm, Score score) {}

    /**
     * Measurements on detected points with the ± that stood beside them, against the same on the annotator's points.
     *
     * @param source  of the films
     * @param what    the measurements of one unit, one measurement, or all
     * @param n       values
     * @param within  share within one ±, per cent; 68 would be honest
     * @param nearly  share within 1.96 ±, per cent; 95 would be honest
     * @param shown   mean ±, in the unit
     * @param found   root mean square difference, in the unit
     */
    public record Covered(
            String source, String what, int n, double within, double nearly, double shown, double found) {}

    /** Two annotators on the same films. */
    public record ExpertPair(String one, String other, Score overall, Map<String, Score> landmarks) {}

    /** Seconds per film. */
    public record Time(double median, double mean, double longest) {}

    /**
     * @param mre     over the film's detected points, mm
     * @param quality the detector's verdict on the film
     */
    public record FilmScore(
            String source,
            String name,
            String split,
            double mre,
            double worst,
            String worstLandmark,
            Detection.Quality quality,
            List<String> reasons,
            double seconds) {}

    /**
     * Writes everything as JSON.
     *
     * @throws org.nasion.core.problem.ProblemException {@code NAS-FILE-…} where the file cannot be written
     */
    public void writeJson(Path file) {
        AtomicFile.write(
                file,
                out -> out.write(JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsBytes(this)));
    }
}
