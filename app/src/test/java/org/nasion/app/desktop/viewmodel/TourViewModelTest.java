package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.text.WindowTexts;

/** Six steps on the film that is open, left at any time, and offered in large only once. */
class TourViewModelTest {

    @TempDir
    Path folder;

    private final WindowTexts texts = WindowTexts.of(Locale.ENGLISH);
    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private WorkbenchViewModel workbench;

    @BeforeEach
    void open() throws IOException {
        workbench = TestDesk.in(folder).dialogs(dialogs).texts(texts).withFilm();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private TracingViewModel tracing() {
        return workbench.openProperty().get().orElseThrow().tracing();
    }

    @Test
    void itGoesThroughAllStepsAndEnds() {
        TourViewModel tour = workbench.tour();
        assertFalse(tour.isKnown());
        tour.begin();
        for (TourViewModel.Step step : TourViewModel.Step.values()) {
            assertEquals(Optional.of(step), tour.stepProperty().get());
            tour.next();
        }
        assertEquals(Optional.empty(), tour.stepProperty().get());
        assertTrue(tour.isKnown());
        assertEquals(Set.of(), workbench.film().emphasisedProperty().get());
    }

    @Test
    void aDoubtfulPointIsSelectedAndTheTourCanBeLeft() {
        TourViewModel tour = workbench.tour();
        Optional<String> last = tracing().undoNameProperty().get();
        tour.begin();
        tour.back();
        assertEquals(Optional.of(TourViewModel.Step.FILM), tour.stepProperty().get());
        tour.next();
        assertTrue(tracing().selectedProperty().get().isPresent());
        tour.next();
        tour.next();
        assertFalse(workbench.film().emphasisedProperty().get().isEmpty());
        tour.end();
        assertEquals(Optional.empty(), tour.stepProperty().get());
        assertEquals(Set.of(), workbench.film().emphasisedProperty().get());
        assertEquals(last, tracing().undoNameProperty().get(), "the tour edits nothing");
    }
}
