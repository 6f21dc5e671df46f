package org.nasion.core.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

class SchematicHeadTest {

    @ParameterizedTest
    @FieldSource("org.nasion.core.landmark.Landmark#STANDARD")
    void everyLandmarkLiesOnTheDrawing(Landmark landmark) {
        Point at = SchematicHead.at(landmark);
        assertNotNull(at);
        double nearest = SchematicHead.outlines().stream()
                .flatMap(curve -> curve.through().stream())
                .mapToDouble(at::distanceTo)
                .min()
                .orElseThrow();
        // S is the middle of its fossa; all others have a line of the drawing beside them
        assertTrue(nearest < (landmark == Landmark.S ? 7 : 5), landmark + " lies " + nearest + " mm from any line");
    }

    @Test
    void theHeadHasTheProportionsOfAnAdult() {
        assertEquals(69, SchematicHead.at(Landmark.S).distanceTo(SchematicHead.at(Landmark.N)), 3);
        assertEquals(115, SchematicHead.at(Landmark.N).distanceTo(SchematicHead.at(Landmark.ME)), 6);
        assertFalse(SchematicHead.outlines().stream().anyMatch(Shape.Curve::estimated), "nothing is drawn dashed");
    }
}
