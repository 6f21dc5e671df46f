package org.nasion.model.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/**
 * Aariz as published (Khalid et al., figshare 10.6084/m9.figshare.27986417): train, valid and test
 * folders, one JSON file per film and orthodontist, pixel sizes in one CSV file. Landmarks are found
 * by their symbols, never by their order.
 */
final class Aariz implements DatasetReader.Layout, WrittenFormat {

    private static final String MAPPINGS = "cephalogram_machine_mappings.csv";
    private static final String LANDMARKS = "Annotations/Cephalometric Landmarks";

    @Override
    public String name() {
        return "Aariz";
    }

    @Override
    public boolean recognises(Path root) {
        return splits().stream()
                .anyMatch(split -> Files.isDirectory(root.resolve(split).resolve("Cephalograms"))
                        && Files.isDirectory(root.resolve(split).resolve(LANDMARKS)));
    }

    private static List<String> splits() {
        return List.of("train", "valid", "test");
    }

    @Override
    public List<AnnotatedFilm> read(Path root) throws IOException {
        Map<String, Double> pixelSizes = pixelSizes(root.resolve(MAPPINGS));
        List<AnnotatedFilm> films = new ArrayList<>();
        for (String split : splits()) {
            Path pictures = root.resolve(split).resolve("Cephalograms");
            if (!Files.isDirectory(pictures)) {
                continue;
            }
            for (Path picture : Folder.sorted(pictures, Folder::isPicture)) {
                String id = Folder.stem(picture);
                Map<String, Map<Landmark, Point>> marks = new LinkedHashMap<>();
                for (String annotator : List.of("junior", "senior")) {
                    String folder = annotator.equals("junior") ? "Junior Orthodontists" : "Senior Orthodontists";
                    Path json = root.resolve(split)
                            .resolve(LANDMARKS)
                            .resolve(folder)
                            .resolve(id + ".json");
                    if (Files.exists(json)) {
                        marks.put(annotator, points(json));
                    }
                }
                Double size = pixelSizes.get(id);
                films.add(new AnnotatedFilm(
                        picture,
                        "aariz",
                        id,
                        split,
                        size == null ? OptionalDouble.empty() : OptionalDouble.of(size),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        marks));
            }
        }
        return films;
    }

    @Override
    public Path pictures(Path out, FilmMarks film) {
        return out.resolve(split(film)).resolve("Cephalograms");
    }

    private static String split(FilmMarks film) {
        return film.split().startsWith("val") ? "valid" : film.split().startsWith("test") ? "test" : "train";
    }

    @Override
    public boolean severalAnnotators() {
        return true;
    }

    @Override
    public Optional<Problem> refuses(FilmMarks film) {
        return film.name().matches("[^,\\r\\n\"]*")
                ? Optional.empty()
                : Optional.of(
                        new Problem("NAS-DATASET-REFUSED.name", "Its name has a comma, a quote or a line break."));
    }

    @Override
    public String loses() {
        return "names of annotators other than senior and junior, the size, and splits other than train, valid and test";
    }

    @Override
    public void write(Path out, List<FilmMarks> films) throws IOException {
        Map<String, String> doctors = TwoDoctors.of(films);
        StringBuilder sizes = new StringBuilder("cephalogram_id,machine,pixel_size,image_format,mode\n");
        for (FilmMarks film : films) {
            Files.createDirectories(out.resolve(split(film)).resolve(LANDMARKS));
            for (Map.Entry<String, Map<Landmark, Point>> marks : film.marks().entrySet()) {
                ObjectNode json = AnnotationJson.object().put("ceph_id", film.name());
                ArrayNode landmarks = json.putArray("landmarks");
                Marks.ordered(marks.getValue())
                        .forEach((landmark, at) -> landmarks
                                .addObject()
                                .put("title", landmark.fullName())
                                .put("symbol", landmark.code())
                                .putObject("value")
                                .put("x", at.x())
                                .put("y", at.y()));
                String folder =
                        doctors.get(marks.getKey()).equals("junior") ? "Junior Orthodontists" : "Senior Orthodontists";
                AnnotationJson.write(
                        out.resolve(split(film))
                                .resolve(LANDMARKS)
                                .resolve(folder)
                                .resolve(film.name() + ".json"),
                        json);
            }
            if (film.mmPerPx().isPresent()) {
                sizes.append(film.name())
                        .append(",,")
                        .append(film.mmPerPx().getAsDouble())
                        .append(",,\n");
            }
        }
        AtomicFile.write(out.resolve(MAPPINGS), sizes.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Double> pixelSizes(Path file) throws IOException {
        Map<String, Double> sizes = new HashMap<>();
        if (Files.exists(file)) {
            CsvTable table = CsvTable.read(file);
            for (int row = 0; row < table.rows().size(); row++) {
                sizes.put(table.text(row, "cephalogram_id"), table.number(row, "pixel_size"));
            }
        }
        return sizes;
    }

    private static Map<Landmark, Point> points(Path json) throws IOException {
        Map<Landmark, Point> points = new TreeMap<>();
        for (JsonNode mark : AnnotationJson.read(json).path("landmarks")) {
            JsonNode value = mark.path("value");
            if (!value.path("x").isNumber() || !value.path("y").isNumber()) {
                throw new ProblemException(
                        "NAS-DATASET-DAMAGED.point",
                        "The file {0} has a landmark without coordinates.",
                        json.getFileName());
            }
            Marks.landmark(mark.path("symbol").asText())
                    .ifPresent(landmark -> points.put(
                            landmark,
                            new Point(
                                    value.path("x").asDouble(), value.path("y").asDouble())));
        }
        return points;
    }
}
