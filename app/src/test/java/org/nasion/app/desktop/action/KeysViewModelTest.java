package org.nasion.app.desktop.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.library.LibraryViewModel;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** Keys that a user chose: kept, told where another action has them, never two actions on one key. */
class KeysViewModelTest {

    @TempDir
    Path folder;

    private SettingsStore settings;
    private WorkbenchViewModel workbench;
    private DesktopServices services;

    @BeforeEach
    void desk() {
        services = Fixtures.services(folder);
        settings = new SettingsStore(folder.resolve("config"));
        workbench = TestDesk.in(folder).services(services).settings(settings).empty();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    /** As the window makes it anew after each change. */
    private ActionTable table() {
        WindowTexts texts = WindowTexts.of(Locale.ENGLISH);
        SimpleObjectProperty<Optional<Page>> page = new SimpleObjectProperty<>(Optional.empty());
        return new ActionTable(
                workbench,
                new ReportViewModel(workbench, services.reports(), settings, texts),
                new WindowViewModel(settings),
                new DicomDesk(workbench, services.dicom(), new Fixtures.Dialogs(), settings, texts, page),
                new LibraryViewModel(new LibraryDesk(services.library(), settings), workbench, page, texts),
                texts,
                () -> {},
                () -> {});
    }

    private static Shortcut key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return Shortcut.key(code, modifiers);
    }

    @Test
    void everyUsualKeyIsReadBackAsItIsWritten() {
        for (Action action : table().all()) {
            for (Shortcut shortcut : action.shortcuts()) {
                assertEquals(Optional.of(shortcut), Shortcut.read(shortcut.written()), action.id());
            }
        }
        assertEquals(Optional.empty(), Shortcut.read("Ctrl+Nonsense"));
    }

    @Test
    void aFreeKeyIsTakenAndWorksOnceTheWindowIsMadeAnew() {
        KeysViewModel keys = new KeysViewModel(table(), settings);
        Shortcut free = key(KeyCode.F9);
        assertEquals(Optional.empty(), keys.owner(free, table().get("clahe")));
        assertTrue(keys.bind(table().get("clahe"), free));
        assertEquals(List.of(free), table().get("clahe").shortcuts());
        assertTrue(keys.isChanged(table().get("clahe")));
        keys.reset(table().get("clahe"));
        assertEquals(List.of(key(KeyCode.C)), table().get("clahe").shortcuts());
        assertFalse(keys.isChanged(table().get("clahe")));
    }

    @Test
    void aKeyOfAnotherActionIsToldAndTakenFromIt() {
        KeysViewModel keys = new KeysViewModel(table(), settings);
        Shortcut next = key(KeyCode.N);
        assertEquals(
                "next", keys.owner(next, table().get("clahe")).orElseThrow().id());
        keys.bind(table().get("clahe"), next);
        assertEquals(List.of(), table().get("next").shortcuts());
        assertEquals(List.of(next), table().get("clahe").shortcuts());
        Set<String> seen = new HashSet<>();
        for (Action action : table().all()) {
            action.shortcuts().forEach(shortcut -> assertTrue(seen.add(shortcut.text()), shortcut.text()));
        }
        keys.reset(table().get("next"));
        assertEquals(List.of(), table().get("next").shortcuts(), "its usual key is another action's now");
        keys.resetAll();
        assertEquals(List.of(next), table().get("next").shortcuts());
    }

    @Test
    void fixedKeysAreNotGivenAwayAndAnActionMayHaveNone() {
        KeysViewModel keys = new KeysViewModel(table(), settings);
        assertFalse(keys.bind(table().get("clahe"), key(KeyCode.ESCAPE)));
        assertFalse(keys.bind(table().get("clahe"), key(KeyCode.LEFT)));
        keys.clear(table().get("clahe"));
        assertEquals(List.of(), table().get("clahe").shortcuts());
    }
}
