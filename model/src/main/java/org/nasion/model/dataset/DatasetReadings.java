package org.nasion.model.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.study.agreement.CaseReadings;
import org.nasion.core.study.agreement.ReadFilm;
import org.nasion.core.study.agreement.ReadFilms;
import org.nasion.core.task.Progress;
import org.nasion.model.network.Sidecar;

/** The annotators of a data set as readers of its films; the network, and the network by an annotator's habit, as further ones. */
public final class DatasetReadings {

    /**
     * What is read.
     *
     * @param dataset folder of annotated films
     * @param splits  only these; all where empty
     * @param readers only these, in this order; all but the mean of all where empty
     * @param mmPerPx scale of films of which neither the data set nor the film's file knows one
     */
    public record Options(Path dataset, Set<String> splits, List<String> readers, OptionalDouble mmPerPx) {
        public Options {
            splits = Set.copyOf(splits);
            readers = List.copyOf(readers);
        }
    }

    /** A network that reads too. */
    public record Network(LandmarkDetector detector, Sidecar sidecar) {}

    private final CephalogramReader reader;

    /** @param reader opens films whose scale the data set does not state, and all where a network reads them */
    public DatasetReadings(CephalogramReader reader) {
        this.reader = Objects.requireNonNull(reader);
    }

    /**
     * @throws ProblemException NAS-DATASET-… where the data set cannot be used, NAS-STUDY-SEEN where the network may have seen a film
     */
    public ReadFilms read(Options options, Optional<Network> network, Progress progress) {
        Dataset dataset = new DatasetReader().read(options.dataset());
        List<AnnotatedFilm> chosen = dataset.films().stream()
                .filter(film -> options.splits().isEmpty() || options.splits().contains(film.split()))
                .toList();
        List<String> readers = options.readers().isEmpty()
                ? dataset.annotators().stream()
                        .filter(name -> !name.equals(Dataset.MEAN))
                        .toList()
                : options.readers();
        for (String name : readers) {
            if (!dataset.annotators().contains(name)) {
                throw new ProblemException(
                        "NAS-DATASET-ANNOTATOR",
                        "Nobody named {0} marked films of the data set; there are: {1}.",
                        name,
                        String.join(", ", dataset.annotators()));
            }
        }
        network.ifPresent(reading -> requireUnseen(chosen, reading.sidecar()));
        Set<String> remarks = new LinkedHashSet<>();
        excluded(dataset, chosen).ifPresent(remarks::add);
        List<ReadFilm> films = new ArrayList<>();
        List<NetworkReading> readings = new ArrayList<>();
        for (AnnotatedFilm film : chosen) {
            progress.throwIfCancelled();
            progress.report(
                    (double) films.size() / Math.max(1, chosen.size()),
                    Sentence.of("progress.reading", "reading the file"));
            Map<String, Map<Landmark, Point>> marks = new LinkedHashMap<>();
            readers.stream()
                    .filter(name -> film.marks().containsKey(name))
                    .forEach(name -> marks.put(name, film.marksOf(name)));
            Optional<Cephalogram> picture =
                    network.isPresent() || film.mmPerPx().isEmpty()
                            ? Optional.of(reader.read(film.file(), Progress.NONE))
                            : Optional.empty();
            Calibration scale = picture.map(opened -> FilmScale.of(film, opened, options.mmPerPx()))
                    .orElseGet(() -> FilmScale.of(film));
            network.ifPresent(reading -> {
                if (reading.sidecar().hasSeen(picture.orElseThrow())) {
                    throw seen(film);
                }
                Detection detection = reading.detector().detect(picture.orElseThrow(), Progress.NONE);
                readings.add(new NetworkReading(scale, detection, marks));
            });
            films.add(new ReadFilm(film.source() + " " + film.split() + " " + film.name(), scale, marks));
        }
        progress.report(1, Sentence.of("progress.done", "done"));
        network.ifPresent(reading ->
                remarks.add("The network is " + reading.detector().info().model() + "; only points that it saw on the"
                        + " film are its reading. Its reading by a person's habit is learned from that person's marks on the other nine tenths of"
                        + " the films."));
        return new ReadFilms(network.isEmpty() ? films : withNetwork(films, readings, readers), List.copyOf(remarks));
    }

    private static List<ReadFilm> withNetwork(
            List<ReadFilm> films, List<NetworkReading> readings, List<String> people) {
        Map<String, List<Map<Landmark, Point>>> byHabit = new LinkedHashMap<>();
        people.forEach(person -> byHabit.put(person, NetworkReading.byHabit(readings, person)));
        List<ReadFilm> all = new ArrayList<>();
        for (int i = 0; i < films.size(); i++) {
            Map<String, Map<Landmark, Point>> marks =
                    new LinkedHashMap<>(films.get(i).readings());
            marks.put(CaseReadings.NETWORK, readings.get(i).seen());
            for (String person : people) {
                if (!byHabit.get(person).get(i).isEmpty()) {
                    marks.put(
                            CaseReadings.byHabitOf(person), byHabit.get(person).get(i));
                }
            }
            all.add(new ReadFilm(films.get(i).name(), films.get(i).scale(), marks));
        }
        return all;
    }

    /** Marks that no two experts can both mean make agreement look better when they are left out: that has to be told. */
    private static Optional<String> excluded(Dataset dataset, List<AnnotatedFilm> chosen) {
        long count = dataset.excluded().stream()
                .filter(sentence ->
                        chosen.stream().anyMatch(film -> sentence.startsWith(film.source() + " " + film.name() + " ")))
                .distinct()
                .count();
        return count == 0
                ? Optional.empty()
                : Optional.of(count + (count == 1 ? " mark that is" : " marks that are")
                        + " known to be wrong (the experts lie further apart than they can) is left out of all figures, which makes the agreement look"
                        + " better: " + String.join("; ", dataset.excluded()) + ".");
    }

    /** A film that any stage of the network saw is never in a score. */
    private static void requireUnseen(List<AnnotatedFilm> films, Sidecar sidecar) {
        Set<String> known = new LinkedHashSet<>();
        if (sidecar.training() != null) {
            sidecar.training().sources().forEach(source -> known.add(source.name()));
        }
        films.stream()
                .filter(film -> known.contains(film.source()) && !sidecar.hasNotSeen(film.source(), film.split()))
                .findFirst()
                .ifPresent(film -> {
                    throw seen(film);
                });
    }

    private static ProblemException seen(AnnotatedFilm film) {
        return new ProblemException(
                "NAS-STUDY-SEEN",
                "The network may have been trained or chosen on {0}/{1}, so it cannot be a reader"
                        + " of it. Take another model (--model) or other films.",
                film.source(),
                film.split());
    }
}
