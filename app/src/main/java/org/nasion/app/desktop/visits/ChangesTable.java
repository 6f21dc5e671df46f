package org.nasion.app.desktop.visits;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.compare.ComparisonWords;
import org.nasion.core.compare.MeasurementChange;
import org.nasion.core.compare.VisitComparison;

/** Every measurement at each visit, how it changed, and whether the change is more than its error. */
final class ChangesTable extends TableView<MeasurementChange> {

    private static final double NAME = 200;
    private static final double SCROLL_BAR = 18;

    private final WindowTexts texts;

    ChangesTable(VisitComparison comparison, WindowTexts texts) {
        super(FXCollections.observableArrayList(comparison.changes()));
        this.texts = texts;
        setId("visits-changes");
        setAccessibleText(say("changes"));
        TableColumn<MeasurementChange, String> measurement = column(
                say("column.measurement"),
                NAME,
                false,
                change -> texts.terms().name(change.measurement()) + " "
                        + change.measurement().unit().symbol());
        List<String> labels = ComparisonWords.labels(comparison);
        for (int i = 0; i < labels.size(); i++) {
            int visit = i;
            column(labels.get(i), 120, true, change -> number(change.values().get(visit)));
        }
        column(say("column.difference"), 80, true, change -> number(change.difference()));
        column(say("column.perYear"), 66, true, change -> number(change.perYear()));
        column(say("column.sd"), 60, true, change -> number(change.error()));
        column(say("column.within"), 80, false, this::within);
        double others = getColumns().stream()
                .filter(column -> column != measurement)
                .mapToDouble(TableColumn::getPrefWidth)
                .sum();
        // The names take what the numbers leave; where that is too little the table scrolls sideways and nothing is
        // cut.
        measurement
                .prefWidthProperty()
                .bind(widthProperty().map(all -> Math.max(NAME, all.doubleValue() - others - SCROLL_BAR)));
    }

    private String within(MeasurementChange change) {
        return change.difference().isEmpty()
                ? ""
                : say(change.error().isEmpty() ? "unknown" : change.withinError() ? "yes" : "no");
    }

    private String say(String key) {
        return texts.wording().say("compare." + key);
    }

    private String number(OptionalDouble value) {
        return value.isPresent() ? texts.wording().number(value.getAsDouble()) : "";
    }

    private TableColumn<MeasurementChange, String> column(
            String title, double width, boolean number, Function<MeasurementChange, String> words) {
        TableColumn<MeasurementChange, String> column = new TableColumn<>();
        // On small windows a head takes two lines instead of being cut.
        Label head = new Label(title);
        head.setWrapText(true);
        head.setMinHeight(Region.USE_PREF_SIZE);
        head.setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        head.setTextAlignment(number ? TextAlignment.RIGHT : TextAlignment.LEFT);
        head.maxWidthProperty().bind(column.widthProperty().subtract(14));
        column.setGraphic(head);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        if (number) {
            column.setStyle("-fx-alignment: center-right;");
        }
        getColumns().add(column);
        return column;
    }
}
