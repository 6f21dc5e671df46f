package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A program that was killed in the middle of a drag, and the next start. */
class RecoveryJourneyTest extends Journey {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void theNextStartOffersTheWorkOfAKilledProgramAndGoesOnFromIt(FxRobot robot) throws Exception {
        Path film = Fixtures.filmFile(folder, "film.png");
        long mustBeThere = editAndKill(film);
        assertTrue(mustBeThere > 0, "the program was too slow to edit for two seconds");

        start();
        Label offer = robot.lookup(".notice-text").queryAs(Label.class);
        assertEquals("There is unsaved work from last time.", offer.getText());
        robot.type(KeyCode.F6); // the keyboard goes to the offer
        robot.type(KeyCode.SPACE); // and takes it
        WaitForAsyncUtils.waitForFxEvents();
        Point found = at(Landmark.A);
        assertTrue(found.x() >= mustBeThere, "edit " + mustBeThere + " was older than a second; found is " + found.x());
        assertTrue(tracing().dirtyProperty().get(), "it is still in no file of the user's");
    }

    /** The newest edit that was older than a second when the process was killed. */
    private long editAndKill(Path film) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledDesktop.class.getName(),
                        folder.toString(),
                        film.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        NavigableMap<Long, Long> edits = new TreeMap<>();
        long begin = 0;
        long end;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            do {
                String line = lines.readLine();
                end = System.nanoTime();
                begin = begin == 0 ? end : begin;
                edits.put(end, Long.parseLong(line));
            } while (end - begin < 2 * SECOND);
            child.destroyForcibly().waitFor(); // SIGKILL
        }
        return edits.headMap(end - SECOND).isEmpty()
                ? 0
                : edits.headMap(end - SECOND).lastEntry().getValue();
    }
}
