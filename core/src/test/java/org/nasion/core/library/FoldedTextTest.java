package org.nasion.core.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedTextTest {

    @Test
    void caseAndAccentsDoNotCount() {
        assertEquals("muller-straße".replace("ß", "ss"), FoldedText.of(" MÜLLER-Straße "));
        assertEquals("nunez", FoldedText.of("Núñez"));
        assertEquals("istanbul", FoldedText.of("İSTANBUL"));
        assertEquals("太郎", FoldedText.of("太郎"));
    }

    @Test
    void namesAndIdentifiersAreFoundByTheirParts() {
        assertEquals(
                List.of("o'brien, mary ann", "o'brien", "mary", "ann"),
                List.copyOf(FoldedText.words("O'Brien, Mary Ann")));
        assertEquals(List.of("17/3", "17", "3"), List.copyOf(FoldedText.words("17/3")));
        assertEquals(List.of(), List.copyOf(FoldedText.words(" ")));
    }
}
