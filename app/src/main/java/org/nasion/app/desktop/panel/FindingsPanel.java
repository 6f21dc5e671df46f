package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Findings;
import org.nasion.core.wording.Wording;

/** What the measurements say, one sentence each, with the numbers behind it on hover. */
public final class FindingsPanel extends VBox {

    private static final double MOST_HEIGHT = 150;

    private final WorkbenchViewModel workbench;
    private final Wording wording;
    private final Texts texts;
    private final VBox sentences = new VBox();
    private Optional<TracingViewModel> tracing = Optional.empty();
    private List<Findings.Finding> shown = List.of();

    public FindingsPanel(WorkbenchViewModel workbench, Texts texts) {
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
        scroll.getStyleClass().add("findings-scroll");
        setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, scroll);
        workbench.openProperty().addListener((property, before, now) -> follow(now));
        follow(workbench.openProperty().get());
    }

    private void follow(Optional<OpenCase> now) {
        tracing = now.map(OpenCase::tracing);
        tracing.ifPresent(next -> next.readingsProperty().addListener((property, before, readings) -> {
            if (tracing.filter(next::equals).isPresent()) {
                show(next);
            }
        }));
        tracing.ifPresent(this::show);
    }

    private void show(TracingViewModel of) {
        List<Findings.Finding> next = workbench.findings(of.readingsProperty().get()).all();
        if (!next.equals(shown)) {
            shown = next;
            sentences.getChildren().setAll(next.stream().map(this::line).toList());
        }
        setVisible(!next.isEmpty());
        setManaged(!next.isEmpty());
    }

    private Node line(Findings.Finding finding) {
        boolean unsure = finding.borderline() || finding.conflict();
        FontIcon icon = new FontIcon(unsure ? MaterialDesignA.ALERT_OUTLINE : MaterialDesignC.CIRCLE_SMALL);
        Label sentence = new Label(wording.sentence(finding));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox line = new HBox(icon, sentence);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().addAll("finding", unsure ? "finding-unsure" : "finding-clear");
        Tooltip evidence = new Tooltip(wording.evidence(finding) + "\n" + texts.get("findings.help"));
        evidence.setWrapText(true);
        evidence.setMaxWidth(340);
        Tooltip.install(line, evidence);
        line.setAccessibleText(wording.sentence(finding) + " " + wording.evidence(finding));
        return line;
    }
}
