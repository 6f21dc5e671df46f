package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.MeasurementRow;
import org.nasion.core.analysis.Reading;
import org.nasion.core.wording.Wording;

/** One row of the table of measurements: name, change, deviation as bar and stars, value with its ±. */
final class MeasurementCell extends ListCell<MeasurementRow> {

    private static final PseudoClass CHANGING = PseudoClass.getPseudoClass("changing");

    private final ReadingWords said;
    private final Wording wording;
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

    /** @param emphasise shows what a measurement rests on while the mouse is over it; nothing where it is empty */
    MeasurementCell(Wording wording, WindowTexts texts, Consumer<Optional<String>> emphasise) {
        this.wording = wording;
        this.said = new ReadingWords(texts);
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
                .addListener((property, before, hover) -> emphasise.accept(
                        hover && getItem() instanceof MeasurementRow.Line line
                                ? Optional.of(line.reading().measurement().id())
                                : Optional.empty()));
        setOnMousePressed(event -> {
            // A second click on the pinned row lets it go.
            if (isSelected()) {
                getListView().getSelectionModel().clearSelection();
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
        name.setText(wording.name(reading));
        bar.show(reading.deviation());
        bar.setManaged(reading.deviation().isPresent()); // a name without a norm has room to be told in full
        stars.setManaged(reading.deviation().isPresent());
        stars.setText(reading.stars());
        value.setText(said.valueText(reading));
        OptionalDouble plusMinus = reading.uncertainty();
        error.setText(
                plusMinus.isPresent()
                        ? "±"
                                + wording.amount(
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
        setAccessibleText(wording.name(reading) + " " + wording.valueWithError(reading) + " " + said.words(reading));
        setText(null);
        if (getGraphic() != still) {
            setGraphic(still);
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
