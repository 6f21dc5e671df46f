package org.nasion.app.desktop.visits;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;

/** The visits that a report is compared with. */
public final class ReportVisitsChoice extends VBox {

    private final ReportVisits visits;
    private final VBox boxes = new VBox(6);

    public ReportVisitsChoice(ReportVisits visits, WindowTexts texts) {
        super(8);
        this.visits = visits;
        Button more = new Button(texts.get("reportPage.comparison.case"));
        more.setId("report-compare-case");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(event -> visits.addCases());
        getChildren().addAll(boxes, more);
        InWindow.follow(this, visits.candidates(), this::show);
    }

    private void show() {
        boxes.getChildren().clear();
        for (Candidate visit : visits.candidates()) {
            CheckBox box = new CheckBox(visit.label());
            box.setId("report-compare-" + boxes.getChildren().size());
            box.setMinWidth(0);
            box.selectedProperty().bindBidirectional(visit.chosenProperty());
            boxes.getChildren().add(box);
        }
        boxes.setVisible(!boxes.getChildren().isEmpty());
        boxes.setManaged(boxes.isVisible());
    }
}
