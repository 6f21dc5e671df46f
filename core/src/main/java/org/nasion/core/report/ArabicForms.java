package org.nasion.core.report;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Arabic letters as they stand within a word: alone, first, in the middle or last. The forms are the characters that Unicode
 * keeps for them (blocks Arabic Presentation Forms A and B), found by their names and what they stand for.
 */
final class ArabicForms {

    private static final int LAM = 0x0644;
    private static final int TATWEEL = 0x0640;
    private static final int HAMZA = 0x0621;

    private enum Form { ISOLATED, FINAL, INITIAL, MEDIAL }

    private final Map<Integer, int[]> forms = new HashMap<>();
    /** Lam with an alef, by the alef. */
    private final Map<Integer, int[]> lamAlef = new HashMap<>();

    ArabicForms() {
        for (int c = 0xFB50; c <= 0xFEFC; c++) {
            String name = Character.getName(c);
            if (name == null || !name.endsWith(" FORM")) {
                continue;
            }
            int[] stands = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).codePoints().toArray();
            for (Form form : Form.values()) {
                if (name.endsWith(form + " FORM")) {
                    if (stands.length == 1) {
                        forms.computeIfAbsent(stands[0], key -> new int[4])[form.ordinal()] = c;
                    } else if (stands.length == 2 && stands[0] == LAM && c >= 0xFEF5) {
                        lamAlef.computeIfAbsent(stands[1], key -> new int[4])[form.ordinal()] = c;
                    }
                }
            }
        }
    }

    /** Whether the character can be written as it should; a letter of a rarer language may lack its forms. */
    boolean knows(int character) {
        return !Character.isLetter(character) || character == HAMZA || character == TATWEEL || forms.containsKey(character)
                || character >= 0xFB50;
    }

    /** The same text, still in the order of reading, each letter in its form. */
    String shape(String text) {
        int[] letters = text.codePoints().toArray();
        StringBuilder shaped = new StringBuilder(text.length());
        for (int i = 0; i < letters.length; i++) {
            int letter = letters[i];
            boolean before = joins(letters, i, -1);
            if (letter == LAM && i + 1 < letters.length && lamAlef.containsKey(letters[i + 1])) {
                shaped.appendCodePoint(lamAlef.get(letters[++i])[(before ? Form.FINAL : Form.ISOLATED).ordinal()]);
                continue;
            }
            boolean after = joins(letters, i, 1);
            Form form = before ? after ? Form.MEDIAL : Form.FINAL : after ? Form.INITIAL : Form.ISOLATED;
            int[] own = forms.getOrDefault(letter, new int[4]);
            shaped.appendCodePoint(own[form.ordinal()] == 0 ? letter : own[form.ordinal()]);
        }
        return shaped.toString();
    }

    /** The letters that forms stand for. */
    String unshape(String text) {
        return Arrays.stream(text.codePoints().toArray())
                .mapToObj(c -> c >= 0xFB50 && c <= 0xFEFC ? Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                        : Character.toString(c)).reduce("", String::concat);
    }

    private boolean joins(int[] letters, int at, int step) {
        int other = at + step;
        while (other >= 0 && other < letters.length && Character.getType(letters[other]) == Character.NON_SPACING_MARK) {
            other += step;
        }
        return other >= 0 && other < letters.length && (step < 0 ? joinsNext(letters[other]) && joinsPrevious(letters[at])
                : joinsNext(letters[at]) && joinsPrevious(letters[other]));
    }

    private boolean joinsNext(int letter) {
        return letter == TATWEEL || forms.containsKey(letter) && forms.get(letter)[Form.INITIAL.ordinal()] != 0;
    }

    private boolean joinsPrevious(int letter) {
        return letter == TATWEEL || forms.containsKey(letter) && forms.get(letter)[Form.FINAL.ordinal()] != 0;
    }
}
