package org.nasion.lab.evaluation;

import java.util.List;
import java.util.Locale;

/** Writes what a habit is worth as a plain-text table for a terminal. */
public final class HabitTable {

    private HabitTable() {}

    /** One row for each number of films learned from; the plain score beside it is of the same films. */
    public static String text(List<HabitEvaluation.Row> rows, String annotator, int choices) {
        StringBuilder out = new StringBuilder();
        out.append("\nAfter learning the habit of ")
                .append(annotator)
                .append(" from some films, on all others (")
                .append(choices)
                .append(" random choices)\n");
        line(
                out,
                "%-8s %7s %9s %9s %7s %8s %10s %9s %7s   %s%n",
                "learned",
                "scored",
                "plain mm",
                "habit mm",
                "± SD",
                "gain %",
                "worst mm",
                "plain <2",
                "habit",
                "sure: promised/found, plain → habit");
        rows.forEach(row -> line(
                out,
                "%-8d %7d %9.3f %9.3f %7.3f %8.1f %10.3f %9.1f %7.1f   %s%n",
                row.learned(),
                row.scored(),
                row.plainMm(),
                row.mm(),
                row.spreadMm(),
                100 * row.gain(),
                row.worstGainMm(),
                100 * row.plainWithin(),
                100 * row.within(),
                row.sure()
                        .map(sure -> String.format(
                                Locale.ROOT,
                                "%.1f/%.1f → %.1f/%.1f",
                                100 * sure.plainPromised(),
                                100 * sure.plainFound(),
                                100 * sure.promised(),
                                100 * sure.found()))
                        .orElse("–")));
        return out.toString();
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
    }
}
