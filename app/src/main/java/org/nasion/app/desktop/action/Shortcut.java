package org.nasion.app.desktop.action;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** A key that runs an action. */
public sealed interface Shortcut {

    /** As people read it, for example {@code Ctrl+S}. */
    String text();

    /** A key by its place on the keyboard, with modifiers. */
    record Combination(KeyCodeCombination keys) implements Shortcut {
        @Override
        public String text() {
            return keys.getDisplayText();
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
