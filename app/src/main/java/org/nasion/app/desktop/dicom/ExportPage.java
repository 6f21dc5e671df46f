package org.nasion.app.desktop.dicom;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.nasion.app.desktop.patient.PatientForm;
import org.nasion.app.desktop.text.WindowTexts;

/** Hands a tracing over: the patient's data where the film has none, the signature, with or without names, and where to. */
final class ExportPage extends VBox {

    private final ExportViewModel export;
    private final DicomDesk desk;
    private final WindowTexts texts;

    ExportPage(ExportViewModel export, DicomDesk desk) {
        this.export = export;
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().add("dicom-content");
        setPrefWidth(600);
        getChildren().addAll(note("dicom.export.intro"), patient());
        getChildren().addAll(new HandOverChoices("export", export.handOver(), texts), told(), buttons());
    }

    private Node patient() {
        Label heading = new Label(texts.get("dicom.export.patient"));
        heading.getStyleClass().add("settings-section");
        VBox box = new VBox(
                8,
                heading,
                note("dicom.export.patient." + export.patient().sourceProperty().get()),
                new PatientForm(export.patient(), texts));
        box.visibleProperty().bind(export.handOver().namelessProperty().not());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Label note(String key) {
        Label note = new Label(texts.get(key));
        note.getStyleClass().add("panel-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private Node told() {
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty().bind(export.toldProperty());
        HBox box = new HBox(10, new FontIcon(MaterialDesignC.CHECK_CIRCLE_OUTLINE), words);
        box.getStyleClass().add("dicom-works");
        box.setAlignment(Pos.CENTER_LEFT);
        box.visibleProperty().bind(export.toldProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node buttons() {
        Button folder = new Button(texts.get("dicom.export.toFolder"), new FontIcon(MaterialDesignF.FOLDER_OUTLINE));
        folder.setId("export-folder");
        folder.setOnAction(event -> export.toFolder());
        Button archive = new Button(
                texts.get(export.hasArchive() ? "dicom.export.toArchive" : "dicom.export.setArchive"),
                new FontIcon(MaterialDesignD.DATABASE_EXPORT_OUTLINE));
        archive.setId("export-archive");
        archive.setOnAction(event -> {
            if (export.hasArchive()) {
                export.toArchive();
            } else {
                desk.showArchive();
            }
        });
        archive.getStyleClass().add("accent");
        for (Button button : List.of(folder, archive)) {
            button.getStyleClass().add("bar-button");
            button.disableProperty()
                    .bind(Bindings.createBooleanBinding(
                            () -> desk.jobProperty().get().isPresent(), desk.jobProperty()));
        }
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox box = new HBox(10, folder, spring, archive);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
