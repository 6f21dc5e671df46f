package org.nasion.app.desktop.panel;

import atlantafx.base.controls.Popover;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.ScaleViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.RulerFinder;

/** The scale, above its place in the status bar: draw a ruler, type millimetres per pixel, or take the file's resolution. */
public final class ScalePopover {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ScaleViewModel scale;
    private final FilmViewModel film;
    private final WindowViewModel window;
    private final WindowTexts texts;
    private final Region anchor;
    private final Popover popover = new Popover();
    private boolean placing;
    private final VBox content = new VBox();
    private final TextField length = new TextField();
    private final TextField mmPerPx = new TextField();
    private final TextField enlargement = new TextField();

    public ScalePopover(
            ScaleViewModel scale, FilmViewModel film, WindowViewModel window, WindowTexts texts, Region anchor) {
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
        scale.toProperty().when(InWindow.of(anchor)).addListener((property, before, now) -> {
            if (now.isPresent()) {
                window.scalePopoverProperty().set(true);
                show();
                length.requestFocus();
            }
        });
        window.scalePopoverProperty().when(InWindow.of(anchor)).addListener((property, before, now) -> {
            if (now) {
                if (!scale.isDrawn()) {
                    scale.findRuler(texts.get("task.findRuler"));
                }
                show();
            } else {
                popover.hide();
                scale.forgetFound();
            }
        });
        scale.searchProperty().when(InWindow.of(anchor)).addListener((property, before, now) -> refresh());
        scale.foundProperty().when(InWindow.of(anchor)).addListener((property, before, now) -> {
            if (scale.searchProperty().get() == ScaleViewModel.Search.DONE) {
                refresh();
            }
        });
        film.filmProperty()
                .when(InWindow.of(anchor))
                .addListener(
                        (property, before, now) -> window.scalePopoverProperty().set(false));
        popover.setOnHidden(event -> {
            if (!placing) {
                window.scalePopoverProperty().set(false);
            }
        });
    }

    private void refresh() {
        if (window.scalePopoverProperty().get()) {
            show();
        }
    }

    private void show() {
        Label title = new Label(texts.get("scale.title"));
        title.getStyleClass().add("panel-title");
        content.getChildren().setAll(title);
        if (scale.isDrawn()) {
            content.getChildren()
                    .add(line(
                            new Label(texts.get("scale.length")),
                            length,
                            new Label("mm"),
                            button("scale.apply", "ruler-apply", this::applyRuler, "accent")));
        } else {
            offerFound();
            content.getChildren()
                    .addAll(button("scale.draw", "ruler-draw", this::draw, "accent"), note("scale.ruler.how"));
            content.getChildren()
                    .add(line(
                            new Label(texts.get("scale.stated")),
                            mmPerPx,
                            new Label("mm/px"),
                            button("scale.apply", "stated-apply", this::applyStated)));
            if (scale.canCorrect()) {
                content.getChildren()
                        .addAll(
                                line(
                                        new Label(texts.get("scale.enlargement")),
                                        enlargement,
                                        button(
                                                "scale.correct",
                                                "enlargement-apply",
                                                () -> apply(enlargement, scale.applyEnlargement()))),
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
            content.getChildren()
                    .add(button(
                            "scale.remove",
                            "scale-remove",
                            () -> {
                                scale.remove();
                                close();
                            },
                            "flat"));
        }
        if (anchor.getScene() != null
                && anchor.getScene().getWindow() != null
                && anchor.getScene().getWindow().isShowing()) {
            placing = true; // its foot stays at the anchor while what it holds grows
            popover.hide();
            placing = false;
            popover.show(anchor, -4);
        }
    }

    /** The ruler that was found, with its ticks' distance, which a person may know better; used only when asked. */
    private void offerFound() {
        switch (scale.searchProperty().get()) {
            case NOT_YET -> {}
            case LOOKING -> content.getChildren().add(note("scale.looking"));
            case DONE ->
                scale.foundProperty()
                        .get()
                        .ifPresentOrElse(
                                this::offer, () -> content.getChildren().add(note("scale.foundNone")));
        }
    }

    private void offer(RulerFinder.Found ruler) {
        ChoiceBox<Double> apart = new ChoiceBox<>();
        apart.setId("tick-distance");
        apart.getItems().setAll(1.0, 2.0, 5.0, 10.0);
        apart.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double mm) {
                return mm == null ? "" : texts.get("scale.found.mm", mm);
            }

            @Override
            public Double fromString(String text) {
                throw new UnsupportedOperationException("the distances are given");
            }
        });
        apart.setValue(ruler.tickMm());
        apart.setOnAction(event -> scale.stateTicks(apart.getValue()));
        double mmPerPx = scale.foundScale().flatMap(Calibration::mmPerPx).orElseThrow();
        Label how = note("scale.found.how");
        how.setText(texts.get("scale.found.how", 10 / mmPerPx, mmPerPx));
        Button use = button(
                "scale.found.use",
                "found-use",
                () -> {
                    scale.acceptFound();
                    close();
                },
                "accent");
        content.getChildren()
                .addAll(
                        line(
                                new Label(texts.get("scale.found", ruler.ticks().size())),
                                apart,
                                new Label(texts.get("scale.found.apart"))),
                        how,
                        use,
                        new Separator());
    }

    private void draw() {
        film.toolProperty().set(FilmTool.CALIBRATE);
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
