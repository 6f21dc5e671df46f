package org.nasion.app.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmStyleTest {

    @TempDir
    Path folder;

    @Test
    void whatCannotBeIsTheUsual() {
        assertEquals(FilmStyle.USUAL, new FilmStyle(0, 9, "red", "#12", null));
        assertEquals(new FilmStyle(2, 1, "#00ff00", "", ""), new FilmStyle(2, 1, "#00ff00", "", ""));
    }

    @Test
    void styleFoldersAndKeysAreKept() throws Exception {
        Path films = Files.createDirectory(folder.resolve("films"));
        try (SettingsStore store = new SettingsStore(folder.resolve("config"))) {
            store.change(now -> now.with(draft -> {
                draft.filmStyle = draft.filmStyle.with(style -> style.lineWidth = 2);
                draft.openFolder = films.toString();
                draft.reportFolder = folder.resolve("gone").toString();
                draft.keys = Map.of("clahe", List.of("F9"));
                draft.systemTheme = true;
            }));
        }
        Settings read = new SettingsStore(folder.resolve("config")).get();
        assertEquals(2, read.filmStyle().lineWidth());
        assertEquals(Optional.of(films), read.lastFolder());
        assertEquals(Optional.of(films), read.reportFolder(Optional.of(films)), "a folder that is gone is passed over");
        assertEquals(Map.of("clahe", List.of("F9")), read.keys());
        assertEquals(true, read.systemTheme());
    }
}
