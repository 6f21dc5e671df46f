package org.nasion.app.desktop;

import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** A frame around the part of the window to which a key has taken the keyboard, until the mouse or another part takes it away. */
final class FocusFrame extends Region {

    /** One object: a method reference would be another one each time, and the scene would keep it. */
    private final EventHandler<MouseEvent> pressed = event -> hide();

    private Node part;

    FocusFrame() {
        getStyleClass().add("focus-frame");
        setId("focus-frame");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (part != null && !FocusParts.holds(part, owner)) {
                hide();
            }
        });
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
            }
            if (now != null) {
                now.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
            }
        });
    }

    private void hide() {
        part = null;
        setVisible(false);
    }

    /** Stands around a part of the same window, as it lies now. */
    void show(Node around) {
        part = around;
        follow();
        setVisible(true);
    }

    /** To be called with each layout of the window. */
    void follow() {
        if (part != null) {
            Bounds at = getParent().sceneToLocal(part.localToScene(part.getLayoutBounds()));
            resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
        }
    }
}
