package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;

class MeasurementCatalogTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            angle(S, N            | NAS-ANALYSIS-SYNTAX | ')' is missing
            angle(S, N, A) )      | NAS-ANALYSIS-SYNTAX | ')' is not expected
            angle(S, N, A) +      | NAS-ANALYSIS-SYNTAX | ends too early
            1.2.3                 | NAS-ANALYSIS-SYNTAX | not a number
            angle(S, N, Q)        | NAS-ANALYSIS-NAME   | 'Q' is neither a landmark
            angel(S, N, A)        | NAS-ANALYSIS-NAME   | no function 'angel'
            angle(S, N)           | NAS-ANALYSIS-TYPE   | takes 3 values, not 2
            angle(S, N, line(S,A))| NAS-ANALYSIS-TYPE   | value 3 of angle() must be a point, not a line
            angle(S,N,A) + distance(S,N) | NAS-ANALYSIS-TYPE | adds a length to an angle
            angle(S,N,A) - 2      | NAS-ANALYSIS-TYPE   | subtracts a plain number from an angle
            angle(S,N,A) * angle(S,N,B)  | NAS-ANALYSIS-TYPE | multiplies an angle by an angle
            2 / angle(S,N,A)      | NAS-ANALYSIS-TYPE   | divides a plain number by an angle
            S + N                 | NAS-ANALYSIS-TYPE   | needs numbers, not a point
            distance(S, N)        | NAS-ANALYSIS-TYPE   | the unit ° is that of an angle
            percent(distance(S,N), angle(S,N,A)) | NAS-ANALYSIS-TYPE | two of a kind
            X                     | NAS-ANALYSIS-CYCLE  | 'X' needs itself: X → X
            angle(S, N, Ptm)       | NAS-ANALYSIS-NAME   | 'Ptm' (pterygomaxillare) is none of the points
            angle(S, N, A) + rotated(line(S, N), S, 7) | NAS-ANALYSIS-TYPE | value 3 of rotated() must be an angle
            between(tangent(S, N), line(S, A)) | NAS-ANALYSIS-TYPE | tangent() takes 3 values, not 2
            """)
    void aFormulaThatCannotBeIsRefusedInPlainWords(String formula, String code, String words) {
        Problem problem = problem(file("X", formula), "{}");
        assertEquals(code, problem.code());
        assertTrue(problem.sentence().startsWith("In X: "), problem.sentence());
        assertTrue(problem.sentence().contains(words), problem.sentence());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not json                                      | {}  | NAS-ANALYSIS-FILE
            {"measurments": []}                           | {}  | NAS-ANALYSIS-FILE
            {"measurements": [{"id": "X"}]}               | {}  | NAS-ANALYSIS-FILE
            {"measurements": [{"id": "X", "group": "g", "unit": "inch", "formula": "distance(S, N)"}]} | {} | NAS-ANALYSIS-FILE
            {"lines": {"L": "angle(S, N, A)"}}            | {}  | NAS-ANALYSIS-TYPE
            {"lines": {"Or": "line(S, N)"}}               | {}  | NAS-ANALYSIS-DUPLICATE
            {}                                            | {"norms": {"Q": [{"mean": 1, "sd": 1, "source": "s"}]}} | NAS-ANALYSIS-NORM
            {}                                            | {"norms": {"Q": [{"mean": 1, "sd": 0, "source": "s"}]}} | NAS-ANALYSIS-NORM
            {}                                            | {"norms": {"Q": [{"mean": 1, "sd": 1}]}} | NAS-ANALYSIS-NORM
            """)
    void aFileThatCannotBeIsRefused(String measurements, String norms, String code) {
        assertEquals(code, problem(measurements, norms).code());
    }

    @Test
    void aUsersOwnMeasurementIsComputed() {
        MeasurementEngine engine = MeasurementCatalog.parse(
                        file("X", "0.5 * (angle(S, N, A) + angle(S, N, B)) - -10°"), "{}")
                .engine();
        Readings readings = engine.compute(Films.up("S -10 0, N 0 0, A 0 -10, B -10 -10"), Films.NO_SCALE);
        assertEquals(
                0.5 * (90 + 45) + 10, readings.byId().get("X").value().number().orElseThrow(), 1e-12);
    }

    /** Doubled forty times a formula would take a million million steps; thousands of brackets would end the thread. */
    @Test
    void aFormulaThatWouldStopTheProgramIsRefused() {
        StringBuilder doubling = new StringBuilder(
                "{\"measurements\": [{\"id\": \"m0\", \"unit\": \"mm\", \"formula\": \"distance(S, N)\"}");
        StringBuilder chain =
                new StringBuilder("{\"measurements\": [{\"id\": \"m0\", \"unit\": \"mm\", \"formula\": \"m1\"}");
        for (int i = 1; i <= 5000; i++) {
            if (i <= 40) {
                doubling.append(",{\"id\": \"m")
                        .append(i)
                        .append("\", \"unit\": \"mm\", \"formula\": \"m")
                        .append(i - 1)
                        .append(" + m")
                        .append(i - 1)
                        .append("\"}");
            }
            chain.append(",{\"id\": \"m")
                    .append(i)
                    .append("\", \"unit\": \"mm\", \"formula\": \"m")
                    .append(i + 1)
                    .append("\"}");
        }
        String brackets = file("X", "(".repeat(2000) + "SNA" + ")".repeat(2000));
        assertEquals(
                "NAS-ANALYSIS-NAME", problem(chain + "]}", "{}").code(), "the first rests on one that is too far away");
        for (String text : new String[] {doubling + "]}", brackets}) {
            Problem problem = problem(text, "{}");
            assertEquals("NAS-ANALYSIS-SYNTAX", problem.code());
            assertTrue(problem.sentence().contains("too large"), problem.sentence());
        }
    }

    @Test
    void theOrderOfFormulasDoesNotMatterButACircleIsTold() {
        MeasurementEngine engine = MeasurementCatalog.parse("""
                {"measurements": [
                 {"id": "late", "unit": "mm", "formula": "2 * early"},
                 {"id": "early", "unit": "mm", "formula": "distance(S, N)"}]}""", "{}").engine();
        assertEquals(
                20,
                engine.compute(Films.up("S 0 0, N 10 0"), Films.ONE_MM)
                        .byId()
                        .get("late")
                        .value()
                        .number()
                        .orElseThrow(),
                1e-12);
        Problem circle = problem("""
                {"measurements": [
                 {"id": "a", "unit": "mm", "formula": "b"},
                 {"id": "b", "unit": "mm", "formula": "2 * c"},
                 {"id": "c", "unit": "mm", "formula": "a + 1 mm"}]}""", "{}");
        assertEquals("NAS-ANALYSIS-CYCLE", circle.code());
        assertTrue(circle.sentence().contains("a → b → c → a"), circle.sentence());
    }

    /** foot, meet and mid: the foot of (3, 4) on the x axis is (3, 0); x axis and the line x = 7 meet in (7, 0). */
    @Test
    void pointsCanBeConstructed() {
        MeasurementEngine engine = MeasurementCatalog.parse("""
                {"lines": {"axis": "line(S, N)"}, "measurements": [
                 {"id": "f", "group": "g", "unit": "mm", "formula": "distance(S, foot(A, axis))"},
                 {"id": "m", "group": "g", "unit": "mm", "formula": "distance(S, meet(axis, line(B, Me)))"},
                 {"id": "h", "group": "g", "unit": "mm", "formula": "distance(S, mid(S, A)) + 2 mm"}]}""", "{}").engine();
        Readings readings = engine.compute(Films.up("S 0 0, N 10 0, A 3 4, B 7 5, Me 7 -5"), Films.ONE_MM);
        assertEquals(3, readings.byId().get("f").value().number().orElseThrow(), 1e-12);
        assertEquals(7, readings.byId().get("m").value().number().orElseThrow(), 1e-12);
        assertEquals(4.5, readings.byId().get("h").value().number().orElseThrow(), 1e-12);
    }

    /** A ratio needs no scale, unless millimetres that are not on the film come into it. */
    @Test
    void millimetresInAFormulaNeedAScale() {
        MeasurementEngine engine = MeasurementCatalog.parse("""
                {"measurements": [
                 {"id": "r", "group": "g", "unit": "%", "formula": "percent(distance(S, N), distance(S, A))"},
                 {"id": "q", "group": "g", "unit": "%", "formula": "percent(distance(S, N) + 5 mm, distance(S, A))"}]}""", "{}").engine();
        Readings readings = engine.compute(Films.up("S 0 0, N 10 0, A 0 20"), Films.NO_SCALE);
        assertEquals(50, readings.byId().get("r").value().number().orElseThrow(), 1e-12);
        assertEquals(new Value.NoScale(), readings.byId().get("q").value());
    }

    private static String file(String id, String formula) {
        return "{\"measurements\": [{\"id\": \"" + id + "\", \"group\": \"Own\", \"unit\": \"°\", \"formula\": \""
                + formula + "\"}]}";
    }

    private static Problem problem(String measurements, String norms) {
        return assertThrows(ProblemException.class, () -> MeasurementCatalog.parse(measurements, norms))
                .problem();
    }
}
