package org.nasion.app.desktop.form;

import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.nasion.app.desktop.text.WindowTexts;

/** Rows of a name and a field, named by the texts of their keys. */
public final class Form extends GridPane {

    private final WindowTexts texts;
    private int rows;

    public Form(WindowTexts texts) {
        this.texts = texts;
        getStyleClass().add("dicom-form");
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(new ColumnConstraints(), fields);
    }

    /** A row named by the text of a key. */
    public <T extends Node> T row(String key, T field) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add("form-name");
        name.setLabelFor(field);
        field.setAccessibleText(texts.get(key));
        field.setId(key.replace('.', '-'));
        addRow(rows++, name, field);
        return field;
    }

    /** A row of a line of text, with a hint inside where the key has one. */
    public TextField line(String key, Property<String> value) {
        TextField field = row(key, new TextField());
        if (texts.has(key + ".prompt")) {
            field.setPromptText(texts.get(key + ".prompt"));
        }
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /** Something beside the field of the last row. */
    public void beside(Node node) {
        add(node, 2, rows - 1);
    }

    /** Something below the last row, under the fields. */
    public void below(Node node) {
        add(node, 1, rows++);
    }
}
