package org.nasion.model.evaluation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/** Where the network and the annotator put each point, one row per film and landmark, for statistics elsewhere. */
public final class PointsCsv {

    private static final String HEAD =
            "source,film,split,annotator,landmark,mm_per_px,network_x,network_y,truth_x,truth_y,confidence,expected_error_mm\n";

    private PointsCsv() {
    }

    /**
     * Image space, px, with four decimals; confidence 0 to 1, empty where unknown.
     *
     * @throws ProblemException as {@link AtomicFile#write(Path, byte[])}
     */
    public static void write(Path file, List<TracedFilm> films) {
        StringBuilder out = new StringBuilder(HEAD);
        for (TracedFilm film : films) {
            film.detected().forEach((landmark, proposal) -> out.append(String.format(Locale.ROOT,
                    "%s,%s,%s,%s,%s,%.6f,%.4f,%.4f,%.4f,%.4f,%s,%s%n", film.film().source(), film.film().name(),
                    film.film().split(), film.annotator(), landmark.code(), film.mmPerPx(),
                    proposal.position().x(), proposal.position().y(),
                    film.truth().get(landmark).x(), film.truth().get(landmark).y(),
                    cell(proposal.confidence()), cell(proposal.expectedErrorMm()))));
        }
        AtomicFile.write(file, out.toString().replace(System.lineSeparator(), "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "";
    }
}
