package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasion.core.tracing.Tracing;

/**
 * Every formula on three faces with whole coordinates, face right, y up, mm.
 *
 * <p>The expected values in {@code hand-computed.csv} were worked out another way than the program's: unsigned
 * angles by the law of cosines, signed ones as differences of slopes from the horizontal or the vertical, distances
 * from the equation of the line, all with 40 digits. Face {@code a} has SN and FH level, so that most of it can be
 * redone on paper: SNA = 90° − atan(4/60), FMA = atan(34/59), S–Go = √(5² + 85²) …
 */
class FormulaTest {

    private static final Tracing BALANCED = Films.up("""
            S 0 0, N 70 0, Or 60 -25, Po -20 -25, A 66 -60, ANS 72 -54, PNS 20 -54, B 60 -98, Pog 62 -112, Gn 59 -117, Me 54 -119,
            Go -5 -85, Ar -14 -38, Co -11 -28, R -10 -60, UIT 71 -80, UIA 62 -60, LIT 68 -78, LIA 56 -97, UMT 38 -77, LMT 40 -78,
            UPM 48 -78, LPM 50 -79, Pn 98 -46, N' 77 -1, Sn 82 -60, Ls 86 -72, Li 82 -86, Pog' 76 -112""");
    private static final Tracing PROGNATHIC = Films.up("""
            S 3 -4, N 67 14, Or 61 -13, Po -22 -31, A 74 -47, ANS 79 -38, PNS 26 -45, B 82 -84, Pog 88 -97, Gn 86 -104, Me 80 -108,
            Go 8 -83, Ar -11 -42, Co -8 -31, R -4 -60, UIT 89 -66, UIA 73 -50, LIT 91 -67, LIA 80 -86, UMT 56 -70, LMT 60 -69,
            UPM 67 -69, LPM 71 -68, Pn 103 -24, N' 75 15, Sn 90 -41, Ls 98 -56, Li 101 -70, Pog' 99 -98""");
    private static final Tracing RETROGNATHIC = Films.up("""
            S -5 12, N 62 -3, Or 48 -24, Po -31 -11, A 60 -61, ANS 66 -56, PNS 15 -46, B 38 -92, Pog 37 -106, Gn 34 -110, Me 29 -113,
            Go -22 -69, Ar -27 -22, Co -25 -11, R -26 -46, UIT 54 -82, UIA 52 -59, LIT 47 -74, LIA 40 -94, UMT 27 -72, LMT 24 -71,
            UPM 37 -77, LPM 34 -75, Pn 90 -57, N' 69 -5, Sn 74 -67, Ls 75 -80, Li 66 -90, Pog' 52 -109""");

    private static final MeasurementEngine ENGINE = MeasurementCatalog.bundled().engine();
    private static final Readings A = ENGINE.compute(BALANCED, Films.ONE_MM);
    private static final Readings B = ENGINE.compute(PROGNATHIC, Films.ONE_MM);
    private static final Readings C = ENGINE.compute(RETROGNATHIC, Films.ONE_MM);

    record Expected(String id, double a, double b, double c) {}

    static Stream<Expected> handComputed() throws IOException {
        try (InputStream in = FormulaTest.class.getResourceAsStream("hand-computed.csv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
            return lines.stream()
                    .map(line -> line.split(","))
                    .map(cells -> new Expected(
                            cells[0],
                            Double.parseDouble(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3])));
        }
    }

    @ParameterizedTest
    @MethodSource("handComputed")
    void agreesWithHandComputedFaces(Expected expected) {
        assertEquals(expected.a(), value(A, expected.id()), 1e-9);
        assertEquals(expected.b(), value(B, expected.id()), 1e-9);
        assertEquals(expected.c(), value(C, expected.id()), 1e-9);
    }

    @Test
    void everyFormulaIsHandComputed() throws IOException {
        Set<String> computed = new HashSet<>();
        handComputed().forEach(expected -> computed.add(expected.id()));
        ENGINE.measurements().forEach(measurement -> assertTrue(computed.contains(measurement.id()), measurement.id()));
    }

