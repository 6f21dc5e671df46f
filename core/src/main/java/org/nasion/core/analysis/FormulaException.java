package org.nasion.core.analysis;

/** A formula that cannot be, with the place in it. */
final class FormulaException extends RuntimeException {

    private final String code;
    private final int at;

    /**
     * @param code     NAS-ANALYSIS-…
     * @param sentence plain, with a full stop
     * @param at       index of the character in the formula
     */
    FormulaException(String code, String sentence, int at) {
        super(sentence);
        this.code = code;
        this.at = at;
    }

    String code() {
        return code;
    }

    int at() {
        return at;
    }
}
