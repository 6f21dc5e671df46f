package org.nasion.app.desktop.panel;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Room for a card that is made when it is first to be seen, so that neither the start nor another language pays for it. */
public final class WhenSeen extends StackPane {

    /**
     * Leaves the mouse to what lies below, but where the card is.
     *
     * @param seen whether the card is to be seen
     * @param card called at most once, on the UI thread
     */
    public WhenSeen(ObservableValue<Boolean> seen, Supplier<? extends Node> card) {
        setPickOnBounds(false);
        setMinSize(0, 0);
        visibleProperty().bind(seen);
        visibleProperty().subscribe(now -> {
            if (now && getChildren().isEmpty()) {
                getChildren().add(card.get());
            }
        });
    }
}
