package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A program that was killed in the middle of a drag, and the next start. */
@ExtendWith(ApplicationExtension.class)
class RecoveryJourneyTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void theNextStartOffersTheWorkOfAKilledProgramAndGoesOnFromIt(FxRobot robot) throws Exception {
        Path film = Fixtures.filmFile(folder, "film.png");
        long mustBeThere = editAndKill(film);
        assertTrue(mustBeThere > 0, "the program was too slow to edit for two seconds");

        DesktopWindow window = onUi(this::open);
        Label offer = robot.lookup(".notice-text").queryAs(Label.class);
        assertEquals("There is unsaved work from last time.", offer.getText());
        robot.type(KeyCode.F6); // the keyboard goes to the offer
        robot.type(KeyCode.SPACE); // and takes it
        WaitForAsyncUtils.waitForFxEvents();
        TracingViewModel tracing = window.workbench().openProperty().get().map(OpenCase::tracing).orElseThrow();
        Point found = tracing.placement(Landmark.A).orElseThrow().position();
        assertTrue(found.x() >= mustBeThere, "edit " + mustBeThere + " was older than a second; found is " + found.x());
        assertTrue(tracing.dirtyProperty().get(), "it is still in no file of the user's");
        onUi(() -> {
            window.close();
            return null;
        });
    }

    /** The newest edit that was older than a second when the process was killed. */
    private long editAndKill(Path film) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), KilledDesktop.class.getName(),
                folder.toString(), film.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        NavigableMap<Long, Long> edits = new TreeMap<>();
        long begin = 0;
        long end;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            do {
                String line = lines.readLine();
                end = System.nanoTime();
                begin = begin == 0 ? end : begin;
                edits.put(end, Long.parseLong(line));
            } while (end - begin < 2 * SECOND);
            child.destroyForcibly().waitFor(); // SIGKILL
        }
        return edits.headMap(end - SECOND).isEmpty() ? 0 : edits.headMap(end - SECOND).lastEntry().getValue();
    }

    private DesktopWindow open() {
        DesktopServices services = Fixtures.services(folder);
        SettingsStore settings = new SettingsStore(services.configFolder());
        settings.change(now -> now.withWindow(new Settings.WindowPlace(0, 0, 1280, 800, false)));
        DesktopWindow opened = new DesktopWindow(new Stage(), services, settings, new Fixtures.Dialogs(), TaskRunner.onCallingThread(),
                TaskRunner.onCallingThread(), Easing.NONE, Texts.of(Locale.ENGLISH), Clock.systemDefaultZone());
        opened.show(List.of());
        return opened;
    }

    private static <T> T onUi(Callable<T> work) throws Exception {
        T result = WaitForAsyncUtils.asyncFx(work).get();
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }
}
