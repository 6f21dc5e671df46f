package org.nasion.app.desktop.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.chart.ChartView;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.MeasurementRow;
import org.nasion.app.desktop.viewmodel.MeasurementsViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Reading;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Palette;
import org.nasion.core.wording.Units;
import org.nasion.core.wording.Wording;

/**
 * The table of measurements, of all or of one analysis: value with its ±, deviation as bar and stars; what a drag changes
 * stands out while it lasts. The same as charts.
 */
public final class MeasurementsPanel extends VBox {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass CHANGING = PseudoClass.getPseudoClass("changing");

    /** Logical pixels to a point of a chart, and beside the charts. */
    private static final double CHART_SCALE = 1.3;

    private static final double CHART_MARGINS = 38;
    private static final double LEAST_CHART = 200;

    private final WindowTexts texts;
    private final ReadingWords said;
    private final FilmViewModel film;
    private final WorkbenchViewModel workbench;
    private final WindowViewModel window;
    private final MeasurementsViewModel measurements;
    private final ListView<MeasurementRow> table = new ListView<>();
    private final ToggleButton charts = new ToggleButton("", new FontIcon(MaterialDesignC.CHART_TIMELINE_VARIANT));
    private final List<RowCell> cells = new ArrayList<>();
    private final VBox drawn = new VBox(18);
    private final ScrollPane drawings = new ScrollPane(drawn);
    private List<Chart> shownCharts = List.of();
    private Optional<OpenCase> open = Optional.empty();
    private Optional<String> pinned = Optional.empty();

