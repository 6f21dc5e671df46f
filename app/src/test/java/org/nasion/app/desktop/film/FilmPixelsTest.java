package org.nasion.app.desktop.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.services.DisplayFilter;
import org.nasion.app.desktop.services.FilmFilters;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.viewmodel.FilmLook;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.image.Cephalogram;

class FilmPixelsTest {

    @TempDir
    Path folder;

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<FilmPyramid> shown = new ArrayList<>();
    private final List<Set<DisplayFilter>> asked = new ArrayList<>();
    private WorkbenchViewModel workbench;
    private FilmPixels pixels;

    @BeforeEach
    void openAFilm() throws Exception {
        TaskRunner later = new TaskRunner(background::add, Runnable::run);
        workbench = TestDesk.in(folder).tasks(later).withFilm();

        runAll();
        FilmFilters filters = (film, through, progress) -> {
            asked.add(through);
            progress.throwIfCancelled();
            return film;
        };
        pixels = new FilmPixels(later, filters);
        workbench.film().look().filtersProperty().addListener((property, before, now) -> make());
    }

    @AfterEach
    void tidyUp() {
        workbench.close();
    }

    private void runAll() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }

    private FilmLook look() {
        return workbench.film().look();
    }

    private Cephalogram film() {
        return workbench.film().filmProperty().get().orElseThrow();
    }

    private void make() {
        pixels.make(workbench, "filtering", shown::add);
    }

    @Test
    void thePictureIsMadeOffTheUiThreadAndItsGreysAreCounted() {
        make();
        assertTrue(shown.isEmpty(), "nothing was waited for");
        runAll();
        assertSame(
                film(),
                shown.getFirst().levels().getFirst().film(),
                "without filters it is the film itself and no copy");
        assertTrue(look().histogramProperty().get().isPresent());
    }

    @Test
    void onlyTheNewestWishIsFollowed() {
        look().filterProperty(DisplayFilter.CLAHE).set(true);
        look().filterProperty(DisplayFilter.SHARPEN).set(true);
        runAll();
        assertEquals(1, shown.size());
        assertEquals(Set.of(DisplayFilter.CLAHE, DisplayFilter.SHARPEN), asked.getLast());
    }

    @Test
    void whoShowsTheSameFilmNextHasItsPictureAtOnceAndAnotherFilmHasItsOwn() throws Exception {
        make();
        runAll();
        look().histogramProperty().set(Optional.empty());
        make();
        assertSame(shown.getFirst(), shown.getLast());
        assertEquals(2, shown.size(), "without waiting");
        assertTrue(look().histogramProperty().get().isPresent());
        workbench.opening().open(Fixtures.filmFile(folder, "other.png"));
        runAll();
        make();
        assertEquals(2, shown.size());
        runAll();
        assertSame(film(), shown.getLast().levels().getFirst().film());
    }

    @Test
    void whatTakesLongIsShownAndStoppingItSwitchesTheFilterOff() {
        look().filterProperty(DisplayFilter.DENOISE).set(true);
        assertEquals(1, workbench.tasks().running().size(), "a sentence and a way to stop it");
        workbench.tasks().running().getFirst().stop();
        runAll();
        assertFalse(look().filterProperty(DisplayFilter.DENOISE).get());
        assertEquals(1, shown.size(), "the film as it was");
    }
}
