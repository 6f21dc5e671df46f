package org.nasion.model.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.text.CsvText;

/** Where the network and the annotator put each point, one row per film and landmark, for statistics elsewhere. */
public final class PointsCsv {

    private static final List<String> HEAD = List.of("source", "film", "split", "annotator", "landmark", "mm_per_px", "network_x",
            "network_y", "truth_x", "truth_y", "confidence", "expected_error_mm");

    private PointsCsv() {
    }

    /**
     * Image space, px, with four decimals; confidence 0 to 1, empty where unknown.
     *
     * @throws ProblemException as {@link AtomicFile#write(Path, byte[])}
     */
    public static void write(Path file, List<TracedFilm> films) {
        CsvText csv = CsvText.ofUnixLines().row(HEAD);
        for (TracedFilm film : films) {
            film.detected().forEach((landmark, proposal) -> csv.row(List.of(film.film().source(), film.film().name(), film.film().split(),
                    film.annotator(), landmark.code(), String.format(Locale.ROOT, "%.6f", film.mmPerPx()),
                    px(proposal.position().x()), px(proposal.position().y()), px(film.truth().get(landmark).x()),
                    px(film.truth().get(landmark).y()), cell(proposal.confidence()), cell(proposal.expectedErrorMm()))));
        }
        AtomicFile.write(file, csv::writeTo);
    }

    private static String px(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? px(value.getAsDouble()) : "";
    }
}
