package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** Writes a data set in another format, pictures and all. What a format cannot hold is refused film by film and told. */
public final class DatasetWriter {

    /** The formats, in the words of the command line. */
    public enum Format {
        CSV(new ProjectCsv()),
        ISBI(new IsbiText()),
        AARIZ(new Aariz()),
        LABELME(new Labelme()),
        COCO(new CocoKeypoints()),
        CVAT(new CvatXml()),
        SLICER(new SlicerMarkups()),
        TPS(new TpsDig());

        private final WrittenFormat writer;

        Format(WrittenFormat writer) {
            this.writer = writer;
        }

        /** What the format does not keep, for people; empty where it keeps all. */
        public String loses() {
            return writer.loses();
        }
    }

    /**
     * What is written.
     *
     * @param splits    only these; all where empty
     * @param annotator only this one; without it all, or the data set's first where the format has room for one
     */
    public record Options(Path dataset, Path out, Format format, Set<String> splits, Optional<String> annotator) {
        public Options {
            splits = Set.copyOf(splits);
            Objects.requireNonNull(annotator);
        }
    }

    /**
     * What was written.
     *
     * @param films      how many
     * @param annotators whose marks
     * @param refused    why the format cannot hold a film, by its name, in the data set's order
     */
    public record Result(int films, List<String> annotators, Map<String, Problem> refused) {}

    private final CephalogramReader reader;

    /** @param reader tells the size of pictures that only it can open */
    public DatasetWriter(CephalogramReader reader) {
        this.reader = Objects.requireNonNull(reader);
    }

    /**
     * @throws ProblemException NAS-DATASET-… where the data set cannot be read or written, or the folder is not empty
     */
    public Result convert(Options options, Progress progress) {
        Dataset dataset = new DatasetReader().readAsIs(options.dataset());
        WrittenFormat writer = options.format().writer;
        List<String> annotators = annotators(dataset, options, writer);
        try {
            requireEmpty(options.out());
            List<FilmMarks> films = new ArrayList<>();
            Map<String, Problem> refused = new LinkedHashMap<>();
            Set<String> names = new HashSet<>();
            List<AnnotatedFilm> chosen = dataset.films().stream()
                    .filter(film ->
                            options.splits().isEmpty() || options.splits().contains(film.split()))
                    .toList();
            for (AnnotatedFilm film : chosen) {
                progress.throwIfCancelled();
                progress.report(
                        (double) (films.size() + refused.size()) / chosen.size(),
                        Sentence.of("progress.reading", "reading the file"));
                Optional<FilmMarks> marks = marks(film, annotators, names);
                Optional<Problem> why = marks.isEmpty()
                        ? Optional.of(new Problem("NAS-DATASET-REFUSED", "Nobody who was chosen marked it."))
                        : writer.refuses(marks.get());
                if (why.isPresent()) {
                    refused.put(film.source() + " " + film.name(), why.get());
                } else {
                    Path folder = writer.pictures(options.out(), marks.get());
                    Files.createDirectories(folder);
                    Files.copy(film.file(), folder.resolve(marks.get().picture()));
                    films.add(marks.get());
                }
            }
            if (films.isEmpty()) {
                throw new ProblemException(
                        "NAS-DATASET-EMPTY.format",
                        "No film of the data set can be written in this format. {0}",
                        refused.values().stream()
                                .findFirst()
                                .map(Problem::words)
                                .orElseGet(() -> Sentence.of("value.noFilm", "There is none.")));
            }
            writer.write(options.out(), films);
            progress.report(1, Sentence.of("progress.done", "done"));
            return new Result(films.size(), annotators, refused);
        } catch (IOException e) {
            throw new ProblemException("NAS-DATASET-WRITE", "The data set could not be written.", e);
        }
    }

    private static List<String> annotators(Dataset dataset, Options options, WrittenFormat writer) {
        Set<String> all = dataset.annotators();
        if (options.annotator().isPresent()) {
            if (!all.contains(options.annotator().get())) {
                throw new ProblemException(
                        "NAS-DATASET-ANNOTATOR",
                        "Nobody named {0} marked films of the data set; there are: {1}.",
                        options.annotator().get(),
                        String.join(", ", all));
            }
            return List.of(options.annotator().get());
        }
        // The mean follows from the others.
        List<String> people = all.stream()
                .filter(name -> all.size() == 1 || !name.equals(Dataset.MEAN))
                .toList();
        if (!writer.severalAnnotators() && people.size() > 1) {
            throw new ProblemException(
                    "NAS-DATASET-ANNOTATORS.one",
                    "The format has room for one annotator, but there are {0}: {1}. Name one of them as the annotator.",
                    people.size(),
                    String.join(", ", people));
        }
        return people;
    }

    private Optional<FilmMarks> marks(AnnotatedFilm film, List<String> annotators, Set<String> names)
            throws IOException {
        Map<String, Map<Landmark, Point>> marks = new LinkedHashMap<>();
        annotators.stream()
                .filter(name -> film.marks().containsKey(name))
                .forEach(name -> marks.put(name, film.marksOf(name)));
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        String name = film.name();
        for (int i = 2; !names.add(name); i++) {
            name = film.name() + "-" + i;
        }
        int width;
        int height;
        if (film.width().isPresent() && film.height().isPresent()) {
            width = film.width().getAsInt();
            height = film.height().getAsInt();
        } else {
            Cephalogram picture = reader.read(film.file(), Progress.NONE);
            width = picture.width();
            height = picture.height();
        }
        return Optional.of(
                new FilmMarks(name, film.split(), name + ending(film.file()), width, height, film.mmPerPx(), marks));
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    }

    private static void requireEmpty(Path out) throws IOException {
        if (Files.isDirectory(out)) {
            try (Stream<Path> entries = Files.list(out)) {
                if (entries.findAny().isPresent()) {
                    throw new ProblemException(
                            "NAS-DATASET-TARGET", "The folder to write to is not empty; nothing was written.");
                }
            }
        }
        Files.createDirectories(out);
    }
}
