package org.nasion.app.desktop.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.Norm;

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
    void aLineIsTwoPointsAndKeepsItsNameInFormulas() {
        AnalysisForm form = form(TEXT);
        assertEquals(
                List.of(new AnalysisForm.Line("Palate", "line(PNS, ANS)", Optional.of(List.of("PNS", "ANS")))),
                form.ownLines());
        String text = form(form.withLine(List.of("Line_1"))).withLineEnd(1, 1, "Ba");
        text = form(text).withLineName(0, "Plate");
        assertEquals(
                List.of(
                        new AnalysisForm.Line("Plate", "line(PNS, ANS)", Optional.of(List.of("PNS", "ANS"))),
                        new AnalysisForm.Line("Line_2", "line(S, Ba)", Optional.of(List.of("S", "Ba")))),
                form(text).ownLines());
        assertEquals("opening(line(S, N), Plate)", form(text).own().getFirst().formula());
        assertEquals(text, form(text).withLineName(1, "Plate"), "no two lines of one name");
        text = form(text).withLineFormula(1, "perpendicular(Plate, N)");
        assertEquals(Optional.empty(), form(text).ownLines().get(1).ends(), "another kind of line keeps its formula");
        assertEquals(List.of("Line_2"), form(form(text).withoutLine(0)).lines());
    }

    @Test
    void aNormIsWhatWasTypedAndIsTakenOnlyWhenItIsWhole() {
        String text = TEXT.replace(", \"kept\": 7", "");
        text = form(form(text).norms().with("SNA")).norms().with("P");
        assertEquals(2, problems(text, "NAS-ANALYSIS-NORM", "SNA"), "figures and source are missing");
        for (String[] typed : new String[][] {
            {"mean", "82,5"}, {"sd", "3"}, {"sex", "F"}, {"fromAge", "9"}, {"toAge", "12.5"}, {"source", "Our clinic"}
        }) {
            text = form(text).norms().with(0, typed[0], typed[1]);
        }
        assertEquals(0, problems(text, "NAS-ANALYSIS-NORM", "SNA"));
        assertEquals("82.5", form(text).norms().all().getFirst().text("mean"));
        String half = form(text).norms().with(0, "toAge", "twelve");
        assertEquals(1, problems(half, "NAS-ANALYSIS-SCHEMA", "SNA"), "an age that is no number is none");
        assertEquals(2, problems(form(text).norms().with(0, "toAge", ""), "NAS-ANALYSIS-NORM", "SNA"), "one age alone");
        assertEquals(1, problems(form(text).norms().with(0, "source", " "), "NAS-ANALYSIS-NORM", "SNA"));
        text = form(text).norms().without(1);
        assertEquals(List.of(), AnalysisCatalog.bundled().draft(text).problems());
        Norm norm = AnalysisCatalog.bundled().draft(text).catalog().norms().stream()
                .filter(set -> set.id().equals("mine"))
                .findFirst()
                .orElseThrow()
                .norms()
                .get("SNA")
                .getFirst()
                .norm();
        assertEquals(new Norm.Figures.Spread(82.5, 3), norm.figures());
        assertEquals("F", norm.sex());
        assertEquals("Our clinic", norm.source());
        assertTrue(OwnNorms.isNumber("-3,5") && OwnNorms.isNumber("") && !OwnNorms.isNumber("3.5.1"));
    }

    private static long problems(String text, String code, String measurement) {
        return AnalysisCatalog.bundled().draft(text).problems().stream()
                .filter(problem -> problem.problem().code().equals(code)
                        && problem.problem().sentence().contains(measurement))
                .count();
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
