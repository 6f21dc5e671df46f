package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.analysis.AnalysisEditor;
import org.nasion.app.desktop.viewmodel.MeasurementRow;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.core.analysis.AnalysisCatalog;

/** Writing an analysis in the window. */
class AnalysisEditorJourneyTest extends Journey {

    @BeforeEach
    void openWindow() throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        onUi(() -> {
            window.window().toggle(Page.ANALYSES);
            return null;
        });
    }

    private TextArea text() {
        return (TextArea) window.content().lookup("#analysis-text");
    }

    private Button save() {
        return (Button) window.content().lookup("#analysis-save");
    }

    private void write(String words) throws Exception {
        onUi(() -> {
            text().setText(words);
            ((AnalysisEditor) window.content().lookup(".analysis-editor")).look();
            return null;
        });
    }

    private List<String> table() {
        ListView<?> table = (ListView<?>) window.content().lookup("#measurements");
        return table.getItems().stream()
                .map(row -> switch ((MeasurementRow) row) {
                    case MeasurementRow.Heading heading -> heading.text();
                    case MeasurementRow.Line line ->
                        line.reading().measurement().name();
                })
                .toList();
    }

    private List<String> problems() {
        return window.content().lookupAll(".analysis-problem").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    @Test
    void whatIsSavedIsMeasuredAtOnceAndFoundAgain() throws Exception {
        assertFalse(window.workbench()
                .openProperty()
                .get()
                .orElseThrow()
                .tracing()
                .readingsProperty()
                .get()
                .reading("Palate_SN")
                .isPresent());
        onUi(() -> {
            save().fire();
            return null;
        });
        assertTrue(Files.isRegularFile(folder.resolve("config/analyses/my-analysis.json")));
        assertTrue(window.workbench()
                .openProperty()
                .get()
                .orElseThrow()
                .tracing()
                .readingsProperty()
                .get()
                .reading("Palate_SN")
                .orElseThrow()
                .value()
                .number()
                .isPresent());
        assertEquals(List.of("Jaws", "SNA", "SNB", "ANB", "Palate to SN"), table());
        onUi(() -> {
            window.workbench().analyses().chosenProperty().set(java.util.Optional.of("tweed"));
            return null;
        });
        assertEquals(List.of("Triangle", "FMA", "FMIA", "IMPA", "Profile", "Z angle"), table());
        assertTrue(AnalysisCatalog.load(folder.resolve("config"))
                .analysis("my-analysis")
                .orElseThrow()
                .own());
    }

    @Test
    void aProblemIsToldWithItsPlaceAndKeepsFromSaving() throws Exception {
        write(text().getText().replace("line(PNS, ANS)", "line(PNS, Bo)"));
        assertEquals(
                1,
                problems().stream()
                        .filter(line -> line.startsWith("Line 6, column 26: ") && line.contains("'Bo' (Bolton point)"))
                        .count(),
                problems().toString());
        assertTrue(save().isDisabled());
        write(text().getText().replace("Bo", "ANS"));
        assertEquals(List.of(), problems());
        assertFalse(save().isDisabled());
    }

    @Test
    void closingThePageLosesNothing() throws Exception {
        write("{ half a thought");
        onUi(() -> {
            window.window().toggle(Page.ANALYSES);
            window.window().toggle(Page.ANALYSES);
            return null;
        });
        assertEquals("{ half a thought", text().getText());
    }
}
