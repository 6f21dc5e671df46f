package org.nasion.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Where settings and automatic copies live, by the system's custom. */
final class ConfigFolder {

    private ConfigFolder() {}

    /**
     * A user without a home, as in many containers, gets a folder of a name of its own among the temporary files, which is
     * made when something is first kept in it and which the next start does not know.
     *
     * @param system      name of the operating system
     * @param home        of the user, as Java tells it: {@code "?"} where there is none
     * @param environment variables of the process
     * @param temporary   folder for temporary files
     */
    static Path of(String system, String home, Map<String, String> environment, Path temporary) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win") && environment.containsKey("APPDATA")) {
            return Path.of(environment.get("APPDATA"), "Nasion");
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (!name.contains("mac") && !xdg.isBlank()) {
            return Path.of(xdg, "nasion");
        }
        if (home == null || home.isBlank() || home.equals("?")) {
            return temporary.resolve("nasion-" + UUID.randomUUID());
        }
        return Path.of(home).resolve(name.contains("mac") ? "Library/Application Support/Nasion" : ".config/nasion");
    }
}
