package org.nasion.lab.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

    /** By hand: mean 10/4; deviations −1.5, −0.5, 0.5, 1.5 → squares 5, SD √(5/3); exactly 2 mm is not below 2 mm. */
    @Test
    void sumsUpAsOnPaper() {
        Score score = Score.of(List.of(4.0, 1.0, 3.0, 2.0));
        assertEquals(4, score.n());
        assertEquals(2.5, score.mre(), 1e-12);
        assertEquals(1.2909944487358056, score.sd(), 1e-12);
        assertEquals(2.5, score.median(), 1e-12);
        assertEquals(25, score.sdr2(), 1e-12);
        assertEquals(50, score.sdr2_5(), 1e-12);
        assertEquals(50, score.sdr3(), 1e-12);
        assertEquals(75, score.sdr4(), 1e-12);
    }

    @Test
    void oneDistanceHasNoSpread() {
        assertEquals(new Score(1, 0.7, 0, 0.7, 100, 100, 100, 100), Score.of(List.of(0.7)));
    }

    @Test
    void nothingCannotBeSummedUp() {
        assertThrows(IllegalArgumentException.class, () -> Score.of(List.of()));
    }
}
