package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.nasion.core.calibration.Calibration;

/** The identities of the field on heads whose angles pass 0 and 180°. */
@Tag("slow")
class ExtremeHeadsTest {

    private final MeasurementEngine engine = MeasurementCatalog.bundled().engine();

    @Property(tries = 2000)
    void theTrianglesClose(@ForAll long seed) {
        Readings head = measured(seed);
        assertEquals(
                180,
                value(head, "U1_NA") + value(head, "L1_NB") + value(head, "Interincisal") + value(head, "ANB"),
                1e-8);
        assertEquals(180, value(head, "FMA") + value(head, "FMIA") + value(head, "IMPA"), 1e-8);
        assertEquals(180, value(head, "FacialAngle") + value(head, "FMA") + value(head, "FacialTaper"), 1e-8);
        assertEquals(360 + value(head, "SN_MP"), value(head, "BjorkSum"), 1e-8);
        assertEquals(value(head, "Gonial"), value(head, "Gonial_upper") + value(head, "Gonial_lower"), 1e-8);
        assertEquals(value(head, "SNA") - value(head, "SNB"), value(head, "ANB"), 1e-8);
        assertEquals(value(head, "FMA"), value(head, "PP_FH") + value(head, "PP_MP"), 1e-8);
        assertEquals(value(head, "U1_SN"), value(head, "SNA") + value(head, "U1_NA"), 1e-8);
        assertEquals(value(head, "U1_FH"), value(head, "MaxillaryDepth") + value(head, "U1_NA"), 1e-8);
        assertEquals(
                360,
                value(head, "U1_PP") + value(head, "IMPA") + value(head, "Interincisal") + value(head, "PP_MP"),
                1e-8);
    }

    /** Heads of which the test above would say nothing are none of its heads. */
    @Example
    void theHeadsPassOneHundredAndEighty() {
        for (String id : new String[] {"Interincisal", "SoftConvexity"}) {
            int past = 0;
            for (long seed = 0; seed < 300; seed++) {
                past += value(measured(seed), id) > 180 ? 1 : 0;
            }
            assertTrue(past > 10, id + " passes 180° on " + past + " of 300 heads");
        }
    }

    /** On paper: both incisors upright by 10.5° past one line make 201°; a chin ahead of the line N'–Sn makes a hollow profile. */
    @Example
    void anglesDoNotFold() {
        double lean = Math.tan(Math.toRadians(10.5));
        Readings head = engine.compute(
                Films.up("S 0 0, N 70 0, Po -20 -25, Go -5 -85, Me 54 -119, UIT 70 -80, UIA " + (70 + 20 * lean)
                        + " -60, LIT 68 -78, LIA " + (68 + 20 * lean) + " -98," + " N' 77 0, Sn 77 -60, Pog' 87 -110"),
                Films.ONE_MM);
        assertEquals(201, value(head, "Interincisal"), 1e-9);
        assertEquals(180 + Math.toDegrees(Math.atan(10 / 50.0)), value(head, "SoftConvexity"), 1e-9);
    }

    private Readings measured(long seed) {
        return engine.compute(
                ExtremeHeads.film(ExtremeHeads.head(seed), 10, 10, 0, false),
                new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, ""));
    }

    private static double value(Readings readings, String id) {
        return readings.reading(id).orElseThrow().value().number().orElseThrow();
    }
}
