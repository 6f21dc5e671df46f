package org.nasion.app.desktop.study;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.nasion.app.desktop.form.Form;
import org.nasion.app.desktop.study.StudyDraft.Proposals;
import org.nasion.app.desktop.text.WindowTexts;

/** Everything that a study is made of, on one page; what is missing or wrong stands below, and only a whole plan can be made. */
final class StudyForm extends VBox {

    private final StudyDraft draft;
    private final WindowTexts texts;

    /**
     * @param make makes the study
     * @param back leaves without one
     */
    StudyForm(StudyDraft draft, WindowTexts texts, Runnable make, Runnable back) {
        super(12);
        this.draft = draft;
        this.texts = texts;
        setId("study-form");
        Form what = new Form(texts);
        what.line("study.new.title", draft.titleProperty());
        what.row("study.new.films", source());
        what.row("study.new.folder", chosen("study.new.folder", draft.folderProperty(), draft::chooseFolder));
        TextField landmarks = what.line("study.new.landmarks", draft.landmarksProperty());
        landmarks.setPromptText(texts.get("study.new.landmarks.all", StudyDraft.all()));
        what.row("study.new.points", chosen("study.new.points", draft.pointsProperty(), draft::choosePoints));
        what.row("study.new.proposals", proposals());
        what.line("study.new.readers", draft.readersProperty());
        Form shares = new Form(texts);
        shares.line("study.new.perFilm", draft.readersPerFilmProperty()).setPrefColumnCount(5);
        shares.line("study.new.repeats", draft.repeatsProperty()).setPrefColumnCount(5);
        Form numbers = new Form(texts);
        numbers.line("study.new.scale", draft.scaleProperty()).setPrefColumnCount(5);
        numbers.line("study.new.seed", draft.seedProperty()).setPrefColumnCount(5);
        HBox.setHgrow(shares, Priority.ALWAYS);
        HBox.setHgrow(numbers, Priority.ALWAYS);
        VBox all = new VBox(14, what, new HBox(24, shares, numbers), note("study.new.help"));
        all.setMaxWidth(900);
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, foot(make, back));
    }

    private Node foot(Runnable make, Runnable back) {
        Label fault = new Label();
        fault.setId("study-new-fault");
        fault.getStyleClass().add("form-problem");
        fault.setWrapText(true);
        fault.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(fault, Priority.ALWAYS);
        fault.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> draft.problemProperty()
                                .get()
                                .or(draft::fault)
                                .map(texts::say)
                                .orElse(""),
                        observed()));
        Button create = new Button(texts.get("study.new.make"));
        create.setId("study-new-make");
        create.setDefaultButton(true);
        create.setMinWidth(Region.USE_PREF_SIZE);
        create.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> draft.fault().isPresent(), draft.fields()));
        create.setOnAction(event -> make.run());
        Button leave = new Button(texts.get("study.new.back"));
        leave.setId("study-new-back");
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(event -> back.run());
        HBox foot = new HBox(12, fault, leave, create);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private Observable[] observed() {
        Observable[] fields = draft.fields();
        Observable[] all = Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = draft.problemProperty();
        return all;
    }

    /** A folder of films, or a search in the library. */
    private VBox source() {
        ToggleGroup group = new ToggleGroup();
        RadioButton folder = new RadioButton(texts.get("study.new.films.folder"));
        RadioButton library = new RadioButton(texts.get("study.new.films.library"));
        folder.setId("study-new-films-folder");
        library.setId("study-new-films-library");
        folder.setToggleGroup(group);
        library.setToggleGroup(group);
        library.setDisable(!draft.hasLibrary());
        (draft.ofLibraryProperty().get() ? library : folder).setSelected(true);
        library.selectedProperty().bindBidirectional(draft.ofLibraryProperty());
        HBox choice = new HBox(16, folder, library);
        HBox films = chosen("study.new.films", draft.filmsProperty(), draft::chooseFilms);
        films.visibleProperty().bind(draft.ofLibraryProperty().not());
        films.managedProperty().bind(films.visibleProperty());
        TextField patients = new TextField();
        patients.setId("study-new-patients");
        patients.setPromptText(texts.get("study.new.patients"));
        patients.setAccessibleText(texts.get("study.new.patients"));
        patients.textProperty().bindBidirectional(draft.patientsProperty());
        patients.visibleProperty().bind(draft.ofLibraryProperty());
        patients.managedProperty().bind(patients.visibleProperty());
        return new VBox(8, choice, films, patients);
    }

    private HBox chosen(String key, ObjectProperty<Optional<Path>> value, Consumer<String> choose) {
        Button button = new Button(texts.get("study.new.choose"));
        button.setId(key.replace('.', '-') + "-choose");
        button.setAccessibleText(texts.get(key) + ", " + texts.get("study.new.choose"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> choose.accept(texts.get(key)));
        Label path = new Label();
        path.getStyleClass().add("panel-note");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        // A word and not the form: the draft lives longer than the form, and holds what its values are turned into.
        String none = texts.get("study.new.none");
        path.textProperty().bind(value.map(now -> now.map(Path::toString).orElse(none)));
        HBox row = new HBox(10, button, path);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ComboBox<Proposals> proposals() {
        ComboBox<Proposals> box = new ComboBox<>();
        box.getItems().setAll(Proposals.values());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Proposals value) {
                return value == null ? "" : texts.get("study.new.proposals." + value.name());
            }

            @Override
            public Proposals fromString(String text) {
                throw new UnsupportedOperationException("this box never reads");
            }
        });
        box.valueProperty().bindBidirectional(draft.proposalsProperty());
        return box;
    }

    private Label note(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("panel-note");
        label.setWrapText(true);
        return label;
    }
}
