package org.nasion.model.heatmap;

/**
 * What a heat-map's shape was worth on films that the network had not seen: two tables over one
 * number of a peak, linear between their knots and constant outside.
 *
 * @param feature         which number of the peak
 * @param far             for {@link Feature#DOUBT}, input px; not used by the other
 * @param knots           its values in input px, rising
 * @param expectedErrorMm mean distance from the experts at each knot, mm by the data sets' own scale
 * @param within2mm       share of points within 2 mm of the experts, 0 to 1
 */
public record ConfidenceTable(Feature feature, double far, double[] knots, double[] expectedErrorMm,
                              double[] within2mm) {

    /** Numbers that a table can be made over. */
    public enum Feature {
        /** {@link Peak#doubt} */
        DOUBT,
        /** {@link Peak#radius} */
        RMS_RADIUS
    }

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
    public double expectedErrorMm(Peak peak) {
        return at(of(peak), expectedErrorMm);
    }

    /** Share of such points within 2 mm of the experts, 0 to 1. */
    public double within2mm(Peak peak) {
        return at(of(peak), within2mm);
    }

    private double of(Peak peak) {
        return feature == Feature.DOUBT ? peak.doubt(far) : peak.radius();
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
