package org.nasion.app.desktop.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasion.core.drawing.SchematicHead;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** Points are chosen by a click on the drawing: 112 px show 46 mm around the point, its corner of 42 px shows 172 mm. */
class GuidePictureTest {

    private static final Point A = SchematicHead.at(Landmark.A);
    private static final double PX_PER_MM = 112 / 46.0;

    private static Optional<Landmark> clicked(double x, double y) {
        return GuidePicture.nearest(A, x, y, Landmark.STANDARD);
    }

    @Test
    void theMiddleIsThePointThatIsShown() {
        assertEquals(Optional.of(Landmark.A), clicked(112 * 0.54, 112 * 0.44));
    }

    @Test
    void aClickOnANeighbourChoosesIt() {
        Point away = SchematicHead.at(Landmark.ANS).minus(A).times(PX_PER_MM);
        assertEquals(Optional.of(Landmark.ANS), clicked(112 * 0.54 + away.x(), 112 * 0.44 + away.y()));
    }

    @Test
    void aClickOnTheWholeHeadReachesThePointsThatAreFarAway() {
        Point go = SchematicHead.at(Landmark.GO).minus(new Point(34, 32)).times(42 / 172.0);
        assertEquals(Optional.of(Landmark.GO), clicked(3 + 21 + go.x(), 112 - 3 - 21 + go.y()));
    }

    @Test
    void whereNoPointIsNearNothingIsChosen() {
        assertEquals(Optional.empty(), clicked(110, 110));
    }
}
