package org.nasion.app.desktop.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.wording.Wording;

/** One line of the table of measurements. */
public sealed interface MeasurementRow {

    /** A group's name above its measurements. */
    record Heading(String text) implements MeasurementRow {}

    /**
     * A measurement.
     *
     * @param change how much the gesture that is under way has changed it; empty where it has not
     */
    record Line(Reading reading, OptionalDouble change) implements MeasurementRow {}

    /** The table, with what has changed since {@code before}. */
    static List<MeasurementRow> of(Readings now, Wording wording, Optional<Readings> before) {
        List<MeasurementRow> rows = new ArrayList<>();
        String group = "";
        for (Reading reading : now.all()) {
            if (reading.isUnplaced()) {
                continue; // it wants a point that most films never get
            }
            if (!reading.measurement().group().equals(group)) {
                group = reading.measurement().group();
                rows.add(new Heading(wording.terms().group(group)));
            }
            rows.add(new Line(reading, change(reading, before)));
        }
        return rows;
    }

    /** The same for one analysis. */
    static List<MeasurementRow> of(Sheet sheet, Wording wording, Optional<Readings> before) {
        List<MeasurementRow> rows = new ArrayList<>();
        for (Sheet.Section section : sheet.sections()) {
            rows.add(new Heading(wording.terms().heading(section.title())));
            section.readings().forEach(reading -> rows.add(new Line(reading, change(reading, before))));
        }
        return rows;
    }

    private static OptionalDouble change(Reading now, Optional<Readings> before) {
        OptionalDouble value = now.value().number();
        OptionalDouble old = before.flatMap(
                        readings -> readings.reading(now.measurement().id()))
                .map(reading -> reading.value().number())
                .orElse(OptionalDouble.empty());
        return value.isPresent() && old.isPresent() && value.getAsDouble() != old.getAsDouble()
                ? OptionalDouble.of(value.getAsDouble() - old.getAsDouble())
                : OptionalDouble.empty();
    }
}
