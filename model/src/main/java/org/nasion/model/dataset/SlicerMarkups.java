package org.nasion.model.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

/**
 * 3D Slicer's point lists: {@code NAME.mrk.json} beside the picture {@code NAME}, control points labelled with landmark codes.
 * For pictures that Slicer opens with a spacing of 1, as PNG and JPEG without a resolution: LPS x and y are then pixels from
 * the centre of the top-left one. Points of another spacing (DICOM) are not in pixels and are refused where they lie outside
 * of the plane.
 */
final class SlicerMarkups implements DatasetReader.Layout, WrittenFormat {

    private static final String ENDING = ".mrk.json";
    private static final String ANNOTATOR = "slicer";
    /** Of the plane of the picture, in Slicer's unit. */
    private static final double IN_PLANE = 1e-3;

    @Override
    public String name() {
        return "3D Slicer markups";
    }

    @Override
    public boolean recognises(Path root) throws IOException {
        return !files(root).isEmpty();
    }

    private static List<Path> files(Path root) throws IOException {
        return Folder.sorted(root, file -> file.getFileName().toString().endsWith(ENDING));
    }

    @Override
    public List<AnnotatedFilm> read(Path root) throws IOException {
        List<AnnotatedFilm> films = new ArrayList<>();
        for (Path file : files(root)) {
            String name = file.getFileName().toString();
            String stem = name.substring(0, name.length() - ENDING.length());
            Map<Landmark, Point> points = new LinkedHashMap<>();
            for (JsonNode markup : AnnotationJson.read(file).path("markups")) {
                // RAS points the other way along both axes of the picture; it is Slicer's default where none is named.
                double sign = markup.path("coordinateSystem").asText("RAS").matches("LPS|0") ? 1 : -1;
                for (JsonNode point : markup.path("controlPoints")) {
                    if (!"defined".equals(point.path("positionStatus").asText("defined"))) {
                        continue;
                    }
                    Point at = place(point.path("position"), sign, file);
                    Marks.landmark(point.path("label").asText()).ifPresent(landmark -> points.put(landmark, at));
                }
            }
            Path picture = Folder.picture(root, stem)
                    .orElseThrow(() -> new ProblemException(
                            "NAS-DATASET-DAMAGED.picture",
                            "The picture that belongs to {0} is not there.",
                            file.getFileName()));
            films.add(new AnnotatedFilm(
                    picture,
                    root.getFileName().toString(),
                    stem,
                    "all",
                    OptionalDouble.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Map.of(ANNOTATOR, points)));
        }
        return films;
    }

    private static Point place(JsonNode position, double sign, Path file) {
        if (position.size() != 3 || Math.abs(AnnotationJson.number(position.get(2), file)) > IN_PLANE) {
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.plane",
                    "The file {0} has a point that does not lie in the plane of a picture.",
                    file.getFileName());
        }
        return new Point(
                sign * AnnotationJson.number(position.get(0), file),
                sign * AnnotationJson.number(position.get(1), file));
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
            ObjectNode json = AnnotationJson.object()
                    .put(
                            "@schema",
                            "https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/Resources/Schema/markups-schema-v1.0.3.json#");
            ObjectNode markup = json.putArray("markups")
                    .addObject()
                    .put("type", "Fiducial")
                    .put("coordinateSystem", "LPS")
                    .put("coordinateUnits", "mm")
                    .put("locked", false)
                    .put("fixedNumberOfControlPoints", false)
                    .put("labelFormat", "%N-%d");
            ArrayNode points = markup.putArray("controlPoints");
            Marks.ordered(film.only()).forEach((landmark, at) -> {
                ObjectNode point = points.addObject()
                        .put("id", Integer.toString(points.size()))
                        .put("label", landmark.code())
                        .put("description", "")
                        .put("selected", true)
                        .put("locked", false)
                        .put("visibility", true)
                        .put("positionStatus", "defined");
                point.putArray("position").add(at.x()).add(at.y()).add(0.0);
            });
            AnnotationJson.write(out.resolve(film.name() + ENDING), json);
        }
    }
}
