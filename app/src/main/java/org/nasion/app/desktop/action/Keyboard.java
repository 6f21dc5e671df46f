package org.nasion.app.desktop.action;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.nasion.app.desktop.viewmodel.Page;

/**
 * Runs actions by their keys. On the film every key is an action's; elsewhere a control gets its
 * own keys first, and plain letters stay letters while somebody types. While a page is open, only
 * actions that are meant over pages run.
 */
public final class Keyboard {

    private final ActionTable actions;
    private final Node film;
    private final ObservableValue<Optional<Page>> page;
    private final Map<KeyCode, Action> held = new HashMap<>();
    private final Set<KeyCode> down = new HashSet<>();

    /** @param page the open page, whose keyboard it is while there is one */
    public Keyboard(ActionTable actions, Node film, ObservableValue<Optional<Page>> page) {
        this.page = page;
        this.actions = actions;
        this.film = film;
    }

    /** Takes a scene's keys until the subscription ends. */
    public Subscription install(Scene scene) {
        Subscription focus = scene.windowProperty()
                .flatMap(Window::focusedProperty)
                .subscribe((before, now) -> {
                    if (Boolean.FALSE.equals(now)) {
                        releaseAll(); // the key's release goes to another window
                    }
                });
        return Subscription.combine(
                focus,
                filter(scene, KeyEvent.KEY_PRESSED, event -> {
                    if (isOnFilm(scene)) {
                        pressed(scene, event);
                    }
                }),
                filter(scene, KeyEvent.KEY_RELEASED, this::released),
                handle(scene, KeyEvent.KEY_PRESSED, event -> {
                    // Tab goes through the controls as everywhere, unless the film has the keyboard.
                    if (!isOnFilm(scene)
                            && event.getCode() != KeyCode.TAB
                            && (event.getCode() != KeyCode.SPACE || isPageOpen())) {
                        pressed(scene, event);
                    }
                }),
                handle(scene, KeyEvent.KEY_TYPED, event -> typed(scene, event)));
    }

    private static Subscription filter(Scene scene, EventType<KeyEvent> type, EventHandler<KeyEvent> filter) {
        scene.addEventFilter(type, filter);
        return () -> scene.removeEventFilter(type, filter);
    }

    private static Subscription handle(Scene scene, EventType<KeyEvent> type, EventHandler<KeyEvent> handler) {
        scene.addEventHandler(type, handler);
        return () -> scene.removeEventHandler(type, handler);
    }

    private void pressed(Scene scene, KeyEvent event) {
        for (Action action : actions.all()) {
            for (Shortcut shortcut : action.shortcuts()) {
                if (shortcut instanceof Shortcut.Combination combination && combination.matches(event)) {
                    if (!combination.isPlain() || !isTyping(scene)) {
                        fire(action, event);
                    } else if (isPageOpen()) {
                        event.consume(); // a letter that is being written, and no key of the menu's
                    }
                    return;
                }
            }
        }
    }

    private void fire(Action action, KeyEvent event) {
        event.consume(); // also where it does nothing now: the menu's entries know the same key
        if (isPageOpen() && !action.overPages()) {
            return;
        }
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
        if (isTyping(scene) || event.isConsumed() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        for (Action action : actions.all()) {
            if ((!isPageOpen() || action.overPages())
                    && action.shortcuts().contains(new Shortcut.Character(event.getCharacter()))) {
                action.fire();
                event.consume();
                return;
            }
        }
    }

    private void released(KeyEvent event) {
        down.remove(event.getCode());
        Optional.ofNullable(held.remove(event.getCode()))
                .flatMap(Action::release)
                .ifPresent(Runnable::run);
    }

    private void releaseAll() {
        down.clear();
        Map<KeyCode, Action> letGo = Map.copyOf(held);
        held.clear();
        letGo.values().forEach(action -> action.release().ifPresent(Runnable::run));
    }

    private boolean isOnFilm(Scene scene) {
        Node owner = scene.getFocusOwner();
        return !isPageOpen() && (owner == null || owner == film || owner == scene.getRoot());
    }

    private boolean isPageOpen() {
        return page.getValue().isPresent();
    }

    private static boolean isTyping(Scene scene) {
        return scene.getFocusOwner() instanceof TextInputControl
                || scene.getFocusOwner() instanceof ComboBox<?> box && box.isEditable();
    }
}
