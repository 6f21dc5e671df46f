package org.nasion.app.desktop.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.AnalysisCatalog;

/** What the form changes is an analysis that the program takes. */
class AnalysisFormTest {

    private static final String TEXT = """
            {"id": "mine", "name": "Mine", "lines": {"Palate": "line(PNS, ANS)"},
             "measurements": [{"id": "P", "name": "Palate to SN", "unit": "°", "formula": "opening(line(S, N), Palate)"}],
             "sections": [{"title": "Jaws", "measurements": ["SNA", "P"]}], "kept": 7}
            """;

    private static AnalysisForm form(String text) {
        return AnalysisForm.of(text).orElseThrow();
    }

    @Test
    void whatIsThereIsShown() {
        AnalysisForm form = form(TEXT);
        assertEquals("Mine", form.name());
        assertEquals(List.of(new AnalysisForm.Part("Jaws", List.of("SNA", "P"))), form.parts());
        assertEquals(
                List.of(new AnalysisForm.Own("P", "Palate to SN", "°", "opening(line(S, N), Palate)")), form.own());
        assertEquals(List.of("Palate"), form.lines());
        assertTrue(form.withName("Other").contains("\"kept\" : 7"), "what the form does not show stays");
    }

    @Test
    void textsThatNoFormCanShowAreNone() {
        for (String text : List.of("{ half", "[]", "{}", "{\"name\": \"x\", \"sections\": [3]}", "{\"name\": 1}")) {
            assertEquals(Optional.empty(), AnalysisForm.of(text), text);
        }
    }

    @Test
    void anAnalysisIsPutTogetherWithoutAWordOfJson() {
        String text = form(TEXT).withPart("Teeth");
        text = form(text).with(1, "IMPA");
        text = form(text).with(1, "IMPA");
        text = form(text).withOwn(1, "Saddle", List.of("Own_1"));
        text = form(text).withOwn(1, "formula", "angle(N, S, Ar)");
        text = form(text).moved(1, 1, -1);
        text = form(text).without(0, 0);
        text = form(text).withoutOwn(0);
        assertEquals(
                List.of(
                        new AnalysisForm.Part("Jaws", List.of()),
                        new AnalysisForm.Part("Teeth", List.of("Own_2", "IMPA"))),
                form(text).parts());
        assertEquals(
                List.of(new AnalysisForm.Own("Own_2", "Saddle", "°", "angle(N, S, Ar)")),
                form(text).own());
        text = form(text).withoutPart(0);
        assertEquals(
                List.of(),
                AnalysisCatalog.bundled()
                        .draft(text.replace(",\n  \"kept\" : 7", ""))
                        .problems());
    }

    @Test
    void aWordIsCompletedToPointsLinesAndFunctions() {
        List<String> points = List.of("N", "Me", "N'", "ANS");
        FormulaCompletion.Offer offer = FormulaCompletion.at("angle(N, S, M", 13, points, List.of("MP"));
        assertEquals("M", offer.word());
        assertEquals(List.of("Me", "MP", "mid", "meet"), offer.names());
        assertEquals("angle(N, S, Me", FormulaCompletion.accept("angle(N, S, M", 13, offer, "Me"));
        FormulaCompletion.Offer function = FormulaCompletion.at("ang", 3, points, List.of());
        assertEquals("angle(", FormulaCompletion.accept("ang", 3, function, "angle"));
        assertEquals(6, FormulaCompletion.caretAfter(3, function, "angle"));
        assertEquals(
                List.of(), FormulaCompletion.at("angle(", 6, points, List.of()).names());
    }
}
