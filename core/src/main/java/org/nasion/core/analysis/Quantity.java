package org.nasion.core.analysis;

/** What an expression yields; keeps angles from being added to lengths. */
enum Quantity {
    POINT("a point"),
    LINE("a line"),
    ANGLE("an angle"),
    LENGTH("a length"),
    PERCENT("a percentage"),
    NUMBER("a plain number");

    private final String words;

    Quantity(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean isNumeric() {
        return this != POINT && this != LINE;
    }

    static Quantity of(Unit unit) {
        return switch (unit) {
            case DEGREE -> ANGLE;
            case MILLIMETRE -> LENGTH;
            case PERCENT -> PERCENT;
        };
    }
}
