package org.nasion.model.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.CanvasTransform;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.preprocess.Recipe;
import org.nasion.model.shape.ShapeModel;
import org.nasion.model.shape.SoftTissueNasion;

@Tag("slow")
class NoseTipTest {

    private static final double MM_PER_PX = 0.3;
    private static final Map<Landmark, Point> LEVEL =
            Map.of(Landmark.PO, new Point(20, 100), Landmark.OR, new Point(120, 100));

    /** A round nose of 10 mm radius, its tip at (220, 150), over darker air. */
    private static Canvas nose(int tissue, int air) {
        byte[] grey = new byte[300 * 300];
        double radius = 10 / MM_PER_PX;
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                boolean inside = x < 220 - radius || Math.hypot(x - (220 - radius), y - 150) < radius;
                grey[y * 300 + x] = (byte) (inside && Math.abs(y - 150) < 2 * radius ? tissue : air);
            }
        }
        return new Canvas(grey, CanvasTransform.fit(300, 300, 300, 300));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "12,-6", "-15,8"})
    void findsTheTipWhereverTheEstimateIsNear(double dx, double dy) {
        Point tip = NoseTip.find(nose(120, 40), LEVEL, new Point(220 + dx, 150 + dy), MM_PER_PX)
                .orElseThrow();
        assertEquals(220, tip.x(), 1.5);
        assertEquals(150, tip.y(), 4, "the round tip is flat in y");
    }

    @Test
    void saysNothingWhereTheSkinDoesNotShow() {
        assertTrue(NoseTip.find(nose(60, 57), LEVEL, new Point(220, 150), MM_PER_PX)
                .isEmpty());
        assertEquals(Optional.empty(), NoseTip.find(nose(120, 40), Map.of(), new Point(220, 150), MM_PER_PX));
    }

    /** Skin grows thin towards its end: a rule that stops where grey falls most lies 1 mm inside and opens the nasolabial angle. */
    @ParameterizedTest
    @ValueSource(longs = {2002, 2005, 2007, 2011})
    void liesOnTheSkinOfPhantomsAndNotInsideIt(long seed) {
        Phantom phantom =
                new PhantomGenerator().generate(PhantomSpec.ofSeed(seed).withFilm(826, 1024, 0.23438), Progress.NONE);
        Canvas canvas = new Preprocessor(new OpenCv())
                .prepare(phantom.film(), new Recipe(768, 576, new Recipe.Clahe(2, 8), Optional.empty()));
        Map<Landmark, Point> seen = new TreeMap<>();
        phantom.truth()
                .forEach((landmark, at) -> seen.put(landmark, canvas.transform().toCanvas(at)));
        Point truth = seen.remove(Landmark.PN);
        double mmPerPx = ShapeModel.plausibility().residual(seen).orElseThrow().mmPerPx();
        Point tip = NoseTip.find(canvas, seen, truth, mmPerPx).orElseThrow();
        Point forward = SoftTissueNasion.forward(seen).orElseThrow();
        assertEquals(0, tip.minus(truth).dot(forward) * mmPerPx, 0.5, "mm forwards");
        assertEquals(0, tip.minus(truth).length() * mmPerPx, 1.5, "mm");
    }
}
