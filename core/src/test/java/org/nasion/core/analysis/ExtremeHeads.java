package org.nasion.core.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * Heads far from the mean one, in patient space (mm, y up, face to the right): jaws turned and shifted, incisors tipped by up to
 * 50°, chins far ahead or far behind, sella too high or too low. Further off than patients are, so that angles pass 0 and 180.
 */
final class ExtremeHeads {

    private static final Set<Landmark> MAXILLA = of("A ANS PNS UIT UIA UMT UPM Ls Sn");
    private static final Set<Landmark> MANDIBLE = of("B Pog Gn Me Go R LIT LIA LMT LPM Li Pog'");

    private ExtremeHeads() {}

    private static Set<Landmark> of(String codes) {
        return Stream.of(codes.split(" "))
                .map(code -> Landmark.ofCode(code).orElseThrow())
                .collect(Collectors.toSet());
    }

    static Map<Landmark, Point> head(long seed) {
        Random random = new Random(seed);
        Map<Landmark, Point> head = new HashMap<>();
        for (Landmark landmark : Landmark.STANDARD) {
            Point mean = HeadOrientation.meanHead().get(landmark);
            head.put(landmark, new Point(mean.x() + 2 * random.nextGaussian(), -mean.y() + 2 * random.nextGaussian()));
        }
        move(head, MAXILLA, head.get(Landmark.PNS), random.nextDouble(-10, 10), random.nextDouble(-10, 10));
        move(head, MANDIBLE, head.get(Landmark.CO), random.nextDouble(-14, 14), random.nextDouble(-12, 12));
        move(head, Set.of(Landmark.UIA), head.get(Landmark.UIT), random.nextDouble(-50, 50), 0);
        move(head, Set.of(Landmark.LIA), head.get(Landmark.LIT), random.nextDouble(-50, 50), 0);
        move(head, Set.of(Landmark.POG_SOFT), head.get(Landmark.POG_SOFT), 0, random.nextDouble(-15, 25));
        head.computeIfPresent(Landmark.S, (landmark, at) -> new Point(at.x(), at.y() + random.nextDouble(-8, 8)));
        double size = random.nextDouble(0.8, 1.2);
        head.replaceAll((landmark, at) -> at.times(size));
        return head;
    }

    /** The same head with all points that a person may place, each about where the drawing of a head has it. */
    static Map<Landmark, Point> whole(long seed) {
        Random random = new Random(seed + 1000);
        Map<Landmark, Point> head = head(seed);
        for (Landmark landmark : LandmarkCatalog.shipped().placedBy(Placing.HAND)) {
            Point drawn = landmark.drawnAt().orElseThrow();
            head.put(
                    landmark, new Point(drawn.x() + 3 * random.nextGaussian(), -drawn.y() + 3 * random.nextGaussian()));
        }
        return head;
    }

    private static void move(
            Map<Landmark, Point> head, Set<Landmark> part, Point about, double degrees, double forwards) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        part.forEach(landmark -> head.computeIfPresent(landmark, (key, at) -> {
            Point arm = at.minus(about);
            return about.plus(new Point(cos * arm.x() - sin * arm.y() + forwards, sin * arm.x() + cos * arm.y()));
        }));
    }

    /** A film of the head: y down, some px per mm each way, perhaps looking to the left, the head tilted. */
    static Tracing film(Map<Landmark, Point> head, double perMmX, double perMmY, double tilt, boolean left) {
        double cos = Math.cos(Math.toRadians(tilt));
        double sin = Math.sin(Math.toRadians(tilt));
        Map<Landmark, Placement> placements = new TreeMap<>();
        head.forEach((landmark, at) -> {
            double x = cos * at.x() - sin * at.y();
            double y = sin * at.x() + cos * at.y();
            placements.put(landmark, Films.manual((left ? -x : x) * perMmX, -y * perMmY));
        });
        return new Tracing(placements);
    }
}
