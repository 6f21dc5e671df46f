package org.nasion.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CSS of a clinic's template reduced to what loads and runs nothing: rules, declarations and the functions that are known to
 * be harmless. What else there is goes: addresses, imports, fonts from elsewhere, escapes outside of texts, bindings.
 * Places like <code>{{accent}}</code> stay where what fills them is the program's own.
 */
final class TemplateStyle {

    /** Places that hold numbers, colours and words of the program, never anything of a patient. */
    static final Set<String> PLACES =
            Set.of("pageSize", "pageWidth", "page", "accent", "filmWidth", "sideWidth", "language", "medium");

    private static final Set<String> FUNCTIONS = Set.of(
            "rgb",
            "rgba",
            "hsl",
            "hsla",
            "calc",
            "min",
            "max",
            "clamp",
            "counter",
            "counters",
            "element",
            "running",
            "linear-gradient",
            "radial-gradient",
            "rotate",
            "scale",
            "translate",
            "translatex",
            "translatey",
            "not",
            "is",
            "where",
            "nth-child",
            "nth-last-child",
            "nth-of-type",
            "nth-last-of-type",
            "lang",
            "dir");

    private static final Set<String> BLOCKS = Set.of(
            "page",
            "media",
            "supports",
            "top-left-corner",
            "top-left",
            "top-center",
            "top-right",
            "top-right-corner",
            "bottom-left-corner",
            "bottom-left",
            "bottom-center",
            "bottom-right",
            "bottom-right-corner",
            "left-top",
            "left-middle",
            "left-bottom",
            "right-top",
            "right-middle",
            "right-bottom");

    private static final Set<String> PROPERTIES_OUT = Set.of("behavior", "-moz-binding", "-ms-behavior", "-o-link");

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    /** As CSS has them: an end of line in it makes it none. */
    private static final Pattern STRING =
            Pattern.compile("\"[^\"\\\\\\n\\r\\f]*+(?:\\\\(?:[0-9a-fA-F]{1,6} ?|[\"'\\\\])[^\"\\\\\\n\\r\\f]*+)*+\""
                    + "|'[^'\\\\\\n\\r\\f]*+(?:\\\\(?:[0-9a-fA-F]{1,6} ?|[\"'\\\\])[^'\\\\\\n\\r\\f]*+)*+'");

    private static final Pattern FUNCTION = Pattern.compile("([^\\s(),:;=<>+*/~|{}\\[\\]\"']*)\\(");
    private static final Pattern AT_RULE = Pattern.compile("@([A-Za-z-]+)");
    private static final int DEEPEST = 6;

    private final String css;
    private int at;

    private TemplateStyle(String css) {
        this.css = css;
    }

    /** A style sheet; never holds {@code <}, so that it can stand in an element for HTML and XHTML alike. */
    static String sheet(String css) {
        return new TemplateStyle(prepared(css)).rules(0, true);
    }

    /** What stands in a {@code style} attribute. */
    static String declarations(String css) {
        String prepared = prepared(css);
        return prepared.contains("{{")
                ? ""
                : pieces(prepared).stream()
                        .filter(TemplateStyle::isDeclaration)
                        .map(String::strip)
                        .collect(Collectors.joining("; "));
    }

    /** Without comments, and with places as words that no style sheet uses by chance. */
    private static String prepared(String css) {
        StringBuilder out = new StringBuilder(css.length());
        Matcher string = STRING.matcher(css);
        for (int i = 0; i < css.length(); ) {
            char c = css.charAt(i);
            if (css.startsWith("/*", i)) {
                int end = css.indexOf("*/", i + 2);
                out.append(' ');
                i = end < 0 ? css.length() : end + 2;
            } else if ((c == '"' || c == '\'') && string.region(i, css.length()).lookingAt()) {
                out.append(string.group());
                i = string.end();
            } else if (css.startsWith("{{", i)) {
                Matcher place = PLACE.matcher(css).region(i, css.length());
                boolean known = place.lookingAt() && PLACES.contains(place.group(1));
                out.append(known ? "\u0001" + place.group(1) + "\u0002" : "\\");
                i = known ? place.end() : i + 2;
            } else {
                out.append(c == '\u0001' || c == '\u0002' || c == 0 ? ' ' : c);
                i++;
            }
        }
        return out.toString();
    }

