package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.MeasurementRow;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Value;
import org.nasion.core.landmark.Landmark;

/** The table of measurements: value, deviation as bar and stars; what a drag changes stands out while it lasts. */
public final class MeasurementsPanel extends VBox {

    private static final PseudoClass CHANGING = PseudoClass.getPseudoClass("changing");

    private final WorkbenchViewModel workbench;
    private final Texts texts;
    private final FilmViewModel film;
    private final ListView<MeasurementRow> table = new ListView<>();
    private Optional<TracingViewModel> tracing = Optional.empty();
    private Optional<String> pinned = Optional.empty();

    public MeasurementsPanel(WorkbenchViewModel workbench, Texts texts) {
        this.workbench = workbench;
        this.texts = texts;
        this.film = workbench.film();
        getStyleClass().addAll("side-panel", "measurements-panel");
        Label title = new Label(texts.get("measurements.title"));
        title.getStyleClass().add("panel-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(title, spring, new AnalysisChoice(workbench, texts));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-head");
        table.setId("measurements");
        table.getStyleClass().add("quiet-list");
        table.setFixedCellSize(25);
        table.setCellFactory(list -> new RowCell());
        table.setAccessibleText(texts.get("measurements.title"));
        Label nothing = new Label(texts.get("measurements.none"));
        nothing.getStyleClass().add("panel-note");
        table.setPlaceholder(nothing);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> pin(now));
        workbench.analyses().chosenProperty().addListener((property, before, now) -> tracing.ifPresent(this::refresh));
        workbench.openProperty().addListener((property, before, now) -> follow(now));
        follow(workbench.openProperty().get());
    }

    private void follow(Optional<OpenCase> now) {
        tracing = now.map(OpenCase::tracing);
        pinned = Optional.empty();
        table.getItems().clear();
        tracing.ifPresent(shown -> {
            shown.readingsProperty().addListener((property, before, readings) -> requestLayout());
            shown.gestureProperty().addListener((property, before, gesture) -> requestLayout());
            refresh(shown);
        });
    }

    /** The table follows once per frame, however often the mouse tells of a drag. */
    @Override
    protected void layoutChildren() {
        tracing.ifPresent(this::refresh);
        super.layoutChildren();
    }

    /** Replaces only the rows that differ, so that a drag draws few cells anew. */
    private void refresh(TracingViewModel shown) {
        Readings readings = shown.readingsProperty().get();
        Optional<Readings> before = shown.gestureProperty().get().map(TracingViewModel.Gesture::before);
        List<MeasurementRow> rows = workbench.openProperty().get()
                .flatMap(open -> workbench.analyses().chosenSheet(readings, open.patient()))
                .map(sheet -> MeasurementRow.of(sheet, before)).orElseGet(() -> MeasurementRow.of(readings, before));
        if (rows.size() != table.getItems().size()) {
            table.getItems().setAll(rows);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(table.getItems().get(i))) {
                boolean selected = table.getSelectionModel().isSelected(i);
                table.getItems().set(i, rows.get(i));
                if (selected) {
                    table.getSelectionModel().select(i);
                }
            }
        }
    }

    private void pin(MeasurementRow row) {
        pinned = row instanceof MeasurementRow.Line line ? Optional.of(line.reading().measurement().id()) : Optional.empty();
        emphasise(Optional.empty());
    }

    private void emphasise(Optional<String> hovered) {
        film.emphasisedProperty().set(hovered.or(() -> pinned).map(Set::of).orElse(Set.of()));
    }

    private final class RowCell extends ListCell<MeasurementRow> {
        private final Label name = new Label();
        private final Label change = new Label();
        private final DeviationBar bar = new DeviationBar();
        private final Label stars = new Label();
        private final Label value = new Label();
        private final HBox row = new HBox(name, change, bar, stars, value);
        private final Tooltip tooltip = new Tooltip();
        private String look = "";

        RowCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("measurement-row");
            name.getStyleClass().add("measurement-name");
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            change.getStyleClass().add("measurement-change");
            change.setMinWidth(Region.USE_PREF_SIZE);
            stars.getStyleClass().add("measurement-stars");
            value.getStyleClass().add("measurement-value");
            setPrefWidth(0); // as wide as the list, never wider
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(320);
            tooltip.setShowDelay(Duration.millis(600));
            tooltip.setOnShowing(event -> {
                if (getItem() instanceof MeasurementRow.Line line) {
                    tooltip.setText(explanation(line.reading()));
                }
            });
            hoverProperty().addListener((property, before, hover) ->
                    emphasise(hover && getItem() instanceof MeasurementRow.Line line
                            ? Optional.of(line.reading().measurement().id()) : Optional.empty()));
            setOnMousePressed(event -> {
                // A second click on the pinned row lets it go.
                if (isSelected()) {
                    table.getSelectionModel().clearSelection();
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(MeasurementRow item, boolean empty) {
            super.updateItem(item, empty);
            if (!empty && item instanceof MeasurementRow.Line line) {
                show(line);
                return;
            }
            boolean heading = !empty && item instanceof MeasurementRow.Heading;
            look(heading ? "measurement-heading" : "measurement-empty");
            pseudoClassStateChanged(CHANGING, false);
            setGraphic(null);
            setTooltip(null);
            setText(heading ? ((MeasurementRow.Heading) item).text() : null);
        }

        /** The one style class of the row; touched only when it differs, since every change asks for CSS anew. */
        private void look(String styleClass) {
            if (!styleClass.equals(look)) {
                getStyleClass().remove(look);
                getStyleClass().add(styleClass);
                look = styleClass;
            }
        }

        private void show(MeasurementRow.Line line) {
            Reading reading = line.reading();
            name.setText(reading.measurement().name());
            bar.show(reading.deviation());
            stars.setText(reading.stars());
            value.setText(valueText(reading));
            value.setDisable(reading.value().number().isEmpty());
            boolean changing = line.change().isPresent();
            pseudoClassStateChanged(CHANGING, changing);
            change.setText(changing ? changeText(reading, line.change().getAsDouble()) : "");
            look("severity-" + severity(reading));
            setAccessibleText(reading.measurement().name() + " " + value.getText() + " " + words(reading));
            setText(null);
            if (getGraphic() != row) {
                setGraphic(row);
                setTooltip(tooltip);
            }
        }
    }

    /** 0 within one standard deviation or without a norm, 1 to 3 beyond one, two, three. */
    static int severity(Reading reading) {
        return reading.stars().length();
    }

    static String valueText(Reading reading) {
        return reading.value().number().isPresent()
                ? String.format(Locale.ROOT, reading.measurement().unit().symbol().equals("°") ? "%.1f%s" : "%.1f %s",
                        reading.value().number().getAsDouble(), reading.measurement().unit().symbol()).replace('-', '−')
                : "–";
    }

    private static String changeText(Reading reading, double change) {
        String number = String.format(Locale.ROOT, "%.1f", Math.abs(change));
        return (change > 0 ? "+" : "−") + number;
    }

    private String words(Reading reading) {
        return reading.deviation().isPresent()
                ? texts.get((reading.deviation().getAsDouble() < 0 ? "severity.below." : "severity.above.") + severity(reading)) : "";
    }

    private String explanation(Reading reading) {
        StringBuilder text = new StringBuilder(reading.measurement().name()).append("  ").append(valueText(reading));
        switch (reading.value()) {
            case Value.MissingPoints missing -> text.append('\n').append(texts.get("value.missing",
                    missing.missing().stream().map(Landmark::code).sorted().collect(Collectors.joining(", "))));
            case Value.NoScale none -> text.append('\n').append(texts.get("value.noScale"));
            case Value.Undefined undefined -> text.append('\n').append(texts.get("value.undefined"));
            case Value.Known known -> { }
        }
        if (!words(reading).isEmpty()) {
            text.append(" — ").append(words(reading));
        }
        reading.norm().ifPresent(norm -> text.append('\n').append(normText(norm, reading)));
        if (reading.estimated()) {
            text.append('\n').append(texts.get("value.estimated"));
        }
        text.append('\n').append(reading.measurement().formula());
        if (!reading.measurement().note().isEmpty()) {
            text.append('\n').append(reading.measurement().note());
        }
        return text.toString();
    }

    private String normText(Norm norm, Reading reading) {
        String population = norm.population().isEmpty() ? "" : ", " + norm.population();
        return texts.get("value.norm", norm.mean(), norm.sd(), reading.measurement().unit().symbol(), norm.source() + population);
    }
}
