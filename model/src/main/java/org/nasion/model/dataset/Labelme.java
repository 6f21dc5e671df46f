package org.nasion.model.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

/**
 * Films marked with labelme: one JSON file beside each picture, one point per landmark, labelled
 * with its code. labelme counts from the corner of the top-left pixel, image space from its centre.
 * It knows no scale; the picture may lie in another folder.
 */
final class Labelme implements DatasetReader.Layout, WrittenFormat {

    private static final double CORNER_TO_CENTRE = -0.5;

    @Override
    public String name() {
        return "labelme";
    }

    @Override
    public boolean recognises(Path root) throws IOException {
        List<Path> files = files(root);
        return !files.isEmpty() && AnnotationJson.read(files.getFirst()).has("shapes");
    }

    private static List<Path> files(Path root) throws IOException {
        return Folder.sorted(root, file -> file.getFileName().toString().endsWith(".json"));
    }

    @Override
    public List<AnnotatedFilm> read(Path root) throws IOException {
        List<AnnotatedFilm> films = new ArrayList<>();
        for (Path file : files(root)) {
            JsonNode json = AnnotationJson.read(file);
            if (!json.has("shapes")) {
                continue;
            }
            Map<Landmark, Point> points = new TreeMap<>();
            for (JsonNode shape : json.path("shapes")) {
                JsonNode at = shape.path("points").path(0);
                if ("point".equals(shape.path("shape_type").asText()) && at.size() == 2) {
                    Marks.landmark(shape.path("label").asText())
                            .ifPresent(landmark -> points.put(
                                    landmark,
                                    new Point(
                                            AnnotationJson.number(at.get(0), file) + CORNER_TO_CENTRE,
                                            AnnotationJson.number(at.get(1), file) + CORNER_TO_CENTRE)));
                }
            }
            films.add(new AnnotatedFilm(
                    picture(root, file, json),
                    root.getFileName().toString(),
                    Folder.stem(file),
                    "all",
                    OptionalDouble.empty(),
                    size(json, "imageWidth"),
                    size(json, "imageHeight"),
                    Map.of("labelme", points)));
        }
        return films;
    }

    /** Where labelme wrote it to be, from the file's folder; else beside the file: the path may be one of another computer. */
    private static Path picture(Path root, Path file, JsonNode json) throws IOException {
        String written = json.path("imagePath").asText().replace('\\', '/');
        Optional<Path> there = local(root, written);
        if (there.isPresent()) {
            return there.get();
        }
        String[] path = written.split("/");
        Optional<Path> beside = path.length == 0 ? Optional.empty() : local(root, path[path.length - 1]);
        if (beside.isPresent()) {
            return beside.get();
        }
        return Folder.picture(root, Folder.stem(file))
                .orElseThrow(() -> new ProblemException(
                        "NAS-DATASET-DAMAGED.picture",
                        "The picture that belongs to {0} is not there.",
                        file.getFileName()));
    }

    /** The file that a path names from a folder; another computer's (two slashes) is never asked. */
    private static Optional<Path> local(Path root, String path) {
        if (path.isEmpty() || path.startsWith("//")) {
            return Optional.empty();
        }
        try {
            return Optional.of(root.resolve(path).normalize())
                    .filter(Folder::isPicture)
                    .filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Path pictures(Path out, FilmMarks film) {
        return out;
    }

    @Override
    public boolean severalAnnotators() {
        return false;
    }

    @Override
    public String loses() {
        return "the scale, the split and the annotator's name";
    }

    @Override
    public void write(Path out, List<FilmMarks> films) throws IOException {
        for (FilmMarks film : films) {
            ObjectNode json = AnnotationJson.object().put("version", "5.4.1");
            json.putObject("flags");
            ArrayNode shapes = json.putArray("shapes");
            Marks.ordered(film.only()).forEach((landmark, at) -> {
                ObjectNode shape = shapes.addObject().put("label", landmark.code());
                shape.putArray("points")
                        .addArray()
                        .add(at.x() - CORNER_TO_CENTRE)
                        .add(at.y() - CORNER_TO_CENTRE);
                shape.putNull("group_id")
                        .put("description", "")
                        .put("shape_type", "point")
                        .putObject("flags");
            });
            json.put("imagePath", film.picture())
                    .putNull("imageData")
                    .put("imageHeight", film.height())
                    .put("imageWidth", film.width());
            AnnotationJson.write(out.resolve(film.name() + ".json"), json);
        }
    }

    private static OptionalInt size(JsonNode json, String field) {
        return json.path(field).isInt() ? OptionalInt.of(json.path(field).asInt()) : OptionalInt.empty();
    }
}
