package org.nasion.core.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Value;
import org.nasion.core.chart.Chart;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.text.PlainText;
import org.nasion.core.wording.Wording;

/**
 * The report as a workbook: measurements, findings and points on a sheet each; numbers are numbers, headings are in the
 * reader's language, identifiers are those of every other export.
 */
public final class XlsxReport {

    private XlsxReport() {}

    /** The stream stays open. */
    public static void write(Report report, ReportStyle style, OutputStream out) throws IOException {
        Wording wording = Wording.of(style.language(), style.texts());
        Workbook book = new Workbook(out, "Nasion", null);
        measurements(book.newWorksheet(wording.say("values.title")), report, wording);
        findings(book.newWorksheet(wording.say("findings.title")), report, wording);
        points(book.newWorksheet(wording.say("points.title")), report, wording);
        for (Annex annex : report.annexes()) {
            annex.sheets(wording).forEach(table -> TableFiles.sheet(book.newWorksheet(table.id()), table));
        }
        book.finish();
    }

    private static void measurements(Worksheet sheet, Report report, Wording wording) {
        heads(
                sheet,
                List.of(
                        "ID",
                        wording.say("values.name"),
                        wording.say("values.value"),
                        wording.say("values.unit"),
                        "±",
                        wording.say("values.mean"),
                        wording.say("sd"),
                        wording.say("values.deviation"),
                        wording.say("values.stars"),
                        wording.say("values.words"),
                        wording.say("values.source"),
                        wording.say("values.remark"),
                        wording.say("values.low"),
                        wording.say("values.high")));
        int row = 1;
        for (Section section : Section.of(report, wording)) {
            text(sheet, row, 0, section.title());
            text(sheet, row, 10, section.source());
            sheet.range(row, 0, row, 13).style().bold().fillColor("E4EEF2").set();
            row++;
            for (Section.Part part : section.parts()) {
                if (section.parts().size() > 1) {
                    text(sheet, row, 1, part.title());
                    sheet.style(row++, 1).italic().set();
                }
                for (Reading reading : part.readings()) {
                    measurement(sheet, row++, reading, wording);
                }
            }
        }
        int[] widths = {18, 34, 10, 7, 8, 9, 8, 10, 8, 20, 30, 40, 9, 9};
        for (int i = 0; i < widths.length; i++) {
            sheet.width(i, widths[i]);
        }
        sheet.freezePane(2, 1);
    }

    private static void measurement(Worksheet sheet, int row, Reading reading, Wording wording) {
        text(sheet, row, 0, reading.measurement().id());
        text(sheet, row, 1, wording.name(reading));
        text(sheet, row, 3, reading.measurement().unit().symbol());
        if (reading.value() instanceof Value.Known known) {
            number(sheet, row, 2, known.value(), "0.0");
        } else {
            text(sheet, row, 11, wording.value(reading));
        }
        reading.uncertainty().ifPresent(error -> number(sheet, row, 4, error, "0.0"));
        Optional<Norm> norm = reading.norm();
        norm.ifPresent(n -> {
            if (!(n.figures() instanceof Norm.Figures.Range)) {
                number(sheet, row, 5, n.mean(), "0.0##");
            }
            n.sd().ifPresent(sd -> number(sheet, row, 6, sd, "0.0##"));
            NormFields.low(n).ifPresent(low -> number(sheet, row, 12, low, "0.0##"));
            NormFields.high(n).ifPresent(high -> number(sheet, row, 13, high, "0.0##"));
            text(sheet, row, 9, wording.deviation(reading));
            text(sheet, row, 10, wording.source(n));
        });
        reading.deviation().ifPresent(deviation -> {
            number(sheet, row, 7, deviation, "0.0");
            text(sheet, row, 8, reading.stars());
            String colour = String.format(
                    Locale.ROOT,
                    "%06X",
                    ReportPlaces.palette(ReportStyle.DEFAULT)
                            .rgb(Chart.Tone.level(reading.stars().length())));
            sheet.range(row, 7, row, 9).style().fontColor(colour).set();
        });
        if (reading.value() instanceof Value.Known) {
            String remark = wording.apart(Stream.of(
                            reading.estimated() ? "≈ " + wording.say("legend.estimated") : "",
                            wording.whyNoNorm(reading),
                            reading.standIn().isEmpty()
                                    ? ""
                                    : wording.say("values.standIn", wording.apart(List.copyOf(reading.standIn()))))
                    .filter(text -> !text.isEmpty())
                    .toList());
            if (!remark.isEmpty()) {
                text(sheet, row, 11, remark);
            }
        }
    }

    private static void findings(Worksheet sheet, Report report, Wording wording) {
        heads(sheet, List.of(wording.say("findings.title"), wording.say("findings.evidence")));
        int row = 1;
        for (Findings.Finding finding : report.findings().all()) {
            text(sheet, row, 0, wording.sentence(finding));
            text(sheet, row, 1, wording.evidence(finding));
            row++;
        }
        text(sheet, ++row, 0, report.program());
        int made = row;
        report.date().ifPresent(date -> text(sheet, made, 1, date.toString()));
        text(sheet, ++row, 0, wording.say("report.disclaimer"));
        text(sheet, ++row, 0, wording.terms().source(report.readings().calibration()));
        int scale = row;
        report.readings().calibration().mmPerPx().ifPresent(mm -> number(sheet, scale, 1, mm, "0.0000"));
        sheet.width(0, 80);
        sheet.width(1, 60);
    }

    private static void points(Worksheet sheet, Report report, Wording wording) {
        heads(sheet, List.of("ID", wording.say("points.point"), "x (px)", "y (px)", wording.say("points.state")));
        int row = 1;
        for (Landmark landmark : report.points()) {
            int at = row++;
            text(sheet, at, 0, landmark.code());
            text(sheet, at, 1, wording.terms().name(landmark));
            report.readings()
                    .tracing()
                    .placement(landmark)
                    .ifPresentOrElse(
                            placement -> {
                                number(sheet, at, 2, placement.position().x(), "0.00");
                                number(sheet, at, 3, placement.position().y(), "0.00");
                                text(sheet, at, 4, wording.provenance(placement));
                            },
                            () -> constructed(
                                    sheet, at, report.readings().constructed().get(landmark), wording));
        }
        sheet.width(1, 34);
        sheet.width(4, 34);
        sheet.freezePane(1, 1);
    }

    private static void constructed(Worksheet sheet, int row, Point at, Wording wording) {
        text(sheet, row, 4, wording.say(at == null ? "point.none" : "point.constructed"));
        if (at != null) {
            number(sheet, row, 2, at.x(), "0.00");
            number(sheet, row, 3, at.y(), "0.00");
        }
    }

    private static void heads(Worksheet sheet, List<String> heads) {
        for (int i = 0; i < heads.size(); i++) {
            text(sheet, 0, i, heads.get(i));
        }
        sheet.range(0, 0, 0, heads.size() - 1)
                .style()
                .bold()
                .fontColor(Color.WHITE)
                .fillColor("0D6F8F")
                .set();
    }

    /** A cell that is text by its type, which no spreadsheet runs, without characters that XML does not know. */
    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, PlainText.of(text));
    }

    private static void number(Worksheet sheet, int row, int column, double value, String format) {
        sheet.value(row, column, value);
        sheet.style(row, column).format(format).set();
    }
}
