package org.nasion.lab.phantom;

/** The vertical relation of the jaws, by the angle between S–N and Go–Gn in degrees. */
public enum VerticalType {
    /** SN–GoGn 20° to 28° */
    DEEP(20, 28),
    /** SN–GoGn 28° to 36° */
    NORMAL(28, 36),
    /** SN–GoGn 36° to 44° */
    OPEN(36, 44);

    private final double low;
    private final double high;

    VerticalType(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /** Smallest SN–GoGn, degrees. */
    public double lowSnGoGn() {
        return low;
    }

    /** Largest SN–GoGn, degrees. */
    public double highSnGoGn() {
        return high;
    }
}
