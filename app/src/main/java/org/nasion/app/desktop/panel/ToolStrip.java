package org.nasion.app.desktop.panel;

import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.action.ActionTable;

/** The narrow strip at the left of the film: what the hand does, what is shown, how near. */
public final class ToolStrip extends VBox {

    public ToolStrip(ActionTable actions, ActionControls controls) {
        getStyleClass().add("tool-strip");
        for (String id : new String[] {"select", "hand", "window", "ruler", "", "invert", "resetWindow", "",
            "outlines", "planes", "angles", "labels"}) {
            getChildren().add(id.isEmpty() ? separator() : controls.iconButton(actions.get(id)));
        }
        Region spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        getChildren().add(spring);
        for (String id : new String[] {"zoomIn", "zoomOut", "fit", "trueSize"}) {
            getChildren().add(controls.iconButton(actions.get(id)));
        }
    }

    private static Node separator() {
        Region line = new Region();
        line.getStyleClass().add("strip-separator");
        return line;
    }
}
