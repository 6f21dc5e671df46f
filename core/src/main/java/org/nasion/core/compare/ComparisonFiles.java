package org.nasion.core.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final ComparisonWords said;
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
        this.said = new ComparisonWords(words);
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
        List<Table> tables = said.tables(comparison);
        tables.forEach(table -> AtomicFile.writePrivate(
                folder.resolve(table.id() + ".csv"), TableFiles.csv(table).getBytes(StandardCharsets.UTF_8)));
        AtomicFile.writePrivate(folder.resolve("comparison.xlsx"), out -> TableFiles.workbook(tables, out));
        List<Chart> panels = new ArrayList<>();
        List<Chart> pictures = new ArrayList<>();
        ChartPicture picture = new ChartPicture();
        comparison.laid().forEach((method, laid) -> {
            Chart chart = said.chart(comparison, method, WIDTH);
            pictures.add(chart);
            AtomicFile.writePrivate(folder.resolve(method + ".svg"), out -> picture.writeSvg(chart, out));
            AtomicFile.writePrivate(folder.resolve(method + ".png"), out -> picture.writePng(chart, DPI, out));
            panels.add(said.chart(comparison, method, PANEL));
        });
        AtomicFile.writePrivate(
                folder.resolve("comparison.pdf"),
                out -> TablePages.write(
                        words.language(),
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

    /** Who it is, and what a reader has to know of the numbers. */
    private List<String> sentences(VisitComparison comparison) {
        List<String> sentences = new ArrayList<>();
        patient.ifPresent(who -> sentences.add(words.say("compare.patient", who)));
        sentences.addAll(said.sentences(comparison));
        return sentences;
    }
}
