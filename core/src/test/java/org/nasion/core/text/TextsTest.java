package org.nasion.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.problem.ProblemException;

class TextsTest {

    private static final String SAMPLE = "org.nasion.core.text.sample";

    @TempDir
    Path folder;

    @Test
    void speaksTheLanguageAskedForAndWritesNumbersItsWay() {
        Texts german = Texts.of(Locale.GERMANY, SAMPLE);
        assertEquals("Guten Tag, Ada.", german.get("greeting", "Ada"));
        assertEquals("Um 1,5 Grad gedreht", german.get("number", 1.5));
        assertEquals("Turned by 1.5 degrees", Texts.of(Locale.UK, SAMPLE).get("number", 1.5));
        assertEquals("Größe", german.get("umlaut"));
    }

    @Test
    void saysInEnglishWhatATranslationLacksOrGotWrong() {
        Texts german = Texts.of(Locale.GERMAN, SAMPLE);
        assertEquals("The film's scale", german.get("plain"));
        assertEquals("Fine 7", german.get("broken", "7"));
        assertEquals("no.such.key", german.get("no.such.key"));
        assertTrue(german.has("plain"));
        assertFalse(german.has("no.such.key"));
        assertEquals(Optional.empty(), german.find("no.such.key"));
        assertEquals(Set.of("plain"), german.missing());
    }

    @Test
    void aLanguageWithoutTranslationIsEnglishDownToItsNumbers() {
        Texts none = Texts.of(Locale.FRENCH, SAMPLE);
        assertEquals(Locale.ENGLISH, none.locale());
        assertEquals("Turned by 1.5 degrees", none.get("number", 1.5));
    }

    @Test
    void aFileInAFolderAddsALanguageAndGoesBeforeTheProgramsOwn() throws IOException {
        Files.writeString(folder.resolve("sample_fr.properties"), "greeting=Bonjour {0} !\n");
        Files.writeString(folder.resolve("sample_de.properties"), "greeting=Servus {0}\n");
        assertEquals(
                "Bonjour Éva !",
                Texts.of(Locale.CANADA_FRENCH, SAMPLE, Optional.of(folder)).get("greeting", "Éva"));
        Texts german = Texts.of(Locale.GERMAN, SAMPLE, Optional.of(folder));
        assertEquals("Servus Ada", german.get("greeting", "Ada"));
        assertEquals("Um 2 Grad gedreht", german.get("number", 2));
        assertEquals(
                List.of("de", "en", "fr"),
                Texts.languages(SAMPLE, Optional.of(folder)).stream()
                        .map(Locale::toLanguageTag)
                        .toList());
        assertEquals(
                List.of("de", "en"),
                Texts.languages(SAMPLE, Optional.of(folder.resolve("absent"))).stream()
                        .map(Locale::toLanguageTag)
                        .toList());
    }

    @Test
    void aFileThatIsNotUtf8IsNamedAProblem() throws IOException {
        Files.write(folder.resolve("sample_fr.properties"), new byte[] {'a', '=', (byte) 0xE9, '\n'});
        assertEquals(
                "NAS-TEXT-FILE",
                assertThrows(ProblemException.class, () -> Texts.of(Locale.FRENCH, SAMPLE, Optional.of(folder)))
                        .problem()
                        .code());
    }
}
