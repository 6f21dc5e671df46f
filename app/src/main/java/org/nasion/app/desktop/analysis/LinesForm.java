package org.nasion.app.desktop.analysis;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.core.landmark.Landmark;

/** The lines of an analysis: each a name and two points that are chosen, or a formula where it is no line of two points. */
final class LinesForm extends VBox {

    private final FormKit kit;
    private final List<String> codes;

    LinesForm(FormKit kit) {
        super(4);
        this.kit = kit;
        this.codes = kit.draft().landmarks().stream().map(Landmark::code).toList();
        Label title = new Label(kit.say("analyses.form.lines"));
        title.getStyleClass().add("panel-title");
        getChildren().add(title);
        List<AnalysisForm.Line> lines = kit.latest().ownLines();
        for (int i = 0; i < lines.size(); i++) {
            getChildren().add(line(i, lines.get(i)));
        }
        Button more = new Button(kit.say("analyses.form.line"));
        more.setId("form-line-add");
        more.getStyleClass().add("small");
        more.setOnAction(event -> kit.take(kit.latest().withLine(kit.draft().lines())));
        getChildren().add(more);
    }

    private Node line(int index, AnalysisForm.Line line) {
        TextField name = kit.field(
                line.name(),
                "form-line-name-" + index,
                kit.say("analyses.form.line.name"),
                now -> kit.latest().withLineName(index, now));
        Node what = line.ends()
                .<Node>map(ends -> kit.row(
                        4,
                        point(index, 0, ends.getFirst(), "analyses.form.line.from"),
                        point(index, 1, ends.getLast(), "analyses.form.line.to")))
                .orElseGet(() -> kit.field(
                        line.formula(),
                        "form-line-formula-" + index,
                        kit.say("analyses.form.formula"),
                        now -> kit.latest().withLineFormula(index, now)));
        VBox box = new VBox(
                4,
                kit.row(
                        4,
                        name,
                        kit.icon(
                                "form-line-remove-" + index,
                                kit.say("analyses.form.remove"),
                                MaterialDesignC.CLOSE,
                                () -> kit.take(kit.latest().withoutLine(index)))),
                what);
        box.getStyleClass().add("analysis-part");
        return box;
    }

    private Node point(int index, int end, String code, String words) {
        return kit.choice(
                codes,
                code,
                "form-line-" + (end == 0 ? "from-" : "to-") + index,
                kit.say(words),
                this::name,
                now -> kit.latest().withLineEnd(index, end, now));
    }

    private String name(String code) {
        return kit.draft().landmarks().stream()
                .filter(landmark -> landmark.code().equals(code))
                .findFirst()
                .map(landmark -> code + "  " + kit.texts().terms().name(landmark))
                .orElse(code);
    }
}
