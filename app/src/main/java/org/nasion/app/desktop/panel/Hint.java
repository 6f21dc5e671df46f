package org.nasion.app.desktop.panel;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** A tooltip that is made when the mouse first comes: each is a window of its own, and most are never looked at. */
final class Hint {

    private Hint() {
    }

    /**
     * Gives a part a tooltip.
     *
     * @param made called at most once, on the UI thread
     */
    static void on(Node node, Supplier<Tooltip> made) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                Tooltip.install(node, made.get());
            }
        });
    }
}
