package org.nasion.app.desktop.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.library.LibraryViewModel;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.landmark.Landmark;

class ActionTableTest {

    @TempDir
    Path folder;

    private WorkbenchViewModel workbench;
    private ActionTable actions;

    @BeforeEach
    void table() {
        ReportFormat.Writer nothing = (target, content, progress) -> { };
        DesktopServices services = Fixtures.services(folder, () -> Fixtures.detector(Fixtures.points()), Fixtures.reader(), folder,
                List.of(new ReportFormat("pdf", ".pdf", nothing), new ReportFormat("csv", ".csv", nothing), new ReportFormat("png", ".png", nothing)));
        SettingsStore settings = new SettingsStore(folder.resolve("config"));
        Texts texts = Texts.of(Locale.ENGLISH);
        workbench = new WorkbenchViewModel(services, TaskRunner.onCallingThread(), new Fixtures.Dialogs(), settings, texts,
                new Autosave(folder.resolve("autosave"), services.cases(), problem -> { }), new FilmViewModel(Easing.NONE), Clock.systemUTC());
        actions = new ActionTable(workbench, new ReportViewModel(workbench, services.reports(), settings, texts), new WindowViewModel(settings), new DicomDesk(workbench, services.dicom(),
                new Fixtures.Dialogs(), settings, texts, new SimpleObjectProperty<>(Optional.empty())), new LibraryViewModel(new LibraryDesk(services.library(), settings),
                workbench, new SimpleObjectProperty<>(Optional.empty()), texts), texts, () -> { });
    }

    @AfterEach
    void tidyUp() {
        workbench.close();
    }

    @Test
    void everyActionHasTextHelpAndIcon() {
        for (Action action : actions.all()) {
            assertFalse(action.text().getValue().startsWith("action."), action.id() + " has no text");
            assertFalse(action.help().startsWith("action."), action.id() + " has no help");
            assertTrue(action.icon() != null, action.id());
        }
    }

    @Test
    void noTwoActionsShareAnIdentifierOrAKey() {
        Set<String> seen = new HashSet<>();
        for (Action action : actions.all()) {
            assertTrue(seen.add(action.id()), action.id());
            for (Shortcut shortcut : action.shortcuts()) {
                assertTrue(seen.add("key " + shortcut.text()), action.id() + " " + shortcut.text());
            }
        }
    }

    @Test
    void whatNeedsAFilmSaysSoUntilThereIsOne() throws Exception {
        assertEquals(Optional.of("There is no film open."), actions.get("save").unavailable().getValue());
        assertTrue(actions.get("open").isAvailable());
        workbench.open(Fixtures.filmFile(folder, "film.png"));
        assertTrue(actions.get("save").isAvailable());
        assertEquals("Undo “find landmarks”", actions.get("undo").text().getValue());
    }

    @Test
    void resetIsOfferedOnlyWhereThePointIsNotAsProposed() throws Exception {
        workbench.open(Fixtures.filmFile(folder, "film.png"));
        var tracing = workbench.openProperty().get().orElseThrow().tracing();
        tracing.selectedProperty().set(Optional.of(Landmark.A));
        assertEquals(Optional.of("The point is where the program proposed it."), actions.get("reset").unavailable().getValue());
        tracing.nudge(1, 0);
        tracing.finishGesture();
        assertTrue(actions.get("reset").isAvailable());
    }
}
