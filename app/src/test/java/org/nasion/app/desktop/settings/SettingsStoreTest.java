package org.nasion.app.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {

    @TempDir
    Path folder;

    @Test
    void settingsSurviveTheNextStart() {
        try (SettingsStore store = new SettingsStore(folder)) {
            store.change(now -> now.withTheme(Settings.Theme.LIGHT)
                    .withUiScale(1.5)
                    .withSoftwareRendering(true)
                    .withOpened(folder.resolve("a.png"))
                    .withOpened(folder.resolve("b.png"))
                    .withOpened(folder.resolve("a.png")));
        }
        Settings read = new SettingsStore(folder).get();
        assertEquals(Settings.Theme.LIGHT, read.theme());
        assertEquals(1.5, read.uiScale());
        assertTrue(read.softwareRendering());
        assertEquals(
                List.of(
                        folder.resolve("a.png").toString(),
                        folder.resolve("b.png").toString()),
                read.recent());
        assertEquals(Settings.WindowPlace.FIRST, read.window(), "a place that is not a number must come back too");
    }

    @Test
    void nameLanguageAndNormsSurviveTooAndOnlyTheOwnerReadsThem() throws IOException {
        try (SettingsStore store = new SettingsStore(folder)) {
            store.change(now -> now.with(draft -> {
                draft.reviewer = "  Dr Ada Li ";
                draft.language = "zh";
                draft.normSet = "downs";
            }));
        }
        Settings read = new SettingsStore(folder).get();
        assertEquals("Dr Ada Li", read.reviewer());
        assertEquals(Locale.CHINESE, read.locale());
        assertEquals("downs", read.normSet());
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system knows no owners");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("settings.json"))));
    }

    @Test
    void brokenSettingsArePutAsideAndNeverStopTheStart() throws IOException {
        for (String broken : List.of("{", "", "[1]", "{\"theme\": \"PURPLE\"}", "{\"window\": 3}", "null")) {
            Files.writeString(folder.resolve("settings.json"), broken);
            assertEquals(Settings.DEFAULT, new SettingsStore(folder).get(), broken);
        }
        assertTrue(Files.exists(folder.resolve("settings.broken.json")));
    }

    @Test
    void foreignFieldsAndMissingOnesAreNoProblem() throws IOException {
        Files.writeString(
                folder.resolve("settings.json"), "{\"theme\": \"LIGHT\", \"later\": {\"x\": 1}, \"uiScale\": 99}");
        Settings read = new SettingsStore(folder).get();
        assertEquals(Settings.Theme.LIGHT, read.theme());
        assertEquals(0, read.uiScale());
        assertEquals(List.of(), read.recent());
    }

    @Test
    void nothingIsWrittenWhereNothingChanged() {
        new SettingsStore(folder.resolve("none")).close();
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNotStopTheProgram() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        try (SettingsStore store = new SettingsStore(file)) {
            store.change(now -> now.withTheme(Settings.Theme.LIGHT));
            assertEquals(Settings.Theme.LIGHT, store.get().theme());
        }
    }

    /** A screen of 1366 × 768 at 200 % has 683 × 384 logical pixels. */
    @Test
    void aWindowIsNeverLargerThanItsScreen() {
        Settings.WindowPlace large = new Settings.WindowPlace(40, 30, 1280, 800, false);
        assertEquals(new Settings.WindowPlace(0, 0, 683, 384, false), large.within(0, 0, 683, 384));
        assertEquals(large, large.within(0, 0, 1920, 1080));
        assertEquals(
                new Settings.WindowPlace(640, 280, 1280, 800, false),
                new Settings.WindowPlace(1500, 900, 1280, 800, false).within(0, 0, 1920, 1080),
                "moved back onto it");
        assertEquals(Settings.WindowPlace.FIRST, Settings.WindowPlace.FIRST.within(0, 0, 1920, 1080));
        assertEquals(683, Settings.WindowPlace.FIRST.within(0, 0, 683, 384).width());
    }
}
