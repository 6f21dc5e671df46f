package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text and icon stands out from its ground by 4.5:1 at least, as WCAG 2 level AA computes it, in both themes. */
class ContrastTest {

    private static final double LEAST = 4.5;
    private static final Pattern VARIABLE = Pattern.compile("(-(?:nasion|color)-[a-z0-9-]+):\\s*([^;{}]+);");
    private static final Pattern TEXT =
            Pattern.compile("-fx-(?:text-fill|icon-color):\\s*(-(?:nasion|color)-[a-z0-9-]+);");
    /** Where texts stand: panels, pages and bars. */
    private static final List<String> GROUNDS = List.of("-nasion-panel", "-nasion-bar");

    private static final Color FILM_SURROUND = Color.web("#07090c");

    private static String resource(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String own() throws IOException {
        return resource(DesktopWindow.class, "workbench.css");
    }

    /** The colours of a theme by name: those of the library overlaid with our own, which are light ones and what dark puts over them. */
    private static Map<String, String> palette(String theme) throws IOException {
        Map<String, String> palette = new HashMap<>(library("light"));
        palette.putAll(block(own(), ".root {\n    -nasion"));
        if (theme.equals("dark")) {
            palette.putAll(block(own(), ".root:dark {"));
        }
        return palette;
    }

    private static Map<String, String> library(String theme) throws IOException {
        return block(resource(PrimerDark.class, "primer-" + theme + ".css"), ".root {");
    }

    private static Map<String, String> block(String css, String begin) {
        int from = css.indexOf(begin);
        Map<String, String> found = new HashMap<>();
        Matcher colours = VARIABLE.matcher(css.substring(from, css.indexOf('}', from)));
        while (colours.find()) {
            found.put(colours.group(1), colours.group(2).strip());
        }
        return found;
    }

    private static Color colour(Map<String, String> palette, String name) {
        String value = palette.get(name);
        assertTrue(value != null, name + " has no colour");
        return value.startsWith("-") ? colour(palette, value) : Color.web(value);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** A half-transparent colour as it looks on its ground. */
    private static Color over(Color colour, Color ground) {
        double a = colour.getOpacity();
        return Color.color(
                colour.getRed() * a + ground.getRed() * (1 - a),
                colour.getGreen() * a + ground.getGreen() * (1 - a),
                colour.getBlue() * a + ground.getBlue() * (1 - a));
    }

    @Test
    void theFormulaIsThatOfWcag() {
        assertEquals(21, contrast(Color.BLACK, Color.WHITE), 1e-9);
        assertEquals(4.54, contrast(Color.web("#767676"), Color.WHITE), 0.005); // the classic border case
        assertEquals(3.95, contrast(Color.web("#808080"), Color.WHITE), 0.005);
    }

    /** AtlantaFX's own dark theme is the independent source; what takes another role there is named in the style sheet. */
    @Test
    void darkHasTheColoursOfTheLibrarysDarkTheme() throws IOException {
        Map<String, String> light = library("light");
        Map<String, String> expected = new TreeMap<>(library("dark"));
        assertEquals(expected.keySet(), new TreeSet<>(light.keySet()));
        expected.entrySet().removeIf(colour -> colour.getValue().equals(light.get(colour.getKey())));
        expected.put("-color-base-1", expected.get("-color-base-6"));
        expected.put("-color-base-2", expected.get("-color-base-6"));
        expected.put("-color-success-5", expected.get("-color-success-6"));
        Map<String, String> ours = new TreeMap<>(block(own(), ".root:dark {"));
        ours.keySet().removeIf(name -> name.startsWith("-nasion"));
        assertEquals(expected, ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void everyTextColourOfTheStyleSheetStandsOutFromPanelsAndBars(String theme) throws IOException {
        Map<String, String> palette = palette(theme);
        TreeSet<String> texts =
                new TreeSet<>(List.of("-color-fg-default", "-nasion-muted", "-color-accent-fg", "-color-danger-fg"));
        Matcher used = TEXT.matcher(own());
        while (used.find()) {
            texts.add(used.group(1));
        }
        palette.keySet().stream()
                .filter(name -> name.startsWith("-nasion-severity") || name.startsWith("-nasion-point"))
                .forEach(texts::add);
        List<String> tooWeak = new ArrayList<>();
        for (String ground : GROUNDS) {
            for (String text : texts) {
                check(tooWeak, text + " on " + ground, colour(palette, text), colour(palette, ground));
            }
            // A selected or hovered row lies under its texts.
            for (String mark : List.of("-color-accent-subtle", "-color-neutral-subtle")) {
                Color row = over(colour(palette, mark), colour(palette, ground));
                check(tooWeak, "-color-fg-default on " + mark, colour(palette, "-color-fg-default"), row);
            }
        }
        assertEquals(List.of(), tooWeak);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void theWordsOfAccentButtonsStandOut(String theme) throws IOException {
        Map<String, String> palette = palette(theme);
        List<String> tooWeak = new ArrayList<>();
        check(
                tooWeak,
                "accent button",
                colour(palette, "-color-fg-emphasis"),
                colour(palette, "-color-accent-emphasis"));
        assertEquals(List.of(), tooWeak);
    }

    @Test
    void whatStandsOnTheSurroundOfTheFilmStandsOutInBothThemes() throws IOException {
        List<String> tooWeak = new ArrayList<>();
        Matcher fixed = Pattern.compile("\\.empty-state [^{]*\\{[^}]*-fx-text-fill:\\s*(#[0-9a-fA-F]{6})")
                .matcher(own());
        int seen = 0;
        while (fixed.find()) {
            seen++;
            check(tooWeak, "empty state " + fixed.group(1), Color.web(fixed.group(1)), FILM_SURROUND);
        }
        assertTrue(seen >= 3, "the style sheet has changed its ways");
        assertEquals(List.of(), tooWeak);
    }

    private static void check(List<String> tooWeak, String what, Color text, Color ground) {
        double contrast = contrast(over(text, ground), ground);
        if (contrast < LEAST) {
            tooWeak.add(String.format(java.util.Locale.ROOT, "%s: %.2f", what, contrast));
        }
    }
}
