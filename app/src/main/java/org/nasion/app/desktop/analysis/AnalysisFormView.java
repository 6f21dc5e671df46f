package org.nasion.app.desktop.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.landmark.Landmark;

/** An analysis as a form: its name, its parts with their measurements, and own measurements with their formulas. */
final class AnalysisFormView extends VBox {

    private static final List<String> UNITS = List.of("°", "mm", "%");

    private final AnalysisDraft draft;
    private final WindowTexts texts;
    private String shown = "";

    AnalysisFormView(AnalysisDraft draft, WindowTexts texts) {
        super(10);
        this.draft = draft;
        this.texts = texts;
        setId("analysis-form");
        getStyleClass().add("analysis-form");
        draft.textProperty().subscribe(this::show);
    }

    private void show(String text) {
        if (text.equals(shown)) {
            return; // what was just typed here
        }
        shown = text;
        Optional<AnalysisForm> form = AnalysisForm.of(text);
        if (form.isEmpty()) {
            Label not = new Label(texts.get("analyses.form.not"));
            not.setWrapText(true);
            getChildren().setAll(not);
            return;
        }
        TextField name =
                field(form.get().name(), "form-name", texts.get("analyses.form.name"), now -> latest().withName(now));
        getChildren().setAll(labelled(texts.get("analyses.form.name"), name));
        List<AnalysisForm.Part> parts = form.get().parts();
        for (int i = 0; i < parts.size(); i++) {
            getChildren().add(part(i, parts.get(i)));
        }
        Button more = new Button(texts.get("analyses.form.part"));
        more.setId("form-part-add");
        more.getStyleClass().add("small");
        more.setOnAction(event -> take(latest().withPart(texts.get("analyses.form.part.title"))));
        getChildren().add(more);
        List<AnalysisForm.Own> own = form.get().own();
        for (int i = 0; i < own.size(); i++) {
            getChildren().add(own(i, own.get(i)));
        }
    }

    private AnalysisForm latest() {
        return AnalysisForm.of(draft.textProperty().get()).orElseThrow();
    }

    /** The form is made anew from the text. */
    private void take(String text) {
        draft.textProperty().set(text);
        draft.look();
    }

    /** What is typed keeps its field: the form stands as it is. */
    private void type(String text) {
        shown = text;
        draft.textProperty().set(text);
    }

