package org.nasion.app.desktop.panel;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.TourViewModel;

/** One step of the tour in the film's corner: Enter goes on, Esc ends it, and the film can be used all the while. */
public final class TourCard extends VBox {

    private final TourViewModel tour;
    private final WindowTexts texts;
    private final Label count = new Label();
    private final Label title = new Label();
    private final Label words = new Label();
    private final Button next = new Button();
    private final Button back = new Button();

    /** @param backToFilm gives the keyboard to the film when the tour ends */
    public TourCard(TourViewModel tour, Runnable backToFilm, WindowTexts texts) {
        this.tour = tour;
        this.texts = texts;
        getStyleClass().add("window-card");
        setId("tour-card");
        setMaxSize(380, Region.USE_PREF_SIZE);
        setPrefWidth(380);
        title.getStyleClass().add("about-name");
        title.setWrapText(true);
        count.getStyleClass().add("panel-note");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, title, count);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        Button end = button(new Button(texts.get("tour.end")), "tour-end", () -> {
            tour.end();
            backToFilm.run();
        });
        button(next, "tour-next", () -> {
            tour.next();
            if (tour.stepProperty().get().isEmpty()) {
                backToFilm.run();
            }
        });
        next.getStyleClass().add("accent");
        button(back, "tour-back", tour::back);
        back.setText(texts.get("tour.back"));
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        HBox buttons = new HBox(8, end, grow, back, next);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, words, buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                end.fire();
                event.consume();
            }
        });
        tour.stepProperty().when(InWindow.of(this)).subscribe(now -> now.ifPresent(this::show));
    }

    private void show(TourViewModel.Step step) {
        int last = TourViewModel.Step.values().length;
        title.setText(texts.get("tour." + step + ".title"));
        words.setText(texts.get("tour." + step));
        count.setText(texts.get("tour.count", step.ordinal() + 1, last));
        back.setDisable(step.ordinal() == 0);
        next.setText(texts.get(step.ordinal() + 1 == last ? "tour.done" : "tour.next"));
        setAccessibleText(title.getText() + ". " + words.getText());
        next.setAccessibleHelp(words.getText());
        Platform.runLater(next::requestFocus);
    }

    private static Button button(Button button, String id, Runnable does) {
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> does.run());
        return button;
    }
}
