package org.nasion.app.desktop.panel;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.RangeSlider;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;

/** The grey window as two ends of a range, at the foot of the film while its tool is in the hand. */
public final class WindowCard extends HBox {

    private final FilmViewModel film;
    private final RangeSlider range = new RangeSlider(0, 255, 0, 255);
    private boolean following;

    public WindowCard(FilmViewModel film, ActionTable actions, ActionControls controls, Texts texts) {
        this.film = film;
        getStyleClass().add("window-card");
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        range.setId("grey-window");
        range.setPrefWidth(320);
        range.setAccessibleText(texts.get("action.window"));
        getChildren().addAll(new Label(texts.get("window.black")), range, new Label(texts.get("window.white")),
                controls.iconButton(actions.get("resetWindow")));
        visibleProperty().bind(Bindings.createBooleanBinding(
                () -> film.toolProperty().get() == FilmTool.WINDOW && film.filmProperty().get().isPresent(),
                film.toolProperty(), film.filmProperty()));
        film.filmProperty().addListener((property, before, now) -> follow());
        film.windowProperty().addListener((property, before, now) -> follow());
        range.lowValueProperty().addListener((property, before, now) -> set());
        range.highValueProperty().addListener((property, before, now) -> set());
        follow();
    }

    /** A window dragged beyond the film's values shows as the end of the range. */
    private void follow() {
        Optional<Cephalogram> shown = film.filmProperty().get();
        if (shown.isPresent() && !following) {
            following = true;
            Window now = film.windowProperty().get();
            double max = shown.get().maxValue();
            range.setMax(max);
            range.setLowValue(0); // first out of the way: low and high may not pass each other
            range.setHighValue(Math.clamp(now.high(), 0, max));
            range.setLowValue(Math.clamp(now.low(), 0, max));
            following = false;
        }
    }

    private void set() {
        if (!following && range.getHighValue() > range.getLowValue()) {
            following = true;
            film.setWindow(new Window(range.getLowValue(), range.getHighValue()));
            following = false;
        }
    }
}
