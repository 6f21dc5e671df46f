package org.nasion.lab.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.model.dataset.AnnotatedFilm;
import org.nasion.model.dataset.Dataset;
import org.nasion.model.dataset.DatasetReader;
import org.nasion.model.dataset.Exclusions;
import org.nasion.model.network.Sidecar;

/** Scores a detector on a data set: its points, the angles made of them, and the experts beside it. */
public final class Evaluation {

    /**
     * @param dataset   folder of annotated films
     * @param splits    only these; all where empty
     * @param annotator whose marks are the truth; the data set's best where empty
     * @param mmPerPx   scale of films of which neither the data set nor the film's file knows one
     * @param seen      whether films are scored too that any stage of the network was trained, chosen or calibrated on
     */
    public record Options(
            Path dataset, Set<String> splits, Optional<String> annotator, OptionalDouble mmPerPx, boolean seen) {
        public Options {
            splits = Set.copyOf(splits);
        }

        /** Of films that the network has not seen. */
        public Options(Path dataset, Set<String> splits, Optional<String> annotator, OptionalDouble mmPerPx) {
            this(dataset, splits, annotator, mmPerPx, false);
        }
    }

    private final LandmarkDetector detector;
    private final Sidecar sidecar;
    private final CephalogramReader reader;
    private final MeasurementEngine engine;

    /**
     * @param detector who is scored
     * @param sidecar  its model's description: which splits it has not seen
     * @param reader   opens the films
     * @param engine   measures the angles
     */
    public Evaluation(LandmarkDetector detector, Sidecar sidecar, CephalogramReader reader, MeasurementEngine engine) {
        this.detector = Objects.requireNonNull(detector);
        this.sidecar = Objects.requireNonNull(sidecar);
        this.reader = Objects.requireNonNull(reader);
        this.engine = Objects.requireNonNull(engine);
    }

