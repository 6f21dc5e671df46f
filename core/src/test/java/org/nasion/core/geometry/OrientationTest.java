package org.nasion.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where (3, 2), three right and two down, goes: drawn on paper for each of the eight ways to hold a film. */
class OrientationTest {

    private static final Point RIGHT_AND_DOWN = new Point(3, 2);

    @ParameterizedTest
    @CsvSource({
        "0, false, 3, 2",
        "1, false, -2, 3",
        "2, false, -3, -2",
        "3, false, 2, -3",
        "0, true, -3, 2",
        "1, true, 2, 3",
        "2, true, 3, -2",
        "3, true, -2, -3"
    })
    void displacementsTurnThenMirror(int quarterTurns, boolean mirrored, double x, double y) {
        Orientation held = new Orientation(quarterTurns, mirrored);
        assertEquals(new Point(x, y), held.apply(RIGHT_AND_DOWN).plus(new Point(0, 0)));
        assertEquals(RIGHT_AND_DOWN, held.undo(new Point(x, y)).plus(new Point(0, 0)));
        assertEquals(quarterTurns == 1 || quarterTurns == 3, held.isLying());
    }

    @Test
    void aTurnOfTheScreenIsTheSameHoweverTheFilmIsHeld() {
        assertEquals(new Orientation(1, false), Orientation.UPRIGHT.turned(1));
        assertEquals(new Orientation(3, false), Orientation.UPRIGHT.turned(-1));
        Orientation mirrored = Orientation.UPRIGHT.flipped();
        assertTrue(mirrored.mirrored());
        assertFalse(mirrored.flipped().mirrored());
        // (3, 2) mirrored is (−3, 2); a quarter turn clockwise of that is (−2, −3).
        assertEquals(new Point(-2, -3), mirrored.turned(1).apply(RIGHT_AND_DOWN));
        assertEquals(mirrored, mirrored.turned(4));
    }

    @Test
    void thereAreFourQuarterTurns() {
        assertThrows(IllegalArgumentException.class, () -> new Orientation(4, false));
        assertThrows(IllegalArgumentException.class, () -> new Orientation(-1, true));
    }
}
