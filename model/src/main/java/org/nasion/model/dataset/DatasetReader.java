package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.nasion.core.problem.ProblemException;

/**
 * Opens a folder of annotated films in any layout that Nasion knows: its own CSV files, Aariz as
 * published, ISBI 2015's original text files, COCO keypoints, CVAT, 3D Slicer, tpsDig or labelme. The
 * layout is recognised from the folder. A folder whose sub-folders are data sets is read as all of them together.
 */
public final class DatasetReader {

    private final List<Layout> layouts = List.of(
            new ProjectCsv(),
            new Aariz(),
            new IsbiText(),
            new CocoKeypoints(),
            new CvatXml(),
            new SlicerMarkups(),
            new TpsDig(),
            new Labelme());

    /**
     * Reads names and marks; no picture is opened.
     *
     * @throws ProblemException {@code NAS-DATASET-FORMAT} where the folder has no known layout,
     *                          {@code NAS-DATASET-DAMAGED} where a file of it cannot be understood
     */
    public Dataset read(Path folder) {
        Exclusions exclusions = Exclusions.shipped();
        return read(folder, (film, told) -> Marks.withMean(Marks.filtered(film, exclusions, told)));
    }

    /** As {@link #read(Path)}, with every mark as the files have it and without a mean of the annotators, for handing on. */
    public Dataset readAsIs(Path folder) {
        return read(folder, (film, told) -> film);
    }

    private Dataset read(Path folder, BiFunction<AnnotatedFilm, List<String>, AnnotatedFilm> prepare) {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new ProblemException("NAS-DATASET-FORMAT", "The data set {0} is not a folder.", folder);
        }
        try {
            List<Dataset> found = readOneOrAll(root, prepare);
            if (found.isEmpty()) {
                throw new ProblemException(
                        "NAS-DATASET-FORMAT.unknown",
                        "The folder {0} is not a data set that Nasion knows:"
                                + " it looks for images/ with landmarks_*.csv, for Aariz's train, valid and test folders,"
                                + " for ISBI's 400_senior and 400_junior, for COCO keypoints, CVAT's annotations.xml, .mrk.json, .tps and labelme files.",
                        folder);
            }
            return found.size() == 1 ? found.getFirst() : together(found);
        } catch (IOException e) {
            throw new ProblemException("NAS-DATASET-DAMAGED", "The data set {0} cannot be read.", e, folder);
        }
    }

    private List<Dataset> readOneOrAll(Path root, BiFunction<AnnotatedFilm, List<String>, AnnotatedFilm> prepare)
            throws IOException {
        for (Layout layout : layouts) {
            if (layout.recognises(root)) {
                return List.of(read(root, layout, prepare));
            }
        }
        List<Dataset> found = new ArrayList<>();
        for (Path sub : Folder.sorted(root, Files::isDirectory)) {
            for (Layout layout : layouts) {
                if (layout.recognises(sub)) {
                    found.add(read(sub, layout, prepare));
                    break;
                }
            }
        }
        return found;
    }

    private static Dataset read(
            Path root, Layout layout, BiFunction<AnnotatedFilm, List<String>, AnnotatedFilm> prepare)
            throws IOException {
        List<String> told = new ArrayList<>();
        List<AnnotatedFilm> films = new ArrayList<>();
        for (AnnotatedFilm film : layout.read(root)) {
            films.add(prepare.apply(film, told));
        }
        return new Dataset(layout.name(), films, told);
    }

    private static Dataset together(List<Dataset> parts) {
        return new Dataset(
                String.join(
                        " + ", parts.stream().map(Dataset::layout).distinct().toList()),
                parts.stream().flatMap(part -> part.films().stream()).toList(),
                parts.stream().flatMap(part -> part.excluded().stream()).toList());
    }

    /** Reads one layout. */
    interface Layout {

        /** For people. */
        String name();

        boolean recognises(Path root) throws IOException;

        List<AnnotatedFilm> read(Path root) throws IOException;
    }
}
