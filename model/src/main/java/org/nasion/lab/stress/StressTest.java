package org.nasion.lab.stress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGeneratorFactory;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.lab.evaluation.Score;
import org.nasion.model.dataset.AnnotatedFilm;
import org.nasion.model.dataset.Dataset;
import org.nasion.model.dataset.DatasetReader;
import org.nasion.model.preprocess.OpenCv;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** How a detector does on films of a data set that were altered as other devices and bad days alter them. */
public final class StressTest {

    private static final RandomGeneratorFactory<?> GRAIN = RandomGeneratorFactory.of("L64X128MixRandom");
    private static final int TWICE = 2;

    private final LandmarkDetector detector;
    private final CephalogramReader reader;
    private final OpenCv openCv;

    public StressTest(LandmarkDetector detector, CephalogramReader reader, OpenCv openCv) {
        this.detector = Objects.requireNonNull(detector);
        this.reader = Objects.requireNonNull(reader);
        this.openCv = Objects.requireNonNull(openCv);
    }

    /**
     * One film, altered in one way.
     *
     * @param verdict of the detector
     * @param errors  mm, of the points that the picture shows and the detector saw; none where it refused the film
     */
    record Outcome(Detection.Quality verdict, Map<Landmark, Double> errors) {
        OptionalDouble mean() {
            return errors.values().stream().mapToDouble(Double::doubleValue).average();
        }
    }

    /**
     * One way of altering films.
     *
     * @param films    how many were altered
     * @param score    of all points of the films that were not refused; empty where all were
     * @param times    its mean error divided by that of the same points of the same films as they are; NaN where there is none
     * @param verdicts how many films the detector called what
     * @param far      films whose mean error is more than twice that of all plain films
     * @param untold   those of them that the detector calls good
     */
    public record Row(
            Degradation way,
            int films,
            Optional<Score> score,
            double times,
            Map<Detection.Quality, Integer> verdicts,
            int far,
            int untold) {
        public Row {
            verdicts = Map.copyOf(verdicts);
        }
    }

    /**
     * Alters and traces every film in every way.
     *
     * @param splits only these; all where empty
     * @return a row for each way, the plain films first
     * @throws ProblemException      {@code NAS-DATASET-…} where the data set cannot be used or no film of it has marks and a scale
     * @throws CancellationException if the user stopped it
     */
    public List<Row> run(Path folder, Set<String> splits, Progress progress) {
        openCv.require();
        Dataset dataset = new DatasetReader().read(folder);
        String annotator = dataset.defaultAnnotator();
        List<AnnotatedFilm> films = dataset.films().stream()
                .filter(film -> splits.isEmpty() || splits.contains(film.split()))
                .filter(film ->
                        !film.marksOf(annotator).isEmpty() && film.mmPerPx().isPresent())
                .toList();
        if (films.isEmpty()) {
            throw new ProblemException(
                    "NAS-DATASET-EMPTY.score",
                    "The data set has no film that could be scored against “{0}”{1}{2}",
                    annotator,
                    splits.isEmpty() ? "" : " in " + String.join(", ", splits),
                    ".");
        }
        Map<Degradation, List<Outcome>> outcomes = new EnumMap<>(Degradation.class);
        for (int i = 0; i < films.size(); i++) {
            AnnotatedFilm film = films.get(i);
            progress.report((double) i / films.size(), Sentence.plain("altering " + film.source() + " " + film.name()));
            Cephalogram read = reader.read(film.file(), Progress.NONE);
            for (Degradation way : Degradation.values()) {
                progress.throwIfCancelled();
                outcomes.computeIfAbsent(way, key -> new ArrayList<>())
                        .add(outcome(
                                read, film.marksOf(annotator), film.mmPerPx().orElseThrow(), way, i));
            }
        }
        progress.report(1, Sentence.of("progress.done", "done"));
        return rows(outcomes);
    }

    private Outcome outcome(Cephalogram film, Map<Landmark, Point> marks, double mmPerPx, Degradation way, int seed) {
        Mat picture = new Mat(film.height(), film.width(), CvType.CV_8U);
        Altered altered = null;
        try {
            picture.put(0, 0, film.toEightBit(film.contentWindow()));
            altered = way.alter(new Degradation.Scene(picture, marks, mmPerPx, GRAIN.create(seed)));
            Detection detection = detector.detect(film(altered.picture()), Progress.NONE);
            Map<Landmark, Double> errors = new TreeMap<>();
            if (detection.verdict().quality() != Detection.Quality.REJECT) {
                for (Map.Entry<Landmark, Point> mark : marks.entrySet()) {
                    Placement.Proposal proposal = detection.proposals().get(mark.getKey());
                    if (proposal != null
                            && proposal.origin() == Placement.Origin.DETECTED
                            && altered.shows(mark.getValue())) {
                        double px = proposal.position().distanceTo(altered.place(mark.getValue()));
                        errors.put(mark.getKey(), px / altered.scale() * mmPerPx);
                    }
                }
            }
            return new Outcome(detection.verdict().quality(), errors);
        } finally {
            picture.release();
            if (altered != null) {
                altered.picture().release();
            }
        }
    }

    private static Cephalogram film(Mat picture) {
        byte[] greys = new byte[(int) picture.total()];
        picture.get(0, 0, greys);
        short[] samples = new short[greys.length];
        for (int i = 0; i < greys.length; i++) {
            samples[i] = (short) (greys[i] & 0xff);
        }
        return new Cephalogram(
                picture.cols(),
                picture.rows(),
                255,
                samples,
                Window.full(255),
                Acquisition.unknown("altered, 8 bit grey"));
    }

    /** Sums up; the films stand in the same order in every list. */
    static List<Row> rows(Map<Degradation, List<Outcome>> outcomes) {
        List<Outcome> plain = outcomes.get(Degradation.PLAIN);
        double usual = plain.stream()
                .flatMap(film -> film.errors().values().stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        List<Row> rows = new ArrayList<>();
        outcomes.forEach((way, films) -> {
            List<Double> errors = new ArrayList<>();
            List<Double> before = new ArrayList<>();
            Map<Detection.Quality, Integer> verdicts = new EnumMap<>(Detection.Quality.class);
            int far = 0;
            int untold = 0;
            for (int i = 0; i < films.size(); i++) {
                Outcome film = films.get(i);
                verdicts.merge(film.verdict(), 1, Integer::sum);
                Map<Landmark, Double> unaltered = plain.get(i).errors();
                film.errors().forEach((landmark, error) -> {
                    errors.add(error);
                    if (unaltered.containsKey(landmark)) {
                        before.add(unaltered.get(landmark));
                    }
                });
                if (film.mean().orElse(0) > TWICE * usual) {
                    far++;
                    untold += film.verdict() == Detection.Quality.GOOD ? 1 : 0;
                }
            }
            Optional<Score> score = errors.isEmpty() ? Optional.empty() : Optional.of(Score.of(errors));
            double times = before.isEmpty()
                    ? Double.NaN
                    : score.orElseThrow().mre() / Score.of(before).mre();
            rows.add(new Row(way, films.size(), score, times, verdicts, far, untold));
        });
        return rows;
    }
}
