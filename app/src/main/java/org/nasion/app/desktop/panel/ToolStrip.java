package org.nasion.app.desktop.panel;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.nasion.app.desktop.action.ActionTable;

/** The narrow strip at the left of the film: what the hand does, what is shown, how near. In a low window it takes two columns. */
public final class ToolStrip extends FlowPane {

    public ToolStrip(ActionTable actions, ActionControls controls) {
        super(Orientation.VERTICAL, 2, 2);
        getStyleClass().add("tool-strip");
        for (String id : new String[] {
            "select",
            "hand",
            "window",
            "",
            "distance",
            "angle",
            "note",
            "outline",
            "calibrate",
            "",
            "invert",
            "resetWindow",
            "",
            "outlines",
            "planes",
            "angles",
            "labels",
            "",
            "zoomIn",
            "zoomOut",
            "fit",
            "trueSize"
        }) {
            getChildren().add(id.isEmpty() ? separator() : controls.iconButton(actions.get(id)));
        }
    }

    private static Node separator() {
        Region line = new Region();
        line.getStyleClass().add("strip-separator");
        return line;
    }
}
