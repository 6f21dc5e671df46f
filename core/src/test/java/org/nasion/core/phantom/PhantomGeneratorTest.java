package org.nasion.core.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;

class PhantomGeneratorTest {

    private final PhantomGenerator generator = new PhantomGenerator();

    private Phantom small(long seed) {
        return generator.generate(PhantomSpec.ofSeed(seed).withFilm(645, 800, 0.3), Progress.NONE);
    }

    @Test
    void equalSeedsGiveEqualFilms() {
        assertArrayEquals(small(5).film().samples(), small(5).film().samples());
        assertEquals(small(5).truth(), small(5).truth());
    }

    @Test
    void allLandmarksLieOnTheFilmAndTheFaceLooksRight() {
        for (long seed = 1; seed <= 8; seed++) {
            Phantom phantom = small(seed);
            assertEquals(EnumSet.allOf(Landmark.class), phantom.truth().keySet());
            phantom.truth().forEach((landmark, p) -> assertTrue(p.x() > 5 && p.x() < 640 && p.y() > 5 && p.y() < 795, landmark + " at " + p));
            assertTrue(phantom.truth().get(Landmark.N).x() > phantom.truth().get(Landmark.PO).x());
        }
    }
}
