package org.nasion.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.problem.ProblemException;

class TimingsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Timings figures() {
        return new Timings("a program", new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @Test
    void quantilesAreSamplesByNearestRank() {
        Figure figure = new Figure("x", "ms", new double[] {4, 1, 3, 2});
        assertEquals(2, figure.median());
        assertEquals(4, figure.quantile(0.99));
        assertEquals(1, figure.min());
        assertEquals(4, figure.max());
        double[] hundred = new double[100];
        for (int i = 0; i < 100; i++) {
            hundred[i] = i + 1;
        }
        assertEquals(99, new Figure("x", "ms", hundred).quantile(0.99));
    }

    @Test
    void anEarlierRunIsComparedByNameAndUnit() {
        Path file = folder.resolve("run.json");
        Timings then = figures();
        then.add("open", "ms", 10, 20, 30);
        then.add("size", "MB", 5);
        then.write(file);
        printed.reset();
        Timings now = figures();
        now.add("open", "ms", 25);
        now.add("size", "kB", 5000);
        now.compareWith(file);
        String text = printed.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("+25.0 %"), text);
        assertEquals(1, text.lines().filter(line -> line.endsWith("%")).count(), text);
    }

    @Test
    void anythingElseIsRefusedAsAnEarlierRun() throws IOException {
        Timings now = figures();
        now.add("open", "ms", 25);
        for (String content : new String[] {"", "{}", "no json", "{\"figures\":[{\"name\":\"open\"}]}"}) {
            Path file = Files.writeString(folder.resolve("other.json"), content);
            assertEquals(
                    "NAS-BENCH-COMPARE",
                    assertThrows(ProblemException.class, () -> now.compareWith(file))
                            .problem()
                            .code(),
                    content);
        }
    }
}
