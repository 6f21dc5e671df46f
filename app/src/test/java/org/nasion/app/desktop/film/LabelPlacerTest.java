package org.nasion.app.desktop.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;

class LabelPlacerTest {

    private static final double HEIGHT = 14;

    @Test
    void labelsOfACrowdedChinDoNotCoverEachOther() {
        // B, Pog, Gn, Me, LIA, LIT, UIT, UIA, Li, Pog' of a film shown small
        double[][] points = {
            {697, 680},
            {702, 720},
            {700, 741},
            {686, 748},
            {675, 684},
            {715, 612},
            {737, 623},
            {697, 553},
            {772, 636},
            {731, 725}
        };
        List<LabelPlacer.Wish> wishes = new ArrayList<>();
        for (double[] point : points) {
            wishes.add(new LabelPlacer.Wish(new Point(point[0], point[1]), 26, 6));
        }
        assertApart(LabelPlacer.place(wishes, HEIGHT));
    }

    @Test
    void thirtyScatteredLabelsDoNotCoverEachOther() {
        Random random = new Random(5);
        for (int run = 0; run < 50; run++) {
            List<LabelPlacer.Wish> wishes = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                wishes.add(new LabelPlacer.Wish(
                        new Point(random.nextDouble() * 500, random.nextDouble() * 500), 20 + random.nextInt(12), 6));
            }
            assertApart(LabelPlacer.place(wishes, HEIGHT));
        }
    }

    @Test
    void theSamePointsAlwaysGetTheSamePlaces() {
        List<LabelPlacer.Wish> wishes =
                List.of(new LabelPlacer.Wish(new Point(10, 10), 20, 6), new LabelPlacer.Wish(new Point(14, 10), 20, 6));
        assertEquals(LabelPlacer.place(wishes, HEIGHT), LabelPlacer.place(wishes, HEIGHT));
        assertEquals(List.of(), LabelPlacer.place(List.of(), HEIGHT));
    }

    private static void assertApart(List<LabelPlacer.Box> boxes) {
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(boxes.get(i).overlaps(boxes.get(j)), i + " over " + j);
            }
        }
    }

    @Test
    void aLabelKeepsOffAnOutlineWhereThereIsRoomBesideIt() {
        LabelPlacer.Wish wish = new LabelPlacer.Wish(new Point(200, 200), 30, 6);
        LabelPlacer.Wish other = new LabelPlacer.Wish(new Point(100, 200), 30, 6);
        LabelPlacer.Box free =
                LabelPlacer.place(java.util.List.of(wish, other), 14).getFirst();
        java.util.List<Point> line = new java.util.ArrayList<>();
        for (double x = free.x() - 20; x < free.x() + free.width() + 20; x += 4) {
            line.add(new Point(x, free.y() + 7));
        }
        LabelPlacer.Box beside =
                LabelPlacer.place(java.util.List.of(wish, other), 14, line).getFirst();
        assertTrue(line.stream().noneMatch(point -> beside.covers(point, 0)), beside.toString());
    }
}
