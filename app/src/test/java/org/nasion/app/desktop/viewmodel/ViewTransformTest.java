package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;

class ViewTransformTest {

    private static void assertSame(Point expected, Point actual) {
        assertEquals(expected.x(), actual.x(), 1e-9);
        assertEquals(expected.y(), actual.y(), 1e-9);
    }

    @Test
    void whatLiesUnderTheCursorStaysThereWhileZooming() {
        ViewTransform transform = new ViewTransform(0.4, 1.1, 120, -35);
        Point under = transform.toImage(333, 217);
        for (double factor : new double[] {1.25, 0.3, 7, 1000, 1e-6}) {
            assertSame(new Point(333, 217), transform.zoomedAt(333, 217, factor).toView(under));
        }
    }

    @Test
    void zoomStopsAtItsEnds() {
        assertEquals(ViewTransform.MAX_SCALE, ViewTransform.IDENTITY.zoomedAt(0, 0, 1e9).scale());
        assertEquals(ViewTransform.MIN_SCALE, ViewTransform.IDENTITY.zoomedAt(0, 0, 1e-9).scale());
    }

    @Test
    void fittedFilmIsWholeAndCentred() {
        // 1935×2400 px into 800×620 with 10 px margin: height decides, 600/2400 = 0.25.
        ViewTransform transform = ViewTransform.fitting(1935, 2400, 1, 800, 620, 10);
        assertEquals(0.25, transform.scale(), 1e-12);
        assertSame(new Point(400, 310), transform.toView(new Point(967, 1199.5)));
        assertEquals(10, transform.toView(new Point(0, -0.5)).y(), 1e-9);
    }

    @Test
    void pixelsThatAreNotSquareAreShownInTheirTrueShape() {
        ViewTransform transform = new ViewTransform(2, 1.5, 0, 0);
        assertSame(new Point(20, 30), transform.toView(new Point(10, 10)));
        assertSame(new Point(10, 10), transform.toImage(20, 30));
    }

    @Test
    void onTheWayFromOneZoomToAnotherTheFixedPointDoesNotMove() {
        ViewTransform start = new ViewTransform(0.5, 1, 10, 20);
        ViewTransform end = start.zoomedAt(300, 200, 4);
        Point fixed = start.toImage(300, 200);
        for (double t = 0; t <= 1; t += 0.1) {
            Point at = start.towards(end, t).toView(fixed);
            assertEquals(300, at.x(), 1e-6);
            assertEquals(200, at.y(), 1e-6);
        }
        assertEquals(end, start.towards(end, 1));
        assertTrue(start.towards(end, 0.5).scale() > start.scale());
    }
}
