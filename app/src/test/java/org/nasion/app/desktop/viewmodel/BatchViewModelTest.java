package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.BatchViewModel.State;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** Many films at once; the background's work is done when the test says so. */
class BatchViewModelTest {

    @TempDir
    Path folder;

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private final List<String> detected = new ArrayList<>();
    private WorkbenchViewModel workbench;
    private List<Path> files;

    @BeforeEach
    void start() throws IOException {
        files = List.of(
                Fixtures.filmFile(folder, "a.png"),
                Fixtures.filmFile(folder, "b.png"),
                Files.writeString(folder.resolve("letter.txt"), "Dear patient"),
                Fixtures.filmFile(folder, "c.png"));
        LandmarkDetector points = Fixtures.detector(Fixtures.points());
        DesktopServices services =
                Fixtures.services(folder, () -> counting(points), Fixtures.reader(), folder, List.of());
        workbench = new WorkbenchViewModel(
                services,
                new TaskRunner(background::add, Runnable::run),
                dialogs,
                new SettingsStore(services.configFolder()),
                WindowTexts.of(Locale.ENGLISH),
                new Autosave(services.configFolder().resolve("autosave"), services.cases(), problem -> {}),
                new FilmViewModel(Easing.NONE),
                Clock.systemUTC());
    }

    private LandmarkDetector counting(LandmarkDetector points) {
        return new LandmarkDetector() {
            @Override
            public org.nasion.core.detection.Detection detect(
                    org.nasion.core.image.Cephalogram film,
                    org.nasion.core.image.Window through,
                    org.nasion.core.task.Progress progress) {
                detected.add(film.acquisition().sourceSha256());
                return points.detect(film, progress);
            }

            @Override
            public org.nasion.core.detection.DetectorInfo info() {
                return points.info();
            }

            @Override
            public void close() {
                points.close();
            }
        };
    }

    @AfterEach
    void tidyUp() {
        workbench.close();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }

    private State state(int film) {
        return workbench.batch().films().get(film).stateProperty().get();
    }

    private String open() {
        return workbench.openProperty().get().orElseThrow().name();
    }

    @Test
    void theFirstFilmOpensAndTheOthersGetTheirPointsMeanwhile() {
        workbench.opening().openAll(files);
        assertEquals(
                List.of(State.OPENED, State.WORKING, State.WAITING, State.WAITING),
                List.of(state(0), state(1), state(2), state(3)));
        work();
        assertEquals("a.png", open());
        assertEquals(
                List.of(State.OPENED, State.READY, State.FAILED, State.READY),
                List.of(state(0), state(1), state(2), state(3)));
        assertEquals(3, detected.size());
        workbench.opening().open(files.get(3));
        work();
        assertEquals("c.png", open());
        assertEquals(3, detected.size(), "its points were there already");
        assertEquals(
                Fixtures.points().keySet(),
                workbench
                        .openProperty()
                        .get()
                        .orElseThrow()
                        .tracing()
                        .state()
                        .tracing()
                        .landmarks());
    }

    @Test
    void aBadFilmSaysWhyAndStopsNoOther() {
        workbench.opening().openAll(files);
        work();
        BatchViewModel.Film bad = workbench.batch().films().get(2);
        assertEquals("NAS-IMAGE-UNKNOWN", bad.failure().orElseThrow().problem().code());
        workbench.copyDetails(bad.failure().orElseThrow().details());
        assertTrue(dialogs.copied.contains("NAS-IMAGE-UNKNOWN"));
        assertFalse(dialogs.copied.contains("letter"), "no file names in details");
    }

    @Test
    void whatIsStoppedStaysStoppedAndTheNextGoesOn() {
        workbench.opening().openAll(files);
        workbench.batch().cancel(workbench.batch().films().get(1));
        assertEquals(State.CANCELLED, state(1));
        assertEquals(State.WORKING, state(2));
        work();
        assertEquals(State.CANCELLED, state(1));
        assertEquals(State.READY, state(3));
        workbench.opening().open(files.get(1));
        work();
        assertEquals("b.png", open(), "it can still be opened");
    }

    @Test
    void everythingCanBeStoppedAtOnce() {
        workbench.opening().openAll(files);
        workbench.batch().cancelAll();
        assertEquals(0, workbench.batch().pending());
        work();
        assertEquals(1, detected.size(), "only the film on the screen");
    }

    @Test
    void moreFilmsJoinThoseThatAreThereAndNoneComesTwice() throws IOException {
        workbench.opening().openAll(files);
        Path more = Fixtures.filmFile(folder, "d.png");
        workbench.opening().openAll(List.of(files.get(1), more));
        work();
        assertEquals(5, workbench.batch().films().size());
        assertEquals("b.png", open());
        assertTrue(workbench.opening().waiting().contains(more));
        assertTrue(workbench.opening().waiting().contains(files.get(3)), "the first ones still wait");
    }

    @Test
    void workOnAFilmThatWasLeftIsThereWhenItComesBack() {
        workbench.opening().openAll(files);
        work();
        TracingViewModel tracing = workbench.openProperty().get().orElseThrow().tracing();
        tracing.drag().grab(Landmark.A, true);
        tracing.drag().to(new Point(1444, 1301));
        tracing.drag().finish();
        var left = tracing.state();
        workbench.opening().open(files.get(1));
        work();
        workbench.opening().open(files.get(0));
        work();
        assertEquals(
                left, workbench.openProperty().get().orElseThrow().tracing().state());
        assertTrue(
                workbench.notices().stream().noneMatch(notice -> notice.text().contains("brought back")),
                "nobody lost it");
    }
}
