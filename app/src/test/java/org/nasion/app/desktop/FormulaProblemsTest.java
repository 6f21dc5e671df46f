package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.SourceProblem;
import org.nasion.core.problem.Sentence;

/** What the analysis editor says of a formula, as the catalogue really says it, in the languages of the window. */
class FormulaProblemsTest {

    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|is|not|formula|cannot|needs|missing|angle|length|line|point|number|takes|must|there|or|and|takes)\\b");

    private static Sentence told(String formula) {
        SourceProblem problem = AnalysisCatalog.bundled()
                .draft("""
                {"id": "x", "name": "X", "measurements": [{"id": "Y", "unit": "°", "formula": "%s"}],
                 "sections": [{"title": "T", "measurements": ["Y"]}]}
                """.formatted(formula))
                .problems()
                .getFirst();
        return problem.problem().words();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SNA +",
                "SNA + )",
                "1..2",
                "SNA + Wits",
                "SNA * SNB",
                "angle(S, N)",
                "angle(S, N, SNA)",
                "SNO",
                "Ptm",
                "sine(S)",
                "Y",
                "distance(S, N)",
                "line(S, N)",
                "between(S, N)",
                "signed(SNA, Wits)",
                "first()",
                "-line(S, N)",
                "SNA SNB",
                "percent(SNA, Wits)"
            })
    void everyFormulaErrorIsTold(String formula) {
        Sentence told = told(formula);
        String english = told.english();
        for (Locale language : WindowTexts.languages(Optional.empty())) {
            if (language.equals(Locale.ENGLISH)) {
                continue;
            }
            WindowTexts texts = WindowTexts.of(language);
            String said = texts.say(told);
            assertFalse(said.equals(english), language + ": " + english);
            String words = said.replaceAll("\"[^\"]*\"|'[^']*'|„[^“]*“|«[^»]*»|“[^”]*”|‘[^’]*’|「[^」]*」", "")
                    .replaceAll("\\w+\\(\\)", "");
            words = withoutKinds(words, texts);
            assertFalse(ENGLISH.matcher(words).find(), language + ": " + said);
        }
    }

    /** Without what the language itself calls a point or an angle, which may be the English word. */
    private static String withoutKinds(String words, WindowTexts texts) {
        String left = words;
        for (Sentence kind : List.of(Sentence.of("value.point", "a point"), Sentence.of("value.angle", "an angle"))) {
            String own = texts.say(kind);
            left = own.equals(kind.english()) ? left : left.replace(own, "");
        }
        return left;
    }

    @Test
    void whatIsInsertedIsTranslatedToo() {
        assertEquals(
                "In Y: Die Formel passt nicht zusammen: Wert 3 von angle() muss ein Punkt sein, nicht ein Winkel.",
                WindowTexts.of(Locale.GERMAN).say(told("angle(S, N, SNA)")));
        assertTrue(WindowTexts.of(Locale.GERMAN).say(told("angle(S, N, Ptm)")).contains("(Pterygomaxillare)"));
    }
}
