package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** A tooltip that is made when the mouse first comes: each is a window of its own, and most are never looked at. */
final class Hint {

    private Hint() {}

    /**
     * Gives a part a tooltip.
     *
     * @param made called at most once, on the UI thread
     */
    static void on(Node node, Supplier<Tooltip> made) {
        on(List.of(node), made);
    }

    /**
     * Gives parts the same tooltip: a control keeps the mouse's moves from what lies around it while it is enabled, and gets none
     * while it is disabled.
     */
    static void on(List<? extends Node> nodes, Supplier<Tooltip> made) {
        EventHandler<MouseEvent> first = new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                Tooltip tooltip = made.get();
                nodes.forEach(node -> {
                    node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                    Tooltip.install(node, tooltip);
                });
            }
        };
        nodes.forEach(node -> node.addEventHandler(MouseEvent.MOUSE_ENTERED, first));
    }
}
