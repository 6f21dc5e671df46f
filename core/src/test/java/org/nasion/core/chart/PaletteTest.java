package org.nasion.core.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.chart.Chart.Tone;

class PaletteTest {

    private static final List<Tone> WORDS =
            List.of(Tone.INK, Tone.QUIET, Tone.ACCENT, Tone.LEVEL_1, Tone.LEVEL_2, Tone.LEVEL_3);
    private static final List<Tone> LEVELS = List.of(Tone.LEVEL_0, Tone.LEVEL_1, Tone.LEVEL_2, Tone.LEVEL_3);

    /** Full loss of red, green and blue cones, linear sRGB (Machado, Oliveira and Fernandes 2009, severity 1). */
    private static final double[][][] EYES = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}
    };

    /** Worked by hand: black on white is 21, equal colours 1, #767676 on white the well-known 4.54. */
    @Test
    void contrastIsThatOfTheStandard() {
        assertEquals(21, Palette.contrast(0x000000, 0xFFFFFF), 1e-9);
        assertEquals(1, Palette.contrast(0x123456, 0x123456), 1e-9);
        assertEquals(4.54, Palette.contrast(0x767676, 0xFFFFFF), 0.005);
    }

    @Test
    void wordsCanBeReadOnPaperAndScreen() {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            for (Tone tone : WORDS) {
                assertTrue(
                        Palette.contrast(palette.rgb(tone), palette.background()) >= 4.5,
                        palette.background() + " " + tone);
            }
        }
    }

    @Test
    void anAccentTooPaleToReadIsMadeReadable() {
        for (int pale : new int[] {0xFFEE00, 0xFFFFFF, 0x00FF00, 0x88CCFF}) {
            assertTrue(Palette.contrast(Palette.LIGHT.withAccent(pale).rgb(Tone.ACCENT), 0xFFFFFF) >= 4.5);
        }
        assertEquals(0x0D3B66, Palette.LIGHT.withAccent(0x0D3B66).rgb(Tone.ACCENT));
    }

    /** A difference (CIE 1976) of 15 is some six times what can just be seen side by side. */
    @Test
    void levelsDifferForEyesThatLackAKindOfCone() {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            for (double[][] eye : EYES) {
                for (int i = 0; i < LEVELS.size(); i++) {
                    for (int k = i + 1; k < LEVELS.size(); k++) {
                        double[] one = lab(seen(palette.rgb(LEVELS.get(i)), eye));
                        double[] other = lab(seen(palette.rgb(LEVELS.get(k)), eye));
                        double difference =
                                Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
                        assertTrue(
                                difference > 15,
                                palette.background() + " " + LEVELS.get(i) + " " + LEVELS.get(k) + " " + difference);
                    }
                }
            }
        }
    }

    private static double[] seen(int rgb, double[][] eye) {
        double[] linear = {linear(rgb >> 16 & 0xFF), linear(rgb >> 8 & 0xFF), linear(rgb & 0xFF)};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(eye[i][0] * linear[0] + eye[i][1] * linear[1] + eye[i][2] * linear[2], 0, 1);
        }
        return seen;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double[] lab(double[] rgb) {
        double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
        double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 216 / 24389.0 ? Math.cbrt(t) : (24389 / 27.0 * t + 16) / 116;
    }
}
