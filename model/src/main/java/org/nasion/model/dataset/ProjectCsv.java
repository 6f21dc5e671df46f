package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.storage.AtomicFile;

/**
 * Nasion's own layout: {@code images/} and one {@code landmarks_ANNOTATOR.csv} for each annotator,
 * with the columns image, split, width, height, mm_per_px and then {@code CODE_x, CODE_y} in px of
 * the stored picture, centre of the top-left pixel at (0, 0). An empty cell means not marked.
 */
final class ProjectCsv implements DatasetReader.Layout, WrittenFormat {

    @Override
    public String name() {
        return "landmarks as CSV";
    }

    @Override
    public boolean recognises(Path root) throws IOException {
        return Files.isDirectory(root.resolve("images")) && !tables(root).isEmpty();
    }

    private static List<Path> tables(Path root) throws IOException {
        return Folder.sorted(root, file -> file.getFileName().toString().matches("landmarks_[A-Za-z0-9-]+\\.csv"));
    }

    @Override
    public List<AnnotatedFilm> read(Path root) throws IOException {
        Map<String, AnnotatedFilm> films = new LinkedHashMap<>();
        Map<String, Map<String, Map<Landmark, Point>>> marks = new LinkedHashMap<>();
        for (Path file : tables(root)) {
            String annotator = Folder.stem(file).substring("landmarks_".length());
            CsvTable table = CsvTable.read(file);
            for (int row = 0; row < table.rows().size(); row++) {
                String image = table.text(row, "image");
                films.putIfAbsent(image, film(root, table, row, image));
                marks.computeIfAbsent(image, key -> new LinkedHashMap<>()).put(annotator, table.points(row));
            }
        }
        List<AnnotatedFilm> result = new ArrayList<>();
        films.forEach((image, film) -> result.add(new AnnotatedFilm(
                film.file(),
                film.source(),
                film.name(),
                film.split(),
                film.mmPerPx(),
                film.width(),
                film.height(),
                marks.get(image))));
        return result;
    }

    @Override
    public Path pictures(Path out, FilmMarks film) {
        return out.resolve("images");
    }

    @Override
    public boolean severalAnnotators() {
        return true;
    }

    /** The reader splits lines at commas. */
    @Override
    public Optional<Problem> refuses(FilmMarks film) {
        return (film.picture() + film.split()).matches("[^,\\r\\n\"]*")
                ? Optional.empty()
                : Optional.of(new Problem(
                        "NAS-DATASET-REFUSED.split", "Its name or split has a comma, a quote or a line break."));
    }

    @Override
    public String loses() {
        return "";
    }

    @Override
    public void write(Path out, List<FilmMarks> films) {
        Set<String> annotators = new LinkedHashSet<>();
        films.forEach(film -> annotators.addAll(film.marks().keySet()));
        for (String annotator : annotators) {
            Set<Landmark> used = new TreeSet<>();
            films.forEach(film ->
                    used.addAll(film.marks().getOrDefault(annotator, Map.of()).keySet()));
            StringBuilder csv = new StringBuilder("image,split,width,height,mm_per_px");
            used.forEach(landmark -> csv.append(',')
                    .append(landmark.code())
                    .append("_x,")
                    .append(landmark.code())
                    .append("_y"));
            csv.append('\n');
            films.stream().filter(film -> film.marks().containsKey(annotator)).forEach(film -> {
                csv.append(film.picture())
                        .append(',')
                        .append(film.split())
                        .append(',')
                        .append(film.width())
                        .append(',')
                        .append(film.height())
                        .append(',');
                film.mmPerPx().ifPresent(csv::append);
                used.forEach(landmark -> {
                    Point at = film.marks().get(annotator).get(landmark);
                    csv.append(',').append(at == null ? "," : at.x() + "," + at.y());
                });
                csv.append('\n');
            });
            AtomicFile.write(
                    out.resolve("landmarks_" + annotator.replaceAll("[^A-Za-z0-9-]", "-") + ".csv"),
                    csv.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static AnnotatedFilm film(Path root, CsvTable table, int row, String image) {
        Path file = root.resolve("images").resolve(image);
        return new AnnotatedFilm(
                file,
                root.getFileName().toString(),
                Folder.stem(file),
                table.text(row, "split"),
                table.text(row, "mm_per_px").isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(table.number(row, "mm_per_px")),
                OptionalInt.of((int) table.number(row, "width")),
                OptionalInt.of((int) table.number(row, "height")),
                Map.of());
    }
}
