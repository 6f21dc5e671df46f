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
            UPM 48 -78, LPM 50 -79, Pn 98 -46, N' 77 -1, Sn 82 -60, Ls 86 -72, Li 82 -86, Pog' 76 -112,
            Ba -31 -37, Pt 13 -15, Ptd 13 -23, DC -15 -27, R1 15 -54, R2 -20 -52, R3 2 -31, R4 -3 -82, Pm 47 -99,
            D 42 -103, UP1 44 -77, LP1 46 -75, UMD 25 -66, G' 80 17, Cm 91 -55, Stms 70 -82, Stmi 71 -80, Si 64 -97,
            Gn' 52 -116, Me' 42 -121, C 1 -118, C2p -56 -71, C2m -48 -74, C2a -44 -75, C3up -57 -77, C3ua -47 -84, C3lp -61 -89,
            C3m -51 -92, C3la -47 -93, C4up -61 -95, C4ua -49 -101, C4lp -66 -107, C4m -56 -110, C4la -51 -111, UPa -3 -53, UPp -22 -48,
            LPa -20 -74, LPp -30 -75, Hy -8 -110""");
    private static final Tracing PROGNATHIC = Films.up("""
            S 3 -4, N 67 14, Or 61 -13, Po -22 -31, A 74 -47, ANS 79 -38, PNS 26 -45, B 82 -84, Pog 88 -97, Gn 86 -104, Me 80 -108,
            Go 8 -83, Ar -11 -42, Co -8 -31, R -4 -60, UIT 89 -66, UIA 73 -50, LIT 91 -67, LIA 80 -86, UMT 56 -70, LMT 60 -69,
            UPM 67 -69, LPM 71 -68, Pn 103 -24, N' 75 15, Sn 90 -41, Ls 98 -56, Li 101 -70, Pog' 99 -98,
            Ba -14 -46, Pt 17 -14, Ptd 18 -22, DC 0 -32, R1 29 -50, R2 0 -56, R3 11 -32, R4 19 -81, Pm 75 -82,
            D 66 -88, UP1 65 -63, LP1 62 -60, UMD 41 -59, G' 75 33, Cm 97 -35, Stms 91 -60, Stmi 87 -59, Si 84 -77,
            Gn' 84 -96, Me' 71 -104, C 37 -111, C2p -32 -83, C2m -23 -85, C2a -15 -83, C3up -31 -89, C3ua -16 -92, C3lp -31 -101,
            C3m -22 -102, C3la -12 -101, C4up -30 -107, C4ua -14 -109, C4lp -31 -119, C4m -22 -120, C4la -12 -118, UPa 12 -54, UPp -3 -53,
            LPa 2 -76, LPp -7 -81, Hy 27 -106""");
    private static final Tracing RETROGNATHIC = Films.up("""
            S -5 12, N 62 -3, Or 48 -24, Po -31 -11, A 60 -61, ANS 66 -56, PNS 15 -46, B 38 -92, Pog 37 -106, Gn 34 -110, Me 29 -113,
            Go -22 -69, Ar -27 -22, Co -25 -11, R -26 -46, UIT 54 -82, UIA 52 -59, LIT 47 -74, LIA 40 -94, UMT 27 -72, LMT 24 -71,
            UPM 37 -77, LPM 34 -75, Pn 90 -57, N' 69 -5, Sn 74 -67, Ls 75 -80, Li 66 -90, Pog' 52 -109,
            Ba -42 -17, Pt 5 -5, Ptd -1 -12, DC -24 -11, R1 -1 -43, R2 -34 -34, R3 -9 -18, R4 -29 -66, Pm 19 -93,
            D 14 -95, UP1 22 -71, LP1 24 -69, UMD 1 -57, G' 76 11, Cm 84 -66, Stms 46 -82, Stmi 47 -80, Si 31 -95,
            Gn' 21 -111, Me' 11 -112, C -28 -102, C2p -73 -44, C2m -70 -49, C2a -63 -50, C3up -75 -49, C3ua -66 -59, C3lp -81 -61,
            C3m -77 -65, C3la -69 -67, C4up -82 -66, C4ua -73 -75, C4lp -90 -76, C4m -86 -81, C4la -77 -83, UPa -18 -38, UPp -35 -30,
            LPa -39 -54, LPp -54 -53, Hy -36 -91""");

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
