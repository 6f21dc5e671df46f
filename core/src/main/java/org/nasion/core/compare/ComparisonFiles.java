package org.nasion.core.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.nasion.core.chart.Chart;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.ChartPicture;
import org.nasion.core.report.Table;
import org.nasion.core.report.TableFiles;
import org.nasion.core.report.TablePages;
import org.nasion.core.storage.AtomicFile;

/** Writes a comparison into a folder: tables as CSV and one workbook, pictures as SVG and PNG, pages as PDF. English. */
public final class ComparisonFiles {

    private static final double WIDTH = 360;
    /** Three of these stand beside each other on a page, as the set of the American Board of Orthodontics. */
    private static final double PANEL = 240;

    private static final double DPI = 300;

    private final Path folder;
    private final String program;

    /** @param program name and version */
    public ComparisonFiles(Path folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    /** @throws ProblemException NAS-FILE-… where something cannot be written */
    public void write(VisitComparison comparison) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-FILE-FOLDER.comparison", "The folder for the comparison could not be made.", e);
        }
        List<Table> tables = tables(comparison);
        tables.forEach(table -> AtomicFile.write(
                folder.resolve(table.id() + ".csv"), TableFiles.csv(table).getBytes(StandardCharsets.UTF_8)));
        AtomicFile.write(folder.resolve("comparison.xlsx"), out -> TableFiles.workbook(tables, out));
        List<Chart> panels = new ArrayList<>();
        ChartPicture picture = new ChartPicture();
        comparison.laid().forEach((method, laid) -> {
            Chart chart = SuperimpositionChart.of("Superimposition: " + method, laid, labels(comparison), WIDTH);
            AtomicFile.write(folder.resolve(method + ".svg"), out -> picture.writeSvg(chart, out));
            AtomicFile.write(folder.resolve(method + ".png"), out -> picture.writePng(chart, DPI, out));
            panels.add(SuperimpositionChart.of(method, laid, labels(comparison), PANEL));
        });
        AtomicFile.write(
                folder.resolve("comparison.pdf"),
                out -> TablePages.write(
                        "Comparison of visits",
                        "Comparison of visits",
                        "What is compared",
                        sentences(comparison),
                        tables,
                        List.of(new TablePages.Pictures("Superimpositions", panels)),
                        program,
                        out));
    }

    /** Of the visits, by date where the films have one. */
    public static List<String> labels(VisitComparison comparison) {
        List<String> labels = new ArrayList<>();
        comparison
                .films()
                .forEach(film -> labels.add((labels.size() + 1)
                        + film.date()
                                .map(LocalDate::toString)
                                .map(date -> " · " + date)
                                .orElse("")));
        return labels;
    }

    /** What a reader has to know of the numbers. */
    public static List<String> sentences(VisitComparison comparison) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Visits: " + String.join("; ", labels(comparison))
                + ". Films are turned and shifted, never scaled. Scales: "
                + String.join(
                        "; ",
                        comparison.films().stream().map(VisitFilm::scaleSource).toList()) + ".");
        sentences.add(
                "Moves are in mm of the first film's patient space: forward and up are positive. A move or a difference is within its error"
                        + " where the 95 % of the points' errors on both films, the superimposition's included, reach over it.");
        sentences.addAll(comparison.doubts());
        return sentences;
    }

    /** The moves by each method, and the measurements over time. */
    public static List<Table> tables(VisitComparison comparison) {
        List<String> labels = labels(comparison);
        Table.Rows moves = new Table.Rows();
        comparison.laid().forEach((method, laid) -> {
            for (int i = 0; i < laid.size(); i++) {
                Superimposition one = laid.get(i);
                for (Displacement displacement : one.displacements()) {
                    moves.row()
                            .words(
                                    method,
                                    labels.get(i + 1),
                                    displacement.landmark().code())
                            .numbers(
                                    2,
                                    displacement.by().x(),
                                    displacement.by().y(),
                                    displacement.by().length(),
                                    displacement
                                            .error()
                                            .map(error -> Math.sqrt(error.xx()))
                                            .orElse(Double.NaN),
                                    displacement
                                            .error()
                                            .map(error -> Math.sqrt(error.yy()))
                                            .orElse(Double.NaN))
                            .words(
                                    displacement.error().isEmpty()
                                            ? "unknown"
                                            : displacement.withinError() ? "yes" : "no");
                }
            }
        });
        Table.Rows fits = new Table.Rows();
        comparison.laid().forEach((method, laid) -> {
            for (int i = 0; i < laid.size(); i++) {
                Superimposition one = laid.get(i);
                fits.row()
                        .words(method, labels.get(i + 1))
                        .numbers(3, Math.toDegrees(one.motion().turn()))
                        .numbers(
                                2,
                                one.motion().shift().x(),
                                one.motion().shift().y(),
                                one.residualMm(),
                                one.quality().map(FitQuality::correlation).orElse(Double.NaN));
            }
        });
        Table.Rows changes = new Table.Rows();
        for (MeasurementChange change : comparison.changes()) {
            Table.Row row = changes.row()
                    .words(
                            change.measurement().id(),
                            change.measurement().name(),
                            change.measurement().unit().symbol());
            change.values().forEach(value -> row.numbers(1, value.orElse(Double.NaN)));
            row.numbers(1, number(change.difference()), number(change.perYear()), number(change.error()))
                    .words(
                            change.difference().isEmpty()
                                    ? ""
                                    : change.error().isEmpty() ? "unknown" : change.withinError() ? "yes" : "no");
        }
        List<String> heads = new ArrayList<>(List.of("id", "measurement", "unit"));
        labels.forEach(label -> heads.add("visit " + label));
        heads.addAll(List.of("last − first", "per year", "± 1 SD", "within its error"));
        return List.of(
                new Table("changes", "Measurements over time", heads, changes.all()),
                new Table(
                        "moves",
                        "Moves of the points against the first visit",
                        List.of(
                                "method",
                                "visit",
                                "point",
                                "forward mm",
                                "up mm",
                                "length mm",
                                "± forward",
                                "± up",
                                "within its error"),
                        moves.all()),
                new Table(
                        "superimposition",
                        "How the films were laid on the first one",
                        List.of("method", "visit", "turn °", "shift x mm", "shift y mm", "residual mm", "correlation"),
                        fits.all()));
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
