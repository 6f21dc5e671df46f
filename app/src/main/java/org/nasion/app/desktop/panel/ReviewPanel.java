package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.app.desktop.viewmodel.ReviewQueue;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Unit;
import org.nasion.core.landmark.Landmark;

/** Points to look at, the least certain first; what was looked at is folded into one line below. */
public final class ReviewPanel extends VBox {

    private static final double ROW = 26;
    private static final int LEAST_ROWS = 3;

    private final WindowTexts texts;
    private final FilmViewModel film;
    private final Label left = new Label();
    private final ListView<ReviewQueue.Entry> open = new ListView<>();
    private final FlowPane done = new FlowPane();
    private final PointCard about;
    private final FurtherPointsBox further;
    private Optional<TracingViewModel> tracing = Optional.empty();
    private final ReadOnlyBooleanWrapper finished = new ReadOnlyBooleanWrapper();
    private boolean following;

    public ReviewPanel(
            WorkbenchViewModel workbench,
            WindowViewModel window,
            ActionTable actions,
            ActionControls controls,
            WindowTexts texts) {
        this.texts = texts;
        this.film = workbench.film();
        this.about = new PointCard(workbench.analyses(), actions, controls, texts);
        further = new FurtherPointsBox(workbench.analyses(), texts, this::look);
        getStyleClass().addAll("side-panel", "review-panel");
        Label title = new Label(texts.get("review.title"));
        title.getStyleClass().add("panel-title");
        left.getStyleClass().add("panel-note");
        left.setId("review-left");
        HBox head = new HBox(title, PointCard.grow(), left);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("panel-head");
        open.setId("review-open");
        open.getStyleClass().add("quiet-list");
        open.setFixedCellSize(ROW);
        open.setMinHeight(LEAST_ROWS * ROW);
        open.setCellFactory(list -> new EntryCell());
        open.setPlaceholder(placeholder(workbench));
        open.setAccessibleText(texts.get("review.title"));
        VBox.setVgrow(open, Priority.ALWAYS);
        done.getStyleClass().add("done-points");
        CertainBox certain = new CertainBox(workbench, window, actions, controls, texts);
        getChildren().addAll(head, open, certain, done, further, about);
        open.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> picked(now));
        InWindow.follow(this, workbench.openProperty(), this::follow, this::parts);
    }

    /** Whether every point is on the film and has been looked at. */
    public ReadOnlyBooleanProperty finishedProperty() {
        return finished.getReadOnlyProperty();
    }

    private Label placeholder(WorkbenchViewModel workbench) {
        Label label = new Label();
        label.textProperty()
                .bind(workbench
                        .study()
                        .readingProperty()
                        .when(InWindow.of(this))
                        .map(study -> study.isEmpty()
                                ? texts.get("review.allDone")
                                : texts.get("review.studyDone", texts.get("action.accept"))));
        label.getStyleClass().add("panel-note");
        label.setPadding(new Insets(0, 12, 0, 12));
        label.setWrapText(true);
        return label;
    }

    private void follow(Optional<OpenCase> now) {
        tracing = now.map(OpenCase::tracing);
        further.follow(tracing);
        queue(tracing.map(shown -> shown.review().queueProperty().get()).orElse(new ReviewQueue(List.of(), List.of())));
        about.show(tracing);
    }

    private Subscription parts(OpenCase open) {
        TracingViewModel shown = open.tracing();
        return Subscription.combine(
                shown.review().queueProperty().subscribe(this::queue),
                shown.review().further().entriesProperty().subscribe(further::show),
                shown.selectedProperty().subscribe(selected -> {
                    select();
                    about.show(tracing);
                }),
                shown.readingsProperty().subscribe((before, readings) -> {
                    if (hasScale(before) != hasScale(readings)) {
                        this.open.refresh(); // errors are told in millimetres, or not
                    }
                }),
                shown.shownProperty().subscribe(state -> about.show(tracing)));
    }

    private void queue(ReviewQueue queue) {
        following = true;
        if (!open.getItems().equals(queue.open())) {
            open.getItems().setAll(queue.open());
        }
        finished.set(queue.open().isEmpty() && !queue.done().isEmpty());
        open.setMinHeight((finished.get() ? 1 : LEAST_ROWS) * ROW);
        open.setPrefHeight(finished.get() ? 2 * ROW : Region.USE_COMPUTED_SIZE);
        left.setText(tracing.isEmpty() ? "" : left(queue));
        done.getChildren().setAll(queue.done().stream().map(this::doneLink).toList());
        done.setVisible(!queue.done().isEmpty());
        done.setManaged(!queue.done().isEmpty());
        following = false;
        select();
    }

    private String left(ReviewQueue queue) {
        if (queue.left() > 0) {
            return texts.get("review.left", queue.left());
        }
        if (queue.done().isEmpty()) {
            return texts.get("review.unplaced");
        }
        return queue.open().isEmpty()
                ? texts.get("review.none")
                : texts.get("review.missing", queue.open().size());
    }

    private Node doneLink(ReviewQueue.Entry entry) {
        PointGlyph glyph = new PointGlyph();
        glyph.show(entry.state());
        Hyperlink link = new Hyperlink(entry.landmark().code(), glyph);
        link.getStyleClass().add("done-point");
        Hint.on(
                link,
                () -> new Tooltip(texts.terms().name(entry.landmark()) + " — "
                        + texts.get("state." + entry.state().name())));
        link.setOnAction(event -> look(entry.landmark()));
        return link;
    }

    /** Selects a point and goes there. */
    private void look(Landmark landmark) {
        tracing.ifPresent(shown -> {
            shown.selectedProperty().set(Optional.of(landmark));
            shown.placement(landmark).ifPresent(placement -> film.lookClosely(placement.position()));
        });
    }

    private void picked(ReviewQueue.Entry entry) {
        if (!following && entry != null) {
            look(entry.landmark());
        }
    }

    private void select() {
        following = true;
        Optional<Landmark> selected =
                tracing.flatMap(shown -> shown.selectedProperty().get());
        int index = -1;
        for (int i = 0; i < open.getItems().size(); i++) {
            if (selected.filter(open.getItems().get(i).landmark()::equals).isPresent()) {
                index = i;
            }
        }
        if (index < 0) {
            open.getSelectionModel().clearSelection();
        } else if (open.getSelectionModel().getSelectedIndex() != index) {
            open.getSelectionModel().select(index);
            open.scrollTo(Math.max(0, index - 2));
        }
        following = false;
    }

    private boolean hasScale() {
        return tracing.filter(shown -> hasScale(shown.readingsProperty().get())).isPresent();
    }

    private static boolean hasScale(Readings readings) {
        return readings.calibration().mmPerPx().isPresent();
    }

    /** What an error is to be expected to be: millimetres of the film where it has a scale, else how certain the point is. */
    private String sure(ReviewQueue.Entry entry) {
        if (entry.state() == PointState.MISSING) {
            return texts.get("state." + entry.state().name());
        }
        if (hasScale()) {
            return entry.told() ? "± " + texts.wording().withUnit(entry.expectedErrorMm(), Unit.MILLIMETRE) : "± ?";
        }
        return entry.confidence().isPresent() ? Math.round(entry.confidence().getAsDouble() * 100) + " %" : "?";
    }

    /** Glyph, short form, name, and how certain it is. */
    private final class EntryCell extends ListCell<ReviewQueue.Entry> {
        private final PointGlyph glyph = new PointGlyph();
        private final Label code = new Label();
        private final Label name = new Label();
        private final Label sure = new Label();
        private final HBox row = new HBox(glyph, code, name, PointCard.grow(), sure);

        EntryCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("entry-row");
            code.getStyleClass().add("entry-code");
            name.getStyleClass().add("entry-name");
            name.setMinWidth(0);
            sure.getStyleClass().add("entry-sure");
            sure.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0); // as wide as the list, never wider
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    look(getItem().landmark()); // again after the film has been moved away
                }
            });
        }

        @Override
        protected void updateItem(ReviewQueue.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            glyph.show(entry.state());
            code.setText(entry.landmark().code());
            name.setText(texts.terms().name(entry.landmark()));
            sure.setText(sure(entry));
            setAccessibleText(texts.terms().name(entry.landmark()) + ", "
                    + texts.get("state." + entry.state().name()) + " " + sure.getText());
            setGraphic(row);
        }
    }
}
