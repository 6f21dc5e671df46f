package org.nasion.app.desktop.panel;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.nasion.app.desktop.action.Action;
import org.nasion.app.desktop.text.WindowTexts;

/** Stands in the film's place while the film is in a window of its own. */
public final class FilmAway extends VBox {

    /** @param back brings the film back */
    public FilmAway(Action back, ActionControls controls, WindowTexts texts) {
        super(14);
        setId("film-away");
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        FontIcon icon = new FontIcon(back.icon());
        icon.getStyleClass().add("empty-icon");
        Label words = new Label(texts.get("film.away"));
        words.getStyleClass().add("empty-hint");
        words.setWrapText(true);
        getChildren().addAll(icon, words, controls.textButton(back));
    }
}
