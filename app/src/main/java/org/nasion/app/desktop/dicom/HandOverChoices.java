package org.nasion.app.desktop.dicom;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.HandOver;

/** With or without the patient, and signed or not. */
public final class HandOverChoices extends VBox {

    private final HandOver handOver;
    private final WindowTexts texts;

    /** @param id by which the check boxes can be found: ID-nameless and ID-sign */
    public HandOverChoices(String id, HandOver handOver, WindowTexts texts) {
        super(12);
        this.handOver = handOver;
        this.texts = texts;
        getChildren().addAll(nameless(id), burnedIn(), signature(id));
    }

    private Node nameless(String id) {
        return choice(
                id + "-nameless",
                texts.get("dicom.export.nameless"),
                handOver.namelessProperty(),
                "dicom.export.nameless.help");
    }

    private Node burnedIn() {
        Label words = new Label(handOver.burnedIn().orElse(""));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(10, new FontIcon(MaterialDesignA.ALERT_OUTLINE), words);
        box.getStyleClass().add("dicom-warning");
        box.setAlignment(Pos.CENTER_LEFT);
        boolean known = handOver.burnedIn().isPresent();
        box.visibleProperty().bind(handOver.namelessProperty().map(nameless -> nameless && known));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node signature(String id) {
        boolean named = !handOver.reviewer().isEmpty();
        boolean whole = handOver.isWholeByPerson();
        VBox choice = choice(
                id + "-sign",
                named ? texts.get("dicom.export.sign", handOver.reviewer()) : texts.get("dicom.export.sign.nobody"),
                handOver.signedProperty(),
                !whole ? "dicom.export.sign.open" : named ? "dicom.export.sign.help" : "dicom.export.sign.name");
        choice.getChildren()
                .getFirst()
                .disableProperty()
                .bind(handOver.namelessProperty().map(nameless -> nameless || !named || !whole));
        return choice;
    }

    private VBox choice(String id, String words, BooleanProperty value, String help) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.selectedProperty().bindBidirectional(value);
        Label note = new Label(texts.get(help));
        note.getStyleClass().add("panel-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(3, box, note);
    }
}
