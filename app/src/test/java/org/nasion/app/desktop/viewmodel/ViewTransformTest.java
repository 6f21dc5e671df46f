package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Orientation;
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
        assertEquals(
                ViewTransform.MAX_SCALE,
                ViewTransform.IDENTITY.zoomedAt(0, 0, 1e9).scale());
        assertEquals(
                ViewTransform.MIN_SCALE,
                ViewTransform.IDENTITY.zoomedAt(0, 0, 1e-9).scale());
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

    /** 4×3 px film; where its corner pixels are shown, found by turning a sheet of paper by hand. */
    @Test
    void turnedAndMirroredFilmsShowEveryPixelWhereAPersonExpectsIt() {
        Point topRight = new Point(3, 0);
        Orientation clockwise = Orientation.UPRIGHT.turned(1);
        assertSame(new Point(2, 3), relativeToTopLeft(clockwise, topRight, 3, 4));
        assertSame(new Point(0, 0), relativeToTopLeft(Orientation.UPRIGHT.turned(-1), topRight, 3, 4));
        assertSame(
                new Point(0, 2), relativeToTopLeft(Orientation.UPRIGHT.turned(1).turned(1), topRight, 4, 3));
        assertSame(new Point(0, 0), relativeToTopLeft(Orientation.UPRIGHT.flipped(), topRight, 4, 3));
        // mirrored, then turned clockwise as the screen shows it: the top-left pixel (once the top-right one) goes to
        // the top-right
        assertSame(
                new Point(2, 0), relativeToTopLeft(Orientation.UPRIGHT.flipped().turned(1), topRight, 3, 4));
    }

    /** Where a pixel of a 4×3 film lies, counted from the top left of the film as it is shown. */
    private static Point relativeToTopLeft(Orientation held, Point pixel, int shownWidth, int shownHeight) {
        ViewTransform transform = ViewTransform.fitting(4, 3, 1, held, shownWidth, shownHeight, 0);
        return transform.toView(pixel).minus(new Point(0.5, 0.5));
    }

    @Test
    void everyWayOfHoldingTheFilmLeadsThereAndBack() {
        for (int turns = 0; turns < 4; turns++) {
            for (boolean mirrored : new boolean[] {false, true}) {
                Orientation held = new Orientation(turns, mirrored);
                ViewTransform transform = new ViewTransform(0.7, 1.2, 31, -8, held);
                Point image = new Point(123.25, 456.5);
                Point view = transform.toView(image);
                assertSame(image, transform.toImage(view.x(), view.y()));
                assertSame(view, transform.zoomedAt(view.x(), view.y(), 3).toView(image));
                assertSame(
                        view,
                        transform.heldAs(held.turned(1), view.x(), view.y()).toView(image));
                Point right = transform.toView(image.plus(transform.toImageVector(5, 0)));
                assertSame(view.plus(new Point(5, 0)), right);
                assertEquals(held, held.turned(1).turned(-1));
                assertEquals(held, held.turned(1).turned(1).turned(1).turned(1));
                assertEquals(held, held.flipped().flipped());
                assertEquals(held.turned(1), held.flipped().turned(-1).flipped());
            }
        }
    }

    @Test
    void aLyingFilmIsFittedByItsOtherSide() {
        // 1935×2400 px turned into 800×620 with 10 px margin: 2400 px take the width, 780/2400 = 0.325; 600/1935 = 0.31
        // decides.
        ViewTransform transform = ViewTransform.fitting(1935, 2400, 1, new Orientation(1, false), 800, 620, 10);
        assertEquals(600.0 / 1935, transform.scale(), 1e-12);
        assertSame(new Point(400, 310), transform.toView(new Point(967, 1199.5)));
    }
}
