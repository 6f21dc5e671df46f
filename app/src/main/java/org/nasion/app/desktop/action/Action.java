package org.nasion.app.desktop.action;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;

/**
 * One thing that the user can do, from which menu, toolbar, keyboard and the sheet of shortcuts are made.
 *
 * @param id          stable; its texts stand under {@code action.ID}
 * @param group       where it stands in menu and sheet
 * @param text        for people; may change, for example with what undo would undo
 * @param help        a sentence for tooltip and screen reader
 * @param icon        from Ikonli
 * @param shortcuts   keys, the usual one first
 * @param unavailable why it cannot be done now; empty where it can
 * @param on          for switches, whether it is on
 * @param run         does it
 * @param release     for keys that work while held: what happens when the key is let go
 */
public record Action(
        String id,
        Group group,
        ObservableValue<String> text,
        String help,
        Ikon icon,
        List<Shortcut> shortcuts,
        ObservableValue<Optional<String>> unavailable,
        Optional<Property<Boolean>> on,
        Runnable run,
        Optional<Runnable> release) {

    private static final Set<String> OVER_PAGES = Set.of(
            "library",
            "openFolder",
            "openArchive",
            "save",
            "saveAs",
            "report",
            "quit",
            "deselect",
            "theme",
            "agreement",
            "analyses",
            "habit",
            "keys",
            "settings",
            "shortcuts");

    /** Headings of menu and sheet, in order. */
    public enum Group {
        FILE,
        EDIT,
        REVIEW,
        FILM,
        LAYERS,
        TOOLS,
        WINDOW
    }

    public boolean isAvailable() {
        return unavailable.getValue().isEmpty();
    }

    /**
     * Whether its keys work while a page lies over the window. The keyboard is the page's then: only what opens and closes
     * pages, saves, quits or changes the theme is left, and nothing that would change a film which nobody sees.
     */
    public boolean overPages() {
        return OVER_PAGES.contains(id);
    }

    /** The same by other keys. */
    Action by(List<Shortcut> keys) {
        return new Action(id, group, text, help, icon, keys, unavailable, on, run, release);
    }

    /** Whether the user may choose its keys: arrows that move a point and the key that gives up stay what they are. */
    public boolean isRebound() {
        return !id.startsWith("nudge") && !id.equals("deselect");
    }

    /** Does it, if it can be done. */
    public void fire() {
        if (isAvailable()) {
            run.run();
        }
    }
}
