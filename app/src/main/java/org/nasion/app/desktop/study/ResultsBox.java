package org.nasion.app.desktop.study;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.nasion.app.desktop.study.StudyViewModel.Shown;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.study.Consensus;

/** Where a study's points go: back to the library, or into a data set of another program; data sets become others, too. */
final class ResultsBox extends VBox {

    private final StudyResults results;
    private final WindowTexts texts;
    private final ComboBox<Consensus.Method> method = new ComboBox<>();

    ResultsBox(StudyViewModel study, WindowTexts texts) {
        super(16);
        this.results = study.results();
        this.texts = texts;
        setId("study-results-box");
        method.setId("study-method");
        method.setAccessibleText(texts.get("results.method"));
        method.getItems().setAll(Consensus.Method.MEDIAN, Consensus.Method.MEAN);
        method.setValue(Consensus.Method.MEDIAN);
        method.setConverter(new StringConverter<>() {
            @Override
            public String toString(Consensus.Method value) {
                return value == null
                        ? ""
                        : texts.get("adjudicate." + (value == Consensus.Method.MEAN ? "mean" : "median"));
            }

            @Override
            public Consensus.Method fromString(String text) {
                throw new UnsupportedOperationException("this box never reads");
            }
        });
        Button back = button("results.return", () -> results.giveBack(method.getValue()));
        back.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !study.shownProperty()
                                        .get()
                                        .flatMap(Shown::digest)
                                        .isPresent()
                                || !results.hasLibrary(),
                        study.shownProperty()));
        ComboBox<String> format = formats("study-format");
        Button write = button(
                "results.write",
                () -> results.write(method.getValue(), format.getValue(), texts.get("results.target")));
        ComboBox<String> other = formats("study-convert-format");
        TextField annotator = new TextField();
        annotator.setId("study-annotator");
        annotator.setPromptText(texts.get("results.annotator"));
        annotator.setAccessibleText(texts.get("results.annotator"));
        annotator.setPrefColumnCount(16);
        Button convert = button(
                "results.convert",
                () -> results.convert(
                        annotator.getText(),
                        other.getValue(),
                        texts.get("results.dataset"),
                        texts.get("results.target")));
        ListView<String> left = new ListView<>();
        left.setId("study-results-left");
        left.setPrefHeight(110);
        VBox.setVgrow(left, Priority.ALWAYS);
        left.setPlaceholder(new Label(""));
        Label told = new Label();
        told.setId("study-results-told");
        told.setWrapText(true);
        told.getStyleClass().add("panel-title");
        // Only while it is seen: the results live longer than this box, which is made anew with the window.
        results.doneProperty().when(sceneProperty().isNotNull()).subscribe(now -> {
            told.setText(now.map(this::words).orElse(""));
            left.getItems()
                    .setAll(now.map(done -> done.left().stream()
                                    .map(line -> line.say(texts::say))
                                    .toList())
                            .orElse(List.of()));
        });
        left.visibleProperty().bind(Bindings.isNotEmpty(left.getItems()));
        getChildren()
                .addAll(
                        row(label("results.method"), method),
                        section("results.return.help", back),
                        section("results.write.help", format, write),
                        section("results.convert.help", other, annotator, convert),
                        told,
                        left);
    }

    private String words(StudyResults.Done done) {
        return switch (done) {
            case StudyResults.Done.Returned returned ->
                texts.get(
                        "results.returned",
                        returned.written(),
                        returned.same(),
                        returned.left().size());
            case StudyResults.Done.Written written ->
                texts.get(
                        "results.written",
                        written.films(),
                        written.folder(),
                        written.left().size());
        };
    }

    private Node section(String help, Node... nodes) {
        Label words = new Label(texts.get(help));
        words.getStyleClass().add("panel-note");
        words.setWrapText(true);
        return new VBox(6, words, row(nodes));
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(10, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Label label(String key) {
        return new Label(texts.get(key));
    }

    private ComboBox<String> formats(String id) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(texts.get("results.format"));
        box.getItems().setAll(results.formats());
        box.setValue(box.getItems().getFirst());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String format) {
                return format == null ? "" : texts.get("results.format." + format);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("this box never reads");
            }
        });
        return box;
    }

    private Button button(String key, Runnable run) {
        Button button = new Button(texts.get(key));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> run.run());
        return button;
    }
}
