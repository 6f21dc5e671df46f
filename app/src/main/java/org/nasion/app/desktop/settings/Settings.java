package org.nasion.app.desktop.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the program remembers between two starts. Every field has a good default, so a first start asks nothing.
 *
 * @param version           of this layout
 * @param theme             of the window
 * @param uiScale           output scale that the user asked for, 1 to 3; 0 leaves it to the system
 * @param softwareRendering draw without the graphics card, for machines where its driver shows white windows
 * @param recent            files opened last, newest first, as text because they may be gone
 * @param folder            where the last chooser was, as text; may be empty
 * @param window            where the window was
 */
public record Settings(int version, Theme theme, double uiScale, boolean softwareRendering,
                       List<String> recent, String folder, WindowPlace window) {

    public static final int VERSION = 1;
    private static final int MOST_RECENT = 10;

    /** Where the window was, in screen coordinates; NaN where it was never shown. */
    public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
        public static final WindowPlace FIRST = new WindowPlace(Double.NaN, Double.NaN, 1440, 900, true);
    }

    public enum Theme { DARK, LIGHT }

    public static final Settings DEFAULT = new Settings(VERSION, Theme.DARK, 0, false, List.of(), "", WindowPlace.FIRST);

    public Settings {
        theme = theme == null ? Theme.DARK : theme;
        uiScale = uiScale >= 1 && uiScale <= 3 ? uiScale : 0;
        recent = recent == null ? List.of() : List.copyOf(recent);
        folder = folder == null ? "" : folder;
        window = window == null ? WindowPlace.FIRST : window;
    }

    public Settings withTheme(Theme next) {
        return new Settings(VERSION, next, uiScale, softwareRendering, recent, folder, window);
    }

    public Settings withUiScale(double next) {
        return new Settings(VERSION, theme, next, softwareRendering, recent, folder, window);
    }

    public Settings withSoftwareRendering(boolean next) {
        return new Settings(VERSION, theme, uiScale, next, recent, folder, window);
    }

    public Settings withWindow(WindowPlace next) {
        return new Settings(VERSION, theme, uiScale, softwareRendering, recent, folder, next);
    }

    /** Notes a file that was opened or saved, and its folder. */
    public Settings withOpened(Path file) {
        String text = file.toAbsolutePath().toString();
        List<String> next = new ArrayList<>(recent);
        next.remove(text);
        next.addFirst(text);
        String parent = Optional.ofNullable(file.toAbsolutePath().getParent()).map(Path::toString).orElse("");
        return new Settings(VERSION, theme, uiScale, softwareRendering,
                next.subList(0, Math.min(next.size(), MOST_RECENT)), parent, window);
    }

    /** Forgets a file that is gone. */
    public Settings withoutRecent(Path file) {
        List<String> next = new ArrayList<>(recent);
        next.remove(file.toAbsolutePath().toString());
        return new Settings(VERSION, theme, uiScale, softwareRendering, next, folder, window);
    }

    /** Where the last chooser was. */
    public Optional<Path> lastFolder() {
        return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
    }
}
