package org.nasion.model.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.model.network.Tensor;

/** Rectangles worked out by hand for the full network: three levels of four convolutions of 5×5 each. */
class ReachTest {

    private final Reach reach = new Reach(736, 576, 3, 8);

    @Test
    void eachLevelAddsItsHaloInItsOwnPixels() {
        assertEquals(
                List.of(
                        new Rect(312, 312, 360, 360),
                        new Rect(148, 148, 188, 188),
                        new Rect(66, 66, 102, 102),
                        new Rect(33, 33, 51, 51)),
                reach.of(new Rect(320, 320, 352, 352)));
    }

    @Test
    void nothingLiesOutsideThePicture() {
        assertEquals(
                List.of(
                        new Rect(0, 536, 40, 576),
                        new Rect(0, 260, 28, 288),
                        new Rect(0, 122, 22, 144),
                        new Rect(0, 61, 11, 72)),
                reach.of(new Rect(0, 544, 32, 576)));
        assertEquals(reach.picture(), reach.of(reach.picture()).getFirst());
    }

    @Test
    void edgesAreEvenSoThatPixelsOfTheCoarserLevelAreWhole() {
        assertEquals(
                List.of(
                        new Rect(96, 102, 138, 144),
                        new Rect(44, 46, 74, 76),
                        new Rect(18, 18, 42, 42),
                        new Rect(9, 9, 21, 21)),
                new Reach(736, 576, 3, 4).of(new Rect(101, 107, 133, 139)));
    }

    @Test
    void neighboursAreTakenTogetherAndStrangersAreNot() {
        Rect one = new Rect(100, 100, 132, 132);
        Rect near = new Rect(120, 128, 152, 160);
        Rect far = new Rect(500, 400, 532, 432);
        assertEquals(List.of(new Rect(100, 100, 152, 160), far), reach.merged(List.of(one, far, near)));
    }

    @Test
    void aHeadIsToldEachLevelsEdges() {
        Reach small = new Reach(16, 16, 2, 2);
        List<Rect> needed = small.of(new Rect(8, 6, 10, 8));
        assertEquals(List.of(new Rect(6, 4, 12, 10), new Rect(0, 0, 8, 8), new Rect(0, 0, 4, 4)), needed);
        Tensor places = Reach.places(needed);
        assertArrayEquals(new float[] {6, 4, 12, 10, 0, 0, 8, 8, 0, 0, 4, 4}, places.data());
        assertArrayEquals(new long[] {3, 4}, places.shape());
    }
}
