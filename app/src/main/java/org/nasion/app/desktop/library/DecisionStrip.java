package org.nasion.app.desktop.library;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.PatientFile;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;

/** Says what is about to be decided about a patient and waits for the answer. */
final class DecisionStrip extends VBox {

    private final DecisionViewModel decisions;
    private final ObservableValue<Optional<PatientFile>> chosen;
    private final WindowTexts texts;

    /** @param chosen the patient who is shown: whom another one is merged into */
    DecisionStrip(DecisionViewModel decisions, ObservableValue<Optional<PatientFile>> chosen, WindowTexts texts) {
        this.decisions = decisions;
        this.chosen = chosen;
        this.texts = texts;
        setId("library-decision");
        setSpacing(8);
        decisions.pendingProperty().when(InWindow.of(this)).subscribe(this::show);
    }

    private void show(Optional<Decision> pending) {
        getChildren().clear();
        setManaged(pending.isPresent());
        getStyleClass().removeAll("dicom-warning");
        pending.ifPresent(decision -> {
            getStyleClass().add("dicom-warning");
            switch (decision) {
                case Decision.Merge merge -> merge(merge);
                case Decision.Split split -> split(split);
                case Decision.Delete delete -> delete(delete);
            }
        });
    }

    private void merge(Decision.Merge merge) {
        ObservableValue<Optional<PatientEntry>> into = chosen.map(file -> file.map(PatientFile::entry)
                .filter(entry -> entry.number() != merge.of().number()));
        Label words = words("");
        words.textProperty()
                .bind(into.map(other -> other.map(entry -> texts.get(
                                "library.merge.confirm", LibraryPage.named(merge.of()), LibraryPage.named(entry)))
                        .orElse(texts.get("library.merge.choose", LibraryPage.named(merge.of())))));
        Button yes = button(
                "library.merge.do", () -> into.getValue().ifPresent(other -> decisions.merge(merge.of(), other)));
        yes.disableProperty().bind(into.map(Optional::isEmpty));
        getChildren().addAll(words, answers(yes));
    }

    private void split(Decision.Split split) {
        TextField id = field("library.split.id");
        TextField name = field("library.split.name");
        DatePicker birth = new DatePicker();
        birth.setPromptText(texts.get("library.split.birth"));
        birth.setAccessibleText(texts.get("library.split.birth"));
        Button yes = button(
                "library.split.do",
                () -> decisions.split(
                        split.of(),
                        split.film(),
                        new Patient(
                                id.getText(), "", name.getText(), Optional.ofNullable(birth.getValue()), Sex.UNKNOWN)));
        yes.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> id.getText().isBlank() && name.getText().isBlank(),
                        id.textProperty(),
                        name.textProperty()));
        getChildren()
                .addAll(
                        words(texts.get(
                                "library.split.confirm",
                                split.film().taken().map(LocalDate::toString).orElse(texts.get("library.noDate")))),
                        new FlowPane(8, 6, id, name, birth),
                        answers(yes));
    }

    private void delete(Decision.Delete delete) {
        getChildren()
                .addAll(
                        words(texts.get(
                                "library.delete.confirm",
                                LibraryPage.named(delete.of()),
                                delete.of().films())),
                        answers(button("library.delete.do", () -> decisions.delete(delete.of()))));
    }

    private Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    private TextField field(String key) {
        TextField field = new TextField();
        field.setId(key.replace('.', '-'));
        field.setPromptText(texts.get(key));
        field.setAccessibleText(texts.get(key));
        return field;
    }

    private Button button(String key, Runnable run) {
        Button button = new Button(texts.get(key));
        button.setId("library-decide");
        button.getStyleClass().add("small");
        button.setOnAction(event -> run.run());
        return button;
    }

    private Node answers(Button yes) {
        Button no = button("library.decide.no", decisions::giveUp);
        no.setId("library-decide-no");
        FlowPane answers = new FlowPane(8, 6);
        List<Button> both = new ArrayList<>(List.of(yes, no));
        answers.getChildren().addAll(both);
        answers.setAlignment(Pos.CENTER_LEFT);
        return answers;
    }
}
