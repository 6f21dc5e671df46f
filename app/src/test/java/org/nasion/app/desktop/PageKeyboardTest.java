package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.action.Action;
import org.nasion.app.desktop.action.Shortcut;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;

/** The open page has the keyboard: no key changes the film, the tracing or the panels behind it. */
@Tag("slow")
class PageKeyboardTest extends Journey {

    private void openFilm() throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.A));
            tracing().drag().nudge(2, 0);
            tracing().drag().finish();
            return null;
        });
    }

    private void show(Optional<Page> page) throws Exception {
        onUi(() -> {
            window.window().pageProperty().set(page);
            return null;
        });
    }

    @Test
    void everyShortcutIsTriedOnEveryPage() throws Exception {
        openFilm();
        List<Object> before = onUi(this::behind);
        for (Page page : window.content().pages()) {
            // All keys of a page at one go: waiting for the screen after each took two minutes.
            List<String> changing = onUi(() -> {
                List<String> changed = new ArrayList<>();
                for (Action action : window.actions().all()) {
                    if (action.id().equals("quit")) {
                        continue;
                    }
                    for (Shortcut shortcut : action.shortcuts()) {
                        window.window().pageProperty().set(Optional.of(page));
                        type(shortcut);
                        if (!before.equals(behind())) {
                            changed.add(shortcut.text());
                        }
                    }
                }
                return changed;
            });
            assertEquals(List.of(), changing, () -> "keys that changed the film behind " + page);
            assertEquals(before, onUi(this::behind), () -> "what keys on " + page + " changed later");
        }
    }

    @Test
    void withoutAPageTheSameKeysDoWhatTheySay() throws Exception {
        openFilm();
        List<Object> before = onUi(this::behind);
        onUi(() -> {
            window.content().film().requestFocus();
            type(Shortcut.key(KeyCode.DELETE));
            return null;
        });
        assertNotEquals(before, onUi(this::behind));
        assertFalse(onUi(() -> tracing().placement(Landmark.A).isPresent()));
    }

    @Test
    void theFocusStaysInTheOpenPage() throws Exception {
        openFilm();
        for (Page page : window.content().pages()) {
            show(Optional.of(page));
            assertTrue(onUi(this::isFocusInPage), "when " + page + " opens");
            onUi(() -> {
                window.content().lookup("#menu").requestFocus();
                return null;
            });
            assertTrue(onUi(this::isFocusInPage), "after something behind " + page + " asked for the keyboard");
            show(Optional.empty());
            assertEquals(window.content().film(), stage.getScene().getFocusOwner());
        }
    }

    private boolean isFocusInPage() {
        for (Node node = stage.getScene().getFocusOwner(); node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("page")) {
                return true;
            }
        }
        return false;
    }

    /** Everything behind a page that a key could change. */
    private List<Object> behind() {
        FilmViewModel film = window.workbench().film();
        List<Object> all = new ArrayList<>(List.of(
                // Whose film it is may be typed on a page.
                tracing().shownProperty().get().of(Patient.NOBODY, Exposure.UNKNOWN),
                tracing().selectedProperty().get(),
                tracing().drag().heldProperty().get(),
                film.transformProperty().get(),
                film.toolProperty().get(),
                film.hiddenProperty().get(),
                window.window().panelsProperty().get(),
                window.window().scalePopoverProperty().get(),
                window.workbench().comparison().referenceProperty().get(),
                window.workbench().batch().visibleProperty().get()));
        window.actions().all().stream()
                .filter(action -> action.on().isPresent())
                .forEach(action ->
                        all.add(action.id() + action.on().orElseThrow().getValue()));
        return all;
    }

    /** Presses, types and releases a key where the focus is. */
    private void type(Shortcut shortcut) {
        switch (shortcut) {
            case Shortcut.Combination(KeyCodeCombination keys) -> {
                fire(KeyEvent.KEY_PRESSED, keys, "");
                boolean plain = keys.getShortcut() != ModifierValue.DOWN && keys.getAlt() != ModifierValue.DOWN;
                if (plain
                        && keys.getCode().isLetterKey()
                        && !(stage.getScene().getFocusOwner() instanceof TextInputControl)) {
                    fire(KeyEvent.KEY_TYPED, keys, keys.getCode().getName().toLowerCase(Locale.ROOT));
                }
                fire(KeyEvent.KEY_RELEASED, keys, "");
            }
            case Shortcut.Character(String character) ->
                target().fireEvent(new KeyEvent(
                        KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
        }
    }

    private void fire(EventType<KeyEvent> type, KeyCodeCombination keys, String character) {
        KeyCode code = type == KeyEvent.KEY_TYPED ? KeyCode.UNDEFINED : keys.getCode();
        Event.fireEvent(
                target(),
                new KeyEvent(
                        type,
                        character,
                        code.getName(),
                        code,
                        keys.getShift() == ModifierValue.DOWN,
                        keys.getShortcut() == ModifierValue.DOWN,
                        keys.getAlt() == ModifierValue.DOWN,
                        false));
    }

    private Node target() {
        Node owner = stage.getScene().getFocusOwner();
        return owner == null ? stage.getScene().getRoot() : owner;
    }
}
