package org.nasion.app.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Choices;
import org.nasion.core.study.Consensus;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyReadings;
import org.nasion.core.study.agreement.ReadFilm;
import org.nasion.core.task.Progress;
import org.nasion.model.dataset.DatasetWriter;
import org.nasion.model.dataset.StudyDataset;

/** Marks in the formats of other programs: a study's consensus, and data sets that exist. */
public final class DataSets {

    /**
     * What was written.
     *
     * @param refused why the format cannot hold a film, by its name
     */
    public record Written(int films, Map<String, Problem> refused) {}

    private final CephalogramReader reader;

    /** @param reader of the films */
    public DataSets(CephalogramReader reader) {
        this.reader = reader;
    }

    /** The formats' names, the project's own first. */
    public List<String> formats() {
        return Arrays.stream(DatasetWriter.Format.values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Writes one place for each landmark of a study's films.
     *
     * @param choices what an adjudicator decided
     * @param format  one of {@link #formats}, in any case
     * @param out     a new or empty folder
     * @throws ProblemException NAS-STUDY-…, NAS-DATASET-…
     */
    public Written consensus(
            StudyFolder study, Consensus.Method method, Choices choices, String format, Path out, Progress progress) {
        if (format(format) == DatasetWriter.Format.CSV) {
            return new Written(consensus(study, method, choices, out), Map.of());
        }
        Path between = temporary();
        try {
            consensus(study, method, choices, between);
            return convert(between, format, Optional.empty(), out, progress);
        } finally {
            delete(between);
        }
    }

    /** In the project's own format. */
    private int consensus(StudyFolder study, Consensus.Method method, Choices choices, Path out) {
        Consensus consensus = new Consensus(method, choices.byFilm());
        Map<String, Map<Landmark, Point>> points = new LinkedHashMap<>();
        Map<String, Double> scales = new HashMap<>();
        for (ReadFilm film : new StudyReadings(study).read(false).films()) {
            points.put(film.name(), consensus.of(film));
            film.scale()
                    .mmPerPx()
                    .filter(mm -> film.scale().pixelAspect() == 1)
                    .ifPresent(mm -> scales.put(film.name(), mm));
        }
        return StudyDataset.write(study, points, scales, reader, out);
    }

    /**
     * Writes a data set in another format.
     *
     * @param annotator only this one's marks; without it all, or the data set's first where the format has room for one
     * @param out       a new or empty folder
     * @throws ProblemException NAS-DATASET-…
     */
    public Written convert(Path dataset, String format, Optional<String> annotator, Path out, Progress progress) {
        DatasetWriter.Result result = new DatasetWriter(reader)
                .convert(new DatasetWriter.Options(dataset, out, format(format), Set.of(), annotator), progress);
        return new Written(result.films(), result.refused());
    }

    private static DatasetWriter.Format format(String name) {
        return DatasetWriter.Format.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("nasion-consensus");
        } catch (IOException e) {
            throw new ProblemException("NAS-DATASET-WRITE", "The data set could not be written.", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The system's folder for temporary files is cleared by the system.
        }
    }
}
