package org.nasion.core.text;

/**
 * Text from files and keyboards as it may stand in a report, a list or a terminal: one line, without what would steer
 * the place that shows it.
 */
public final class PlainText {

    /** Begins what {@link #isolated} sets apart: FIRST STRONG ISOLATE. */
    public static final char ISOLATE = '\u2068';
    /** Ends it: POP DIRECTIONAL ISOLATE. */
    public static final char END = '\u2069';

    private PlainText() {}

    /**
     * Without control characters (a tab or line break becomes a blank) and without the characters that turn the direction
     * of what follows them (U+202A to U+202E, U+2066 to U+2069); a replacement character, which says only that something
     * was lost, becomes a question mark.
     */
    public static String of(String text) {
        if (text.chars().noneMatch(PlainText::steers)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (!steers(c)) {
                plain.append((char) c);
            } else if (c == '\t' || c == '\n' || c == '\r') {
                plain.append(' ');
            } else if (c == 0xFFFD) {
                plain.append('?');
            }
        });
        return plain.toString();
    }

    /**
     * The same for a place that shows other words beside it: where it has letters that are written from the right, it is set
     * apart from them by U+2068 and U+2069, so that neither changes the other's order.
     */
    public static String isolated(String text) {
        String plain = of(text);
        return isFromTheRight(plain) ? ISOLATE + plain + END : plain;
    }

    /**
     * Text that was put together, of several lines: as {@link #of}, but line breaks and tabs stay, and so do the pairs that
     * {@link #isolated} set, each within its line.
     */
    public static String lines(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineBreak = c == '\n' || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (lineBreak) {
                plain.append(String.valueOf(END).repeat(open));
                open = 0;
            }
            if (c == ISOLATE || c == END && open > 0) {
                open += c == ISOLATE ? 1 : -1;
                plain.append(c);
            } else if (lineBreak || c == '\t' || !steers(c)) {
                plain.append(c);
            } else {
                plain.append(of(String.valueOf(c)));
            }
        }
        return plain.append(String.valueOf(END).repeat(open)).toString();
    }

    /** Whether a text has letters that are written from the right. */
    public static boolean isFromTheRight(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        });
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c)
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0x2028
                || c == 0x2029
                || c == 0xFFFD;
    }
}