    private String rules(int depth, boolean outermost) {
        StringBuilder out = new StringBuilder();
        while (at < css.length()) {
            int start = at;
            char end = toEndOfPiece();
            String piece = css.substring(start, at).strip();
            at = Math.min(css.length(), at + 1);
            if (end == '{') {
                String inner = rules(depth + 1, false);
                if (depth < DEEPEST && isPrelude(piece)) {
                    out.append(shown(piece)).append(" {").append(inner).append("}\n");
                }
            } else {
                if (isDeclaration(piece)) {
                    out.append(' ').append(shown(piece)).append(';');
                }
                if (end == '}' && !outermost) {
                    return out.toString();
                }
            }
        }
        return out.toString();
    }

    /** Moves to the next bracket or semicolon that is in no text and in no round bracket; 0 at the end. */
    private char toEndOfPiece() {
        Matcher string = STRING.matcher(css);
        int round = 0;
        while (at < css.length()) {
            char c = css.charAt(at);
            if ((c == '"' || c == '\'') && string.region(at, css.length()).lookingAt()) {
                at = string.end();
                continue;
            }
            round = Math.max(0, round + (c == '(' ? 1 : c == ')' ? -1 : 0));
            if (c == '{' || c == '}' || c == ';' && round == 0) {
                return c;
            }
            at++;
        }
        return 0;
    }

    private static List<String> pieces(String css) {
        TemplateStyle text = new TemplateStyle(css);
        List<String> pieces = new ArrayList<>();
        while (text.at < css.length()) {
            int start = text.at;
            text.toEndOfPiece();
            pieces.add(css.substring(start, text.at));
            text.at++;
        }
        return pieces;
    }

    private static boolean isPrelude(String piece) {
        Matcher rule = AT_RULE.matcher(piece);
        if (piece.startsWith("@")) {
            return rule.lookingAt()
                    && BLOCKS.contains(rule.group(1).toLowerCase(Locale.ROOT))
                    && isHarmless(piece.substring(1));
        }
        return !piece.isEmpty() && isHarmless(piece);
    }

    private static boolean isDeclaration(String piece) {
        int colon = piece.indexOf(':');
        return colon > 0
                && piece.substring(0, colon).strip().matches("-{0,2}[A-Za-z][A-Za-z0-9-]*")
                && !PROPERTIES_OUT.contains(piece.substring(0, colon).strip().toLowerCase(Locale.ROOT))
                && isHarmless(piece.substring(colon + 1));
    }

    private static boolean isHarmless(String piece) {
        String bare = STRING.matcher(piece).replaceAll("\"\"");
        if (piece.contains("{{")
                || piece.contains("]]")
                || piece.indexOf('<') >= 0
                || piece.indexOf('&') >= 0
                || bare.indexOf('\\') >= 0
                || bare.indexOf('@') >= 0
                || bare.indexOf('{') >= 0
                || bare.replace("\"\"", "").matches("(?s).*[\"'`].*")) {
            return false;
        }
        Matcher function = FUNCTION.matcher(bare);
        while (function.find()) {
            String name = function.group(1).toLowerCase(Locale.ROOT);
            String plain = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1);
            if (!plain.isEmpty() && !FUNCTIONS.contains(plain)) {
                return false;
            }
        }
        return !bare.toLowerCase(Locale.ROOT).contains("javascript");
    }

    private static String shown(String piece) {
        return piece.replaceAll("\u0001(\\w+)\u0002", "{{$1}}");
    }
}
