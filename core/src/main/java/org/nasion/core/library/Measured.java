package org.nasion.core.library;

import java.util.List;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Unit;

/**
 * A number by which a film is found. Numbers that a film cannot give, for want of a point or a scale, are not kept.
 *
 * @param code  of the measurement, for example {@code "SNA"}
 * @param value in its unit
 * @param unit  of the value; millimetres are those of the film's own calibration, which its case names
 */
public record Measured(String code, double value, Unit unit) {

    public Measured {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a measured value is finite");
        }
    }

    /** All numbers that there are. */
    public static List<Measured> of(Readings readings) {
        return readings.all().stream()
                .filter(reading -> reading.value().number().isPresent())
                .map(reading -> new Measured(
                        reading.measurement().id(),
                        reading.value().number().getAsDouble(),
                        reading.measurement().unit()))
                .toList();
    }
}
