package org.nasion.app.desktop.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** A key that runs an action. */
public sealed interface Shortcut {

    /** As people read it, for example {@code Ctrl+S}. */
    String text();

    /** As settings keep it, the same in every language and on every system. */
    String written();

    /** A key by its place on the keyboard, with modifiers. */
    record Combination(KeyCodeCombination keys) implements Shortcut {
        @Override
        public String text() {
            return keys.getDisplayText();
        }

        @Override
        public String written() {
            return keys.getName();
        }

        boolean matches(KeyEvent pressed) {
            return keys.match(pressed);
        }

        boolean isPlain() {
            return keys.getControl() != KeyCombination.ModifierValue.DOWN
                    && keys.getMeta() != KeyCombination.ModifierValue.DOWN
                    && keys.getShortcut() != KeyCombination.ModifierValue.DOWN
                    && keys.getAlt() != KeyCombination.ModifierValue.DOWN
                    && !keys.getCode().isFunctionKey();
        }
    }

    /** A character wherever a keyboard has it: {@code ?} is Shift+/ here and Shift+ß there. */
    record Character(String character) implements Shortcut {
        @Override
        public String text() {
            return character;
        }

        @Override
        public String written() {
            return character;
        }
    }

    /** The key of a written text; empty where it is none. */
    static Optional<Shortcut> read(String written) {
        if (written.length() == 1 && !java.lang.Character.isLetter(written.charAt(0))) {
            return Optional.of(character(written));
        }
        try {
            return KeyCombination.valueOf(written) instanceof KeyCodeCombination keys
                    ? Optional.of(new Combination(keys))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The key that is pressed, with its modifiers; empty while only modifiers are. */
    static Optional<Shortcut> of(KeyEvent pressed) {
        if (pressed.getCode().isModifierKey() || pressed.getCode() == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        List<KeyCombination.Modifier> modifiers = new ArrayList<>();
        if (pressed.isShortcutDown()) {
            modifiers.add(KeyCombination.SHORTCUT_DOWN);
        }
        if (pressed.isAltDown()) {
            modifiers.add(KeyCombination.ALT_DOWN);
        }
        if (pressed.isShiftDown()) {
            modifiers.add(KeyCombination.SHIFT_DOWN);
        }
        return Optional.of(key(pressed.getCode(), modifiers.toArray(KeyCombination.Modifier[]::new)));
    }

    static Shortcut key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new Combination(new KeyCodeCombination(code, modifiers));
    }

    /** With the platform's own modifier: Ctrl, or Command on a Mac. */
    static Shortcut ctrl(KeyCode code) {
        return key(code, KeyCombination.SHORTCUT_DOWN);
    }

    static Shortcut ctrlShift(KeyCode code) {
        return key(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    static Shortcut character(String character) {
        return new Character(character);
    }
}
