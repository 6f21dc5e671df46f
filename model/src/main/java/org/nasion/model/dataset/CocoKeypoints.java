package org.nasion.model.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

/**
 * COCO keypoints: one JSON file with images, one category whose {@code keypoints} are landmark codes, and annotations of
 * {@code x, y, v}; v is 0 where a landmark is not marked. Whole numbers are pixel centres. The scale stands in the image's
 * own field {@code mm_per_px}, the split in {@code split}, which other programs pass over.
 */
final class CocoKeypoints implements DatasetReader.Layout, WrittenFormat {

    private static final String ANNOTATOR = "coco";

    @Override
    public String name() {
        return "COCO keypoints";
    }

    @Override
    public boolean recognises(Path root) throws IOException {
        return file(root).isPresent();
    }

    private static Optional<Path> file(Path root) throws IOException {
        List<Path> candidates = new ArrayList<>();
        for (Path folder : List.of(root, root.resolve("annotations"))) {
            if (Files.isDirectory(folder)) {
                candidates.addAll(Folder.sorted(
                        folder,
                        path -> path.getFileName().toString().matches(".*(annotation|keypoint|coco).*\\.json")));
            }
        }
        for (Path candidate : candidates) {
            JsonNode json = AnnotationJson.read(candidate);
            if (json.has("images") && json.has("annotations") && json.has("categories")) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<AnnotatedFilm> read(Path root) throws IOException {
        Path file = file(root).orElseThrow();
        JsonNode json = AnnotationJson.read(file);
        Map<Long, List<String>> names = new HashMap<>();
        json.path("categories").forEach(category -> {
            List<String> codes = new ArrayList<>();
            category.path("keypoints").forEach(code -> codes.add(code.asText()));
            names.put(category.path("id").asLong(), codes);
        });
        Map<Long, Map<Landmark, Point>> marks = new HashMap<>();
        for (JsonNode annotation : json.path("annotations")) {
            List<String> codes =
                    names.getOrDefault(annotation.path("category_id").asLong(), List.of());
            JsonNode points = annotation.path("keypoints");
            if (points.size() != 3 * codes.size()) {
                throw new ProblemException(
                        "NAS-DATASET-DAMAGED.keypoints",
                        "The file {0} has an annotation whose keypoints are not those of its category.",
                        file.getFileName());
            }
            Map<Landmark, Point> film =
                    marks.computeIfAbsent(annotation.path("image_id").asLong(), key -> new LinkedHashMap<>());
            for (int i = 0; i < codes.size(); i++) {
                if (points.get(3 * i + 2).asInt() > 0) {
                    Point at = new Point(
                            AnnotationJson.number(points.get(3 * i), file),
                            AnnotationJson.number(points.get(3 * i + 1), file));
                    Marks.landmark(codes.get(i)).ifPresent(landmark -> film.put(landmark, at));
                }
            }
        }
        Path images = Files.isDirectory(root.resolve("images")) ? root.resolve("images") : root;
        List<AnnotatedFilm> films = new ArrayList<>();
        for (JsonNode image : json.path("images")) {
            Path picture = Folder.named(images, image.path("file_name").asText(), file);
            films.add(new AnnotatedFilm(
                    picture,
                    root.getFileName().toString(),
                    Folder.stem(picture),
                    image.path("split").asText("all"),
                    image.path("mm_per_px").isNumber()
                            ? OptionalDouble.of(image.path("mm_per_px").asDouble())
                            : OptionalDouble.empty(),
                    OptionalInt.of(image.path("width").asInt()),
                    OptionalInt.of(image.path("height").asInt()),
                    Map.of(ANNOTATOR, marks.getOrDefault(image.path("id").asLong(), Map.of()))));
        }
        return films;
    }

    @Override
    public Path pictures(Path out, FilmMarks film) {
        return out.resolve("images");
    }

    @Override
    public boolean severalAnnotators() {
        return false;
    }

    @Override
    public String loses() {
        return "the annotator's name";
    }

    @Override
    public void write(Path out, List<FilmMarks> films) throws IOException {
        Set<Landmark> used = new TreeSet<>();
        films.forEach(film -> used.addAll(film.only().keySet()));
        ObjectNode json = AnnotationJson.object();
        ArrayNode images = json.putArray("images");
        ArrayNode annotations = json.putArray("annotations");
        ObjectNode category = json.putArray("categories")
                .addObject()
                .put("id", 1)
                .put("name", "cephalogram")
                .put("supercategory", "cephalogram");
        ArrayNode keypoints = category.putArray("keypoints");
        used.forEach(landmark -> keypoints.add(landmark.code()));
        category.putArray("skeleton");
        for (int i = 0; i < films.size(); i++) {
            FilmMarks film = films.get(i);
            ObjectNode image = images.addObject()
                    .put("id", i + 1)
                    .put("file_name", film.picture())
                    .put("width", film.width())
                    .put("height", film.height())
                    .put("split", film.split());
            film.mmPerPx().ifPresent(mm -> image.put("mm_per_px", mm));
            annotation(
                    annotations
                            .addObject()
                            .put("id", i + 1)
                            .put("image_id", i + 1)
                            .put("category_id", 1)
                            .put("iscrowd", 0),
                    film,
                    used);
        }
        AnnotationJson.write(out.resolve("annotations.json"), json);
    }

    private static void annotation(ObjectNode annotation, FilmMarks film, Set<Landmark> used) {
        ArrayNode points = annotation.putArray("keypoints");
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        int marked = 0;
        for (Landmark landmark : used) {
            Point at = film.only().get(landmark);
            points.add(at == null ? 0 : at.x()).add(at == null ? 0 : at.y()).add(at == null ? 0 : 2);
            if (at != null) {
                marked++;
                left = Math.min(left, at.x());
                top = Math.min(top, at.y());
                right = Math.max(right, at.x());
                bottom = Math.max(bottom, at.y());
            }
        }
        annotation.put("num_keypoints", marked).put("area", marked == 0 ? 0 : (right - left) * (bottom - top));
        ArrayNode box = annotation.putArray("bbox");
        if (marked > 0) {
            box.add(left).add(top).add(right - left).add(bottom - top);
        }
    }
}
