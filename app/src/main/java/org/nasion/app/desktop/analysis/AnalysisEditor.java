package org.nasion.app.desktop.analysis;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.analysis.SourceProblem;
import org.nasion.core.problem.ProblemException;

/** The page on which a user writes an analysis: its text on the left, what it says of the open film on the right. */
public final class AnalysisEditor extends VBox {

    private static final double TEXT_WIDTH = 560;
    private static final double PREVIEW_WIDTH = 360;
    private static final double HEIGHT = 500;
    /** Below that the room is the form's and not the explanations'. */
    private static final double LEAST_FOR_WORDS = 420;

    private final AnalysisDraft draft;
    private final WindowTexts texts;
    private final TextArea text = new TextArea();
    private final VBox problems = new VBox();
    private final SheetPreview preview;
    private final Button save = new Button();
    private final Label state = new Label();
    private final PauseTransition rest = new PauseTransition(Duration.millis(200));

    public AnalysisEditor(AnalysisDraft draft, WindowTexts texts) {
        this.draft = draft;
        this.texts = texts;
        this.preview = new SheetPreview(texts);
        getStyleClass().add("analysis-editor");
        Label about = new Label(texts.get("analyses.about"));
        about.getStyleClass().add("panel-note");
        about.setWrapText(true);
        about.setMaxWidth(TEXT_WIDTH + PREVIEW_WIDTH);
        about.setMinHeight(Region.USE_PREF_SIZE);
        whereThereIsRoom(about);
        HBox body = new HBox(writing(), reading());
        VBox.setVgrow(body, Priority.ALWAYS);
        body.getStyleClass().add("analysis-body");
        getChildren().addAll(about, body, foot());

        text.setText(draft.textProperty().get());
        draft.textProperty().when(InWindow.of(this)).addListener((property, before, now) -> {
            if (!now.equals(text.getText())) {
                text.setText(now);
            }
        });
        text.textProperty().addListener((property, before, now) -> {
            draft.textProperty().set(now);
            state.setText("");
            rest.playFromStart();
        });
        rest.setOnFinished(event -> draft.look());
        draft.previewProperty().when(InWindow.of(this)).addListener((property, before, now) -> show(now));
        show(draft.previewProperty().get());
    }

    /** Reads the text again, beside the film that is open now. */
    public void look() {
        draft.look();
    }

