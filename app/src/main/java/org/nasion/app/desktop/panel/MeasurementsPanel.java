package org.nasion.app.desktop.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
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
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.chart.ChartView;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.MeasurementRow;
import org.nasion.app.desktop.viewmodel.MeasurementsViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Palette;
import org.nasion.core.wording.Units;

/**
 * The table of measurements, of all or of one analysis: value with its ±, deviation as bar and stars; what a drag changes
 * stands out while it lasts. The same as charts.
 */
public final class MeasurementsPanel extends VBox {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /** Logical pixels to a point of a chart, and beside the charts. */
    private static final double CHART_SCALE = 1.3;

    private static final double CHART_MARGINS = 38;
    private static final double LEAST_CHART = 200;

    private final WindowTexts texts;
    private final FilmViewModel film;
    private final WorkbenchViewModel workbench;
    private final WindowViewModel window;
    private final MeasurementsViewModel measurements;
    private final ListView<MeasurementRow> table = new ListView<>();
    private final ToggleButton charts = new ToggleButton("", new FontIcon(MaterialDesignC.CHART_TIMELINE_VARIANT));
    private final List<MeasurementCell> cells = new ArrayList<>();
    private final VBox drawn = new VBox(18);
    private final ScrollPane drawings = new ScrollPane(drawn);
    private List<Chart> shownCharts = List.of();
    private Optional<OpenCase> open = Optional.empty();
    private Optional<String> pinned = Optional.empty();

    public MeasurementsPanel(WorkbenchViewModel workbench, WindowViewModel window, WindowTexts texts) {
        this.texts = texts;
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
        table.setCellFactory(list -> {
            MeasurementCell cell = new MeasurementCell(measurements.wording(), texts, this::emphasise);
            cells.add(cell);
            return cell;
        });
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
        workbench.analyses().chosenProperty().when(InWindow.of(this)).subscribe(now -> requestLayout());
        window.themeProperty().when(InWindow.of(this)).addListener((property, before, now) -> {
            shownCharts = List.of();
            requestLayout();
        });
        InWindow.follow(
                this,
                workbench.openProperty(),
                this::follow,
                of -> Subscription.combine(
                        of.tracing().readingsProperty().subscribe(readings -> requestLayout()),
                        of.tracing().drag().heldProperty().subscribe(held -> requestLayout())));
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
        open.ifPresent(shown -> workbench.dialogs().copy(measurements.text(shown, tabs)));
    }

    private void follow(Optional<OpenCase> now) {
        open = now;
        pinned = Optional.empty();
        table.getItems().clear();
        open.ifPresent(this::refresh);
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
        if (shown.tracing().drag().heldProperty().get().isEmpty()) {
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
}
