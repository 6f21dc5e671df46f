package org.nasion.app.desktop.study;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.study.StudyViewModel.Shown;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.problem.Problem;
import org.nasion.core.study.ItemRecord.State;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyStatus;

/** A study for its coordinator: progress, new readers, reading on, adjudication and freezing. */
public final class StudyPage extends VBox {

    private final StudyViewModel study;
    private final WindowTexts texts;
    private final TableView<StudyStatus.Reader> readers = new TableView<>();
    private final ListView<String> told = new ListView<>();
    private final Label title = new Label();

    /** @param read opens the films of a reader in the window */
    public StudyPage(StudyViewModel study, WindowTexts texts, BiConsumer<StudyFolder, String> read) {
        this.study = study;
        this.texts = texts;
        getStyleClass().add("agreement-page");
        Button choose = new Button(texts.get("study.choose"));
        choose.setId("study-choose");
        choose.setOnAction(event -> study.choose(texts.get("study.choose")));
        Button again = new Button(texts.get("study.again"));
        again.setOnAction(event -> study.look());
        Button begin = new Button(texts.get("study.new"));
        begin.setId("study-new");
        begin.setOnAction(event -> study.begin());
        begin.disableProperty().bind(study.draftingProperty());
        title.setId("study-title");
        title.setMinWidth(0);
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        HBox head = new HBox(12, choose, begin, title, grow, again);
        head.setAlignment(Pos.CENTER_LEFT);
        Tab progress = new Tab(texts.get("study.progress"), progress(read));
        Tab adjudication = new Tab(texts.get("study.adjudication"), new AdjudicationBox(study, texts));
        adjudication.setId("study-adjudication");
        Tab results = new Tab(texts.get("study.results"), new ResultsBox(study, texts));
        results.setId("study-results");
        TabPane tabs = new TabPane(progress, adjudication, results);
        tabs.setId("study-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        StudyForm form = new StudyForm(
                study.draft(),
                texts,
                study::make,
                () -> study.draftingProperty().set(false));
        StackPane below = new StackPane(tabs, form);
        VBox.setVgrow(below, Priority.ALWAYS);
        ObservableValue<Boolean> open = study.shownProperty().map(Optional::isPresent);
        tabs.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> study.shownProperty().get().isPresent()
                                && !study.draftingProperty().get(),
                        study.shownProperty(),
                        study.draftingProperty()));
        form.visibleProperty().bind(study.draftingProperty());
        title.visibleProperty().bind(study.draftingProperty().not());
        again.disableProperty().bind(open.map(now -> !now));
        getChildren().addAll(head, under(), told(), below);
        // Only while the page is seen: it is made anew each time, and what it shows lives longer.
        ObservableValue<Boolean> seen = sceneProperty().map(Objects::nonNull).orElse(false);
        study.shownProperty().when(seen).subscribe(this::show);
    }

    /** What is under way, and a way to stop it. */
    private Node under() {
        ObservableValue<Job> job = Bindings.valueAt(study.tasks().running(), 0);
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(220);
        bar.progressProperty()
                .bind(job.flatMap(Job::fractionProperty)
                        .map(Number::doubleValue)
                        .orElse(-1.0));
        Label doing = new Label();
        doing.getStyleClass().add("panel-note");
        doing.textProperty()
                .bind(job.flatMap(Job::doingProperty).map(texts::say).orElse(""));
        Button stop = new Button(texts.get("progress.stop"));
        stop.setOnAction(event -> List.copyOf(study.tasks().running()).forEach(Job::stop));
        HBox row = new HBox(12, bar, doing, stop);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(job.map(Objects::nonNull).orElse(false));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private Label told() {
        Label label = new Label();
        label.setId("study-told");
        label.setWrapText(true);
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> study.problemProperty().get().map(texts::say).orElseGet(this::words),
                        study.problemProperty(),
                        study.leftProperty(),
                        study.draftingProperty(),
                        study.shownProperty()));
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private String words() {
        if (study.draftingProperty().get()) {
            return "";
        }
        Map<String, Problem> left = study.leftProperty().get();
        if (!left.isEmpty()) {
            Map.Entry<String, Problem> first = left.entrySet().iterator().next();
            return texts.get("study.new.left", left.size(), first.getKey(), texts.say(first.getValue()));
        }
        return study.shownProperty().get().isPresent() ? "" : texts.get("study.help");
    }

    private Node progress(BiConsumer<StudyFolder, String> read) {
        readers.setId("study-readers");
        readers.getColumns()
                .setAll(List.of(
                        column("study.column.reader", 180, StudyStatus.Reader::name),
                        column("study.column.all", 80, row -> String.valueOf(row.all())),
                        column("films.state.DONE", 80, row -> count(row, State.DONE)),
                        column("films.state.STARTED", 90, row -> count(row, State.STARTED)),
                        column("films.state.SKIPPED", 110, row -> count(row, State.SKIPPED)),
                        column("films.state.OPEN", 80, row -> count(row, State.OPEN)),
                        column(
                                "study.column.seconds",
                                130,
                                row -> Double.isNaN(row.seconds())
                                        ? "–"
                                        : String.format(texts.locale(), "%.0f", row.seconds()))));
        readers.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        readers.setPlaceholder(new Label(texts.get("study.nobody")));
        VBox.setVgrow(readers, Priority.ALWAYS);
        told.setId("study-flags");
        told.setPrefHeight(110);
        told.setMinHeight(84);
        told.setPlaceholder(new Label(texts.get("study.noFlags")));
        TextField names = new TextField();
        names.setId("study-names");
        names.setPromptText(texts.get("study.names"));
        names.setPrefColumnCount(15);
        Button assign = new Button(texts.get("study.assign"));
        assign.setId("study-assign");
        assign.disableProperty().bind(names.textProperty().map(String::isBlank).orElse(true));
        assign.setOnAction(event -> {
            study.assign(names.getText());
            names.clear();
        });
        Button go = new Button(texts.get("study.read"));
        go.setId("study-read");
        ObservableValue<Boolean> frozen =
                study.shownProperty().map(now -> now.flatMap(Shown::digest).isPresent());
        go.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> readers.getSelectionModel().getSelectedItem() == null || frozen.getValue(),
                        readers.getSelectionModel().selectedItemProperty(),
                        study.shownProperty()));
        go.setOnAction(event -> study.shownProperty()
                .get()
                .ifPresent(now -> read.accept(
                        now.study(),
                        readers.getSelectionModel().getSelectedItem().name())));
        TextField by = new TextField();
        by.setId("study-by");
        by.setPromptText(texts.get("study.by"));
        Button freeze = new Button(texts.get("study.freeze"));
        freeze.setId("study-freeze");
        freeze.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> by.getText().isBlank() || frozen.getValue(), by.textProperty(), study.shownProperty()));
        freeze.setOnAction(event -> study.freeze(by.getText()));
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        HBox buttons = new HBox(8, names, assign, go, grow, by, freeze);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return new VBox(10, readers, told, buttons);
    }

    private static String count(StudyStatus.Reader reader, State state) {
        return String.valueOf(reader.count(state));
    }

    private void show(Optional<Shown> now) {
        now.ifPresent(found -> {
            title.setText(texts.get(
                            "study.title",
                            found.study().protocol().title(),
                            found.study().films().size(),
                            found.study().protocol().landmarks().size())
                    + found.digest()
                            .map(digest -> " · " + texts.get("study.frozen", digest.substring(0, 12)))
                            .orElse(""));
            readers.getItems().setAll(found.status().readers());
            told.getItems()
                    .setAll(found.status().readers().stream()
                            .flatMap(reader -> reader.told().stream()
                                    .map(said -> reader.name() + " · "
                                            + said.line(flag -> texts.get("reading.flag." + flag.name()))))
                            .toList());
        });
    }

    private TableColumn<StudyStatus.Reader, String> column(
            String key, double width, Function<StudyStatus.Reader, String> of) {
        TableColumn<StudyStatus.Reader, String> column = new TableColumn<>(texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleStringProperty(of.apply(row.getValue())));
        return column;
    }
}
