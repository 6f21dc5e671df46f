package org.nasion.app.desktop.compare;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.panel.ActionControls;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.ComparisonViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.tracing.Comparison;

/** How far two tracings lie apart: the mean with the source of its scale, and every point, the farthest first. */
public final class ComparisonCard extends VBox {

    private final WorkbenchViewModel workbench;
    private final WindowTexts texts;
    private final Label title = new Label();
    private final Label mean = new Label();
    private final Label scale = new Label();
    private final ListView<Comparison.Distance> distances = new ListView<>();

    public ComparisonCard(
            WorkbenchViewModel workbench, ActionTable actions, ActionControls controls, WindowTexts texts) {
        this.workbench = workbench;
        this.texts = texts;
        ComparisonViewModel comparison = workbench.comparison();
        setId("comparison");
        getStyleClass().add("comparison-card");
        setMaxSize(290, 420);
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(
                title,
                controls.iconButton(actions.get("beside")),
                controls.iconButton(actions.get("blink")),
                controls.iconButton(actions.get("compareEnd")));
        head.setAlignment(Pos.CENTER_LEFT);
        mean.setId("comparison-mean");
        mean.getStyleClass().add("comparison-mean");
        scale.getStyleClass().add("panel-note");
        for (Label label : new Label[] {mean, scale}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        distances.setId("comparison-distances");
        distances.getStyleClass().add("quiet-list");
        distances.setFixedCellSize(24);
        distances.setAccessibleText(texts.get("compare.distances"));
        distances.setCellFactory(list -> new DistanceCell());
        distances.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                workbench
                        .openProperty()
                        .get()
                        .ifPresent(open -> open.tracing().selectedProperty().set(Optional.of(now.landmark())));
            }
        });
        VBox.setVgrow(distances, Priority.ALWAYS);
        getChildren().addAll(head, mean, scale, distances);
        comparison.comparisonProperty().when(InWindow.of(this)).addListener((property, before, now) -> show(now));
        comparison
                .besideProperty()
                .when(InWindow.of(this))
                .addListener((property, before, now) ->
                        show(comparison.comparisonProperty().get()));
        show(comparison.comparisonProperty().get());
    }

    private void show(Optional<Comparison> comparison) {
        boolean here = comparison.isPresent()
                && !workbench.comparison().besideProperty().get(); // it would cover half of a film
        setVisible(here);
        setManaged(here);
        comparison.ifPresent(now -> {
            title.setText(workbench
                    .comparison()
                    .referenceProperty()
                    .get()
                    .map(shown -> shown.name(texts))
                    .orElse(""));
            mean.setText(meanText(now, texts));
            scale.setText(now.scaleSource()
                    .map(source -> texts.get("compare.scale", scaleSource(source)))
                    .orElseGet(() -> texts.get("compare.noScale")));
            if (!distances.getItems().equals(now.distances())) {
                distances.getItems().setAll(now.distances());
            }
        });
    }

    private String scaleSource(String english) {
        return workbench
                .openProperty()
                .get()
                .map(open -> texts.terms()
                        .source(open.tracing().shownProperty().get().calibration()))
                .orElse(english);
    }

    /** The mean alone. */
    static String briefly(Comparison comparison, WindowTexts texts) {
        if (comparison.meanMm().isPresent()) {
            return "⌀ " + texts.wording().distance(comparison.meanMm().getAsDouble());
        }
        return comparison.meanPx().isPresent()
                ? "⌀ " + texts.get("compare.px", comparison.meanPx().getAsDouble())
                : "";
    }

    static String meanText(Comparison comparison, WindowTexts texts) {
        if (comparison.meanMm().isPresent()) {
            return texts.get(
                    "compare.meanMm",
                    texts.wording().distance(comparison.meanMm().getAsDouble()),
                    comparison.distances().size());
        }
        return comparison.meanPx().isPresent()
                ? texts.get(
                        "compare.meanPx",
                        comparison.meanPx().getAsDouble(),
                        comparison.distances().size())
                : texts.get("compare.nothing");
    }

    private String distance(Comparison.Distance distance) {
        return distance.mm().isPresent()
                ? texts.wording().distance(distance.mm().getAsDouble())
                : texts.get("compare.px", distance.px());
    }

    private final class DistanceCell extends ListCell<Comparison.Distance> {
        private final Label code = new Label();
        private final Label value = new Label();
        private final Region spring = new Region();
        private final Node row;

        DistanceCell() {
            HBox.setHgrow(spring, Priority.ALWAYS);
            code.getStyleClass().add("entry-code");
            HBox line = new HBox(code, spring, value);
            line.setAlignment(Pos.CENTER_LEFT);
            row = line;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Comparison.Distance item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            code.setText(item.landmark().code());
            value.setText(distance(item));
            setAccessibleText(texts.terms().name(item.landmark()) + ", " + value.getText());
            setGraphic(row);
        }
    }
}
