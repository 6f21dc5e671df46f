package org.nasion.app.desktop.analysis;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Norms of the analysis' own: whose they are and of whom, mean and standard deviation in the measurement's unit. */
final class NormsForm extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final List<String> SEXES = List.of("", "F", "M");

    private final FormKit kit;

    NormsForm(FormKit kit) {
        super(6);
        this.kit = kit;
        Label title = new Label(kit.say("analyses.form.norms"));
        title.getStyleClass().add("panel-title");
        getChildren().add(title);
        List<OwnNorms.OwnNorm> norms = kit.latest().norms().all();
        for (int i = 0; i < norms.size(); i++) {
            getChildren().add(norm(i, norms.get(i)));
        }
        List<MenuItem> own = kit.latest().own().stream()
                .map(measurement -> kit.item(
                        measurement.name(), () -> kit.take(kit.latest().norms().with(measurement.id()))))
                .toList();
        getChildren()
                .add(kit.measurements(
                        "form-norm-add",
                        kit.say("analyses.form.norm"),
                        own,
                        id -> kit.take(kit.latest().norms().with(id))));
    }

    private Node norm(int index, OwnNorms.OwnNorm norm) {
        String id = norm.measurement();
        Label name = new Label(kit.names().getOrDefault(id, id) + "  ·  " + id);
        name.setMinWidth(0);
        ComboBox<String> sex = kit.choice(
                SEXES,
                norm.text("sex"),
                "form-norm-sex-" + index,
                kit.say("patient.sex"),
                this::sex,
                now -> kit.latest().norms().with(index, "sex", now));
        VBox box = new VBox(
                4,
                name,
                kit.row(6, number(index, norm, "mean"), number(index, norm, "sd")),
                kit.row(6, sex, number(index, norm, "fromAge"), number(index, norm, "toAge")),
                kit.row(
                        4,
                        kit.labelled(kit.say("analyses.form.norm.source"), source(index, norm)),
                        kit.icon(
                                "form-norm-remove-" + index,
                                kit.say("analyses.form.remove"),
                                MaterialDesignC.CLOSE,
                                () -> kit.take(kit.latest().norms().without(index)))));
        box.getStyleClass().add("analysis-part");
        return box;
    }

    private TextField source(int index, OwnNorms.OwnNorm norm) {
        TextField source = kit.field(
                norm.text("source"),
                "form-norm-source-" + index,
                kit.say("analyses.form.norm.source"),
                now -> kit.latest().norms().with(index, "source", now));
        source.setPrefColumnCount(26);
        return source;
    }

    private Node number(int index, OwnNorms.OwnNorm norm, String part) {
        String words = kit.say("analyses.form.norm." + part);
        TextField field = kit.field(
                norm.text(part),
                "form-norm-" + part + "-" + index,
                words,
                now -> kit.latest().norms().with(index, part, now));
        field.setPrefColumnCount(5);
        field.textProperty().subscribe(now -> field.pseudoClassStateChanged(WRONG, !OwnNorms.isNumber(now)));
        return kit.labelled(words, field);
    }

    private String sex(String code) {
        return kit.say(
                switch (code) {
                    case "F" -> "patient.sex.FEMALE";
                    case "M" -> "patient.sex.MALE";
                    default -> "analyses.form.norm.anySex";
                });
    }
}
