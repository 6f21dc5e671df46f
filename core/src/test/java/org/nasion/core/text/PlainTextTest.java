package org.nasion.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void nothingThatSteersIsLeft() {
        assertEquals("Muster, Erika", PlainText.of("Mus\u202Eter\u2069, \u0007Eri\u0085ka\u001B"));
        assertEquals("a b c", PlainText.of("a\tb\nc"));
        assertEquals("M?ller", PlainText.of("M\uFFFDller"));
        assertEquals("Zo\u00EB \uD83E\uDDB7", PlainText.of("Zo\u00EB \uD83E\uDDB7"));
    }

    /** Isolates of the Unicode Bidirectional Algorithm, UAX #9, section 2.4. */
    @Test
    void aNameFromTheRightIsSetApartAndNoOther() {
        assertEquals(
                "\u2068\u05D3\u05F4\u05E8 \u05DB\u05D4\u05DF\u2069",
                PlainText.isolated("\u05D3\u05F4\u05E8 \u05DB\u05D4\u05DF\u2069"));
        assertEquals("Muster", PlainText.isolated("Muster\u202E"));
        assertTrue(PlainText.isFromTheRight("a \u0628"));
        assertFalse(PlainText.isFromTheRight("a 1"));
    }

    @Test
    void linesStayLinesAndWhatWasSetApartStaysSo() {
        String name = PlainText.isolated("\u05D3\u05F4\u05E8");
        assertEquals("1\t" + name + " a\r\n2 b\n", PlainText.lines("1\t" + name + "\u202E a\r\n2\u001B b\u2069\n"));
        assertEquals("a\u2068b\u2069\nc", PlainText.lines("a\u2068b\nc"));
        assertEquals("a b", PlainText.lines("a\rb"));
    }
}
