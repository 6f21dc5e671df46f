package org.nasion.core.report;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Scripts beside Latin, Greek and Cyrillic that the program ships letters of. */
enum Script {
    /** Chinese characters and kana, with the punctuation that goes with them. */
    HAN,
    HANGUL,
    ARMENIAN,
    GEORGIAN,
    ARABIC(true),
    HEBREW(true),
    DEVANAGARI(true),
    THAI(true),
    BENGALI(true),
    GUJARATI(true),
    GURMUKHI(true),
    TAMIL(true),
    TELUGU(true),
    KANNADA(true),
    MALAYALAM(true),
    SINHALA(true);

    /** From here on the characters of East Asia begin. */
    private static final int EAST_ASIA = 0x2E80;

    private final boolean shaped;

    /** A word is its letters side by side, from the left. */
    Script() {
        this(false);
    }

    /** @param shaped letters change with their neighbours, change places, carry marks or stand from the right: {@link ShapedWords} */
    Script(boolean shaped) {
        this.shaped = shaped;
    }

    /** The font, beside this class. */
    String file() {
        return family() + "-Regular.ttf";
    }

    /** Name for style sheets. */
    String family() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Whether a word is more than its letters side by side from the left. */
    boolean isShaped() {
        return shaped;
    }

    boolean isFromTheRight() {
        return this == ARABIC || this == HEBREW;
    }

    /** The script of a character; empty for Latin, Greek and Cyrillic ones and for all that the program has no letters of. */
    static Optional<Script> of(int character) {
        if (character < 0x0530 || character > 0xFFFF) {
            return Optional.empty();
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(character);
        // Marks and punctuation that several scripts share belong to the one whose block they stand in.
        boolean shared = script == Character.UnicodeScript.COMMON || script == Character.UnicodeScript.INHERITED;
        String name = shared ? String.valueOf(Character.UnicodeBlock.of(character)) : script.name();
        for (Script known : values()) {
            if (known.name().equals(name)) {
                return Optional.of(known);
            }
        }
        return character >= EAST_ASIA ? Optional.of(HAN) : Optional.empty();
    }

    /** All that a text needs. */
    static Set<Script> in(String text) {
        Set<Script> scripts = EnumSet.noneOf(Script.class);
        text.codePoints().forEach(c -> of(c).ifPresent(scripts::add));
        return scripts;
    }
}