    public MeasurementsPanel(WorkbenchViewModel workbench, WindowViewModel window, WindowTexts texts) {
        this.texts = texts;
        this.said = new ReadingWords(texts);
        this.workbench = workbench;
        this.window = window;
        this.film = workbench.film();
        this.measurements = new MeasurementsViewModel(workbench, texts.wording());
        getStyleClass().addAll("side-panel", "measurements-panel");
        table.setId("measurements");
        table.getStyleClass().add("quiet-list");
        table.setFixedCellSize(25);
        table.setMinHeight(75); // three rows
        if (texts.wording().units().angle() == Units.Angle.MINUTES) {
            table.getStyleClass().add("minutes");
        }
        table.setCellFactory(list -> new RowCell());
        table.setAccessibleText(texts.get("measurements.title"));
        Label nothing = new Label(texts.get("measurements.none"));
        nothing.getStyleClass().add("panel-note");
        table.setPlaceholder(nothing);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy(true);
                event.consume();
            }
        });
        drawings.setId("charts");
        drawings.setFitToWidth(true);
        drawings.getStyleClass().add("settings-scroll");
        drawn.getStyleClass().add("charts");
        drawn.setPadding(new Insets(10, 14, 14, 14));
        StackPane shown = new StackPane(table, drawings);
        table.visibleProperty().bind(charts.selectedProperty().not());
        drawings.visibleProperty().bind(charts.selectedProperty());
        VBox.setVgrow(shown, Priority.ALWAYS);
        getChildren().addAll(head(), shown);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> pin(now));
        charts.selectedProperty().bindBidirectional(window.chartsProperty());
        charts.selectedProperty().addListener((property, before, now) -> requestLayout());
        workbench.endsWithDesk(workbench.analyses().chosenProperty().subscribe(now -> requestLayout()));
        window.themeProperty().addListener((property, before, now) -> {
            shownCharts = List.of();
            requestLayout();
        });
        workbench.openProperty().addListener((property, before, now) -> follow(now));
        follow(workbench.openProperty().get());
    }

    private HBox head() {
        Label title = new Label(texts.get("measurements.title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        MenuItem asText = new MenuItem(texts.get("measurements.copy.text"));
        asText.setOnAction(event -> copy(false));
        MenuItem asTable = new MenuItem(texts.get("measurements.copy.table"));
        asTable.setOnAction(event -> copy(true));
        MenuButton copy = new MenuButton("", new FontIcon(MaterialDesignC.CONTENT_COPY), asText, asTable);
        copy.setId("measurements-copy");
        copy.getStyleClass().add("no-arrow");
        charts.setId("measurements-charts");
        quiet(copy, "measurements.copy");
        quiet(charts, "measurements.charts");
        HBox head = new HBox(title, spring, new AnalysisChoice(workbench, texts), charts, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-head");
        return head;
    }

    private void quiet(Labeled button, String key) {
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private void copy(boolean tabs) {
        open.ifPresent(shown -> workbench.copy(measurements.text(shown, tabs)));
    }

    private void follow(Optional<OpenCase> now) {
        open = now;
        pinned = Optional.empty();
        table.getItems().clear();
        open.ifPresent(shown -> {
            shown.tracing().readingsProperty().addListener((property, before, readings) -> requestLayout());
            shown.tracing().gestureProperty().addListener((property, before, gesture) -> requestLayout());
            refresh(shown);
        });
    }

    /** Table and charts follow once per frame, however often the mouse tells of a drag. */
    @Override
    protected void layoutChildren() {
        open.ifPresent(this::refresh);
        super.layoutChildren();
    }

    private void refresh(OpenCase shown) {
        if (charts.isSelected()) {
            draw(measurements.charts(
                    shown, Math.max(LEAST_CHART, Math.floor((getWidth() - CHART_MARGINS) / CHART_SCALE))));
        }
        refreshRows(shown);
    }

    private void draw(List<Chart> next) {
        if (!next.equals(shownCharts)) {
            shownCharts = next;
            Palette palette = window.themeProperty().get() == Settings.Theme.LIGHT ? Palette.LIGHT : Palette.DARK;
            drawn.getChildren()
                    .setAll(next.stream()
                            .map(chart -> new ChartView(chart, palette, CHART_SCALE))
                            .toList());
        }
    }

    /** Replaces only the rows that differ; while a point is dragged only what its cells say, since a list lays all of itself out anew. */
    private void refreshRows(OpenCase shown) {
        List<MeasurementRow> rows = measurements.rows(shown);
        if (rows.size() != table.getItems().size()) {
            table.getItems().setAll(rows);
            return;
        }
        if (shown.tracing().gestureProperty().get().isEmpty()) {
            replaceRows(rows);
        }
        cells.forEach(cell -> cell.follow(rows));
    }

    private void replaceRows(List<MeasurementRow> rows) {
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
        pinned = row instanceof MeasurementRow.Line line
                ? Optional.of(line.reading().measurement().id())
                : Optional.empty();
        emphasise(Optional.empty());
    }

    private void emphasise(Optional<String> hovered) {
        film.emphasisedProperty().set(hovered.or(() -> pinned).map(Set::of).orElse(Set.of()));
    }

    private final class RowCell extends ListCell<MeasurementRow> {
        private final Label name = new Label();
        private final Label change = new Label();
        private final DeviationCell bar = new DeviationCell();
        private final Label stars = new Label();
        private final Label value = new Label();
        private final Label error = new Label();
        private final HBox row = new HBox(name, change, bar, stars, value, error);
        private final Still still = new Still(row);
        private String look = "";
        private Optional<MeasurementRow.Line> says = Optional.empty();

        RowCell() {
            cells.add(this);
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
            error.getStyleClass().add("measurement-error");
            setPrefWidth(0); // as wide as the list, never wider
            Hint.on(still, this::tooltip);
            hoverProperty()
                    .addListener((property, before, hover) -> emphasise(
                            hover && getItem() instanceof MeasurementRow.Line line
                                    ? Optional.of(line.reading().measurement().id())
                                    : Optional.empty()));
            setOnMousePressed(event -> {
                // A second click on the pinned row lets it go.
                if (isSelected()) {
                    table.getSelectionModel().clearSelection();
                    event.consume();
                }
            });
        }

        private Tooltip tooltip() {
            Tooltip tooltip = new Tooltip();
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(320);
            tooltip.setShowDelay(Duration.millis(600));
            tooltip.setOnShowing(event -> says.ifPresent(line -> tooltip.setText(said.explanation(line.reading()))));
            return tooltip;
        }

        @Override
        protected void updateItem(MeasurementRow item, boolean empty) {
            super.updateItem(item, empty);
            if (!empty && item instanceof MeasurementRow.Line line) {
                show(line);
                return;
            }
            says = Optional.empty();
            boolean heading = !empty && item instanceof MeasurementRow.Heading;
            look(heading ? "measurement-heading" : "measurement-empty");
            pseudoClassStateChanged(CHANGING, false);
            setGraphic(null);
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

        /** Says what the row says now while the list keeps what it said when a drag began. */
        void follow(List<MeasurementRow> rows) {
            if (!isEmpty()
                    && getIndex() >= 0
                    && getIndex() < rows.size()
                    && rows.get(getIndex()) instanceof MeasurementRow.Line line
                    && says.filter(line::equals).isEmpty()) {
                show(line);
            }
        }

        private void show(MeasurementRow.Line line) {
            says = Optional.of(line);
            Reading reading = line.reading();
            name.setText(measurements.wording().name(reading));
            bar.show(reading.deviation());
            bar.setManaged(reading.deviation().isPresent()); // a name without a norm has room to be told in full
            stars.setManaged(reading.deviation().isPresent());
            stars.setText(reading.stars());
            value.setText(said.valueText(reading));
            OptionalDouble plusMinus = Wording.plusMinus(reading);
            error.setText(
                    plusMinus.isPresent()
                            ? "±"
                                    + measurements
                                            .wording()
                                            .amount(
                                                    plusMinus.getAsDouble(),
                                                    reading.measurement().unit())
                            : "");
            value.setDisable(reading.value().number().isEmpty());
            boolean changing = line.change().isPresent();
            pseudoClassStateChanged(CHANGING, changing);
            change.setText(
                    changing
                            ? said.changeText(
                                    line.change().getAsDouble(),
                                    reading.measurement().unit())
                            : "");
            look("severity-" + ReadingWords.severity(reading));
            setAccessibleText(measurements.wording().name(reading) + " "
                    + measurements.wording().valueWithError(reading) + " " + said.words(reading));
            setText(null);
            if (getGraphic() != still) {
                setGraphic(still);
            }
        }
    }

    /** Holds a row that lays itself out: other words in it ask nothing of the list, which would lay out and style all its cells. */
    private static final class Still extends Region {
        private final HBox row;

        Still(HBox row) {
            this.row = row;
            row.setManaged(false);
            getChildren().add(row);
        }

        @Override
        protected void layoutChildren() {
            row.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }
}
