package org.nasion.app.desktop.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.Measurement;

/** What the parts of the form are made of: fields whose changes go into the draft's text, and what reads that text. */
final class FormKit {

    private final AnalysisDraft draft;
    private final WindowTexts texts;
    private String shown = "";

    FormKit(AnalysisDraft draft, WindowTexts texts) {
        this.draft = draft;
        this.texts = texts;
    }

    AnalysisDraft draft() {
        return draft;
    }

    String say(String key) {
        return texts.get(key);
    }

    WindowTexts texts() {
        return texts;
    }

    /** Whether the form shows another text than this; it does from now on. */
    boolean shows(String text) {
        boolean same = text.equals(shown);
        shown = text;
        return same;
    }

    /** What the text says now. */
    AnalysisForm latest() {
        return AnalysisForm.of(draft.textProperty().get()).orElseThrow();
    }

    /** The form is made anew from the text. */
    void take(String text) {
        draft.textProperty().set(text);
        draft.look();
    }

    /** What is typed keeps its field: the form stands as it is. */
    void type(String text) {
        shown = text;
        draft.textProperty().set(text);
    }

    /** @param change gives the text anew with what was typed */
    TextField field(String text, String id, String words, Function<String, String> change) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setAccessibleText(words);
        field.textProperty().addListener((property, before, now) -> type(change.apply(now)));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** One of some values, each shown by a name. @param change gives the text anew with the value */
    ComboBox<String> choice(
            List<String> values,
            String now,
            String id,
            String words,
            Function<String, String> name,
            Function<String, String> change) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(words);
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("the box is not typed in");
            }
        });
        box.setValue(now);
        box.valueProperty().addListener((property, before, value) -> type(change.apply(value)));
        box.setMinWidth(0);
        box.setPrefWidth(150);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    Node labelled(String words, Node control) {
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return row(8, label, control);
    }

    HBox row(double spacing, Node... nodes) {
        HBox row = new HBox(spacing, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    Button icon(String id, String words, Ikon icon, Runnable does) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("icon-button", "small");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> does.run());
        return button;
    }

    /** Every measurement of the program by its group, and what else is to be offered first. */
    MenuButton measurements(String id, String words, List<MenuItem> first, Consumer<String> chosen) {
        MenuButton menu = new MenuButton(words);
        menu.setId(id);
        menu.getStyleClass().add("small");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.getItems().addAll(first);
        draft.measurements().stream()
                .collect(Collectors.groupingBy(Measurement::group, LinkedHashMap::new, Collectors.toList()))
                .forEach((group, measurements) -> {
                    Menu part = new Menu(group);
                    measurements.forEach(one ->
                            part.getItems().add(item(one.name() + "  ·  " + one.id(), () -> chosen.accept(one.id()))));
                    menu.getItems().add(part);
                });
        return menu;
    }

    MenuItem item(String words, Runnable does) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> does.run());
        return item;
    }

    /** Names of measurements by their identifiers, those of the analysis' own too. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        draft.measurements().forEach(measurement -> names.put(measurement.id(), measurement.name()));
        latest().own().forEach(own -> names.put(own.id(), own.name()));
        return names;
    }
}
