package org.nasion.core.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.library.Condition.Dates;
import org.nasion.core.library.Condition.Field;
import org.nasion.core.library.Condition.Span;

class QueryParserTest {

    private static final QueryParser PARSER =
            new QueryParser(new MeasurementNames(MeasurementCatalog.bundled().measurements()));

    private static List<Condition> clear(String text) {
        Query query = PARSER.parse(text);
        assertEquals(Optional.empty(), query.unclear(), text);
        return query.conditions();
    }

    private static Condition one(String text) {
        List<Condition> all = clear(text);
        assertEquals(1, all.size(), text + " → " + all);
        return all.getFirst();
    }

    private static Condition word(String start) {
        return new Condition.Word(Optional.empty(), start);
    }

    @Test
    void theSentenceOfTheManual() {
        assertEquals(
                List.of(
                        new Condition.Measurement("ANB", Span.above(5, false)),
                        new Condition.AgeAt(new Span(9, true, 13, false)),
                        new Condition.Visits(Span.above(2, true))),
                clear("ANB > 5 and age 9–12 and two visits"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SN-GoGn < 30",
                "sn–gogn under 30",
                "SN_GoGn<30°",
                "sngogn less than 30 degrees",
                "\tSN-GoGn  <  30"
            })
    void aMeasurementIsFoundHoweverItIsWritten(String text) {
        assertEquals(new Condition.Measurement("SN_GoGn", Span.below(30, false)), one(text));
    }

    @Test
    void namesOfSeveralWordsAreMeasurementsToo() {
        assertEquals(new Condition.Measurement("Ls_E", Span.above(-2, true)), one("upper lip to E-line ≥ −2 mm"));
        assertEquals(
                new Condition.Measurement("SoftConvNose", Span.between(120, 130)),
                one("Soft-tissue profile angle with nose 120-130"));
        assertEquals(
                new Condition.Measurement("SoftConvexity", Span.between(120, 130)),
                one("Soft-tissue profile angle between 120 and 130"));
        assertEquals(new Condition.Measurement("Wits", Span.between(-4, -2)), one("Wits -4..-2"));
        assertEquals(new Condition.Measurement("ANB", Span.between(1.5, 2)), one("anb 1,5 to 2"));
    }

    @Test
    void whatEqualsANumberIsShownAsIt() {
        Span five = ((Condition.Measurement) one("ANB = 5")).value();
        assertTrue(five.contains(5.04) && five.contains(4.95));
        assertFalse(five.contains(5.06) || five.contains(4.94));
    }

    @ParameterizedTest
    @CsvSource({
        "age 9, 9, true, 10, false",
        "age >= 12, 12, true, Infinity, false",
        "age > 12, 13, true, Infinity, false",
        "age < 12, -Infinity, false, 12, false",
        "age <= 12, -Infinity, false, 13, false",
        "aged 9.5-10, 9.5, true, 11, false",
        "age > 12.5, 12.5, false, Infinity, false",
        "age 9 to 12 years, 9, true, 13, false"
    })
    void wholeYearsAreCompletedYears(String text, double from, boolean fromIncluded, double to, boolean toIncluded) {
        assertEquals(new Condition.AgeAt(new Span(from, fromIncluded, to, toIncluded)), one(text));
    }

    @Test
    void visitsAndFilmsAreCounted() {
        assertEquals(new Condition.Visits(Span.above(2, true)), one("2 visits"));
        assertEquals(new Condition.Visits(new Span(2, true, 2, true)), one("exactly two visits"));
        assertEquals(new Condition.Visits(Span.above(3, true)), one("at least three visits"));
        assertEquals(new Condition.Visits(Span.above(1, false)), one("more than one visit"));
        assertEquals(new Condition.FilmCount(Span.below(3, false)), one("films < 3"));
    }

    @Test
    void daysStatesAndSex() {
        assertEquals(new Condition.Taken(new Dates("2024-03", "")), one("since 2024-03"));
        assertEquals(new Condition.Taken(new Dates("", "2020")), one("before 2020"));
        assertEquals(new Condition.Taken(new Dates("2024-03~", "")), one("after 2024-03"));
        assertEquals(new Condition.Born(new Dates("2012", "2013")), one("born 2012"));
        assertEquals(new Condition.Born(new Dates("2012", "2015")), one("born 2012-2014"));
        assertEquals(new Condition.InState(FilmState.IN_REVIEW), one("is in review"));
        assertEquals(new Condition.InState(FilmState.SIGNED), one("state signed"));
        assertEquals(new Condition.SexIs("F"), one("sex:female"));
    }

    @Test
    void wordsAreBeginningsOfWords() {
        assertEquals(List.of(word("mull"), word("eri")), clear("Müll Eri"));
        assertEquals(List.of(word("2024-03")), clear("2024-03"));
        assertEquals(List.of(word("muster, erika")), clear("\"Muster, Erika\""));
        assertEquals(List.of(word("is")), clear("is"));
        assertEquals(List.of(word("born")), clear("born"));
        // A measurement's name alone may be a patient's.
        assertEquals(List.of(word("sna")), clear("SNA"));
        assertEquals(new Condition.Word(Optional.of(Field.TAG), "surgery"), one("tag:Surgery"));
        assertEquals(new Condition.Word(Optional.of(Field.ID), "17/3"), one("id:17/3"));
        assertEquals(List.of(), clear("  , and "));
    }

    @ParameterizedTest
    @CsvSource({
        "ANB >, A number is missing behind ANB.",
        "age, A number is missing behind age.",
        "Foo > 5, There is no measurement Foo.",
        "> 5, Nothing stands before > that could be compared.",
        "sex: x, Sex is searched for by F; M or O."
    })
    void whatIsMissingIsSaidWhileTyping(String text, String sentence) {
        assertEquals(
                sentence.replace(';', ','),
                PARSER.parse(text).unclear().orElseThrow().english());
    }

    @Test
    void theRestIsSearchedForAllTheSame() {
        Query query = PARSER.parse("muster Foo > 5 age 9");
        assertTrue(query.unclear().isPresent());
        assertEquals(List.of(word("muster"), new Condition.AgeAt(new Span(9, true, 10, false))), query.conditions());
    }

    @Test
    void nothingThatCanBeTypedFails() {
        String alphabet = "aANB age<>=≥–-.,:\"two visits between and 12 born 2024-13-99 is sex:\u0000ß";
        java.util.Random chance = new java.util.Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = chance.nextInt(30); j > 0; j--) {
                int at = chance.nextInt(alphabet.length());
                text.append(alphabet, at, Math.min(alphabet.length(), at + 1 + chance.nextInt(6)));
            }
            PARSER.parse(text.toString());
        }
    }

    /** By hand; 5 lies in neither of x > 5 and x ≤ 5, and in both of x ≥ 5 and x ≤ 5. */
    @Test
    void twoSpansShareWhatLiesInBoth() {
        assertEquals(new Span(2, false, 4, true), Span.above(2, false).and(Span.between(1, 4)));
        assertEquals(new Span(2, false, 4, true), Span.between(2, 4).and(Span.above(2, false)));
        assertTrue(Span.above(4, false).and(Span.below(-4, false)).isEmpty());
        assertTrue(Span.above(5, false).and(Span.below(5, true)).isEmpty());
        assertFalse(Span.above(5, true).and(Span.below(5, true)).isEmpty());
        assertFalse(Span.above(-4, false).and(Span.below(4, false)).isEmpty());
    }
}
