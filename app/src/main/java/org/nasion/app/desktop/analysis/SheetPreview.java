package org.nasion.app.desktop.analysis;

import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Sheet;

/** A sheet as a quiet table: name, value with its error, norm, stars. */
final class SheetPreview extends GridPane {

    private final WindowTexts texts;

    SheetPreview(WindowTexts texts) {
        this.texts = texts;
        getStyleClass().add("sheet-preview");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        ColumnConstraints value = new ColumnConstraints();
        value.setHalignment(HPos.RIGHT);
        ColumnConstraints norm = new ColumnConstraints();
        norm.setHalignment(HPos.RIGHT);
        ColumnConstraints stars = new ColumnConstraints(26);
        getColumnConstraints().setAll(name, value, norm, stars);
    }

    /** Keeps what it shows while the text has problems. */
    void show(Optional<Analysis> analysis, Optional<Sheet> sheet) {
        if (analysis.isEmpty()) {
            setDisable(true);
            return;
        }
        setDisable(false);
        getChildren().clear();
        if (sheet.isEmpty()) {
            Label none = new Label(texts.get("analyses.noFilm"));
            none.getStyleClass().add("panel-note");
            none.setWrapText(true);
            add(none, 0, 0, 4, 1);
            return;
        }
        Label share = new Label(sheet.map(texts.wording()::share)
                .orElseGet(() -> texts.wording().share(analysis.get())));
        share.getStyleClass().add("panel-note");
        share.setWrapText(true);
        add(share, 0, 0, 4, 1);
        int row = 1;
        for (Sheet.Section section : sheet.get().sections()) {
            Label title = new Label(section.title());
            title.getStyleClass().add("sheet-title");
            add(title, 0, row++, 4, 1);
            for (Reading reading : section.readings()) {
                addRow(
                        row++,
                        named(reading),
                        label(texts.wording().valueWithError(reading), "sheet-value"),
                        label(
                                reading.norm()
                                        .map(norm -> texts.wording().norm(reading))
                                        .orElse(""),
                                "panel-note"),
                        label(reading.stars(), "measurement-stars"));
            }
        }
    }

    private static Label named(Reading reading) {
        Label name = new Label(reading.measurement().name());
        name.setMinWidth(0);
        return name;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
