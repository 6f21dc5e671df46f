package org.nasion.model.heatmap;

/**
 * What a doubt was worth on films that the network had not seen: two tables over one number, linear
 * between their knots and constant outside.
 *
 * @param knots           values of the doubt, rising
 * @param expectedErrorMm mean distance from the experts at each knot, mm by the data sets' own scale
 * @param within2mm       share of points within 2 mm of the experts, 0 to 1
 */
public record ConfidenceTable(double[] knots, double[] expectedErrorMm, double[] within2mm) {

    public ConfidenceTable {
        if (knots.length == 0 || expectedErrorMm.length != knots.length || within2mm.length != knots.length) {
            throw new IllegalArgumentException("confidence tables of different lengths");
        }
        for (int i = 1; i < knots.length; i++) {
            if (!(knots[i] > knots[i - 1])) {
                throw new IllegalArgumentException("the knots of the confidence tables must rise");
            }
        }
    }

    /** Expected distance from the experts, mm. */
    public double expectedErrorMm(double doubt) {
        return at(doubt, expectedErrorMm);
    }

    /** Share of such points within 2 mm of the experts, 0 to 1. */
    public double within2mm(double doubt) {
        return at(doubt, within2mm);
    }

    private double at(double value, double[] table) {
        if (value <= knots[0]) {
            return table[0];
        }
        for (int i = 1; i < knots.length; i++) {
            if (value <= knots[i]) {
                double part = (value - knots[i - 1]) / (knots[i] - knots[i - 1]);
                return table[i - 1] + part * (table[i] - table[i - 1]);
            }
        }
        return table[table.length - 1];
    }
}
