package org.nasion.app.desktop.patient;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.nasion.app.desktop.form.Form;
import org.nasion.app.desktop.patient.PatientViewModel.Source;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.tracing.CaseContent;

/** The fields of a patient, with where each value comes from, of the case that the view model has begun; ends it when it is closed. */
public final class PatientForm extends VBox {

    /** As DICOM has it for names and identifiers. */
    private static final int LONGEST = 64;

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PatientViewModel patient;
    private final WindowTexts texts;
    private final Form form;
    private final BooleanProperty asking = new SimpleBooleanProperty();

    public PatientForm(PatientViewModel patient, WindowTexts texts) {
        super(12);
        this.patient = patient;
        this.texts = texts;
        this.form = new Form(texts);
        getStyleClass().add("patient-form");
        Patient file = patient.ofFile();
        boolean ofFile = patient.sourceProperty().get() == Source.FILE;
        text("patient.name", patient.nameProperty(), ofFile ? file.name() : "", Patient::name);
        text("patient.id", patient.idProperty(), ofFile ? file.id() : "", Patient::id);
        text("patient.issuer", patient.issuerProperty(), ofFile ? file.issuer() : "", Patient::issuer);
        date(
                "patient.birthDate",
                patient.birth(),
                ofFile && file.birthDate().isPresent(),
                content -> content.patient().birthDate().equals(file.birthDate()));
        sex(ofFile && file.sex() != Sex.UNKNOWN, content -> content.patient().sex() == file.sex());
        Exposure exposure = patient.exposureOfFile();
        date(
                "patient.filmDate",
                patient.taken(),
                ofFile && exposure.date().isPresent(),
                content -> content.exposure().equals(exposure));
        getChildren().addAll(form, question(), another());
        sceneProperty().subscribe((before, now) -> {
            if (now == null) {
                patient.end();
            }
        });
    }

    private void text(String key, StringProperty value, String inFile, Function<Patient, String> said) {
        TextField field = form.line(key, value);
        field.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().length() <= LONGEST ? change : null));
        finish(
                field,
                !inFile.isEmpty(),
                content -> said.apply(content.patient()).equals(inFile));
    }

    private void date(String key, DateEntry entry, boolean inFile, Predicate<CaseContent> asInFile) {
        TextField field = form.line(key, entry.textProperty());
        field.setPromptText(texts.get("patient.date.example", entry.example()));
        finish(field, inFile, asInFile);
        Label problem = note("");
        problem.setId(field.getId() + "-problem");
        problem.getStyleClass().add("form-problem");
        problem.textProperty().bind(entry.problemProperty());
        // Half a date is no mistake while it is being typed.
        BooleanBinding wrong =
                entry.problemProperty().isNotEmpty().and(field.focusedProperty().not());
        wrong.subscribe(is -> field.pseudoClassStateChanged(WRONG, is));
        seenWhen(problem, wrong);
        form.below(problem);
    }

    private void sex(boolean inFile, Predicate<CaseContent> asInFile) {
        ChoiceBox<Sex> field = form.row("patient.sex", new ChoiceBox<>());
        field.getItems().setAll(Sex.UNKNOWN, Sex.FEMALE, Sex.MALE, Sex.OTHER);
        field.setConverter(new StringConverter<>() {
            @Override
            public String toString(Sex value) {
                return texts.get("patient.sex." + value);
            }

            @Override
            public Sex fromString(String text) {
                throw new UnsupportedOperationException("a choice box never reads");
            }
        });
        field.setMaxWidth(Double.MAX_VALUE);
        Property<Sex> shown = field.valueProperty();
        shown.bindBidirectional(patient.sexProperty());
        finish(field, inFile, asInFile);
    }

    private void finish(Node field, boolean inFile, Predicate<CaseContent> asInFile) {
        field.disableProperty().bind(patient.locked(inFile));
        if (inFile) {
            Label from = new Label();
            from.textProperty()
                    .bind(patient.contentProperty()
                            .map(content ->
                                    texts.get(asInFile.test(content) ? "patient.fromFile" : "patient.otherThanFile")));
            from.getStyleClass().add("panel-note");
            form.beside(from);
        }
    }

    /** Asks before what the film's own file says is changed. */
    private Node question() {
        Button change = new Button(texts.get("patient.change"));
        change.setId("patient-change");
        change.getStyleClass().add("small");
        change.setOnAction(event -> asking.set(true));
        seenWhen(change, patient.mayUnlock().and(asking.not()));
        Button yes = new Button(texts.get("patient.change.yes"));
        yes.setId("patient-change-yes");
        yes.getStyleClass().add("small");
        yes.setOnAction(event -> {
            asking.set(false);
            patient.unlock();
        });
        Button no = new Button(texts.get("patient.change.no"));
        no.getStyleClass().add("small");
        no.setOnAction(event -> asking.set(false));
        Label words = note(texts.get("patient.change.question", said(patient.ofFile())));
        HBox answers = new HBox(8, yes, no);
        answers.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(8, words, answers);
        box.getStyleClass().add("dicom-warning");
        seenWhen(box, asking);
        return new VBox(change, box);
    }

    private Node another() {
        Label words = note(texts.get("patient.another", said(patient.ofFile())));
        words.setId("patient-another");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(10, new FontIcon(MaterialDesignA.ALERT_OUTLINE), words);
        box.getStyleClass().add("dicom-warning");
        box.setAlignment(Pos.CENTER_LEFT);
        seenWhen(box, patient.isAnother());
        return box;
    }

    private static String said(Patient patient) {
        return String.join(
                ", ",
                Stream.of(patient.name(), patient.id())
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private static void seenWhen(Node node, BooleanExpression when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
