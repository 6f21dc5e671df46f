package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Counted by hand from the board's rules. */
class DiscrepancyIndexTest {

    @Test
    void pointsAreCountedForEachDegreeBeyond() {
        assertPoints(0, 0, 0, DiscrepancyIndex.of(2, 32, 90));
        assertPoints(4, 2, 1, DiscrepancyIndex.of(6, 38, 99));
        assertPoints(6, 8, 4, DiscrepancyIndex.of(8, 41, 102));
        assertPoints(4, 1, 0, DiscrepancyIndex.of(-2, 26, 98));
        assertPoints(7, 4, 0, DiscrepancyIndex.of(-5, 23, 80));
        assertEquals(18, DiscrepancyIndex.of(8, 41, 102).total());
        assertEquals(4, DiscrepancyIndex.of(5.5, 32, 90).anb().points(), "to whole degrees");
        assertEquals(0, DiscrepancyIndex.of(5.4, 32, 90).anb().points());
    }

    private static void assertPoints(int anb, int snMp, int impa, DiscrepancyIndex index) {
        assertEquals(
                List.of(anb, snMp, impa),
                List.of(
                        index.anb().points(),
                        index.snMp().points(),
                        index.impa().points()));
    }

    @Test
    void withoutAnAngleThereIsNone() {
        assertEquals(
                Optional.empty(),
                DiscrepancyIndex.of(MeasurementCatalog.bundled()
                        .engine()
                        .compute(Films.up("S 0 0, N 70 0, A 66 -60, B 60 -98"), Films.ONE_MM)));
    }
}
