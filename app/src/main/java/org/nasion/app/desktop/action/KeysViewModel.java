package org.nasion.app.desktop.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.nasion.app.desktop.settings.SettingsStore;

/** Which keys run which actions: the usual ones, or those that the user chose. No key runs two. */
public final class KeysViewModel {

    private final ActionTable actions;
    private final SettingsStore settings;

    public KeysViewModel(ActionTable actions, SettingsStore settings) {
        this.actions = actions;
        this.settings = settings;
    }

    /** The actions whose keys can be chosen, in the order of the menu. */
    public List<Action> all() {
        return actions.all().stream().filter(Action::isRebound).toList();
    }

    /** The keys of an action as they are chosen now; they work once the window has been made anew. */
    public List<Shortcut> keys(Action action) {
        return Optional.ofNullable(settings.get().keys().get(action.id()))
                .map(written -> written.stream()
                        .map(Shortcut::read)
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(actions.usualKeys(action.id()));
    }

    public boolean isChanged(Action action) {
        return settings.get().keys().containsKey(action.id());
    }

    /** The other action that a key runs now. */
    public Optional<Action> owner(Shortcut key, Action wanting) {
        return actions.all().stream()
                .filter(action -> !action.id().equals(wanting.id()))
                .filter(action -> (action.isRebound() ? keys(action) : action.shortcuts())
                        .stream().anyMatch(other -> isSame(other, key)))
                .findFirst();
    }

    private static boolean isSame(Shortcut one, Shortcut other) {
        return one.written().equals(other.written()) || one.text().equals(other.text());
    }

    /**
     * Gives an action one key in place of all that it has, and takes the key from the action that has it.
     *
     * @return whether it was done: keys of actions that keep theirs are not given away
     */
    public boolean bind(Action action, Shortcut key) {
        Optional<Action> owner = owner(key, action);
        if (owner.filter(other -> !other.isRebound()).isPresent()) {
            return false;
        }
        change(keys -> {
            owner.ifPresent(other -> keys.put(
                    other.id(),
                    keys(other).stream()
                            .filter(has -> !isSame(has, key))
                            .map(Shortcut::written)
                            .toList()));
            keys.put(action.id(), List.of(key.written()));
        });
        return true;
    }

    /** Leaves an action without keys; menu and buttons still run it. */
    public void clear(Action action) {
        change(keys -> keys.put(action.id(), List.of()));
    }

    /** Gives an action its usual keys back, as far as no other action has them now. */
    public void reset(Action action) {
        List<String> free = actions.usualKeys(action.id()).stream()
                .filter(key -> owner(key, action).isEmpty())
                .map(Shortcut::written)
                .toList();
        change(keys -> {
            if (free.size() == actions.usualKeys(action.id()).size()) {
                keys.remove(action.id());
            } else {
                keys.put(action.id(), free);
            }
        });
    }

    /** Gives all actions their usual keys back. */
    public void resetAll() {
        change(Map::clear);
    }

    private void change(Consumer<Map<String, List<String>>> change) {
        settings.change(now -> {
            Map<String, List<String>> next = new TreeMap<>(now.keys());
            change.accept(next);
            return now.with(draft -> draft.keys = next);
        });
    }
}
