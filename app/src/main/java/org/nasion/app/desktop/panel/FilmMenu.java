package org.nasion.app.desktop.panel;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import org.nasion.app.desktop.action.ActionTable;

/** What can be done on the film, where the pointer is: for the right button, a pen's barrel button and the menu key. */
public final class FilmMenu {

    private static final List<List<String>> PARTS = List.of(
            List.of("accept", "reset", "remove", "sides"),
            List.of("fit", "trueSize", "invert", "resetWindow"),
            List.of("filmWindow", "fullScreen"));

    private final ActionTable actions;
    private final ActionControls controls;
    private ContextMenu menu;

    public FilmMenu(ActionTable actions, ActionControls controls) {
        this.actions = actions;
        this.controls = controls;
    }

    /**
     * Opens it; made when it is first asked for.
     *
     * @param film what it belongs to
     * @param x    on the screen, likewise {@code y}
     */
    public void show(Node film, double x, double y) {
        if (menu == null) {
            menu = new ContextMenu();
            menu.setId("film-menu");
            for (List<String> part : PARTS) {
                if (!menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                part.forEach(id -> menu.getItems().add(controls.menuItem(actions.get(id))));
            }
        }
        menu.show(film, x, y);
    }
}
