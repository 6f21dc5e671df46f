package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PointMaskTest {

    /** More than an int and than a long hold. */
    private static final int MANY = 70;

    @Test
    void noLandmarkStandsForAnother() {
        for (int i = 0; i < MANY; i++) {
            PointMask one = PointMask.of(i);
            assertEquals(1, one.size());
            for (int j = 0; j < MANY; j++) {
                assertEquals(i == j, one.has(j), i + " and " + j);
                assertEquals(i == j, one.meets(PointMask.of(j)), i + " and " + j);
                assertEquals(i == j, one.without(PointMask.of(j)).isEmpty(), i + " and " + j);
            }
        }
    }

    @Test
    void setsOfDifferentWidthsAreJoinedAndTakenApart() {
        PointMask all = PointMask.NONE;
        for (int i = 0; i < MANY; i++) {
            all = all.or(PointMask.of(i));
        }
        assertEquals(MANY, all.size());
        assertEquals(MANY, PointMask.of(3).or(all).size());
        assertEquals(MANY - 1, all.without(PointMask.of(3)).size());
        assertTrue(PointMask.of(3).without(all).isEmpty());
        assertFalse(all.without(PointMask.of(69)).has(69));
        assertFalse(PointMask.NONE.meets(all));
    }
}
