package org.nasion.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFolderTest {

    private static final Path TEMPORARY = Path.of("/var/temporary");

    @Test
    void eachSystemHasItsCustom() {
        assertEquals(Path.of("/home/a/.config/nasion"), ConfigFolder.of("Linux", "/home/a", Map.of(), TEMPORARY));
        assertEquals(
                Path.of("/x/nasion"), ConfigFolder.of("Linux", "/home/a", Map.of("XDG_CONFIG_HOME", "/x"), TEMPORARY));
        assertEquals(
                Path.of("/home/a/.config/nasion"),
                ConfigFolder.of("Linux", "/home/a", Map.of("XDG_CONFIG_HOME", " "), TEMPORARY));
        assertEquals(
                Path.of("/Users/a/Library/Application Support/Nasion"),
                ConfigFolder.of("Mac OS X", "/Users/a", Map.of(), TEMPORARY));
        assertEquals(
                Path.of("/roaming/Nasion"),
                ConfigFolder.of("Windows 11", "/c", Map.of("APPDATA", "/roaming"), TEMPORARY));
    }

    /** Java says "?" for a user that the system does not know. */
    @Test
    void withoutAHomeItLiesAmongTemporaryFilesAndIsNotMadeYet() {
        Path folder = ConfigFolder.of("Linux", "?", Map.of(), TEMPORARY);
        assertEquals(TEMPORARY, folder.getParent());
        assertFalse(Files.exists(folder));
        assertNotEquals(folder, ConfigFolder.of("Linux", "?", Map.of(), TEMPORARY), "nobody can foresee its name");
    }
}
