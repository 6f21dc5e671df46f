package org.nasion.app.desktop.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.nasion.app.desktop.study.StudyViewModel.Shown;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Consensus;
import org.nasion.core.study.agreement.ReadFilm;

/** All readers' marks on a film, landmark by landmark, those that lie furthest apart first, and what counts of each. */
final class AdjudicationBox extends HBox {

    /** @param apart largest distance between two readings, mm or, without a scale, px */
    private record Row(Landmark landmark, Map<String, Point> marks, double apart) {}

    private final StudyViewModel study;
    private final WindowTexts texts;
    private final ComboBox<ReadFilm> films = new ComboBox<>();
    private final TableView<Row> rows = new TableView<>();
    private final VBox choices = new VBox(6);
    private final MarksView view = new MarksView();
    private Optional<ReadFilm> pictured = Optional.empty();
    private boolean showing;

    AdjudicationBox(StudyViewModel study, WindowTexts texts) {
        super(12);
        this.study = study;
        this.texts = texts;
        films.setId("adjudicate-film");
        films.setAccessibleText(texts.get("films.column.code"));
        films.setMaxWidth(Double.MAX_VALUE);
        films.setConverter(new StringConverter<>() {
            @Override
            public String toString(ReadFilm film) {
                return film == null ? "" : film.name();
            }

            @Override
            public ReadFilm fromString(String text) {
                throw new UnsupportedOperationException("this box never reads");
            }
        });
        films.setOnAction(event -> {
            if (!showing) {
                rows();
            }
        });
        rows.setId("adjudicate-points");
        TableColumn<Row, String> code = new TableColumn<>(texts.get("agreement.column.point"));
        code.setCellValueFactory(
                row -> new SimpleStringProperty(row.getValue().landmark().code()));
        TableColumn<Row, String> apart = new TableColumn<>(texts.get("adjudicate.apart"));
        apart.setCellValueFactory(row -> new SimpleStringProperty(
                String.format(texts.locale(), "%.1f", row.getValue().apart())));
        TableColumn<Row, String> decided = new TableColumn<>(texts.get("adjudicate.counts"));
        decided.setCellValueFactory(row ->
                new SimpleStringProperty(chosen(row.getValue()).map(this::name).orElse("–")));
        code.setPrefWidth(70);
        apart.setPrefWidth(90);
        decided.setPrefWidth(120);
        rows.getColumns().setAll(List.of(code, apart, decided));
        rows.getColumns().forEach(column -> column.setSortable(false));
        rows.getSelectionModel().selectedItemProperty().subscribe(row -> marks(Optional.ofNullable(row)));
        VBox.setVgrow(rows, Priority.ALWAYS);
        VBox left = new VBox(8, films, rows, choices);
        left.setPrefWidth(310);
        left.setMinWidth(310);
        HBox.setHgrow(view, Priority.ALWAYS);
        view.setMinSize(260, 260);
        getChildren().addAll(left, view);
        ObservableValue<Boolean> seen = sceneProperty().map(Objects::nonNull).orElse(false);
        study.shownProperty().when(seen).subscribe(this::show);
    }

    private void show(Optional<Shown> now) {
        List<ReadFilm> several = now.map(Shown::films).orElse(List.of()).stream()
                .filter(film -> film.readings().size() > 1)
                .toList();
        String before = films.getValue() == null ? "" : films.getValue().name();
        showing = true;
        if (!films.getItems().equals(several)) {
            films.getItems().setAll(several);
        }
        films.setValue(several.stream()
                .filter(film -> film.name().equals(before))
                .findFirst()
                .orElse(several.isEmpty() ? null : several.getFirst()));
        showing = false;
        rows();
    }

    private void rows() {
        Optional<ReadFilm> film = Optional.ofNullable(films.getValue());
        Landmark selected = Optional.ofNullable(rows.getSelectionModel().getSelectedItem())
                .map(Row::landmark)
                .orElse(null);
        List<Row> found = new ArrayList<>();
        film.ifPresent(read -> study.shownProperty()
                .get()
                .orElseThrow()
                .study()
                .protocol()
                .landmarks()
                .forEach(landmark -> {
                    Map<String, Point> marks = new LinkedHashMap<>();
                    read.readings().forEach((reader, points) -> {
                        if (points.containsKey(landmark)) {
                            marks.put(reader, points.get(landmark));
                        }
                    });
                    if (!marks.isEmpty()) {
                        found.add(new Row(
                                landmark,
                                marks,
                                apart(marks, read.scale().mmPerPx().orElse(1.0))));
                    }
                }));
        found.sort(Comparator.comparingDouble(Row::apart).reversed());
        rows.getItems().setAll(found);
        if (!pictured.equals(film)) {
            pictured = film;
            view.film(Optional.empty());
            film.ifPresent(read -> study.pictureOf(read, image -> {
                if (pictured.equals(film)) {
                    view.film(Optional.of(image));
                }
            }));
        }
        found.stream()
                .filter(row -> row.landmark().equals(selected))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .ifPresentOrElse(row -> rows.getSelectionModel().select(row), () -> marks(Optional.empty()));
    }

    private static double apart(Map<String, Point> marks, double mmPerPx) {
        double most = 0;
        for (Point one : marks.values()) {
            for (Point other : marks.values()) {
                most = Math.max(most, one.distanceTo(other) * mmPerPx);
            }
        }
        return most;
    }

    private Optional<String> chosen(Row row) {
        return study.shownProperty()
                .get()
                .flatMap(now -> now.choices().of(films.getValue().name(), row.landmark()));
    }

    private String name(String choice) {
        return choice.equals(Consensus.MEAN) || choice.equals(Consensus.MEDIAN)
                ? texts.get("adjudicate." + choice)
                : choice;
    }

    private void marks(Optional<Row> row) {
        choices.getChildren().clear();
        view.marks(row.map(Row::marks).orElse(Map.of()));
        view.counting(Optional.empty());
        row.ifPresent(now -> {
            Optional<String> decided = chosen(now);
            ToggleGroup group = new ToggleGroup();
            choice(group, now, Optional.empty(), texts.get("adjudicate.open"), decided);
            List<String> names = new ArrayList<>(now.marks().keySet());
            names.add(Consensus.MEAN);
            names.add(Consensus.MEDIAN);
            for (int i = 0; i < names.size(); i++) {
                RadioButton button = choice(group, now, Optional.of(names.get(i)), name(names.get(i)), decided);
                if (i < now.marks().size()) {
                    button.setTextFill(MarksView.colour(i));
                }
            }
            decided.ifPresent(choice -> view.counting(Consensus.place(choice, now.marks())));
        });
    }

    private RadioButton choice(
            ToggleGroup group, Row row, Optional<String> what, String words, Optional<String> decided) {
        RadioButton button = new RadioButton(words);
        button.setId("adjudicate-" + what.orElse("open"));
        button.setToggleGroup(group);
        button.setSelected(what.equals(decided));
        button.setDisable(study.shownProperty().get().flatMap(Shown::digest).isPresent());
        button.setOnAction(event -> study.decide(films.getValue(), row.landmark(), what));
        choices.getChildren().add(button);
        return button;
    }
}