    private Node writing() {
        MenuButton start = new MenuButton(texts.get("analyses.start"));
        start.setId("analysis-start");
        MenuItem fresh = new MenuItem(texts.get("analyses.new"));
        fresh.setOnAction(event -> draft.startNew());
        start.getItems().add(fresh);
        draft.templates().forEach(analysis -> start.getItems().add(template(analysis)));
        Menu norms = new Menu(texts.get("analyses.norms"));
        draft.norms().forEach(set -> {
            MenuItem item = new MenuItem(set.author() + (set.year() == 0 ? "" : " " + set.year()));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> draft.startFrom(set));
            norms.getItems().add(item);
        });
        MenuItem table = new MenuItem(texts.get("analyses.fromTable"));
        table.setId("norms-from-table");
        table.setOnAction(event -> chooseTable());
        norms.getItems().addAll(new SeparatorMenuItem(), table);
        start.getItems().addAll(new SeparatorMenuItem(), norms);
        MenuButton insert = new MenuButton(texts.get("analyses.insert"));
        draft.measurements().stream()
                .collect(Collectors.groupingBy(Measurement::group, LinkedHashMap::new, Collectors.toList()))
                .forEach((group, measurements) -> {
                    Menu menu = new Menu(group);
                    measurements.forEach(measurement -> {
                        MenuItem item = new MenuItem(measurement.name() + "  ·  " + measurement.id());
                        item.setMnemonicParsing(false);
                        item.setOnAction(
                                event -> text.insertText(text.getCaretPosition(), "\"" + measurement.id() + "\""));
                        menu.getItems().add(item);
                    });
                    insert.getItems().add(menu);
                });
        HBox tools = new HBox(start, insert);
        tools.getStyleClass().add("analysis-tools");
        text.setId("analysis-text");
        text.getStyleClass().add("analysis-text");
        text.setAccessibleText(texts.get("analyses.text"));
        text.setPrefSize(TEXT_WIDTH, HEIGHT);
        problems.getStyleClass().add("analysis-problems");
        ScrollPane form = new ScrollPane(new AnalysisFormView(draft, texts));
        form.setId("analysis-form-scroll");
        form.setFitToWidth(true);
        form.setPrefSize(TEXT_WIDTH, HEIGHT);
        form.getStyleClass().add("analysis-preview");
        ToggleButton asText = new ToggleButton(texts.get("analyses.asText"));
        asText.setId("analysis-as-text");
        asText.setMinWidth(Region.USE_PREF_SIZE);
        text.visibleProperty().bind(asText.selectedProperty());
        form.visibleProperty().bind(asText.selectedProperty().not());
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        tools.getChildren().addAll(spring, asText);
        insert.visibleProperty().bind(asText.selectedProperty());
        insert.managedProperty().bind(insert.visibleProperty());
        StackPane body = new StackPane(text, form);
        VBox column = new VBox(tools, body, problems);
        column.getStyleClass().add("analysis-column");
        VBox.setVgrow(body, Priority.ALWAYS);
        return column;
    }

    private void chooseTable() {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("CSV", "*.csv", "*.tsv", "*.txt"));
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(this::takeTable);
    }

    /** Takes norms from a table; what is wrong with it is told in the foot. */
    void takeTable(Path table) {
        try {
            draft.startFromTable(table);
            state.setText("");
        } catch (ProblemException e) {
            state.setText(texts.say(e.problem()));
        }
    }

    private MenuItem template(Analysis analysis) {
        MenuItem item = new MenuItem(analysis.own() ? analysis.name() : texts.get("analyses.copyOf", analysis.name()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> draft.startFrom(analysis));
        return item;
    }

    private Node reading() {
        ScrollPane scroll = new ScrollPane(preview);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(PREVIEW_WIDTH, HEIGHT);
        scroll.getStyleClass().add("analysis-preview");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label title = new Label(texts.get("analyses.preview"));
        title.getStyleClass().add("panel-title");
        title.setMinHeight(32);
        VBox column = new VBox(title, scroll);
        column.getStyleClass().add("analysis-column");
        return column;
    }

    private void whereThereIsRoom(Label words) {
        words.visibleProperty().bind(heightProperty().greaterThan(LEAST_FOR_WORDS));
        words.managedProperty().bind(words.visibleProperty());
    }

    private Node foot() {
        Label words = new Label(texts.get("analyses.words"));
        words.getStyleClass().add("panel-note");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(TEXT_WIDTH + 190);
        whereThereIsRoom(words);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        save.setText(texts.get("analyses.save"));
        save.setId("analysis-save");
        save.getStyleClass().add("accent");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(event -> save());
        state.getStyleClass().add("panel-note");
        HBox foot = new HBox(words, spring, state, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("analysis-foot");
        return foot;
    }

    private void save() {
        try {
            state.setText(texts.get("analyses.saved", draft.save().getFileName().toString()));
        } catch (ProblemException e) {
            state.setText(texts.say(e.problem()));
        }
    }

    private void show(AnalysisDraft.Preview now) {
        save.setDisable(!now.problems().isEmpty());
        problems.getChildren()
                .setAll(now.problems().stream().limit(4).map(this::problem).toList());
        if (now.problems().isEmpty()) {
            problems.getChildren()
                    .setAll(line("analysis-fine", MaterialDesignC.CHECK_CIRCLE_OUTLINE, texts.get("analyses.fine")));
        }
        draft.problemsOfFiles().stream()
                .limit(2)
                .forEach(file -> problems.getChildren()
                        .add(line(
                                "analysis-problem",
                                MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                                file.file() + " · " + words(file))));
        preview.show(now.analysis(), now.sheet());
    }

    private Node problem(SourceProblem problem) {
        Node line = line("analysis-problem", MaterialDesignA.ALERT_CIRCLE_OUTLINE, words(problem));
        line.setOnMouseClicked(event -> goTo(problem));
        return line;
    }

    private String words(SourceProblem problem) {
        return texts.get(
                "analyses.problem",
                problem.line(),
                problem.column(),
                texts.say(problem.problem().words()));
    }

    private static Node line(String style, Ikon icon, String words) {
        Label label = new Label(words, new FontIcon(icon));
        label.setWrapText(true);
        label.setMaxWidth(TEXT_WIDTH);
        label.getStyleClass().add(style);
        return label;
    }

    /** Puts the caret where the problem is. */
    private void goTo(SourceProblem problem) {
        Optional<Integer> at = position(text.getText(), problem.line(), problem.column());
        text.requestFocus();
        at.ifPresent(text::positionCaret);
    }

    /** Index of a line and column counted from 1; empty where the text has no such line. */
    static Optional<Integer> position(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(Math.min(start + column - 1, text.length()));
    }
}
