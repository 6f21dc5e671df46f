package org.nasion.lab.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasion.core.detection.Detection.Quality;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.lab.stress.StressTest.Outcome;
import org.nasion.model.preprocess.OpenCv;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;

class StressTestTest {

    private static final Map<Landmark, Point> MARKS = Map.of(
            Landmark.S, new Point(400, 500),
            Landmark.N, new Point(800, 420),
            Landmark.PO, new Point(310, 640),
            Landmark.ME, new Point(760, 1200));

    @BeforeAll
    static void openCv() {
        new OpenCv().require();
    }

    private static Altered altered(Degradation way, Mat picture) {
        return way.alter(new Degradation.Scene(picture, MARKS, 0.1, RandomGenerator.of("L64X128MixRandom")));
    }

    /** A white spot on grey at each mark is where the altered picture is said to have it. */
    @ParameterizedTest
    @EnumSource
    void pointsStayOnWhatTheyMark(Degradation way) {
        for (Map.Entry<Landmark, Point> mark : MARKS.entrySet()) {
            Mat picture = new Mat(1400, 1200, CvType.CV_8U, new Scalar(60));
            int x = (int) mark.getValue().x();
            int y = (int) mark.getValue().y();
            picture.submat(new Rect(x - 6, y - 6, 13, 13)).setTo(new Scalar(230));
            Altered altered = altered(way, picture);
            boolean painted = way == Degradation.NO_EAR_RODS && mark.getKey() == Landmark.PO;
            assertEquals(!painted, altered.shows(mark.getValue()), way + " " + mark.getKey());
            if (!painted) {
                Point here = altered.place(mark.getValue());
                Mat around = altered.picture().submat(new Rect((int) here.x() - 12, (int) here.y() - 12, 25, 25));
                Core.MinMaxLocResult found = Core.minMaxLoc(blurred(around));
                assertEquals(12 + here.x() - Math.floor(here.x()), found.maxLoc.x, 4, way + " " + mark.getKey());
                assertEquals(12 + here.y() - Math.floor(here.y()), found.maxLoc.y, 4, way + " " + mark.getKey());
            }
        }
    }

    private static Mat blurred(Mat picture) {
        Mat to = new Mat();
        org.opencv.imgproc.Imgproc.GaussianBlur(picture, to, new org.opencv.core.Size(0, 0), 2.5);
        return to;
    }

    @Test
    void aNoseThatIsCutOffLeavesTheMarksAndAFilmIsCroppedToThem() {
        Mat picture = new Mat(1400, 1200, CvType.CV_8U, new Scalar(60));
        assertEquals(821, altered(Degradation.NO_NOSE, picture).picture().cols(), "N at 800 and 2 mm");
        Altered cropped = altered(Degradation.CROPPED, picture);
        assertTrue(cropped.picture().rows() < 900 && cropped.picture().cols() < 600);
        assertFalse(cropped.shows(new Point(100, 100)));
    }

    /** Two films: plain 1 and 3 mm, altered 2 and refused; then 5 and called good. By hand. */
    @Test
    void whatIsSummedUp() {
        Map<Degradation, List<Outcome>> outcomes = new EnumMap<>(Degradation.class);
        outcomes.put(
                Degradation.PLAIN,
                List.of(
                        new Outcome(Quality.GOOD, Map.of(Landmark.S, 1.0)),
                        new Outcome(Quality.GOOD, Map.of(Landmark.S, 3.0))));
        outcomes.put(
                Degradation.DARK,
                List.of(new Outcome(Quality.CHECK, Map.of(Landmark.S, 2.0)), new Outcome(Quality.REJECT, Map.of())));
        outcomes.put(
                Degradation.SMALL,
                List.of(
                        new Outcome(Quality.GOOD, Map.of(Landmark.S, 5.0)),
                        new Outcome(Quality.CHECK, Map.of(Landmark.S, 7.0))));
        List<StressTest.Row> rows = StressTest.rows(outcomes);
        assertEquals(2, rows.get(0).score().orElseThrow().mre());
        StressTest.Row dark = rows.get(1);
        assertEquals(2, dark.times(), "2 mm where it was 1");
        assertEquals(Map.of(Quality.CHECK, 1, Quality.REJECT, 1), dark.verdicts());
        StressTest.Row small = rows.get(2);
        assertEquals(3, small.times(), "6 mm where it was 2");
        assertEquals(2, small.far(), "more than twice 2 mm");
        assertEquals(1, small.untold());
        assertEquals(Optional.empty(), StressTest.rows(refused()).getFirst().score());
    }

    private static Map<Degradation, List<Outcome>> refused() {
        return new EnumMap<>(Map.of(Degradation.PLAIN, List.of(new Outcome(Quality.REJECT, Map.of()))));
    }
}
