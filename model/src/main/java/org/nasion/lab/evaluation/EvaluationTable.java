package org.nasion.lab.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a report as a plain-text table for a terminal or a model card. */
public final class EvaluationTable {

    private static final String HEAD = "%-18s %6s %7s %6s %7s %7s %7s %7s %7s%n";
    private static final String ROW = "%-18s %6d %7.2f %6.2f %7.2f %7.1f %7.1f %7.1f %7.1f%n";
    private static final int WORST_FILMS = 5;

    private EvaluationTable() {}

    /** Columns: number of points, mean radial error ± SD, median in mm, then the rates in per cent. */
    public static String text(EvaluationReport report) {
        StringBuilder out = new StringBuilder();
        report.warnings()
                .forEach(warning -> out.append("Warning: ").append(warning).append('\n'));
        out.append(report.model().model())
                .append(" on ")
                .append(report.model().device())
                .append(" · ")
                .append(String.join(", ", report.splits()))
                .append(" · ")
                .append(report.films().size())
                .append(" films · truth: ")
                .append(report.annotator())
                .append('\n');
        line(out, HEAD, "landmark", "n", "MRE mm", "± SD", "median", "<2 %", "<2.5 %", "<3 %", "<4 %");
        report.landmarks().forEach((code, score) -> row(out, code, score));
        row(out, "all", report.overall());
        if (!report.estimated().isEmpty()) {
            out.append("\nPlaced by shape statistics, not part of the above\n");
            report.estimated().forEach((code, score) -> row(out, code, score));
        }
        if (!report.experts().isEmpty()) {
            out.append("\nThe annotators among themselves\n");
            report.experts().forEach(pair -> row(out, pair.one() + " – " + pair.other(), pair.overall()));
        }
        if (!report.trust().isEmpty()) {
            out.append("\nDetected points by their confidence: promised and found\n");
            line(
                    out,
                    "%-22s %6s %10s %8s %10s %8s %8s%n",
                    "level",
                    "n",
                    "promised",
                    "MRE mm",
                    "promised",
                    "<2 %",
                    "<4 %");
            report.trust()
                    .forEach(level -> line(
                            out,
                            "%-22s %6d %10.2f %8.2f %10.1f %8.1f %8.1f%n",
                            level.level(),
                            level.score().n(),
                            level.expectedMm(),
                            level.score().mre(),
                            100 * level.confidence(),
                            level.score().sdr2(),
                            level.score().sdr4()));
        }
        if (!report.coverage().isEmpty()) {
            out.append(
                    "\n± of measurements, by source: share of values within one ± (68 % expected) and within 1.96 ± (95 %)\n");
            line(
                    out,
                    "%-12s %-12s %6s %8s %8s %10s %10s%n",
                    "source",
                    "values",
                    "n",
                    "<1 ± %",
                    "<1.96 %",
                    "mean ±",
                    "found RMS");
            report.coverage()
                    .forEach(row -> line(
                            out,
                            "%-12s %-12s %6d %8.1f %8.1f %10.2f %10.2f%n",
                            row.source(),
                            row.what(),
                            row.n(),
                            row.within(),
                            row.nearly(),
                            row.shown(),
                            row.found()));
        }
        if (!report.angles().isEmpty()) {
            out.append("\nAngles, degrees\n");
            line(out, "%-18s %6s %9s %7s %6s%n", "angle", "n", "mean |d|", "bias", "SD");
            report.angles()
                    .forEach(angle -> line(
                            out,
                            "%-18s %6d %9.2f %7.2f %6.2f%n",
                            angle.id(),
                            angle.n(),
                            angle.meanAbsolute(),
                            angle.bias(),
                            angle.sd()));
        }
        if (!report.classes().isEmpty()) {
            out.append(
                    "\nClasses of the ISBI 2015 challenge, from detected against annotated points, and between two annotators\n");
            line(
                    out,
                    "%-18s %6s %9s %7s %12s %7s  %s%n",
                    "class",
                    "n",
                    "same %",
                    "kappa",
                    "annotators %",
                    "kappa",
                    "annotated films in each");
            report.classes().forEach(one -> classes(out, one, report));
        }
        out.append("\nVerdicts: ");
        out.append(String.join(
                ", ",
                report.verdicts().entrySet().stream()
                        .map(entry ->
                                entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                        .toList()));
        line(
                out,
                "%nTime per film: median %.2f s, longest %.2f s%n",
                report.time().median(),
                report.time().longest());
        out.append("Worst films: ");
        out.append(String.join(
                        ", ",
                        worst(report).stream()
                                .map(film -> String.format(
                                        Locale.ROOT,
                                        "%s %s %.1f mm (%s %.1f)",
                                        film.source(),
                                        film.name(),
                                        film.mre(),
                                        film.worstLandmark(),
                                        film.worst()))
                                .toList()))
                .append('\n');
        report.excluded().forEach(mark -> out.append("Left out: ").append(mark).append('\n'));
        report.skipped().forEach(film -> out.append("Skipped: ").append(film).append('\n'));
        return out.toString();
    }

    private static void classes(StringBuilder out, EvaluationReport.ClassScore score, EvaluationReport report) {
        String experts = report.expertClasses().stream()
                .filter(other -> other.measure().equals(score.measure()))
                .findFirst()
                .map(other -> String.format(Locale.ROOT, "%12.1f %7.2f", 100 * other.accuracy(), other.kappa()))
                .orElse(" ".repeat(20));
        line(
                out,
                "%-18s %6d %9.1f %7.2f %s  %s%n",
                score.measure(),
                score.n(),
                100 * score.accuracy(),
                score.kappa(),
                experts,
                score.distribution().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static List<EvaluationReport.FilmScore> worst(EvaluationReport report) {
        return report.films().stream()
                .sorted(Comparator.comparingDouble(EvaluationReport.FilmScore::mre)
                        .reversed())
                .limit(WORST_FILMS)
                .toList();
    }

    private static void row(StringBuilder out, String name, Score score) {
        line(
                out,
                ROW,
                name,
                score.n(),
                score.mre(),
                score.sd(),
                score.median(),
                score.sdr2(),
                score.sdr2_5(),
                score.sdr3(),
                score.sdr4());
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
    }
}
