package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A screen reader speaks a document in the language that the document names. */
class TablePagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ja"})
    void namesTheLanguageOfItsWords(String language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TablePages.write(
                Locale.forLanguageTag(language),
                "title",
                "subject",
                "heading",
                List.of("A sentence."),
                List.of(),
                List.of(),
                "test",
                out);
        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            assertEquals(language, pdf.getDocumentCatalog().getLanguage());
        }
    }
}
