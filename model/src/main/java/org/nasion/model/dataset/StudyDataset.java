package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;

/** A study's consensus as a data set in the project's own layout, for training, scoring and handing on. */
public final class StudyDataset {

    private StudyDataset() {}

    /**
     * @param points film → landmark → image space, px; films that nobody finished are left away
     * @param scales film → mm per pixel, where it is known and pixels are square
     * @param out    a new or empty folder
     * @return how many films
     * @throws ProblemException NAS-DATASET-TARGET, NAS-DATASET-WRITE
     */
    public static int write(
            StudyFolder study,
            Map<String, Map<Landmark, Point>> points,
            Map<String, Double> scales,
            CephalogramReader reader,
            Path out) {
        ProjectCsv csv = new ProjectCsv();
        List<FilmMarks> films = new ArrayList<>();
        try {
            if (Files.isDirectory(out)) {
                try (Stream<Path> entries = Files.list(out)) {
                    if (entries.findAny().isPresent()) {
                        throw new ProblemException(
                                "NAS-DATASET-TARGET", "The folder to write to is not empty; nothing was written.");
                    }
                }
            }
            Files.createDirectories(out.resolve("images"));
            for (StudyFilm film : study.films()) {
                Map<Landmark, Point> marks = points.getOrDefault(film.name(), Map.of());
                if (!marks.isEmpty()) {
                    Path file = study.file(film);
                    Cephalogram picture = reader.read(file, Progress.NONE);
                    String name = file.getFileName().toString();
                    Files.copy(file, out.resolve("images").resolve(name));
                    films.add(new FilmMarks(
                            film.name(),
                            "all",
                            name,
                            picture.width(),
                            picture.height(),
                            scales.containsKey(film.name())
                                    ? OptionalDouble.of(scales.get(film.name()))
                                    : OptionalDouble.empty(),
                            Map.of("consensus", marks)));
                }
            }
        } catch (IOException e) {
            throw new ProblemException("NAS-DATASET-WRITE", "The data set could not be written.", e);
        }
        if (films.isEmpty()) {
            throw new ProblemException("NAS-STUDY-UNREAD", "No film of the study has been finished by anybody.");
        }
        csv.write(out, films);
        return films.size();
    }
}
