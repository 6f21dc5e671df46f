package org.nasion.app.desktop.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.analysis.Unit;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.ClassPicture;
import org.nasion.core.chart.JawLengths;
import org.nasion.core.chart.Wigglegram;
import org.nasion.core.wording.Units;
import org.nasion.core.wording.Wording;

/** The table of measurements of the open tracing: of all of them, or of one analysis beside the norms of its own sources. */
public final class MeasurementsViewModel {

    private final WorkbenchViewModel workbench;
    private final Wording wording;
    /** A spreadsheet cannot count with minutes: its angles stay decimal. */
    private final Wording decimal;

    public MeasurementsViewModel(WorkbenchViewModel workbench, Wording wording) {
        this.workbench = workbench;
        this.wording = wording;
        this.decimal = wording.with(new Units(wording.units().length(), Units.Angle.DECIMAL));
    }

    public Wording wording() {
        return wording;
    }

    /** The rows of a tracing, with what a gesture that is under way has changed. */
    public List<MeasurementRow> rows(OpenCase of) {
        Readings now = of.tracing().readingsProperty().get();
        Optional<Readings> before = of.tracing().drag().heldProperty().get().map(PointDrag.Held::before);
        return sheet(of)
                .map(sheet -> MeasurementRow.of(sheet, wording, before))
                .orElseGet(() -> MeasurementRow.of(now, wording, before));
    }

    /**
     * The charts of what is shown.
     *
     * @param width of each, points
     */
    public List<Chart> charts(OpenCase of, double width) {
        Readings now = of.tracing().readingsProperty().get();
        List<Chart> charts = new ArrayList<>();
        if (sheet(of).isPresent()) {
            Sheet sheet = sheet(of).get();
            Wigglegram.of(
                            wording.terms().name(sheet.analysis()),
                            sheet.readings(),
                            Reading::uncertainty,
                            width,
                            wording)
                    .ifPresent(charts::add);
        } else {
            now.all().stream()
                    .collect(Collectors.groupingBy(
                            reading -> reading.measurement().group(),
                            java.util.LinkedHashMap::new,
                            Collectors.toList()))
                    .forEach((group, readings) -> Wigglegram.of(
                                    wording.terms().group(group), readings, Reading::uncertainty, width, wording)
                            .ifPresent(charts::add));
        }
        ClassPicture.of(now, width, wording).ifPresent(charts::add);
        JawLengths.of(now, width, wording).ifPresent(charts::add);
        return charts;
    }

    /** What is shown as text: one line each, cells divided by tabs for a spreadsheet or by spaces for people. */
    public String text(OpenCase of, boolean tabs) {
        StringBuilder text = new StringBuilder();
        for (MeasurementRow row : rows(of)) {
            switch (row) {
                case MeasurementRow.Heading heading ->
                    text.append(heading.text()).append('\n');
                case MeasurementRow.Line line ->
                    text.append(tabs ? tabbed(line.reading()) : plain(line.reading()))
                            .append('\n');
            }
        }
        return text.toString();
    }

    private String tabbed(Reading reading) {
        Unit unit = reading.measurement().unit();
        return String.join(
                "\t",
                wording.name(reading),
                number(reading.value().number(), unit),
                number(reading.uncertainty(), unit),
                wording.units().symbol(unit),
                reading.norm().map(norm -> decimal.norm(reading)).orElse(""),
                number(reading.deviation(), Unit.PERCENT),
                reading.stars(),
                wording.deviation(reading));
    }

    private String plain(Reading reading) {
        return "  " + wording.name(reading) + ": " + wording.valueWithError(reading)
                + reading.norm()
                        .map(norm -> " (" + wording.say("norm") + " " + wording.norm(reading) + ")")
                        .orElse("")
                + (reading.stars().isEmpty() ? "" : " " + reading.stars())
                + (reading.stars().isEmpty() && reading.deviation().isPresent() ? "" : " " + wording.deviation(reading))
                        .stripTrailing();
    }

    private String number(OptionalDouble value, Unit unit) {
        return value.isPresent()
                ? decimal.number(decimal.units().convert(value.getAsDouble(), unit), 2)
                        .replace('−', '-')
                : "";
    }

    private Optional<Sheet> sheet(OpenCase of) {
        return workbench
                .analyses()
                .chosenSheet(
                        of.tracing().readingsProperty().get(),
                        PatientFacts.of(of.tracing().state()));
    }
}
