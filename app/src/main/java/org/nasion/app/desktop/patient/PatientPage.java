package org.nasion.app.desktop.patient;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.OpenCase;

/** A page with the patient of the open case. Whatever is typed is kept at once, so it has no button to confirm it. */
public final class PatientPage extends VBox {

    public PatientPage(OpenCase open, PatientViewModel patient, WindowTexts texts) {
        getStyleClass().add("dicom-content");
        setPrefWidth(560);
        patient.begin(open);
        Label how =
                new Label(texts.get("patient.how." + patient.sourceProperty().get()));
        how.getStyleClass().add("panel-note");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(how, new PatientForm(patient, texts));
    }
}
