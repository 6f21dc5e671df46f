package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/**
 * tpsDig's files (Rohlf): for each film {@code LP=n}, n lines {@code x y} from the lower left corner of the picture,
 * {@code IMAGE=}, {@code ID=} and {@code SCALE=} (mm per pixel). The format has no names for points: they stand in
 * {@code landmarks.txt}, one code a line, in the files' order; {@code -1 -1} is not marked, as in tpsDig.
 */
final class TpsDig implements DatasetReader.Layout, WrittenFormat {

    private static final String NAMES = "landmarks.txt";
    private static final String FILE = "landmarks.tps";
    private static final String ANNOTATOR = "tps";
    private static final double CORNER = 0.5;

    @Override
    public String name() {
        return "tpsDig";
    }

    @Override
    public boolean recognises(Path root) throws IOException {
        return !files(root).isEmpty();
    }

    private static List<Path> files(Path root) throws IOException {
        return Folder.sorted(
                root,
                file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".tps"));
    }

    @Override
    public List<AnnotatedFilm> read(Path root) throws IOException {
        Path names = root.resolve(NAMES);
        if (!Files.isRegularFile(names)) {
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.names",
                    "A .tps file does not name its points: put a file {0} beside it with one"
                            + " landmark code a line, in the order of the points.",
                    NAMES);
        }
        List<Optional<Landmark>> order = Files.readAllLines(names).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Marks::landmark)
                .toList();
        List<AnnotatedFilm> films = new ArrayList<>();
        for (Path file : files(root)) {
            List<Specimen> specimens = specimens(file);
            for (Specimen specimen : specimens) {
                films.add(film(root, file, specimen, order));
            }
        }
        return films;
    }

    /** One film's lines. */
    private record Specimen(int line, List<Point> points, Map<String, String> facts) {}

    private static List<Specimen> specimens(Path file) throws IOException {
        List<Specimen> specimens = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        int expected = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int is = line.indexOf('=');
            if (is > 0) {
                String key = line.substring(0, is).strip().toUpperCase(Locale.ROOT);
                String value = line.substring(is + 1).strip();
                if (key.equals("LP") || key.equals("LM")) {
                    expected = value.matches("\\d{1,4}") ? Integer.parseInt(value) : -1;
                    specimens.add(new Specimen(i + 1, new ArrayList<>(), new LinkedHashMap<>()));
                }
                if (specimens.isEmpty() || expected < 0) {
                    throw damaged(file, i + 1);
                }
                specimens.getLast().facts.put(key, value);
            } else if (!line.isEmpty()) {
                String[] pair = line.split("\\s+");
                if (specimens.isEmpty()
                        || pair.length < 2
                        || specimens.getLast().points.size() >= expected) {
                    // Outlines and semilandmarks follow under keys of their own; they are no landmarks.
                    if (!specimens.isEmpty()
                            && specimens.getLast().facts.keySet().stream()
                                    .anyMatch(key -> key.matches("CURVES|OUTLINES|POINTS"))) {
                        continue;
                    }
                    throw damaged(file, i + 1);
                }
                specimens.getLast().points.add(point(pair, file, i + 1));
            }
        }
        return specimens;
    }

    private static Point point(String[] pair, Path file, int line) {
        try {
            Point at = new Point(Double.parseDouble(pair[0]), Double.parseDouble(pair[1]));
            if (at.isFinite()) {
                return at;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw damaged(file, line);
    }

    private static AnnotatedFilm film(Path root, Path file, Specimen specimen, List<Optional<Landmark>> order)
            throws IOException {
        if (specimen.points.size() != order.size()) {
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.count",
                    "The film in line {0} of {1} has {2} points, but {3} names {4}.",
                    specimen.line,
                    file.getFileName(),
                    specimen.points.size(),
                    NAMES,
                    order.size());
        }
        Path images = Files.isDirectory(root.resolve("images")) ? root.resolve("images") : root;
        Path picture = Folder.named(images, specimen.facts.getOrDefault("IMAGE", ""), file);
        PictureSize size = PictureSize.of(picture);
        Map<Landmark, Point> points = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            Point at = specimen.points.get(i);
            if (at.x() >= 0 && at.y() >= 0) {
                order.get(i)
                        .ifPresent(landmark ->
                                points.put(landmark, new Point(at.x() - CORNER, size.height() - at.y() - CORNER)));
            }
        }
        String scale = specimen.facts.getOrDefault("SCALE", "");
        return new AnnotatedFilm(
                picture,
                root.getFileName().toString(),
                Folder.stem(picture),
                "all",
                scale.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(scale(scale, file, specimen.line)),
                OptionalInt.of(size.width()),
                OptionalInt.of(size.height()),
                Map.of(ANNOTATOR, points));
    }

    private static double scale(String text, Path file, int line) {
        try {
            double scale = Double.parseDouble(text);
            if (scale > 0 && Double.isFinite(scale)) {
                return scale;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw damaged(file, line);
    }

    private static ProblemException damaged(Path file, int line) {
        return new ProblemException(
                "NAS-DATASET-DAMAGED.tps", "The file {0} cannot be understood in line {1}.", file.getFileName(), line);
    }

    @Override
    public Path pictures(Path out, FilmMarks film) {
        return out.resolve("images");
    }

    @Override
    public boolean severalAnnotators() {
        return false;
    }

    /** A mark left of or below the picture would be read as not marked. */
    @Override
    public Optional<Problem> refuses(FilmMarks film) {
        return film.only().values().stream().anyMatch(at -> at.x() + CORNER < 0 || at.y() + CORNER > film.height())
                ? Optional.of(new Problem(
                        "NAS-DATASET-REFUSED.outside", "A mark lies outside of the picture, where tpsDig has none."))
                : Optional.empty();
    }

    @Override
    public String loses() {
        return "the split and the annotator's name";
    }

    @Override
    public void write(Path out, List<FilmMarks> films) throws IOException {
        Set<Landmark> used = new TreeSet<>();
        films.forEach(film -> used.addAll(film.only().keySet()));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < films.size(); i++) {
            FilmMarks film = films.get(i);
            text.append("LP=").append(used.size()).append('\n');
            for (Landmark landmark : used) {
                Point at = film.only().get(landmark);
                text.append(at == null ? "-1 -1" : (at.x() + CORNER) + " " + (film.height() - at.y() - CORNER))
                        .append('\n');
            }
            text.append("IMAGE=")
                    .append(film.picture())
                    .append("\nID=")
                    .append(i)
                    .append('\n');
            film.mmPerPx().ifPresent(mm -> text.append("SCALE=").append(mm).append('\n'));
        }
        AtomicFile.write(out.resolve(FILE), text.toString().getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(
                out.resolve(NAMES),
                (String.join("\n", used.stream().map(Landmark::code).toList()) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
