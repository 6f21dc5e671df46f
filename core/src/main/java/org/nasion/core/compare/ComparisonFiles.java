package org.nasion.core.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.nasion.core.chart.Chart;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.ChartPicture;
import org.nasion.core.report.Table;
import org.nasion.core.report.TableFiles;
import org.nasion.core.report.TablePages;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.wording.Wording;

/** Writes a comparison into a folder: tables as CSV and one workbook, pictures as SVG and PNG, pages as PDF and HTML. */
public final class ComparisonFiles {

    private static final double WIDTH = 360;
    /** Three of these stand beside each other on a page, as the set of the American Board of Orthodontics. */
    private static final double PANEL = 240;

    private static final double DPI = 300;

    private final Path folder;
    private final String program;
    private final Wording words;
    private final Optional<String> patient;

    /**
     * @param program name and version
     * @param words   of the language
     * @param patient who it is, for the first line; empty where nobody is to be named
     */
    public ComparisonFiles(Path folder, String program, Wording words, Optional<String> patient) {
        this.folder = folder;
        this.program = program;
        this.words = words;
        this.patient = patient;
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
        tables.forEach(table -> AtomicFile.writePrivate(
                folder.resolve(table.id() + ".csv"), TableFiles.csv(table).getBytes(StandardCharsets.UTF_8)));
        AtomicFile.writePrivate(folder.resolve("comparison.xlsx"), out -> TableFiles.workbook(tables, out));
        List<Chart> panels = new ArrayList<>();
        List<Chart> pictures = new ArrayList<>();
        ChartPicture picture = new ChartPicture();
        comparison.laid().forEach((method, laid) -> {
            Chart chart = chart(comparison, method, WIDTH);
            pictures.add(chart);
            AtomicFile.writePrivate(folder.resolve(method + ".svg"), out -> picture.writeSvg(chart, out));
            AtomicFile.writePrivate(folder.resolve(method + ".png"), out -> picture.writePng(chart, DPI, out));
            panels.add(chart(comparison, method, PANEL));
        });
        AtomicFile.writePrivate(
                folder.resolve("comparison.pdf"),
                out -> TablePages.write(
                        words.say("compare.title"),
                        words.say("compare.title"),
                        words.say("compare.what"),
                        sentences(comparison),
                        tables,
                        List.of(new TablePages.Pictures(words.say("compare.pictures"), panels)),
                        program,
                        out));
        AtomicFile.writePrivate(
                folder.resolve("comparison.html"),
                out -> TablePages.writeHtml(
                        words.language(),
                        words.say("compare.title"),
                        sentences(comparison),
                        tables,
                        new TablePages.Pictures(words.say("compare.pictures"), pictures),
                        out));
    }

    /**
     * All tracings laid on the first one by one method.
     *
     * @param width points of 1/72 inch
     */
    public Chart chart(VisitComparison comparison, String method, double width) {
        List<Superimposition> laid = comparison.laid().get(method);
        String title = words.say("compare.method." + method);
        return SuperimpositionChart.of(
                title,
                words.say(
                        "compare.description",
                        title,
                        laid.size() + 1,
                        laid.getLast().displacements().size()),
                laid,
                labels(comparison),
                width);
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
    public List<String> sentences(VisitComparison comparison) {
        List<String> sentences = new ArrayList<>();
        patient.ifPresent(who -> sentences.add(words.say("compare.patient", who)));
        sentences.add(words.say(
                "compare.visits",
                String.join("; ", labels(comparison)),
                String.join(
                        "; ",
                        comparison.films().stream().map(VisitFilm::scaleSource).toList())));
        sentences.add(words.say("compare.note"));
        comparison.doubts().forEach(doubt -> sentences.add(words.say(doubt)));
        return sentences;
    }

    /** The moves by each method, and the measurements over time. */
    public List<Table> tables(VisitComparison comparison) {
        List<String> labels = labels(comparison);
        Table.Rows moves = new Table.Rows();
        comparison.laid().forEach((method, laid) -> {
            for (int i = 0; i < laid.size(); i++) {
                Superimposition one = laid.get(i);
                for (Displacement displacement : one.displacements()) {
                    moves.row()
                            .words(
                                    words.say("compare.method." + method),
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
                            .words(answer(displacement.error().isEmpty(), displacement.withinError()));
                }
            }
        });
        Table.Rows fits = new Table.Rows();
        comparison.laid().forEach((method, laid) -> {
            for (int i = 0; i < laid.size(); i++) {
                Superimposition one = laid.get(i);
                fits.row()
                        .words(words.say("compare.method." + method), labels.get(i + 1))
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
                            words.terms().name(change.measurement()),
                            change.measurement().unit().symbol());
            change.values().forEach(value -> row.numbers(1, value.orElse(Double.NaN)));
            row.numbers(1, number(change.difference()), number(change.perYear()), number(change.error()))
                    .words(
                            change.difference().isEmpty()
                                    ? ""
                                    : answer(change.error().isEmpty(), change.withinError()));
        }
        List<String> heads = new ArrayList<>(columns("id", "measurement", "unit"));
        labels.forEach(label -> heads.add(words.say("compare.column.visit", label)));
        heads.addAll(columns("difference", "perYear", "sd", "within"));
        return List.of(
                new Table("changes", words.say("compare.changes"), heads, changes.all()),
                new Table(
                        "moves",
                        words.say("compare.moves"),
                        columns("method", "laid", "point", "forward", "up", "length", "sdForward", "sdUp", "within"),
                        moves.all()),
                new Table(
                        "superimposition",
                        words.say("compare.fits"),
                        columns("method", "laid", "turn", "shiftX", "shiftY", "residual", "correlation"),
                        fits.all()));
    }

    private List<String> columns(String... keys) {
        return Stream.of(keys).map(key -> words.say("compare.column." + key)).toList();
    }

    private String answer(boolean unknown, boolean within) {
        return words.say(unknown ? "compare.unknown" : within ? "compare.yes" : "compare.no");
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
