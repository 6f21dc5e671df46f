package org.nasion.model.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

/**
 * Aariz as published (Khalid et al., figshare 10.6084/m9.figshare.27986417): train, valid and test
 * folders, one JSON file per film and orthodontist, pixel sizes in one CSV file. Landmarks are found
 * by their symbols, never by their order.
 */
final class Aariz implements DatasetReader.Layout {

    private static final String MAPPINGS = "cephalogram_machine_mappings.csv";
    private static final String LANDMARKS = "Annotations/Cephalometric Landmarks";

    @Override
    public String name() {
        return "Aariz";
    }

    @Override
    public boolean recognises(Path root) {
        return splits().stream().anyMatch(split -> Files.isDirectory(root.resolve(split).resolve("Cephalograms"))
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
                    Path json = root.resolve(split).resolve(LANDMARKS).resolve(folder).resolve(id + ".json");
                    if (Files.exists(json)) {
                        marks.put(annotator, points(json));
                    }
                }
                Double size = pixelSizes.get(id);
                films.add(new AnnotatedFilm(picture, "aariz", id, split,
                        size == null ? OptionalDouble.empty() : OptionalDouble.of(size),
                        OptionalInt.empty(), OptionalInt.empty(), marks));
            }
        }
        return films;
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
        for (JsonNode mark : JsonMapper.builder().build().readTree(json.toFile()).path("landmarks")) {
            JsonNode value = mark.path("value");
            if (!value.path("x").isNumber() || !value.path("y").isNumber()) {
                throw new ProblemException("NAS-DATASET-DAMAGED.point", "The file {0} has a landmark without coordinates.",
                        json.getFileName());
            }
            Marks.landmark(mark.path("symbol").asText()).ifPresent(landmark ->
                    points.put(landmark, new Point(value.path("x").asDouble(), value.path("y").asDouble())));
        }
        return points;
    }
}
