package org.nasion.app.desktop.habit;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.HabitViewModel;
import org.nasion.app.desktop.viewmodel.HabitWords;
import org.nasion.core.habit.Habit;
import org.nasion.core.habit.HabitFile;
import org.nasion.core.habit.HabitShelf;
import org.nasion.core.habit.LearnedPoint;
import org.nasion.core.landmark.Landmark;

/** What was learned of a person's hand, point by point, and what can be done with it. */
public final class HabitPage extends VBox {

    private final HabitViewModel habits;
    private final WindowTexts texts;
    private final VBox content = new VBox();

    public HabitPage(HabitViewModel habits, WindowTexts texts) {
        this.habits = habits;
        this.texts = texts;
        getStyleClass().add("habit-page");
        content.getStyleClass().add("habit-content");
        getChildren().add(content);
        // Only while the page is seen: it is made anew each time, and what it shows lives longer.
        habits.shownProperty()
                .when(sceneProperty().map(Objects::nonNull).orElse(false))
                .subscribe(now -> now.ifPresent(this::show));
        habits.refresh();
    }

    private void show(HabitViewModel.Shown shown) {
        List<Node> parts = new ArrayList<>(List.of(whose(shown)));
        if (shown.known().isEmpty()) {
            parts.add(note(texts.get("habit.unreadable")));
        }
        shown.known().ifPresent(known -> {
            parts.add(follow(known));
            parts.add(summary(shown, known));
            if (!known.learned().points().isEmpty()) {
                parts.add(points(known.learned()));
            }
        });
        parts.add(buttons(shown));
        parts.add(note(texts.get("habit.kept", habits.folder())));
        if (shown.shared()) {
            parts.add(note(texts.get("habit.shared")));
        }
        content.getChildren().setAll(parts);
    }

    /** Whose habit, and on which films: two people on one account choose a name each. */
    private Node whose(HabitViewModel.Shown shown) {
        ComboBox<String> person = new ComboBox<>();
        person.setId("habit-person");
        person.setEditable(true);
        person.getItems().setAll(shown.people());
        person.setValue(shown.hand().person());
        person.setPrefWidth(230);
        person.setAccessibleText(texts.get("habit.person"));
        person.setAccessibleHelp(texts.get("habit.person.help"));
        person.valueProperty().addListener((property, before, name) -> {
            if (name != null && !name.isBlank()) {
                habits.choosePerson(name);
            }
        });
        ChoiceBox<String> source = new ChoiceBox<>();
        source.setId("habit-source");
        source.getItems().setAll(shown.sources());
        source.setConverter(new StringConverter<>() {
            @Override
            public String toString(String name) {
                return name == null ? "" : name.equals(HabitFile.PICTURES) ? texts.get("habit.pictures") : name;
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("a choice box never reads");
            }
        });
        source.setValue(shown.hand().source());
        source.setPrefWidth(230);
        source.setAccessibleText(texts.get("habit.source"));
        source.valueProperty().addListener((property, before, name) -> {
            if (name != null) {
                habits.chooseSource(name);
            }
        });
        GridPane grid = new GridPane();
        grid.getStyleClass().add("habit-whose");
        grid.addRow(0, named("habit.person"), person, named("habit.source"), source);
        return new VBox(4, grid, note(texts.get("habit.person.help")));
    }

    private Label named(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("setting-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Node follow(HabitShelf.Known known) {
        ToggleSwitch on = new ToggleSwitch();
        on.setId("habit-on");
        on.setSelected(known.file().on());
        on.setAccessibleText(texts.get("habit.follow"));
        on.setAccessibleHelp(texts.get("habit.follow.help"));
        on.selectedProperty().addListener((property, before, now) -> habits.turn(now));
        on.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, named("habit.follow"), note(texts.get("habit.follow.help")));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(24, words, on);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node summary(HabitViewModel.Shown shown, HabitShelf.Known known) {
        Habit learned = known.learned();
        String network = shown.hand().network();
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("habit.learned", learned.films())
                + (learned.isEnough() ? "" : " " + texts.get("habit.begins", Habit.FILMS_TO_BEGIN)));
        if (known.file().ofOthers(network) > 0) {
            lines.add(texts.get("habit.others", known.file().ofOthers(network)));
        }
        if (learned.before().points() > 0) {
            lines.add(texts.get("habit.drags", percent(learned.before()), percent(learned.after())));
            lines.add(texts.get(
                            "habit.distance",
                            texts.wording().distance(learned.before().meanMm()),
                            texts.wording().distance(learned.after().meanMm()))
                    + " " + texts.get("habit.each"));
            int assumed = known.file().withoutScale(network);
            lines.add(assumed == 0 ? texts.get("habit.scale") : texts.get("habit.assumed", assumed));
        }
        VBox box = new VBox(3);
        for (int i = 0; i < lines.size(); i++) {
            Label line = wrapped(lines.get(i));
            if (i == 0) {
                line.setId("habit-films");
                line.getStyleClass().add("setting-name");
            }
            box.getChildren().add(line);
        }
        return box;
    }

