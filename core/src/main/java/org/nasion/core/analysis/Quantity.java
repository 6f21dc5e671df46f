package org.nasion.core.analysis;

import org.nasion.core.problem.Sentence;

/** What an expression yields; keeps angles from being added to lengths. */
enum Quantity {
    POINT(Sentence.of("value.point", "a point")),
    LINE(Sentence.of("value.line", "a line")),
    ANGLE(Sentence.of("value.angle", "an angle")),
    LENGTH(Sentence.of("value.length", "a length")),
    PERCENT(Sentence.of("value.percentage", "a percentage")),
    NUMBER(Sentence.of("value.plainNumber", "a plain number"));

    private final Sentence words;

    Quantity(Sentence words) {
        this.words = words;
    }

    Sentence words() {
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
