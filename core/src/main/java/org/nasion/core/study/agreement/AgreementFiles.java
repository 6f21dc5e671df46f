package org.nasion.core.study.agreement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nasion.core.chart.Chart;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.ChartPicture;
import org.nasion.core.report.Table;
import org.nasion.core.report.TableFiles;
import org.nasion.core.report.TablePages;
import org.nasion.core.storage.AtomicFile;

/** Writes an agreement into a folder: tables as CSV and as one workbook, pictures as SVG and PNG, pages for a paper, method sentences. */
public final class AgreementFiles {

    private static final double WIDTH = 250;
    private static final double HEIGHT = 180;
    /** Head and panels stand side by side on a lying sheet. */
    private static final double HEAD = 260;

    private static final double PANELS = 470;
    private static final int COLUMNS = 6;
    private static final double DPI = 300;
    private static final double PANEL_MM = 6;
    /** On paper the raw readings would fill a book; files have them. */
    private static final Set<String> NOT_ON_PAPER = Set.of("readings");

    private final Path folder;
    private final String program;

    /** @param program name and version */
    public AgreementFiles(Path folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    /**
     * @param title        of the study, for people
     * @param remarks      what the source of the readings has to tell, one sentence each
     * @param measurements identifiers of those that get a picture and a line in the PDF; the files have the figures of all
     * @throws ProblemException NAS-FILE-… where something cannot be written
     */
    public void write(String title, Agreement agreement, List<String> remarks, Set<String> measurements) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-FILE-FOLDER.agreement", "The folder for the agreement could not be made.", e);
        }
        List<Table> tables = AgreementTables.of(agreement);
        tables.forEach(table -> text(table.id() + ".csv", TableFiles.csv(table)));
        AtomicFile.write(folder.resolve("agreement.xlsx"), out -> TableFiles.workbook(tables, out));
        List<String> method = MethodText.of(agreement, program, remarks);
        text("method.txt", String.join("\n", method) + "\n");
        if (!agreement.leftOut().isEmpty()) {
            text("left_out.txt", String.join("\n", agreement.leftOut()) + "\n");
        }
        List<TablePages.Pictures> sections = pictures(agreement, measurements);
        List<Table> paper = tables.stream()
                .filter(table -> !NOT_ON_PAPER.contains(table.id()))
                .map(table -> table.id().equals("measurements") ? chosen(table, measurements) : table)
                .filter(table -> !table.rows().isEmpty())
                .toList();
        AtomicFile.write(
                folder.resolve("supplement.pdf"),
                out -> TablePages.write(
                        Locale.ENGLISH,
                        title,
                        "Agreement of readers",
                        "Method",
                        method,
                        paper,
                        sections,
                        program,
                        out));
    }

    /** On paper only the measurements that were asked for; the file has all. */
    private static Table chosen(Table table, Set<String> measurements) {
        return new Table(
                table.id(),
                table.title() + " (all of them are in measurements.csv)",
                table.columns(),
                table.rows().stream()
                        .filter(row -> row.get(2) instanceof Table.Words id && measurements.contains(id.text()))
                        .toList());
    }

    private List<TablePages.Pictures> pictures(Agreement agreement, Set<String> chosen) {
        ChartPicture picture = new ChartPicture();
        List<TablePages.Pictures> sections = new ArrayList<>();
        for (Agreement.Pair pair : agreement.pairs()) {
            String both = pair.second() + " against " + pair.first();
            if (pair.landmarks().values().stream().anyMatch(errors -> errors.n() >= PairedAgreement.LEAST)) {
                Chart head = EllipseCharts.onHead("95 % error ellipses, " + both, pair.landmarks(), HEAD);
                Chart panels = EllipseCharts.panels(
                        "Errors, panels of ± 6 mm, ring at 2 mm", pair.landmarks(), PANELS, COLUMNS, PANEL_MM);
                both(picture, "ellipses_" + name(pair), head);
                both(picture, "errors_" + name(pair), panels);
                sections.add(new TablePages.Pictures("Landmarks, " + both, List.of(head, panels)));
            }
            List<Chart> altman = new ArrayList<>();
            pair.measurements().stream()
                    .filter(measured -> chosen.contains(measured.id()))
                    .sorted(Comparator.comparing(Agreement.Measured::id))
                    .forEach(measured -> {
                        Chart chart = BlandAltmanChart.of(measured, pair.first(), pair.second(), WIDTH, HEIGHT);
                        both(picture, "bland_altman_" + name(pair) + "_" + plain(measured.id()), chart);
                        altman.add(chart);
                    });
            if (!altman.isEmpty()) {
                sections.add(new TablePages.Pictures("Bland–Altman, " + both, altman));
            }
        }
        return sections;
    }

    private static String name(Agreement.Pair pair) {
        return plain(pair.first()) + "_" + plain(pair.second());
    }

    /** A part of a file name. */
    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9-]+", "-").toLowerCase(Locale.ROOT);
    }

    private void both(ChartPicture picture, String name, Chart chart) {
        AtomicFile.write(folder.resolve(name + ".svg"), out -> picture.writeSvg(chart, out));
        AtomicFile.write(folder.resolve(name + ".png"), out -> picture.writePng(chart, DPI, out));
    }

    private void text(String name, String text) {
        AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
