package org.nasion.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Tracings for tests. */
public final class Films {

    /** One mm per px, square pixels: image coordinates are millimetres with y turned over. */
    public static final Calibration ONE_MM = new Calibration.Scale(Calibration.Kind.USER_STATED, 1, 1, "");

    public static final Calibration NO_SCALE = new Calibration.Uncalibrated(1);

    private Films() {}

    public static Placement manual(double x, double y) {
        return new Placement(new Point(x, y), Placement.Origin.MANUAL, true, Optional.empty());
    }

    /** From text such as {@code "S 0 0, N 10 0"} in patient space: mm, y UP, face right. */
    public static Tracing up(String text) {
        Map<Landmark, Placement> placements = new TreeMap<>();
        for (String part : text.split(",")) {
            String[] words = part.trim().split("\\s+");
            placements.put(
                    Landmark.ofCode(words[0]).orElseThrow(),
                    manual(Double.parseDouble(words[1]), -Double.parseDouble(words[2])));
        }
        return new Tracing(placements);
    }

    /** All 29 points of an invented adult, 10 px per mm, sella near (800, 800), face right. */
    public static Tracing adult() {
        return up("""
                S 800 -800, N 1500 -750, Or 1410 -1030, Po 720 -1060, A 1480 -1330, ANS 1530 -1280, PNS 1010 -1290,
                B 1420 -1740, Pog 1430 -1870, Gn 1405 -1920, Me 1360 -1945, Go 840 -1620, Ar 690 -1180, Co 730 -1090,
                R 740 -1400, UIT 1530 -1560, UIA 1440 -1350, LIT 1500 -1540, LIA 1390 -1730, UMT 1200 -1535, LMT 1215 -1530,
                UPM 1310 -1545, LPM 1315 -1540, Pn 1760 -1160, N' 1570 -760, Sn 1620 -1320, Ls 1650 -1450, Li 1610 -1610,
                Pog' 1550 -1880""");
    }

    /** The same with all points that a person may place, where the drawing of a head has them. */
    public static Tracing withExtraPoints() {
        Tracing tracing = adult();
        for (Landmark landmark : LandmarkCatalog.shipped().placedBy(Placing.HAND)) {
            Point at = landmark.drawnAt().orElseThrow();
            tracing = tracing.with(landmark, manual(800 + 10 * at.x(), 800 + 10 * at.y()));
        }
        return tracing;
    }

    /** A row of a landmark file: the picture's name, its scale and its points. */
    public record Row(String image, Path picture, double mmPerPx, Tracing tracing) {}

    /** Expert points of the cephalograms next to the project; the test is skipped where they are not there. */
    public static List<Row> expert(String source, String file) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data/cephalograms"))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(folder != null, "no folder shared/data beside the project: expert points not checked");
        Path source2 = folder.resolve("shared/data/cephalograms").resolve(source);
        List<String> lines = Files.readAllLines(source2.resolve(file));
        String[] header = lines.getFirst().split(",");
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            Map<Landmark, Placement> placements = new TreeMap<>();
            for (Landmark landmark : Landmark.STANDARD) {
                String x = row.getOrDefault(landmark.code() + "_x", "");
                if (!x.isEmpty()) {
                    placements.put(
                            landmark,
                            manual(Double.parseDouble(x), Double.parseDouble(row.get(landmark.code() + "_y"))));
                }
            }
            rows.add(new Row(
                    row.get("image"),
                    source2.resolve("images").resolve(row.get("image")),
                    Double.parseDouble(row.get("mm_per_px")),
                    new Tracing(placements)));
        }
        return rows;
    }
}
