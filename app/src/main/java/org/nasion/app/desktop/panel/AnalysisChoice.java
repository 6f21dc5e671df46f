package org.nasion.app.desktop.panel;

import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Analysis;

/** Which analysis the table of measurements follows; all measurements until one is chosen. */
final class AnalysisChoice extends MenuButton {

    private final AnalysisLibrary analyses;
    private final WindowTexts texts;

    AnalysisChoice(WorkbenchViewModel workbench, WindowTexts texts) {
        this.analyses = workbench.analyses();
        this.texts = texts;
        setId("analysis-choice");
        getStyleClass().add("analysis-choice");
        setMnemonicParsing(false);
        setAccessibleText(texts.get("analyses.choice"));
        getItems().add(new SeparatorMenuItem()); // a menu without items does not open
        setOnShowing(event -> fill()); // so that the start reads no analysis
        analyses.chosenProperty().when(InWindow.of(this)).subscribe(this::name);
    }

    private void name(Optional<String> chosen) {
        setText(chosen.flatMap(id -> analyses.catalog().analysis(id))
                .map(analysis -> texts.terms().name(analysis))
                .orElse(texts.get("analyses.all")));
    }

    private void fill() {
        ToggleGroup group = new ToggleGroup();
        getItems().setAll(item(texts.get("analyses.all"), Optional.empty(), group), new SeparatorMenuItem());
        boolean own = false;
        for (Analysis analysis : analyses.catalog().analyses()) {
            if (analysis.own() && !own) {
                own = true;
                getItems().add(new SeparatorMenuItem());
            }
            getItems().add(item(texts.terms().name(analysis), Optional.of(analysis.id()), group));
        }
    }

    private RadioMenuItem item(String name, Optional<String> id, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(analyses.chosenProperty().get().equals(id));
        item.setOnAction(event -> analyses.chosenProperty().set(id));
        return item;
    }
}
