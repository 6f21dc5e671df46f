package org.nasion.lab.stress;

import java.util.List;
import java.util.Locale;
import org.nasion.core.detection.Detection;

/** Writes a stress test as a plain-text table for a terminal. */
public final class StressTable {

    private StressTable() {}

    /** One row for each way of altering the films. */
    public static String text(List<StressTest.Row> rows) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "%-14s %6s %8s %7s %7s %6s %6s %9s %5s %7s  %s%n",
                "altered",
                "films",
                "MRE mm",
                "<2 %",
                "times",
                "good",
                "check",
                "rejected",
                "far",
                "untold",
                "how");
        for (StressTest.Row row : rows) {
            line(
                    out,
                    "%-14s %6d %8s %7s %7s %6d %6d %9d %5d %7d  %s%n",
                    row.way().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    row.films(),
                    row.score()
                            .map(score -> String.format(Locale.ROOT, "%.3f", score.mre()))
                            .orElse("–"),
                    row.score()
                            .map(score -> String.format(Locale.ROOT, "%.1f", score.sdr2()))
                            .orElse("–"),
                    Double.isNaN(row.times()) ? "–" : String.format(Locale.ROOT, "%.2f", row.times()),
                    row.verdicts().getOrDefault(Detection.Quality.GOOD, 0),
                    row.verdicts().getOrDefault(Detection.Quality.CHECK, 0),
                    row.verdicts().getOrDefault(Detection.Quality.REJECT, 0),
                    row.far(),
                    row.untold(),
                    row.way().words());
        }
        out.append("""

                times: mean error divided by that of the same points on the same films as they are. far: films whose mean error is more
                than twice that of all films as they are; untold: those of them that are called good. Refused films have no points.
                """);
        return out.toString();
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
    }
}
