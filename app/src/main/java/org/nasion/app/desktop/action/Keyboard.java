package org.nasion.app.desktop.action;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Runs actions by their keys. On the film every key is an action's; elsewhere a control gets its
 * own keys first, and plain letters stay letters while somebody types.
 */
public final class Keyboard {

    private final ActionTable actions;
    private final Node film;
    private final Map<KeyCode, Action> held = new HashMap<>();
    private final Set<KeyCode> down = new HashSet<>();

    public Keyboard(ActionTable actions, Node film) {
        this.actions = actions;
        this.film = film;
    }

    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (isIn(scene) && isOnFilm(scene)) {
                pressed(scene, event);
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            // Tab goes through the controls as everywhere, unless the film has the keyboard.
            if (isIn(scene) && !isOnFilm(scene) && event.getCode() != KeyCode.TAB && event.getCode() != KeyCode.SPACE) {
                pressed(scene, event);
            }
        });
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> typed(scene, event));
        scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        scene.windowProperty().flatMap(window -> window.focusedProperty()).addListener((property, before, now) -> {
            if (Boolean.FALSE.equals(now)) {
                releaseAll(); // the key's release goes to another window
            }
        });
    }

    private void pressed(Scene scene, KeyEvent event) {
        for (Action action : actions.all()) {
            for (Shortcut shortcut : action.shortcuts()) {
                if (shortcut instanceof Shortcut.Combination combination && combination.matches(event)
                        && !(combination.isPlain() && isTyping(scene))) {
                    fire(action, event);
                    return;
                }
            }
        }
    }

    private void fire(Action action, KeyEvent event) {
        event.consume();
        boolean repeated = !down.add(event.getCode());
        boolean repeats = action.id().startsWith("nudge");
        if (!action.isAvailable() || repeated && action.release().isPresent() && !repeats) {
            return;
        }
        if (action.release().isPresent()) {
            held.put(event.getCode(), action);
        }
        action.run().run();
    }

    private void typed(Scene scene, KeyEvent event) {
        if (!isIn(scene) || isTyping(scene) || event.isConsumed() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        for (Action action : actions.all()) {
            if (action.shortcuts().contains(new Shortcut.Character(event.getCharacter()))) {
                action.fire();
                event.consume();
                return;
            }
        }
    }

    private void released(KeyEvent event) {
        down.remove(event.getCode());
        Optional.ofNullable(held.remove(event.getCode())).flatMap(Action::release).ifPresent(Runnable::run);
    }

    private void releaseAll() {
        down.clear();
        Map<KeyCode, Action> letGo = Map.copyOf(held);
        held.clear();
        letGo.values().forEach(action -> action.release().ifPresent(Runnable::run));
    }

    /** Not any more where the window has been made anew. */
    private boolean isIn(Scene scene) {
        return film.getScene() == scene;
    }

    private boolean isOnFilm(Scene scene) {
        Node owner = scene.getFocusOwner();
        return owner == null || owner == film || owner == scene.getRoot();
    }

    private static boolean isTyping(Scene scene) {
        return scene.getFocusOwner() instanceof TextInputControl
                || scene.getFocusOwner() instanceof ComboBox<?> box && box.isEditable();
    }
}
