package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * Every shipped measurement on 30 extreme heads against {@code recompute.py}, which works them out with numpy and without the
 * program's formulas. Skipped where there is no Python with numpy.
 */
@Tag("slow")
class RecomputedTest {

    private static final int HEADS = 30;
    private static final Path SCRIPT = Path.of("src", "test", "python", "recompute.py");

    @TempDir
    private static Path folder;

    private static Map<String, Map<String, Double>> expected;

    @BeforeAll
    static void recompute() throws IOException, InterruptedException {
        Optional<String> python = python();
        Assumptions.assumeTrue(python.isPresent(), "no Python with numpy (python3-numpy): measurements not recomputed");
        List<String> lines = new ArrayList<>(List.of("head,code,x,y"));
        for (int head = 0; head < HEADS; head++) {
            for (Map.Entry<Landmark, Point> at : ExtremeHeads.whole(head).entrySet()) {
                lines.add(head + "," + at.getKey().code() + "," + at.getValue().x() + ","
                        + at.getValue().y());
            }
        }
        Path heads = Files.write(folder.resolve("heads.csv"), lines);
        Path values = folder.resolve("values.csv");
        Process process = new ProcessBuilder(python.get(), SCRIPT.toString(), heads.toString())
                .redirectOutput(values.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(0, process.waitFor());
        expected = new HashMap<>();
        for (String line :
                Files.readAllLines(values).subList(1, Files.readAllLines(values).size())) {
            String[] cells = line.split(",");
            expected.computeIfAbsent(cells[0], head -> new HashMap<>()).put(cells[1], Double.parseDouble(cells[2]));
        }
    }

    private static Optional<String> python() throws InterruptedException {
        for (String name : new String[] {"python3", "/usr/bin/python3"}) {
            try {
                Process process = new ProcessBuilder(name, "-c", "import numpy")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return Optional.of(name);
                }
            } catch (IOException e) {
                // There is none of this name.
            }
        }
        return Optional.empty();
    }

    @Test
    void everyShippedMeasurementIsRecomputed() {
        TreeSet<String> shipped = AnalysisCatalog.bundled().measurements().stream()
                .map(Measurement::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(HEADS, expected.size());
        expected.values().forEach(values -> assertEquals(shipped, new TreeSet<>(values.keySet())));
    }

    /** On films of several scales and pixel shapes, tilted, half of them looking to the left. */
    @Test
    void theProgramGivesTheSame() {
        MeasurementEngine engine = MeasurementCatalog.bundled().engine();
        int compared = 0;
        for (int head = 0; head < HEADS; head++) {
            double perMmX = 4 + head % 7;
            double perMmY = perMmX * (head % 3 == 0 ? 1.25 : 1);
            Readings readings = engine.compute(
                    ExtremeHeads.film(ExtremeHeads.whole(head), perMmX, perMmY, head % 5 * 5 - 10, head % 2 == 1),
                    new Calibration.Scale(Calibration.Kind.USER_STATED, 1 / perMmX, perMmX / perMmY, ""));
            for (Reading reading : readings.all()) {
                assertEquals(
                        expected.get(String.valueOf(head))
                                .get(reading.measurement().id()),
                        reading.value().number().orElseThrow(),
                        1e-6,
                        reading.measurement().id() + " of head " + head);
                compared++;
            }
        }
        System.out.printf(
                "%d values of %d measurements on %d extreme heads agree to 1e-6 with recompute.py%n",
                compared, compared / HEADS, HEADS);
    }
}