    private TextField field(String text, String id, String words, Function<String, String> change) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setAccessibleText(words);
        field.textProperty().addListener((property, before, now) -> type(change.apply(now)));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static Node labelled(String words, Node control) {
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(8, label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node part(int index, AnalysisForm.Part part) {
        TextField title = field(
                part.title(),
                "form-part-" + index,
                texts.get("analyses.form.part.title"),
                now -> latest().withTitle(index, now));
        HBox head = new HBox(
                8,
                title,
                insert(index),
                icon(
                        "form-part-remove-" + index,
                        texts.get("analyses.form.remove"),
                        MaterialDesignC.CLOSE,
                        () -> take(latest().withoutPart(index))));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(4, head);
        for (int i = 0; i < part.measurements().size(); i++) {
            box.getChildren().add(measurement(index, i, part.measurements().get(i)));
        }
        box.getStyleClass().add("analysis-part");
        return box;
    }

    private Node measurement(int part, int index, String id) {
        Label name = new Label(names().getOrDefault(id, id) + "  ·  " + id);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox row = new HBox(
                4,
                name,
                icon(
                        "form-up-" + part + "-" + index,
                        texts.get("analyses.form.up"),
                        MaterialDesignC.CHEVRON_UP,
                        () -> take(latest().moved(part, index, -1))),
                icon(
                        "form-down-" + part + "-" + index,
                        texts.get("analyses.form.down"),
                        MaterialDesignC.CHEVRON_DOWN,
                        () -> take(latest().moved(part, index, 1))),
                icon(
                        "form-remove-" + part + "-" + index,
                        texts.get("analyses.form.remove"),
                        MaterialDesignC.CLOSE,
                        () -> take(latest().without(part, index))));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        draft.measurements().forEach(measurement -> names.put(measurement.id(), measurement.name()));
        AnalysisForm.of(draft.textProperty().get())
                .ifPresent(form -> form.own().forEach(own -> names.put(own.id(), own.name())));
        return names;
    }

    /** Every measurement by its group, and one of the analysis' own. */
    private MenuButton insert(int part) {
        MenuButton insert = new MenuButton(texts.get("analyses.insert"));
        insert.setId("form-insert-" + part);
        insert.getStyleClass().add("small");
        insert.setMinWidth(Region.USE_PREF_SIZE);
        MenuItem fresh = new MenuItem(texts.get("analyses.form.own"));
        fresh.setOnAction(event -> take(latest().withOwn(
                        part,
                        texts.get("analyses.form.own.name"),
                        draft.measurements().stream().map(Measurement::id).toList())));
        insert.getItems().add(fresh);
        draft.measurements().stream()
                .collect(Collectors.groupingBy(Measurement::group, LinkedHashMap::new, Collectors.toList()))
                .forEach((group, measurements) -> {
                    Menu menu = new Menu(group);
                    measurements.forEach(measurement -> {
                        MenuItem item = new MenuItem(measurement.name() + "  ·  " + measurement.id());
                        item.setMnemonicParsing(false);
                        item.setOnAction(event -> take(latest().with(part, measurement.id())));
                        menu.getItems().add(item);
                    });
                    insert.getItems().add(menu);
                });
        return insert;
    }

    private Node own(int index, AnalysisForm.Own own) {
        TextField name = field(
                own.name(),
                "form-own-name-" + index,
                texts.get("analyses.form.own.name"),
                now -> latest().withOwn(index, "name", now));
        ChoiceBox<String> unit = new ChoiceBox<>();
        unit.setId("form-own-unit-" + index);
        unit.setAccessibleText(texts.get("analyses.form.unit"));
        unit.getItems().setAll(UNITS);
        unit.setValue(own.unit());
        unit.setOnAction(event -> type(latest().withOwn(index, "unit", unit.getValue())));
        HBox head = new HBox(
                8,
                name,
                unit,
                icon(
                        "form-own-remove-" + index,
                        texts.get("analyses.form.remove"),
                        MaterialDesignC.CLOSE,
                        () -> take(latest().withoutOwn(index))));
        head.setAlignment(Pos.CENTER_LEFT);
        TextField formula = field(
                own.formula(),
                "form-own-formula-" + index,
                texts.get("analyses.form.formula"),
                now -> latest().withOwn(index, "formula", now));
        completes(formula);
        VBox box = new VBox(4, head, labelled(texts.get("analyses.form.formula"), formula));
        box.getStyleClass().add("analysis-part");
        return box;
    }

    /** Offers names while a formula is written; arrow keys and Enter take one. */
    private void completes(TextField formula) {
        ContextMenu menu = new ContextMenu();
        formula.setContextMenu(null);
        formula.caretPositionProperty().addListener((property, before, now) -> {
            menu.hide();
            if (!formula.isFocused()) {
                return;
            }
            FormulaCompletion.Offer offer = FormulaCompletion.at(
                    formula.getText(),
                    Math.min(now.intValue(), formula.getText().length()),
                    draft.landmarks().stream().map(Landmark::code).toList(),
                    Stream.concat(latest().lines().stream(), draft.lines().stream())
                            .toList());
            if (offer.names().isEmpty()) {
                return;
            }
            menu.getItems()
                    .setAll(offer.names().stream()
                            .map(name -> item(formula, offer, name))
                            .toList());
            menu.show(formula, Side.BOTTOM, 0, 0);
        });
        formula.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                menu.hide();
            }
        });
    }

    private static MenuItem item(TextField formula, FormulaCompletion.Offer offer, String name) {
        MenuItem item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            int caret = formula.getCaretPosition();
            int after = FormulaCompletion.caretAfter(caret, offer, name);
            formula.setText(FormulaCompletion.accept(formula.getText(), caret, offer, name));
            formula.positionCaret(after);
        });
        return item;
    }

    private static Button icon(String id, String words, Ikon icon, Runnable does) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("icon-button", "small");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> does.run());
        return button;
    }
}
