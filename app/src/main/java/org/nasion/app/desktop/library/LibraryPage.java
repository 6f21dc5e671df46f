package org.nasion.app.desktop.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.Question;
import org.nasion.core.library.Search;

/** The library: patients to search among on the left, and the chosen one's visits and films on the right. */
public final class LibraryPage extends HBox {

    private final LibraryViewModel library;
    private final WindowTexts texts;
    private final TextField search = new TextField();
    private final ListView<PatientEntry> list;

    public LibraryPage(LibraryViewModel library) {
        this.library = library;
        this.texts = library.texts();
        this.list = new ListView<>(library.patients());
        getStyleClass().add("library-page");
        search.setId("library-search");
        search.setPromptText(texts.get("library.search"));
        search.setAccessibleText(texts.get("library.search"));
        search.setTooltip(new Tooltip(texts.get("library.help")));
        search.setAccessibleHelp(texts.get("library.help"));
        search.textProperty().bindBidirectional(library.queryProperty());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        list.setId("library-patients");
        list.setAccessibleText(texts.get("page.LIBRARY"));
        list.setCellFactory(view -> new PatientCell());
        list.setPlaceholder(new Label(texts.get("library.none")));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null
                    && library.chosenProperty()
                            .get()
                            .map(file -> file.entry().number() != now.number())
                            .orElse(true)) {
                library.choose(now.number());
            }
        });
        // A search and a save bring new rows; the chosen patient stays chosen, wherever the choice was made.
        InWindow.follow(this, library.patients(), this::selectChosen);
        library.chosenProperty().when(InWindow.of(this)).addListener((property, before, now) -> selectChosen());
        VBox.setVgrow(list, Priority.ALWAYS);
        Label told = new Label();
        told.setId("library-told");
        told.setWrapText(true);
        told.getStyleClass().add("panel-note");
        told.textProperty().bind(library.toldProperty());
        Button bring = new Button(texts.get("library.import"));
        bring.setId("library-import");
        bring.setOnAction(event -> library.imports().chooseAndImport());
        Button ask = new Button(texts.get("library.importArchive"));
        ask.setId("library-import-archive");
        ask.setOnAction(event -> library.imports().askArchive());
        ask.setMinWidth(Region.USE_PREF_SIZE);
        told.setMinHeight(Region.USE_PREF_SIZE);
        Button study = new Button(texts.get("library.study"));
        study.setId("library-study");
        study.setTooltip(new Tooltip(texts.get("library.study.help")));
        study.setOnAction(event -> library.study());
        study.setMinWidth(Region.USE_PREF_SIZE);
        study.disableProperty().bind(Bindings.isEmpty(library.patients()));
        VBox foot = new VBox(8, told, new FlowPane(8, 8, bring, ask, study));
        bring.setMinWidth(Region.USE_PREF_SIZE);
        VBox left = new VBox(10, new HBox(8, search, order()), list, questions(), foot);
        left.setPrefWidth(400);
        left.setMinWidth(300);
        PatientCard card = new PatientCard(library);
        VBox.setVgrow(card, Priority.ALWAYS);
        VBox right = new VBox(10, new DecisionStrip(library.decisions(), library.chosenProperty(), texts), card);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
    }

    @Override
    public void requestFocus() {
        search.requestFocus();
    }

    private void selectChosen() {
        library.chosenProperty()
                .get()
                .ifPresent(file -> list.getItems().stream()
                        .filter(entry -> entry.number() == file.entry().number())
                        .findFirst()
                        .ifPresent(list.getSelectionModel()::select));
    }

    private Node order() {
        ComboBox<Search.Order> box = new ComboBox<>();
        box.getItems().setAll(Search.Order.values());
        box.setId("library-order");
        box.setAccessibleText(texts.get("library.order"));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Search.Order order) {
                return order == null ? "" : texts.get("library.order." + order.name());
            }

            @Override
            public Search.Order fromString(String text) {
                throw new UnsupportedOperationException("the box is not edited");
            }
        });
        box.valueProperty().bindBidirectional(library.orderProperty());
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    /** What only a person can say, one question for each patient. */
    private Node questions() {
        VBox all = new VBox(8);
        all.setId("library-questions");
        Runnable show = () -> {
            all.getChildren().clear();
            Stream<Question> different = library.imports().questions().stream()
                    .filter(question -> library.imports().questions().stream()
                                    .filter(one -> one.named().equals(question.named()))
                                    .findFirst()
                                    .orElseThrow()
                            == question);
            different.limit(3).forEach(question -> all.getChildren().add(question(question)));
            all.setManaged(!all.getChildren().isEmpty());
        };
        InWindow.follow(all, library.imports().questions(), show);
        return all;
    }

    private Node question(Question question) {
        Label words = new Label(texts.get(
                "library.question." + question.reason().name(),
                question.file().getFileName(),
                question.named().name(),
                question.named().id(),
                question.candidates().stream()
                        .findFirst()
                        .map(entry -> entry.patient().name() + ", "
                                + entry.patient()
                                        .birthDate()
                                        .map(LocalDate::toString)
                                        .orElse("?"))
                        .orElse("")));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane answers = new FlowPane(8, 6);
        question.candidates().stream()
                .limit(2)
                .forEach(entry -> answers.getChildren()
                        .add(answer(
                                texts.get("library.same", entry.patient().name()),
                                question,
                                new Question.Answer.Same(entry.number()))));
        answers.getChildren()
                .addAll(
                        answer(texts.get("library.another"), question, new Question.Answer.Another()),
                        answer(texts.get("library.leaveOut"), question, new Question.Answer.LeaveOut()));
        VBox box = new VBox(6, words, answers);
        box.getStyleClass().add("dicom-warning");
        return box;
    }

    private Button answer(String text, Question question, Question.Answer answer) {
        Button button = new Button(text);
        button.getStyleClass().add("small");
        button.setOnAction(event -> library.imports().answer(question, answer));
        return button;
    }

    private final class PatientCell extends ListCell<PatientEntry> {

        PatientCell() {
            setPrefWidth(0); // as wide as the list
        }

        @Override
        protected void updateItem(PatientEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(empty || entry == null ? null : row(entry));
        }

        private Node row(PatientEntry entry) {
            Label name = new Label(named(entry));
            name.getStyleClass().add("dicom-who");
            Label facts = new Label(joined(
                    entry.patient().id(),
                    entry.patient().birthDate().map(LocalDate::toString).orElse(""),
                    String.join(", ", entry.tags())));
            facts.getStyleClass().add("panel-note");
            VBox words = new VBox(2, name, facts);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMinWidth(0);
            Label visits = new Label(texts.get("library.visits", entry.visits(), entry.films()));
            visits.getStyleClass().add("panel-note");
            Label latest = new Label(entry.latest().map(LocalDate::toString).orElse(""));
            latest.getStyleClass().add("panel-note");
            VBox numbers = new VBox(2, visits, latest);
            numbers.setAlignment(Pos.CENTER_RIGHT);
            numbers.setMinWidth(Region.USE_PREF_SIZE);
            return new HBox(10, words, numbers);
        }
    }

    /** The patient's name, or the identifier where nobody is named. */
    static String named(PatientEntry entry) {
        return entry.patient().name().isEmpty()
                ? entry.patient().id()
                : entry.patient().name();
    }

    static String joined(String... parts) {
        return String.join(
                " · ", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
    }

    /** The choice of the list, for whoever opens with keys. */
    Optional<PatientEntry> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    List<PatientEntry> shown() {
        return List.copyOf(list.getItems());
    }
}
