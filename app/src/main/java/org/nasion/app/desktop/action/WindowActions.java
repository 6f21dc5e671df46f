package org.nasion.app.desktop.action;

import static org.nasion.app.desktop.action.Shortcut.character;
import static org.nasion.app.desktop.action.Shortcut.ctrl;
import static org.nasion.app.desktop.action.Shortcut.ctrlShift;
import static org.nasion.app.desktop.action.Shortcut.key;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.nasion.app.desktop.action.Action.Group;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** The window itself, its pages and its parts. */
final class WindowActions extends RoomActions {

    private final WindowViewModel window;

    WindowActions(WorkbenchViewModel workbench, WindowViewModel window, WindowTexts texts) {
        super(workbench, texts);
        this.window = window;
        window();
    }

    private void window() {
        toggle("panels", Group.WINDOW, MaterialDesignD.DOCK_RIGHT, window.panelsProperty(), key(KeyCode.TAB));
        addSwitch(
                "filmWindow",
                Group.WINDOW,
                MaterialDesignM.MONITOR_MULTIPLE,
                always,
                window.filmApartProperty(),
                key(KeyCode.F11, KeyCombination.SHIFT_DOWN));
        add("fullScreen", Group.WINDOW, MaterialDesignF.FULLSCREEN, always, window::fillScreen, key(KeyCode.F11));
        add("theme", Group.WINDOW, MaterialDesignT.THEME_LIGHT_DARK, always, window::toggleTheme, ctrl(KeyCode.T));
        add(
                "analyses",
                Group.WINDOW,
                MaterialDesignF.FUNCTION_VARIANT,
                always,
                () -> window.toggle(Page.ANALYSES),
                ctrlShift(KeyCode.A));
        add(
                "agreement",
                Group.WINDOW,
                MaterialDesignA.ACCOUNT_MULTIPLE_CHECK_OUTLINE,
                always,
                () -> window.toggle(Page.AGREEMENT),
                ctrlShift(KeyCode.G));
        add(
                "study",
                Group.WINDOW,
                MaterialDesignC.CLIPBOARD_LIST_OUTLINE,
                always,
                () -> window.toggle(Page.STUDY),
                ctrlShift(KeyCode.U));
        add(
                "habit",
                Group.WINDOW,
                MaterialDesignA.ACCOUNT_EDIT_OUTLINE,
                always,
                () -> window.toggle(Page.HABIT),
                ctrlShift(KeyCode.H));
        add(
                "settings",
                Group.WINDOW,
                MaterialDesignC.COG_OUTLINE,
                always,
                () -> window.toggle(Page.SETTINGS),
                ctrl(KeyCode.COMMA));
        add("keys", Group.WINDOW, MaterialDesignK.KEYBOARD_SETTINGS_OUTLINE, always, () -> window.toggle(Page.KEYS));
        add(
                "tour",
                Group.WINDOW,
                MaterialDesignM.MAP_MARKER_PATH,
                always,
                () -> workbench.tour().begin());
        add("nextPart", Group.WINDOW, MaterialDesignK.KEYBOARD_TAB, always, () -> window.moveFocus(1), key(KeyCode.F6));
        add(
                "previousPart",
                Group.WINDOW,
                MaterialDesignK.KEYBOARD_TAB_REVERSE,
                always,
                () -> window.moveFocus(-1),
                key(KeyCode.F6, KeyCombination.SHIFT_DOWN));
        add(
                "shortcuts",
                Group.WINDOW,
                MaterialDesignK.KEYBOARD_OUTLINE,
                always,
                () -> window.toggle(Page.SHORTCUTS),
                character("?"),
                key(KeyCode.F1));
    }
}
