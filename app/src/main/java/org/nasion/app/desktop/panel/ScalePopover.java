package org.nasion.app.desktop.panel;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.css.PseudoClass;
import org.controlsfx.control.PopOver;
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
    private final PopOver popover = new PopOver();
    private final VBox content = new VBox();
    private final TextField length = new TextField();
    private final TextField mmPerPx = new TextField();

    public ScalePopover(ScaleViewModel scale, FilmViewModel film, WindowViewModel window, Texts texts, Region anchor) {
        this.scale = scale;
        this.film = film;
        this.window = window;
        this.texts = texts;
        this.anchor = anchor;
        popover.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
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
            Label how = new Label(texts.get("scale.ruler.how"));
            how.setWrapText(true);
            how.setMaxWidth(320);
            how.getStyleClass().add("panel-note");
            content.getChildren().addAll(button("scale.draw", "ruler-draw", this::draw, "accent"), how);
            content.getChildren().add(line(new Label(texts.get("scale.stated")), mmPerPx, new Label("mm/px"),
                    button("scale.apply", "stated-apply", this::applyStated)));
            scale.offered().ifPresent(offer -> {
                Button accept = button("scale.offered", "accept-offered", () -> {
                    scale.acceptOffered();
                    close();
                });
                accept.setText(texts.get("scale.offered", offer.mmPerPx().orElseThrow()));
                Label warning = new Label(texts.get("scale.offered.how"));
                warning.setWrapText(true);
                warning.setMaxWidth(320);
                warning.getStyleClass().add("panel-note");
                content.getChildren().addAll(accept, warning);
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
        boolean applied = scale.applyRuler();
        length.pseudoClassStateChanged(WRONG, !applied);
        if (applied) {
            close();
        }
    }

    private void applyStated() {
        boolean applied = scale.applyStated();
        mmPerPx.pseudoClassStateChanged(WRONG, !applied);
        if (applied) {
            close();
        }
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
