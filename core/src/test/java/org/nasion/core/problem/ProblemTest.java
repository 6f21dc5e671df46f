package org.nasion.core.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void theKeyOfOneOfSeveralSentencesBeginsWithTheirCode() {
        Problem problem = new Problem("NAS-TEST-SIZE.small", "The clinic's picture has only {0} × {1} pixels.", 3, 4);
        assertEquals("NAS-TEST-SIZE", problem.code());
        assertEquals("The clinic's picture has only 3 × 4 pixels.", problem.sentence());
        assertEquals("The clinic's picture has only 3 × 4 pixels. [NAS-TEST-SIZE]", problem.toString());
        assertEquals("NAS-TEST-SIZE", new Problem("NAS-TEST-SIZE", "It is small.").code());
    }

    @Test
    void theCauseIsNotInserted() {
        IOException cause = new IOException();
        ProblemException plain = new ProblemException("NAS-TEST-ONE", "It failed.", cause);
        ProblemException filled = new ProblemException("NAS-TEST-ONE.named", "{0} failed.", cause, "This");
        assertSame(cause, plain.getCause());
        assertSame(cause, filled.getCause());
        assertEquals("It failed. [NAS-TEST-ONE]", plain.getMessage());
        assertEquals("This failed. [NAS-TEST-ONE]", filled.getMessage());
    }

    @Test
    void aTranslationInsertsTheSameInItsOwnOrder() {
        Map<String, String> german = Map.of("between", "zwischen {1} und {0}", "a", "{A}''");
        Sentence sentence = Sentence.of("between", "between {0} and {1}", Sentence.of("a", "an a"), "$1 {0} \\");
        assertEquals("between an a and $1 {0} \\", sentence.english());
        assertEquals("zwischen $1 {0} \\ und {A}''", sentence.in(german::get));
    }

    @Test
    void bracesAndApostrophesStandForThemselvesAndAPlaceWithoutArgumentStays() {
        assertEquals(
                "It's {{name}} {x} {1}",
                Sentence.of("k", "It's {{{0}}} {x} {1}", "name").english());
        assertEquals(
                "{0} it's null",
                Sentence.of("k", "{0} it's {1}", Sentence.plain("{0}"), null).english());
    }

    @Test
    void theCodeIsSaidBehindTheTranslatedSentence() {
        Problem problem = new Problem("NAS-TEST-ONE", "It failed.");
        assertEquals(
                "Es ging nicht. [NAS-TEST-ONE]", problem.withCode().in(Map.of("NAS-TEST-ONE", "Es ging nicht.")::get));
        assertEquals("It failed. [NAS-TEST-ONE]", problem.withCode().in(key -> null));
    }
}
