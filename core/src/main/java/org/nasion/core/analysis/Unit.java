package org.nasion.core.analysis;

/** The unit of a measurement, with its symbol and its UCUM code. */
public enum Unit {
    DEGREE("°", "deg"),
    MILLIMETRE("mm", "mm"),
    PERCENT("%", "%");

    private final String symbol;
    private final String ucum;

    Unit(String symbol, String ucum) {
        this.symbol = symbol;
        this.ucum = ucum;
    }

    public String symbol() {
        return symbol;
    }

    public String ucum() {
        return ucum;
    }
}
