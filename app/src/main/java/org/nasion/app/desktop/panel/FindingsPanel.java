package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Findings;
import org.nasion.core.wording.Wording;

/** What the measurements say, one sentence each, with the numbers behind it on hover. */
public final class FindingsPanel extends VBox {

    private static final double MOST_HEIGHT = 150;
    /** Of one finding in two lines. */
    private static final double LEAST_HEIGHT = 36;

    private final WorkbenchViewModel workbench;
    private final Wording wording;
    private final WindowTexts texts;
    private final VBox sentences = new VBox();
    private List<Findings.Finding> shown = List.of();

    public FindingsPanel(WorkbenchViewModel workbench, WindowTexts texts) {
        this.wording = texts.wording();
        this.workbench = workbench;
        this.texts = texts;
        getStyleClass().addAll("side-panel", "findings-panel");
        Label title = new Label(texts.get("findings.title"));
        title.getStyleClass().add("panel-title");
        title.setTooltip(new Tooltip(texts.get("findings.help")));
        sentences.getStyleClass().add("findings");
        ScrollPane scroll = new ScrollPane(sentences); // the numbers above must keep their room
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setMinHeight(LEAST_HEIGHT);
        scroll.getStyleClass().add("findings-scroll");
        getChildren().addAll(title, scroll);
        InWindow.follow(
                this,
                workbench.openProperty(),
                open -> {},
                open -> open.tracing().readingsProperty().subscribe(readings -> show(open.tracing())));
    }

    /** Follows every drag: lines stay and only their words change, since a new line asks for its style anew. */
    private void show(TracingViewModel of) {
        List<Findings.Finding> next =
                workbench.findings(of.readingsProperty().get()).all();
        if (!next.equals(shown)) {
            shown = next;
            while (sentences.getChildren().size() > next.size()) {
                sentences.getChildren().removeLast();
            }
            while (sentences.getChildren().size() < next.size()) {
                sentences.getChildren().add(new Line());
            }
            for (int i = 0; i < next.size(); i++) {
                ((Line) sentences.getChildren().get(i)).show(next.get(i));
            }
        }
        setVisible(!next.isEmpty());
        setManaged(!next.isEmpty());
    }

    private final class Line extends HBox {
        private final FontIcon icon = new FontIcon();
        private final Label sentence = new Label();
        private Optional<Findings.Finding> says = Optional.empty();
        private Optional<Boolean> unsure = Optional.empty();

        Line() {
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            getChildren().addAll(icon, sentence);
            setAlignment(Pos.TOP_LEFT);
            getStyleClass().add("finding");
            Hint.on(this, this::evidence);
        }

        private Tooltip evidence() {
            Tooltip evidence = new Tooltip();
            evidence.setWrapText(true);
            evidence.setMaxWidth(340);
            evidence.setOnShowing(event -> says.ifPresent(
                    finding -> evidence.setText(wording.evidence(finding) + "\n" + texts.get("findings.help"))));
            return evidence;
        }

        void show(Findings.Finding finding) {
            if (says.filter(finding::equals).isPresent()) {
                return;
            }
            says = Optional.of(finding);
            look(finding.borderline() || finding.conflict());
            sentence.setText(wording.sentence(finding));
            setAccessibleText(wording.sentence(finding) + " " + wording.evidence(finding));
        }

        private void look(boolean next) {
            if (unsure.filter(now -> now == next).isEmpty()) {
                unsure = Optional.of(next);
                icon.setIconCode(next ? MaterialDesignA.ALERT_OUTLINE : MaterialDesignC.CIRCLE_SMALL);
                getStyleClass().removeAll("finding-unsure", "finding-clear");
                getStyleClass().add(next ? "finding-unsure" : "finding-clear");
            }
        }
    }
}
