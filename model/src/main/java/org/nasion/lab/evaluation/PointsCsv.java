package org.nasion.lab.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.text.CsvText;
import org.nasion.core.tracing.Placement;
import org.nasion.model.dataset.AnnotatedFilm;
import org.nasion.model.dataset.CsvTable;

/**
 * Where the network and the annotator put each point, one row per film and landmark, for statistics elsewhere and for learning a
 * habit again without asking the network again.
 */
public final class PointsCsv {

    private static final List<String> HEAD = List.of(
            "source",
            "film",
            "split",
            "annotator",
            "landmark",
            "mm_per_px",
            "network_x",
            "network_y",
            "truth_x",
            "truth_y",
            "confidence",
            "expected_error_mm");

    private PointsCsv() {}

    /**
     * Image space, px, with four decimals; confidence 0 to 1, empty where unknown.
     *
     * @throws ProblemException as {@link AtomicFile#write(Path, byte[])}
     */
    public static void write(Path file, List<ScoredFilm> films) {
        CsvText csv = CsvText.ofUnixLines().row(HEAD);
        for (ScoredFilm film : films) {
            film.detected()
                    .forEach((landmark, proposal) -> csv.row(List.of(
                            film.film().source(),
                            film.film().name(),
                            film.film().split(),
                            film.annotator(),
                            landmark.code(),
                            String.format(Locale.ROOT, "%.6f", film.mmPerPx()),
                            px(proposal.position().x()),
                            px(proposal.position().y()),
                            px(film.truth().get(landmark).x()),
                            px(film.truth().get(landmark).y()),
                            cell(proposal.confidence()),
                            cell(proposal.expectedErrorMm()))));
        }
        AtomicFile.write(file, csv::writeTo);
    }

    private static String px(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /**
     * What the network said of a data set's films, from a file that {@link #write} made, beside an annotator's marks.
     *
     * @param films the films of the data set, of which those in the file are taken
     * @throws IOException      where the file cannot be read
     * @throws ProblemException NAS-DATASET-… where its lines do not hold together
     */
    public static List<ScoredFilm> read(Path file, List<AnnotatedFilm> films, String annotator) throws IOException {
        CsvTable table = CsvTable.read(file);
        Map<String, Map<Landmark, Placement.Proposal>> said = new HashMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            Placement.Proposal proposal = new Placement.Proposal(
                    new Point(table.number(row, "network_x"), table.number(row, "network_y")),
                    Placement.Origin.DETECTED,
                    optional(table, row, "confidence"),
                    optional(table, row, "expected_error_mm"));
            String film = table.text(row, "source") + "/" + table.text(row, "split") + "/" + table.text(row, "film");
            Landmark.ofCode(table.text(row, "landmark"))
                    .ifPresent(landmark ->
                            said.computeIfAbsent(film, key -> new TreeMap<>()).put(landmark, proposal));
        }
        DetectorInfo network = new DetectorInfo("as in " + file.getFileName(), "", "", "");
        return films.stream()
                .filter(film ->
                        !film.marksOf(annotator).isEmpty() && film.mmPerPx().isPresent())
                .flatMap(film -> Optional.ofNullable(said.get(film.source() + "/" + film.split() + "/" + film.name()))
                        .map(proposals -> new ScoredFilm(
                                film,
                                annotator,
                                new Detection(
                                        proposals,
                                        new Detection.Verdict(Detection.Quality.GOOD, List.of()),
                                        network,
                                        0)))
                        .stream())
                .toList();
    }

    private static OptionalDouble optional(CsvTable table, int row, String column) {
        return table.text(row, column).isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(table.number(row, column));
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? px(value.getAsDouble()) : "";
    }
}
