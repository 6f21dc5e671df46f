package org.nasion.app.desktop.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.landmark.Landmark;

/** An analysis as a form: its name, its parts with their measurements, and own measurements with their formulas. */
final class AnalysisFormView extends VBox {

    private static final List<String> UNITS = List.of("°", "mm", "%");

    private final AnalysisDraft draft;
    private final WindowTexts texts;
    private final FormKit kit;

    AnalysisFormView(AnalysisDraft draft, WindowTexts texts) {
        super(10);
        this.draft = draft;
        this.texts = texts;
        this.kit = new FormKit(draft, texts);
        setId("analysis-form");
        getStyleClass().add("analysis-form");
        draft.textProperty().when(InWindow.of(this)).subscribe(this::show);
    }

    private void show(String text) {
        if (kit.shows(text)) {
            return; // what was just typed here
        }
        Optional<AnalysisForm> form = AnalysisForm.of(text);
        if (form.isEmpty()) {
            Label not = new Label(texts.get("analyses.form.not"));
            not.setWrapText(true);
            getChildren().setAll(not);
            return;
        }
        TextField name = kit.field(
                form.get().name(),
                "form-name",
                texts.get("analyses.form.name"),
                now -> kit.latest().withName(now));
        getChildren().setAll(kit.labelled(texts.get("analyses.form.name"), name));
        List<AnalysisForm.Part> parts = form.get().parts();
        for (int i = 0; i < parts.size(); i++) {
            getChildren().add(part(i, parts.get(i)));
        }
        Button more = new Button(texts.get("analyses.form.part"));
        more.setId("form-part-add");
        more.getStyleClass().add("small");
        more.setOnAction(event -> kit.take(kit.latest().withPart(texts.get("analyses.form.part.title"))));
        getChildren().add(more);
        List<AnalysisForm.Own> own = form.get().own();
        for (int i = 0; i < own.size(); i++) {
            getChildren().add(own(i, own.get(i)));
        }
        getChildren().addAll(new LinesForm(kit), new NormsForm(kit));
    }

    private Node part(int index, AnalysisForm.Part part) {
        TextField title = kit.field(
                part.title(),
                "form-part-" + index,
                texts.get("analyses.form.part.title"),
                now -> kit.latest().withTitle(index, now));
        HBox head = new HBox(
                8,
                title,
                insert(index),
                kit.icon(
                        "form-part-remove-" + index,
                        texts.get("analyses.form.remove"),
                        MaterialDesignC.CLOSE,
                        () -> kit.take(kit.latest().withoutPart(index))));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(4, head);
        for (int i = 0; i < part.measurements().size(); i++) {
            box.getChildren().add(measurement(index, i, part.measurements().get(i)));
        }
        box.getStyleClass().add("analysis-part");
        return box;
    }

    private Node measurement(int part, int index, String id) {
        Label name = new Label(kit.names().getOrDefault(id, id) + "  ·  " + id);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox row = new HBox(
                4,
                name,
                kit.icon(
                        "form-up-" + part + "-" + index,
                        texts.get("analyses.form.up"),
                        MaterialDesignC.CHEVRON_UP,
                        () -> kit.take(kit.latest().moved(part, index, -1))),
                kit.icon(
                        "form-down-" + part + "-" + index,
                        texts.get("analyses.form.down"),
                        MaterialDesignC.CHEVRON_DOWN,
                        () -> kit.take(kit.latest().moved(part, index, 1))),
                kit.icon(
                        "form-remove-" + part + "-" + index,
                        texts.get("analyses.form.remove"),
                        MaterialDesignC.CLOSE,
                        () -> kit.take(kit.latest().without(part, index))));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Every measurement by its group, and one of the analysis' own. */
    private MenuButton insert(int part) {
        return kit.measurements(
                "form-insert-" + part,
                texts.get("analyses.insert"),
                List.of(kit.item(
                        texts.get("analyses.form.own"),
                        () -> kit.take(kit.latest()
                                .withOwn(
                                        part,
                                        texts.get("analyses.form.own.name"),
                                        draft.measurements().stream()
                                                .map(Measurement::id)
                                                .toList())))),
                id -> kit.take(kit.latest().with(part, id)));
    }

    private Node own(int index, AnalysisForm.Own own) {
        TextField name = kit.field(
                own.name(),
                "form-own-name-" + index,
                texts.get("analyses.form.own.name"),
                now -> kit.latest().withOwn(index, "name", now));
        ChoiceBox<String> unit = new ChoiceBox<>();
        unit.setId("form-own-unit-" + index);
        unit.setAccessibleText(texts.get("analyses.form.unit"));
        unit.getItems().setAll(UNITS);
        unit.setValue(own.unit());
        unit.setOnAction(event -> kit.type(kit.latest().withOwn(index, "unit", unit.getValue())));
        HBox head = new HBox(
                8,
                name,
                unit,
                kit.icon(
                        "form-own-remove-" + index,
                        texts.get("analyses.form.remove"),
                        MaterialDesignC.CLOSE,
                        () -> kit.take(kit.latest().withoutOwn(index))));
        head.setAlignment(Pos.CENTER_LEFT);
        TextField formula = kit.field(
                own.formula(),
                "form-own-formula-" + index,
                texts.get("analyses.form.formula"),
                now -> kit.latest().withOwn(index, "formula", now));
        completes(formula);
        VBox box = new VBox(4, head, kit.labelled(texts.get("analyses.form.formula"), formula));
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
                    Stream.concat(kit.latest().lines().stream(), draft.lines().stream())
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
}
