package org.nasion.app.desktop.study;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.AnnotatorViewModel;
import org.nasion.app.desktop.viewmodel.FilmFilter;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.ItemRecord;

/** The films of a reader's assignment, all or those that a filter lets through, and the way to each. */
public final class StudyFilmsPage extends VBox {

    /** @param place in the assignment, from 0 */
    private record Row(int place, Item item, ItemRecord record) {}

    private final AnnotatorViewModel annotator;
    private final ObjectProperty<FilmFilter> filter;
    private final WindowTexts texts;
    private final TableView<Row> table = new TableView<>();
    private final Label count = new Label();
    private final Runnable close;

    /**
     * @param filter lasts longer than the page
     * @param close  closes the page
     */
    public StudyFilmsPage(
            AnnotatorViewModel annotator, ObjectProperty<FilmFilter> filter, WindowTexts texts, Runnable close) {
        this.annotator = annotator;
        this.filter = filter;
        this.texts = texts;
        this.close = close;
        getStyleClass().add("agreement-page");
        table.setId("study-films");
        table.setAccessibleText(texts.get("page.STUDY_FILMS"));
        table.getColumns()
                .setAll(List.of(
                        column("films.column.place", 60, row -> String.valueOf(row.place() + 1)),
                        column("films.column.code", 100, row -> row.item().code()),
                        column(
                                "films.column.state",
                                130,
                                row -> texts.get(
                                        "films.state." + row.record().state().name())),
                        column(
                                "films.column.seconds",
                                90,
                                row -> row.record().seconds() == 0
                                        ? ""
                                        : String.format(
                                                texts.locale(),
                                                "%.0f",
                                                row.record().seconds())),
                        column(
                                "films.column.flags",
                                180,
                                row -> row.record().flags().stream()
                                        .map(flag -> texts.get("reading.flag." + flag.name()))
                                        .collect(Collectors.joining(", "))),
                        column("films.column.note", 340, row -> row.record().note())));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> {
            TableRow<Row> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    open(row.getItem());
                }
            });
            return row;
        });
        Label nothing = new Label(texts.get("films.none"));
        table.setPlaceholder(nothing);
        VBox.setVgrow(table, Priority.ALWAYS);
        Button open = new Button(texts.get("films.open"));
        open.setId("study-films-open");
        open.setDefaultButton(true);
        open.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        open.setOnAction(event -> open(table.getSelectionModel().getSelectedItem()));
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        HBox head = new HBox(12, filters(), count, grow, open);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, table);
        // Only while the page is seen: it is made anew each time, and what it shows lives longer.
        ObservableValue<Boolean> seen = sceneProperty().map(Objects::nonNull).orElse(false);
        annotator.progress().recordsProperty().when(seen).subscribe(now -> show());
        filter.when(seen).subscribe(now -> show());
    }

    private ComboBox<FilmFilter> filters() {
        ComboBox<FilmFilter> filters = new ComboBox<>();
        filters.setId("study-films-filter");
        filters.setAccessibleText(texts.get("films.filter"));
        filters.setConverter(new StringConverter<>() {
            @Override
            public String toString(FilmFilter value) {
                return value == null ? "" : texts.get("films.filter." + value.name());
            }

            @Override
            public FilmFilter fromString(String text) {
                throw new UnsupportedOperationException("this box never reads");
            }
        });
        filters.getItems().setAll(FilmFilter.values());
        filters.setValue(filter.get());
        filters.setOnAction(event -> filter.set(filters.getValue()));
        return filters;
    }

    private void show() {
        List<ItemRecord> records = annotator.progress().recordsProperty().get();
        int place = annotator
                .deskProperty()
                .get()
                .map(AnnotatorViewModel.Desk::place)
                .orElse(-1);
        List<Row> rows = IntStream.range(0, records.size())
                .mapToObj(i -> new Row(i, annotator.progress().items().get(i), records.get(i)))
                .filter(row -> filter.get().lets(row.record()))
                .toList();
        table.getItems().setAll(rows);
        count.setText(texts.get("films.count", rows.size(), records.size()));
        rows.stream()
                .filter(row -> row.place() == place)
                .findFirst()
                .or(() -> rows.stream().findFirst())
                .ifPresent(row -> table.getSelectionModel().select(row));
    }

    private void open(Row row) {
        close.run();
        annotator.open(row.place());
    }

    private TableColumn<Row, String> column(String key, double width, Function<Row, String> of) {
        TableColumn<Row, String> column = new TableColumn<>(texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleStringProperty(of.apply(row.getValue())));
        return column;
    }
}