    @Test
    void theLevelFaceCanBeRedoneOnPaper() {
        assertEquals(90 - Math.toDegrees(Math.atan(4 / 60.0)), value(A, "SNA"), 1e-9);
        assertEquals(90 - Math.toDegrees(Math.atan(10 / 98.0)), value(A, "SNB"), 1e-9);
        assertEquals(Math.toDegrees(Math.atan(34 / 59.0)), value(A, "FMA"), 1e-9);
        assertEquals(-4, value(A, "A_NPerp"), 1e-9);
        assertEquals(Math.sqrt(25 + 7225) / Math.sqrt(256 + 14161) * 100, value(A, "Jarabak"), 1e-9);
        assertEquals(Math.sqrt(13), value(A, "MW"), 1e-9);
        // SN is level and N lies in (70, 0), so that Burstone's horizontal falls by 7° to the front from there
        double cos = Math.cos(Math.toRadians(7));
        double sin = Math.sin(Math.toRadians(7));
        assertEquals((66 - 70) * cos + 60 * sin, value(A, "N_A_HP"), 1e-9);
        assertEquals(54 * cos + 2 * sin * -1, value(A, "N_ANS_HP"), 1e-9);
        assertEquals(52 * cos, value(A, "PNS_ANS_HP"), 1e-9);
        assertEquals(26.0, value(A, "U1_PP_mm"), 1e-9);
        assertEquals(23.0, value(A, "U6_PP_mm"), 1e-9);
        assertEquals(71 - 66, value(A, "U1_AVert_mm"), 1e-9);
        assertEquals(62, value(A, "S_L"), 1e-9);
        assertEquals(11, value(A, "S_E"), 1e-9);
        assertEquals(100 * Math.sqrt(4 + 54 * 54) / Math.sqrt(18 * 18 + 65 * 65), value(A, "UFH_LFH"), 1e-9);
        assertEquals(90 - Math.toDegrees(Math.atan(10 / 40.0)), value(A, "ZAngle"), 1e-9);
        assertEquals(Math.toDegrees(Math.atan(10 / 40.0) - Math.atan(1 / 111.0)), value(A, "HAngle"), 1e-9);
    }

    @Test
    void theIdentitiesOfTheFieldHold() {
        for (Readings readings : List.of(A, B, C)) {
            assertEquals(value(readings, "SNA") - value(readings, "SNB"), value(readings, "ANB"), 1e-9);
            assertEquals(360 + value(readings, "SN_MP"), value(readings, "BjorkSum"), 1e-9);
            assertEquals(180, value(readings, "FMA") + value(readings, "IMPA") + value(readings, "FMIA"), 1e-9);
            assertEquals(value(readings, "SN_MP"), value(readings, "SN_PP") + value(readings, "PP_MP"), 1e-9);
            assertEquals(
                    value(readings, "Gonial"), value(readings, "Gonial_upper") + value(readings, "Gonial_lower"), 1e-9);
            assertEquals(
                    180,
                    value(readings, "FacialAngle") + value(readings, "FMA") + value(readings, "FacialTaper"),
                    1e-9);
            assertEquals(value(readings, "PP_MP"), value(readings, "PP_OP") + value(readings, "OP_MP"), 1e-9);
            assertEquals(value(readings, "SN_GoGn") - 7, value(readings, "MP_HP"), 1e-9);
            assertEquals(value(readings, "OP_SN") - 7, value(readings, "OP_HP"), 1e-9);
            assertEquals(value(readings, "FMA"), value(readings, "PP_FH") + value(readings, "PP_MP"), 1e-9);
            assertEquals(value(readings, "ODI") + value(readings, "APDI"), value(readings, "CF"), 1e-9);
            // NA, U1, L1 and NB make a quadrilateral: its four angles are Steiner's and the interincisal
            assertEquals(
                    180,
                    value(readings, "U1_NA")
                            + value(readings, "L1_NB")
                            + value(readings, "Interincisal")
                            + value(readings, "ANB"),
                    1e-9);
        }
    }

    private static double value(Readings readings, String id) {
        return readings.reading(id).orElseThrow().value().number().orElseThrow();
    }
}