    /**
     * What the detector said of a data set's films, kept so that it can be scored in more than one way.
     *
     * @param dataset   what was read
     * @param annotator whose marks are the truth
     * @param chosen    the films of the splits that were asked for, with the scale that was found for them
     * @param films     those of them that can be scored
     * @param skipped   one plain sentence for each of the others
     * @param rejected  how many the detector itself refused; they are among the skipped
     * @param seen      how many of the films to be scored any stage of the network has seen
     */
    public record Traced(
            Dataset dataset,
            String annotator,
            List<AnnotatedFilm> chosen,
            List<ScoredFilm> films,
            List<String> skipped,
            int rejected,
            int seen) {
        public Traced {
            chosen = List.copyOf(chosen);
            films = List.copyOf(films);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Traces and scores every film; a bad one is skipped and named.
     *
     * @throws ProblemException      {@code NAS-DATASET-…} where the data set cannot be used or nothing of it is left
     * @throws CancellationException if the user stopped it
     */
    public EvaluationReport run(Options options, Progress progress) {
        return score(trace(options, progress));
    }

    /**
     * Asks the detector about every film, once; a bad one is skipped and named.
     *
     * @throws ProblemException      {@code NAS-DATASET-…} where the data set cannot be used or nothing of it is left
     * @throws CancellationException if the user stopped it
     */
    public Traced trace(Options options, Progress progress) {
        Dataset dataset = new DatasetReader().read(options.dataset());
        String annotator = options.annotator().orElse(dataset.defaultAnnotator());
        List<AnnotatedFilm> chosen = dataset.films().stream()
                .filter(film -> options.splits().isEmpty() || options.splits().contains(film.split()))
                .filter(film -> !film.marksOf(annotator).isEmpty())
                .toList();
        AskedFilms asked = new AskedFilms(detector, sidecar, reader, annotator, options);
        List<AnnotatedFilm> scaled = new ArrayList<>();
        for (AnnotatedFilm film : chosen) {
            progress.throwIfCancelled();
            progress.report(
                    (double) scaled.size() / chosen.size(),
                    Sentence.plain("tracing " + film.source() + " " + film.name()));
            scaled.add(asked.ask(film));
        }
        if (asked.films().isEmpty()) {
            throw new ProblemException(
                    "NAS-DATASET-EMPTY.score",
                    "The data set has no film that could be scored against “{0}”{1}{2}",
                    annotator,
                    options.splits().isEmpty() ? "" : " in " + String.join(", ", options.splits()),
                    asked.skipped().isEmpty() ? "." : ": " + asked.skipped().getFirst());
        }
        progress.report(1, Sentence.of("progress.done", "done"));
        return new Traced(dataset, annotator, scaled, asked.films(), asked.skipped(), asked.rejected(), asked.seen());
    }

    /** Scores what the detector said. */
    public EvaluationReport score(Traced traced) {
        Collected collected = new Collected();
        traced.films().forEach(film -> score(film, collected));
        if (traced.rejected() > 0) {
            collected.verdicts.put(Detection.Quality.REJECT, traced.rejected());
        }
        Set<String> splits = new TreeSet<>();
        traced.chosen().forEach(film -> splits.add(film.source() + "/" + film.split()));
        return new EvaluationReport(
                traced.dataset().layout(),
                List.copyOf(splits),
                traced.annotator(),
                detector.info(),
                warnings(traced),
                Score.of(collected.all),
                scores(collected.detected),
                scores(collected.estimated),
                collected.angles.errors(),
                collected.classes.scores(),
                collected.expertClasses.scores(),
                collected.trust.levels(),
                collected.coverage.rows(),
                ExpertAgreement.of(traced.chosen()),
                collected.verdicts,
                collected.time(),
                collected.films,
                traced.skipped(),
                traced.dataset().excluded().stream()
                        .filter(sentence -> traced.chosen().stream()
                                .anyMatch(film -> sentence.startsWith(film.source() + " " + film.name() + " ")))
                        .toList());
    }

    private void score(ScoredFilm traced, Collected collected) {
        AnnotatedFilm film = traced.film();
        Detection detection = traced.detection();
        Map<Landmark, Point> truth = traced.truth();
        double mmPerPx = traced.mmPerPx();
        Map<Landmark, Double> errors = new TreeMap<>();
        traced.detected().forEach((landmark, proposal) -> {
            double error = proposal.position().distanceTo(truth.get(landmark)) * mmPerPx;
            collected
                    .detected
                    .computeIfAbsent(landmark, key -> new ArrayList<>())
                    .add(error);
            errors.put(landmark, error);
            collected.trust.add(proposal, error);
        });
        truth.forEach((landmark, at) -> {
            Placement.Proposal proposal = detection.proposals().get(landmark);
            if (proposal != null && !errors.containsKey(landmark)) {
                collected
                        .estimated
                        .computeIfAbsent(landmark, key -> new ArrayList<>())
                        .add(proposal.position().distanceTo(at) * mmPerPx);
            }
        });
        collected.add(film, detection, errors);
        collected.angles.add(truth, detection.toTracing());
        collected.coverage.add(film.source(), truth, detection.toTracing(), mmPerPx);
        collected.classes.add(truth, detection.toTracing(), mmPerPx);
        List<String> people = film.marks().keySet().stream()
                .filter(name -> !name.equals(Dataset.MEAN))
                .sorted()
                .toList();
        if (people.size() == 2) {
            collected.expertClasses.add(film.marksOf(people.getFirst()), film.marksOf(people.getLast()), mmPerPx);
        }
    }

    private List<String> warnings(Traced traced) {
        List<AnnotatedFilm> films = traced.chosen();
        List<String> warnings = new ArrayList<>(Exclusions.shipped().told(films));
        if (traced.seen() > 0) {
            warnings.add("The network was trained, chosen or calibrated on " + traced.seen()
                    + " of these films: what it" + " scores on them says nothing of new ones.");
        }
        films.stream()
                .map(film -> film.source() + "/" + film.split())
                .distinct()
                .sorted()
                .forEach(split -> {
                    int slash = split.lastIndexOf('/');
                    if (!sidecar.hasNotSeen(split.substring(0, slash), split.substring(slash + 1))) {
                        warnings.add("The model does not say that it has never seen " + split
                                + ": films that it was trained on score better than new ones.");
                    }
                });
        return warnings;
    }

    private static Map<String, Score> scores(Map<Landmark, List<Double>> errors) {
        Map<String, Score> scores = new LinkedHashMap<>();
        errors.forEach((landmark, distances) -> scores.put(landmark.code(), Score.of(distances)));
        return scores;
    }

    /** What piles up while films are scored. */
    private final class Collected {
        final List<Double> all = new ArrayList<>();
        final Map<Landmark, List<Double>> detected = new TreeMap<>();
        final Map<Landmark, List<Double>> estimated = new TreeMap<>();
        final Map<Detection.Quality, Integer> verdicts = new TreeMap<>();
        final List<EvaluationReport.FilmScore> films = new ArrayList<>();
        final List<String> skipped = new ArrayList<>();
        final TrustLevels trust = new TrustLevels();
        final AngleErrors angles = new AngleErrors(engine);
        final Coverage coverage = new Coverage(engine);
        final ClassAgreement classes = new ClassAgreement(engine);
        final ClassAgreement expertClasses = new ClassAgreement(engine);

        void add(AnnotatedFilm film, Detection detection, Map<Landmark, Double> errors) {
            all.addAll(errors.values());
            verdicts.merge(detection.verdict().quality(), 1, Integer::sum);
            Map.Entry<Landmark, Double> worst =
                    errors.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
            films.add(new EvaluationReport.FilmScore(
                    film.source(),
                    film.name(),
                    film.split(),
                    Score.of(errors.values()).mre(),
                    worst.getValue(),
                    worst.getKey().code(),
                    detection.verdict().quality(),
                    detection.verdict().reasons(),
                    detection.seconds()));
        }

        EvaluationReport.Time time() {
            List<Double> seconds = films.stream()
                    .map(EvaluationReport.FilmScore::seconds)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            return new EvaluationReport.Time(
                    seconds.get(seconds.size() / 2),
                    seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                    seconds.getLast());
        }
    }
}
