package org.nasion.core.chart;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.nasion.core.chart.Chart.Tone;

/**
 * The colours of charts and tables, 0xRRGGBB. The levels go from blue over ochre and red to purple and were chosen so that
 * eyes that lack a kind of cone tell every two of them apart; shape and stars say the same.
 *
 * @param background that everything is drawn on
 * @param tones      one colour for each tone
 */
public record Palette(int background, Map<Tone, Integer> tones) {

    /** For paper. */
    public static final Palette LIGHT = new Palette(
            0xFFFFFF,
            Map.ofEntries(
                    Map.entry(Tone.INK, 0x1C2733),
                    Map.entry(Tone.QUIET, 0x5B6774),
                    Map.entry(Tone.GRID, 0xC3CED6),
                    Map.entry(Tone.BAND, 0xCFE3EA),
                    Map.entry(Tone.BAND_OUTER, 0xEBF2F5),
                    Map.entry(Tone.ACCENT, 0x0D6F8F),
                    Map.entry(Tone.LEVEL_0, 0x5B9BC0),
                    Map.entry(Tone.LEVEL_1, 0xA06000),
                    Map.entry(Tone.LEVEL_2, 0x8F1D1D),
                    Map.entry(Tone.LEVEL_3, 0x4A0038)));

    /** For the dark window. */
    public static final Palette DARK = new Palette(
            0x12161C,
            Map.ofEntries(
                    Map.entry(Tone.INK, 0xE6ECF2),
                    Map.entry(Tone.QUIET, 0x9DA9B5),
                    Map.entry(Tone.GRID, 0x36414C),
                    Map.entry(Tone.BAND, 0x24414D),
                    Map.entry(Tone.BAND_OUTER, 0x1B2A33),
                    Map.entry(Tone.ACCENT, 0x4FB8DA),
                    Map.entry(Tone.LEVEL_0, 0x7FB0CC),
                    Map.entry(Tone.LEVEL_1, 0xF5D76E),
                    Map.entry(Tone.LEVEL_2, 0xFF8A65),
                    Map.entry(Tone.LEVEL_3, 0xD58CF0)));

    public Palette {
        tones = Map.copyOf(tones);
    }

    public int rgb(Tone tone) {
        return Objects.requireNonNull(tones.get(tone));
    }

    /** The same with another accent, moved towards black or white until words in it can be read on the background. */
    public Palette withAccent(int rgb) {
        int end = luminance(background) > 0.5 ? 0x000000 : 0xFFFFFF;
        int readable = rgb;
        for (int step = 1; contrast(readable, background) < 4.5 && step <= 20; step++) {
            readable = mixed(rgb, end, step / 20.0);
        }
        Map<Tone, Integer> changed = new EnumMap<>(tones);
        changed.put(Tone.ACCENT, readable);
        return new Palette(background, changed);
    }

    /** WCAG 2.2 contrast ratio of two colours, 1 to 21. */
    public static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance of sRGB, 0 to 1. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            mixed |= (int) Math.round(a + share * (b - a)) << shift;
        }
        return mixed;
    }
}
