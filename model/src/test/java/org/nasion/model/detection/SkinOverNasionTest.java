package org.nasion.model.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
import org.nasion.model.shape.SoftTissueNasion;

@Tag("slow")
class SkinOverNasionTest {

    /** S–N is 220 px for 66 mm, so a millimetre is 3⅓ px. */
    private static final Map<Landmark, Point> SEEN = Map.of(
            Landmark.S,
            new Point(30, 200),
            Landmark.N,
            new Point(250, 200),
            Landmark.PO,
            new Point(20, 260),
            Landmark.OR,
            new Point(220, 260));

    /** A forehead and a nose that meet in a hollow 6 mm in front of nasion and 1 mm below it; bone behind them. */
    private static Canvas profile(int bone, int tissue, int air) {
        byte[] grey = new byte[400 * 400];
        for (int y = 0; y < 400; y++) {
            double skin = 250 + 20 + 0.5 * Math.abs(y - 203);
            for (int x = 0; x < 400; x++) {
                grey[y * 400 + x] = (byte) (x < 250 ? bone : x < skin ? tissue : air);
            }
        }
        return new Canvas(grey, CanvasTransform.fit(400, 400, 400, 400));
    }

    @Test
    void findsTheHollowOfTheSkinAndNotTheBone() {
        Point found = SkinOverNasion.find(profile(200, 90, 40), SEEN).orElseThrow();
        assertEquals(270, found.x(), 5, "five rows of the sharp corner are averaged");
        assertEquals(203, found.y(), 3);
    }

    @Test
    void saysNothingWhereTheSkinDoesNotShow() {
        assertTrue(SkinOverNasion.find(profile(42, 41, 40), SEEN).isEmpty());
        assertEquals(Optional.empty(), SkinOverNasion.find(profile(200, 90, 40), Map.of()));
    }

    @Test
    void isNearerThanTheRuleOnPhantoms() {
        Preprocessor preprocessor = new Preprocessor(new OpenCv());
        Recipe recipe = new Recipe(768, 576, new Recipe.Clahe(2, 8), Optional.empty());
        double found = 0;
        double rule = 0;
        int films = 4;
        for (int seed = 41; seed < 41 + films; seed++) {
            Phantom phantom = new PhantomGenerator()
                    .generate(PhantomSpec.ofSeed(seed).withFilm(826, 1024, 0.23438), Progress.NONE);
            Canvas canvas = preprocessor.prepare(phantom.film(), recipe);
            Map<Landmark, Point> seen = new TreeMap<>();
            phantom.truth()
                    .forEach((landmark, at) ->
                            seen.put(landmark, canvas.transform().toCanvas(at)));
            Point truth = seen.remove(Landmark.N_SOFT);
            double mmPerPx = 66 / seen.get(Landmark.S).distanceTo(seen.get(Landmark.N));
            found += SkinOverNasion.find(canvas, seen).orElseThrow().distanceTo(truth) * mmPerPx / films;
            rule += SoftTissueNasion.estimate(seen).orElseThrow().position().distanceTo(truth) * mmPerPx / films;
        }
        assertTrue(found < 1.0, "found " + found + " mm off, the rule " + rule);
        assertTrue(found < rule, "found " + found + " mm off, the rule " + rule);
    }
}
