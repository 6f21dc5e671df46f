package org.nasion.core.wording;

import java.util.Locale;
import java.util.Objects;
import org.nasion.core.analysis.Unit;

/**
 * The units in which people want to read lengths and angles. For showing alone: what is stored and exchanged stays in
 * millimetres and degrees, and so does every value that is passed in here. Percentages have no other unit.
 */
public record Units(Length length, Angle angle) {

    /** A unit of length; an inch is 25.4 mm by definition (international yard and pound agreement, 1959). */
    public enum Length {
        MILLIMETRE("mm", 1, 1),
        CENTIMETRE("cm", 10, 2),
        INCH("in", 25.4, 2);

        private final String symbol;
        private final double mm;
        private final int decimals;

        Length(String symbol, double mm, int decimals) {
            this.symbol = symbol;
            this.mm = mm;
            this.decimals = decimals;
        }
    }

    /** How angles are written. */
    public enum Angle {
        /** as 82.3° */
        DECIMAL,
        /** as 82°18′ */
        MINUTES
    }

    /** Millimetres and decimal degrees, as norms are published. */
    public static final Units USUAL = new Units(Length.MILLIMETRE, Angle.DECIMAL);

    public Units {
        Objects.requireNonNull(length);
        Objects.requireNonNull(angle);
    }

    /** What stands behind numbers of this unit. */
    public String symbol(Unit unit) {
        return unit == Unit.MILLIMETRE ? length.symbol : unit.symbol();
    }

    /** A value in the unit that people read. */
    public double convert(double value, Unit unit) {
        return unit == Unit.MILLIMETRE ? value / length.mm : value;
    }

    /**
     * A value without its unit, as precise as a measurement on a film deserves, in English digits; degrees in minutes
     * bring their signs along.
     *
     * @param value in mm, degrees or percent
     */
    String number(double value, Unit unit) {
        return isInMinutes(unit) ? minutes(value) : plain(convert(value, unit), decimals(unit));
    }

    /** A length with a decimal more than measurements have, for how far two points lie apart. */
    String fine(double mm) {
        return plain(convert(mm, Unit.MILLIMETRE), length.decimals + 1);
    }

    /** As {@link #number} with up to two decimals of mm, degrees or percent kept, for norms as their sources give them. */
    String exact(double value, Unit unit) {
        if (isInMinutes(unit)) {
            return minutes(value);
        }
        boolean converted = unit == Unit.MILLIMETRE && length != Length.MILLIMETRE;
        String text = plain(convert(value, unit), converted ? decimals(unit) : 2);
        return converted ? text : text.replaceFirst("\\.?0+$", "");
    }

    /** Whether this unit's numbers carry their signs themselves. */
    boolean isInMinutes(Unit unit) {
        return unit == Unit.DEGREE && angle == Angle.MINUTES;
    }

    private int decimals(Unit unit) {
        return unit == Unit.MILLIMETRE ? length.decimals : 1;
    }

    private static String plain(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    private static String minutes(double degrees) {
        long all = Math.round(Math.abs(degrees) * 60);
        return (degrees < 0 && all > 0 ? "-" : "") + all / 60 + "°" + String.format(Locale.ROOT, "%02d′", all % 60);
    }
}
