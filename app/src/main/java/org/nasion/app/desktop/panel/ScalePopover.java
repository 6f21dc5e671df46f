package org.nasion.app.desktop.panel;

import atlantafx.base.controls.Popover;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.css.PseudoClass;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.ScaleViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;

/** The scale, above its place in the status bar: draw a ruler, type millimetres per pixel, or take the file's resolution. */
public final class ScalePopover {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ScaleViewModel scale;
    private final FilmViewModel film;
    private final WindowViewModel window;
    private final Texts texts;
    private final Region anchor;
    private final Popover popover = new Popover();
    private final VBox content = new VBox();
    private final TextField length = new TextField();
    private final TextField mmPerPx = new TextField();
    private final TextField enlargement = new TextField();

    public ScalePopover(ScaleViewModel scale, FilmViewModel film, WindowViewModel window, Texts texts, Region anchor) {
        this.scale = scale;
        this.film = film;
        this.window = window;
        this.texts = texts;
        this.anchor = anchor;
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_LEFT);
        popover.setDetachable(false);
        popover.setAnimated(false);
        popover.setAutoHide(false);
        popover.setCornerRadius(8);
        popover.setContentNode(content);
        content.getStyleClass().add("scale-popover");
        content.setPadding(new Insets(14));
        length.setId("ruler-length");
        length.setPrefColumnCount(6);
        length.textProperty().bindBidirectional(scale.lengthProperty());
        length.setOnAction(event -> applyRuler());
        mmPerPx.setId("mm-per-px");
        mmPerPx.setPrefColumnCount(6);
        mmPerPx.textProperty().bindBidirectional(scale.mmPerPxProperty());
        mmPerPx.setOnAction(event -> applyStated());
        enlargement.setId("enlargement");
        enlargement.setPrefColumnCount(5);
        enlargement.textProperty().bindBidirectional(scale.enlargementProperty());
        enlargement.setOnAction(event -> apply(enlargement, scale.applyEnlargement()));
        scale.toProperty().addListener((property, before, now) -> {
            if (now.isPresent()) {
                window.scalePopoverProperty().set(true);
                show();
                length.requestFocus();
            }
        });
        window.scalePopoverProperty().addListener((property, before, now) -> {
            if (now) {
                show();
            } else {
                popover.hide();
            }
        });
        film.filmProperty().addListener((property, before, now) -> window.scalePopoverProperty().set(false));
        popover.setOnHidden(event -> window.scalePopoverProperty().set(false));
    }

    private void show() {
        Label title = new Label(texts.get("scale.title"));
        title.getStyleClass().add("panel-title");
        content.getChildren().setAll(title);
        if (scale.isDrawn()) {
            content.getChildren().add(line(new Label(texts.get("scale.length")), length, new Label("mm"),
                    button("scale.apply", "ruler-apply", this::applyRuler, "accent")));
        } else {
            content.getChildren().addAll(button("scale.draw", "ruler-draw", this::draw, "accent"), note("scale.ruler.how"));
            content.getChildren().add(line(new Label(texts.get("scale.stated")), mmPerPx, new Label("mm/px"),
                    button("scale.apply", "stated-apply", this::applyStated)));
            if (scale.canCorrect()) {
                content.getChildren().addAll(line(new Label(texts.get("scale.enlargement")), enlargement,
                        button("scale.correct", "enlargement-apply", () -> apply(enlargement, scale.applyEnlargement()))),
                        note("scale.enlargement.how"));
            }
            scale.offered().ifPresent(offer -> {
                Button accept = button("scale.offered", "accept-offered", () -> {
                    scale.acceptOffered();
                    close();
                });
                accept.setText(texts.get("scale.offered", offer.mmPerPx().orElseThrow()));
                content.getChildren().addAll(accept, note("scale.offered.how"));
            });
            content.getChildren().add(button("scale.remove", "scale-remove", () -> {
                scale.remove();
                close();
            }, "flat"));
        }
        if (anchor.getScene() != null && anchor.getScene().getWindow() != null && anchor.getScene().getWindow().isShowing()) {
            popover.show(anchor, -4);
        }
    }

    private void draw() {
        film.toolProperty().set(FilmTool.RULER);
        close();
    }

    private void applyRuler() {
        apply(length, scale.applyRuler());
    }

    private void applyStated() {
        apply(mmPerPx, scale.applyStated());
    }

    private void apply(TextField field, boolean applied) {
        field.pseudoClassStateChanged(WRONG, !applied);
        if (applied) {
            close();
        }
    }

    private Label note(String key) {
        Label note = new Label(texts.get(key));
        note.setWrapText(true);
        note.setMaxWidth(320);
        note.getStyleClass().add("panel-note");
        return note;
    }

    private void close() {
        window.scalePopoverProperty().set(false);
    }

    private Button button(String key, String id, Runnable run, String... styles) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.getStyleClass().add("small");
        button.getStyleClass().addAll(styles);
        button.setOnAction(event -> run.run());
        return button;
    }

    private static HBox line(javafx.scene.Node... parts) {
        HBox line = new HBox(8, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
