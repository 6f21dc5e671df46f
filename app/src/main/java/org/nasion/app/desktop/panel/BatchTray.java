package org.nasion.app.desktop.panel;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.BatchViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** The films that were opened together: how far each has come, why one failed, and a way to any of them. */
public final class BatchTray extends VBox {

    private static final double ROW = 30;
    private static final int MOST_ROWS = 8;

    private final WorkbenchViewModel workbench;
    private final BatchViewModel batch;
    private final WindowTexts texts;
    private final Label title = new Label();
    private final Button stop = new Button();
    private final ListView<BatchViewModel.Film> list = new ListView<>();

    public BatchTray(WorkbenchViewModel workbench, WindowTexts texts) {
        this.workbench = workbench;
        this.batch = workbench.batch();
        this.texts = texts;
        setId("batch");
        getStyleClass().add("batch-tray");
        setMaxSize(340, Region.USE_PREF_SIZE);
        title.setId("batch-title");
        title.getStyleClass().add("panel-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        stop.setText(texts.get("batch.stopAll"));
        stop.getStyleClass().add("small");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> batch.cancelAll());
        HBox head = new HBox(
                8,
                title,
                stop,
                icon(
                        MaterialDesignC.CLOSE,
                        texts.get("batch.hide"),
                        () -> batch.visibleProperty().set(false)));
        head.setAlignment(Pos.CENTER_LEFT);
        list.setId("batch-films");
        list.getStyleClass().add("quiet-list");
        list.setFixedCellSize(ROW);
        list.setItems(batch.films());
        list.setCellFactory(view -> new FilmCell());
        list.setAccessibleText(texts.get("batch.title"));
        list.setOnKeyPressed(event -> {
            BatchViewModel.Film film = list.getSelectionModel().getSelectedItem();
            if (film != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DELETE)) {
                event.consume();
                if (event.getCode() == KeyCode.ENTER) {
                    workbench.opening().open(film.file());
                } else {
                    batch.cancel(film);
                }
            }
        });
        getChildren().addAll(head, list);
        InWindow.follow(this, batch.films(), this::count);
    }

    private void count() {
        long pending = batch.pending();
        int all = batch.films().size();
        title.setText(Stream.of(
                        texts.get(
                                "batch.count",
                                count(BatchViewModel.State.READY) + count(BatchViewModel.State.OPENED),
                                all),
                        told("batch.failed", count(BatchViewModel.State.FAILED)),
                        told("batch.stopped", count(BatchViewModel.State.CANCELLED)))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · ")));
        stop.setVisible(pending > 0);
        stop.setManaged(pending > 0); // its room is the title's
        list.setPrefHeight(Math.min(MOST_ROWS, Math.max(1, all)) * ROW + 2);
    }

    private long count(BatchViewModel.State state) {
        return batch.films().stream()
                .filter(film -> film.stateProperty().get() == state)
                .count();
    }

    private String told(String key, long count) {
        return count == 0 ? "" : texts.get(key, count);
    }

    private static Button icon(Ikon ikon, String text, Runnable run) {
        Button button = new Button("", new FontIcon(ikon));
        button.getStyleClass().addAll("icon-button", "small");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(event -> run.run());
        return button;
    }

    /** Icon of the state, name, and what can be done; a failure says its code, and its sentence on hover. */
    private final class FilmCell extends ListCell<BatchViewModel.Film> {
        private final FontIcon icon = new FontIcon(MaterialDesignC.CIRCLE_OUTLINE);
        private final Label name = new Label();
        private final Label state = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final Hyperlink copy = new Hyperlink(texts.get("notice.copy"));
        private final Button cancel =
                icon(MaterialDesignC.CLOSE, texts.get("progress.stop"), () -> batch.cancel(getItem()));
        private final HBox row = new HBox(8);

        FilmCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            state.setMinWidth(Region.USE_PREF_SIZE);
            state.getStyleClass().add("entry-sure");
            bar.setPrefWidth(70);
            bar.setMaxHeight(4);
            copy.setMinWidth(Region.USE_PREF_SIZE);
            copy.setOnAction(
                    event -> getItem().failure().ifPresent(failure -> workbench.copyDetails(failure.details())));
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    workbench.opening().open(getItem().file());
                }
            });
        }

        @Override
        protected void updateItem(BatchViewModel.Film film, boolean empty) {
            super.updateItem(film, empty);
            setText(null);
            bar.progressProperty().unbind();
            getStyleClass().removeIf(style -> style.startsWith("batch-is-"));
            if (empty || film == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            BatchViewModel.State now = film.stateProperty().get();
            getStyleClass().add("batch-is-" + now.name().toLowerCase(Locale.ROOT));
            icon.setIconCode(iconOf(now));
            name.setText(film.name());
            String words = film.failure()
                    .filter(failure -> now == BatchViewModel.State.FAILED)
                    .map(failure -> texts.say(failure.problem()))
                    .orElseGet(() -> texts.get("batch." + now.name()));
            state.setText(now == BatchViewModel.State.FAILED ? "" : words);
            row.getChildren().setAll(icon, name);
            if (now == BatchViewModel.State.WORKING) {
                bar.progressProperty().bind(film.progressProperty());
                row.getChildren().add(bar);
            } else {
                row.getChildren().add(state);
            }
            if (now == BatchViewModel.State.FAILED) {
                row.getChildren().add(copy);
            }
            if (film.isPending()) {
                row.getChildren().add(cancel);
            }
            setTooltip(new Tooltip(film.file() + "\n" + words));
            setAccessibleText(film.name() + ", " + words);
            setGraphic(row);
        }

        private static Ikon iconOf(BatchViewModel.State state) {
            return switch (state) {
                case WAITING -> MaterialDesignC.CLOCK_OUTLINE;
                case WORKING -> MaterialDesignC.COG_OUTLINE;
                case READY -> MaterialDesignC.CHECK;
                case OPENED -> MaterialDesignE.EYE_OUTLINE;
                case FAILED -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
                case CANCELLED -> MaterialDesignM.MINUS_CIRCLE_OUTLINE;
            };
        }
    }
}