    private String percent(LearnedPoint.Fit fit) {
        return texts.wording().number(100 * fit.dragShare(), 0);
    }

    /** The points, the largest shift first. */
    private Node points(Habit learned) {
        GridPane grid = new GridPane();
        grid.setId("habit-points");
        grid.getStyleClass().add("habit-points");
        List<String> heads = List.of("point", "shift", "films", "distance", "drags", "leftOut");
        for (int column = 0; column < heads.size(); column++) {
            Label head = new Label(texts.get("habit.column." + heads.get(column)));
            head.getStyleClass().add("panel-note");
            grid.add(head, column, 0);
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(column == 1 ? Priority.ALWAYS : Priority.SOMETIMES);
            width.setHalignment(column < 2 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(width);
        }
        List<Map.Entry<Landmark, LearnedPoint>> rows = learned.points().entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        entry -> -entry.getValue().offsetMm().length()))
                .toList();
        for (int i = 0; i < rows.size(); i++) {
            row(grid, i + 1, rows.get(i).getKey(), rows.get(i).getValue());
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(230);
        scroll.setMinHeight(90);
        scroll.getStyleClass().add("settings-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private void row(GridPane grid, int row, Landmark landmark, LearnedPoint learned) {
        Label point = new Label(landmark.code());
        point.getStyleClass().add("setting-name");
        point.setTooltip(new Tooltip(texts.terms().name(landmark)));
        boolean shifts = learned.offsetMm().length() >= Habit.LEAST_MM;
        Label shift = new Label(shifts ? new HabitWords(texts).shift(learned.offsetMm()) : texts.get("habit.stays"));
        Label leftOut = new Label(learned.leftOut() == 0 ? "" : Integer.toString(learned.leftOut()));
        if (learned.leftOut() > 0) {
            leftOut.setTooltip(new Tooltip(texts.get(
                    "habit.slips",
                    learned.slipsMm().stream().map(texts.wording()::distance).collect(Collectors.joining(", ")))));
        }
        Label distance = new Label(
                learned.films() == 0
                        ? ""
                        : texts.get(
                                "habit.change",
                                texts.wording().distance(learned.before().meanMm()),
                                texts.wording().distance(learned.after().meanMm())));
        Label drags = new Label(
                learned.films() == 0
                        ? ""
                        : texts.get(
                                "habit.change",
                                learned.before().needingADrag(),
                                learned.after().needingADrag()));
        grid.addRow(row, point, shift, new Label(Integer.toString(learned.films())), distance, drags, leftOut);
        shift.setAccessibleText(texts.terms().name(landmark) + ", " + shift.getText());
    }

    private Node buttons(HabitViewModel.Shown shown) {
        Button export = button("export", habits::export);
        Button take = button("import", habits::importFrom);
        Button forget = button("forget", () -> {});
        // Nothing brings back what was forgotten: the same button asks once more.
        forget.setOnAction(event -> {
            forget.setText(texts.get("habit.forget.sure"));
            forget.getStyleClass().add("danger");
            forget.setOnAction(again -> habits.forget());
        });
        boolean nothing =
                shown.known().filter(known -> known.file().lessons().isEmpty()).isPresent();
        export.setDisable(nothing || shown.known().isEmpty());
        forget.setDisable(nothing);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox row = new HBox(8, export, take, spring, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button button(String id, Runnable run) {
        Button button = new Button(texts.get("habit." + id));
        button.setId("habit-" + id);
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleHelp(texts.get("habit." + id + ".help"));
        button.setTooltip(new Tooltip(texts.get("habit." + id + ".help")));
        button.setOnAction(event -> run.run());
        return button;
    }

    private Label note(String words) {
        Label label = wrapped(words);
        label.getStyleClass().add("panel-note");
        return label;
    }

    private static Label wrapped(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
