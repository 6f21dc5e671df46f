package org.nasion.core.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nasion.core.text.PlainText;

/** Text as XHTML. */
final class Markup {

    private Markup() {}

    /** The text, where there is one. */
    static Optional<String> nonEmpty(String text) {
        return Optional.of(text).filter(t -> !t.isBlank());
    }

    /** With two decimals and a point. */
    static String mm(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** What a person wrote, safe for XML and in its own direction: a name from the right must not move what stands beside it. */
    static String apart(String text) {
        return PlainText.isFromTheRight(text) ? "<bdi dir=\"auto\">" + escape(text) + "</bdi>" : escape(text);
    }

    /** A sentence of ours around texts that {@link PlainText#isolated} set apart. */
    static String around(String sentence) {
        StringBuilder html = new StringBuilder();
        for (String piece : sentence.split("(?=" + PlainText.ISOLATE + ")|(?<=" + PlainText.END + ")")) {
            boolean whole = piece.length() > 1
                    && piece.charAt(0) == PlainText.ISOLATE
                    && piece.charAt(piece.length() - 1) == PlainText.END;
            html.append(whole ? "<bdi dir=\"auto\">" + escape(piece) + "</bdi>" : escape(piece));
        }
        return html.toString();
    }

    /**
     * Text made safe for XML and for the words beside it: characters that XML does not know, and those that steer what
     * shows them, are dropped.
     */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.lines()
                .map(PlainText::of)
                .collect(Collectors.joining("\n"))
                .codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '&' -> safe.append("&amp;");
                        case '"' -> safe.append("&quot;");
                        default -> {
                            if (c == '\n' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c < 0xFFFD || c >= 0x10000) {
                                safe.appendCodePoint(c);
                            }
                        }
                    }
                });
        return safe.toString();
    }

    /** No line ends between ± and its number. */
    static String together(String sentence) {
        return sentence.replace("± ", "±\u00a0");
    }

    /** Line ends only between the pieces of evidence, never between a name and its number or inside one. */
    static String unbroken(String evidence) {
        return Arrays.stream(evidence.split("(?<=;) "))
                .map(piece -> "<span class=\"piece\">" + escape(piece) + "</span>")
                .collect(Collectors.joining(" "));
    }

    /** A style sheet's string. */
    static String quoted(String css) {
        return "\"" + escape(css.replace("\\", "").replace("\"", "")) + "\"";
    }
}
