package org.nasion.core.report;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Scripts beside Latin, Greek and Cyrillic that the program ships letters of. */
enum Script {
    /** Chinese characters and kana, with the punctuation that goes with them. */
    HAN("Han-Regular.ttf", true),
    HANGUL("Hangul-Regular.ttf", true),
    ARMENIAN("Armenian-Regular.ttf", true),
    GEORGIAN("Georgian-Regular.ttf", true),
    /** Written from the right, letters joined by {@link ArabicForms}. */
    ARABIC("Arabic-Regular.ttf", false),
    /** Written from the right. */
    HEBREW("Hebrew-Regular.ttf", false),
    /** Letters join and change places, which the writer of the PDF does by the font's own rules. */
    DEVANAGARI("Devanagari-Regular.ttf", false);

    /** From here on the characters of East Asia begin. */
    private static final int EAST_ASIA = 0x2E80;

    private final String file;
    private final boolean oneByOne;

    Script(String file, boolean oneByOne) {
        this.file = file;
        this.oneByOne = oneByOne;
    }

    /** The font, beside this class. */
    String file() {
        return file;
    }

    /** Name for style sheets. */
    String family() {
        return file.substring(0, file.indexOf('-'));
    }

    /** Whether a word is its letters side by side, from the left. */
    boolean oneByOne() {
        return oneByOne;
    }

    /** The script of a character; empty for Latin, Greek and Cyrillic ones and for all that the program has no letters of. */
    static Optional<Script> of(int character) {
        if (character < 0x0530 || character > 0xFFFF) {
            return Optional.empty();
        }
        return switch (Character.UnicodeScript.of(character)) {
            case HANGUL -> Optional.of(HANGUL);
            case ARMENIAN -> Optional.of(ARMENIAN);
            case GEORGIAN -> Optional.of(GEORGIAN);
            case ARABIC -> Optional.of(ARABIC);
            case HEBREW -> Optional.of(HEBREW);
            case DEVANAGARI -> Optional.of(DEVANAGARI);
            default -> Character.UnicodeBlock.of(character) == Character.UnicodeBlock.DEVANAGARI ? Optional.of(DEVANAGARI)
                    : Character.UnicodeBlock.of(character) == Character.UnicodeBlock.ARABIC ? Optional.of(ARABIC)
                    : character >= EAST_ASIA ? Optional.of(HAN) : Optional.empty();
        };
    }

    /** All that a text needs. */
    static Set<Script> in(String text) {
        Set<Script> scripts = EnumSet.noneOf(Script.class);
        text.codePoints().forEach(c -> of(c).ifPresent(scripts::add));
        return scripts;
    }
}
