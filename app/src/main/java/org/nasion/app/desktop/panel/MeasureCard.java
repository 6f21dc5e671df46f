package org.nasion.app.desktop.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.AnnotationViewModel;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.tracing.Annotation;

/** At the film's foot while one of the measuring tools is in the hand: what to click, and what was measured and noted so far. */
public final class MeasureCard extends VBox {

    private static final double MOST_HEIGHT = 132;

    private final AnnotationViewModel annotations;
    private final WindowTexts texts;
    private final Label how = new Label();
    private final TextField note = new TextField();
    private final VBox list = new VBox(2);
    private Optional<TracingViewModel> tracing = Optional.empty();

    public MeasureCard(WorkbenchViewModel workbench, AnnotationViewModel annotations, WindowTexts texts) {
        this.annotations = annotations;
        this.texts = texts;
        getStyleClass().add("window-card");
        setId("measure-card");
        setMaxSize(380, Region.USE_PREF_SIZE);
        setPrefWidth(380);
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        note.setId("note-text");
        note.setPromptText(texts.get("measure.note.prompt"));
        note.setAccessibleText(texts.get("action.note"));
        note.textProperty().bindBidirectional(annotations.noteProperty());
        note.setOnAction(event -> annotations.addNote());
        Button add = new Button(texts.get("measure.note.add"));
        add.setId("note-add");
        add.getStyleClass().addAll("small", "accent");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(event -> annotations.addNote());
        HBox.setHgrow(note, Priority.ALWAYS);
        HBox write = new HBox(8, note, add);
        ObservableValue<Boolean> writing = Bindings.createBooleanBinding(
                () -> workbench.film().toolProperty().get() == FilmTool.NOTE
                        && !annotations.pendingProperty().get().isEmpty(),
                workbench.film().toolProperty(),
                annotations.pendingProperty());
        write.visibleProperty().bind(writing);
        write.managedProperty().bind(writing);
        writing.when(InWindow.of(this)).addListener((property, before, now) -> {
            if (now) {
                note.requestFocus();
            }
        });
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.getStyleClass().add("findings-scroll");
        getChildren().addAll(how, write, scroll);
        how.textProperty()
                .bind(workbench
                        .film()
                        .toolProperty()
                        .when(InWindow.of(this))
                        .map(tool -> tool.annotates() ? texts.get("measure." + tool.name()) : ""));
        InWindow.follow(
                this,
                workbench.openProperty(),
                this::follow,
                shown -> Subscription.combine(
                        shown.tracing().stateProperty().subscribe(state -> fill()),
                        shown.tracing().readingsProperty().subscribe(readings -> fill())));
    }

    /** Whether the card is to be seen. */
    public static ObservableValue<Boolean> seen(FilmViewModel film) {
        return Bindings.createBooleanBinding(
                () -> film.toolProperty().get().annotates()
                        && film.filmProperty().get().isPresent(),
                film.toolProperty(),
                film.filmProperty());
    }

    private void follow(Optional<OpenCase> now) {
        tracing = now.map(OpenCase::tracing);
        fill();
    }

    private void fill() {
        List<Node> rows = new ArrayList<>();
        tracing.ifPresent(shown -> {
            List<Annotation> all = shown.state().annotations();
            Calibration scale = shown.readingsProperty().get().calibration();
            for (int i = 0; i < all.size(); i++) {
                rows.add(row(i, AnnotationViewModel.words(all.get(i), scale, texts)));
            }
        });
        list.getChildren().setAll(rows);
    }

    private Node row(int index, String words) {
        Label label = new Label(words);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Button remove = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        remove.setId("annotation-remove-" + index);
        remove.getStyleClass().addAll("icon-button", "small");
        remove.setAccessibleText(texts.get("measure.remove") + " " + words);
        remove.setTooltip(new Tooltip(texts.get("measure.remove")));
        remove.setOnAction(event -> annotations.remove(index));
        HBox row = new HBox(8, label, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
