package org.nasion.app.desktop.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.drawing.Shape;

class TracingFramesTest {

    @TempDir
    Path folder;

    @Test
    void onlyThePlanesAndAnglesOfTheChosenAnalysisAreDrawn() throws IOException {
        WindowTexts texts = WindowTexts.of(Locale.ENGLISH);
        try (WorkbenchViewModel workbench = TestDesk.in(folder).texts(texts).empty()) {
            workbench.opening().open(Fixtures.filmFile(folder, "film.png"));
            TracingFrames frames = new TracingFrames(workbench, workbench.scale(), workbench.annotations(), texts);
            List<Shape> all = workbench
                    .openProperty()
                    .get()
                    .orElseThrow()
                    .tracing()
                    .shapesProperty()
                    .get();
            assertEquals(all, frames.chosen(all), "all measurements");
            workbench.analyses().chosenProperty().set(Optional.of("tweed"));
            Set<String> tweed = Set.copyOf(workbench
                    .analyses()
                    .catalog()
                    .analysis("tweed")
                    .orElseThrow()
                    .measurements());
            List<Shape> shown = frames.chosen(all);
            // Tweed's triangle stands on Frankfort and the mandibular plane, and needs no S–N.
            assertTrue(
                    arcs(shown).contains("FMA") && !arcs(shown).contains("SNA"),
                    arcs(shown).toString());
            assertTrue(arcs(all).contains("SNA"));
            shown.stream()
                    .filter(shape -> shape.group() == Shape.Group.PLANE)
                    .forEach(plane ->
                            assertTrue(plane.measurements().stream().anyMatch(tweed::contains), plane.toString()));
            assertEquals(
                    all.stream()
                            .filter(shape -> shape.group() == Shape.Group.OUTLINE)
                            .toList(),
                    shown.stream()
                            .filter(shape -> shape.group() == Shape.Group.OUTLINE)
                            .toList());
        }
    }

    private static List<String> arcs(List<Shape> shapes) {
        return shapes.stream()
                .filter(Shape.Arc.class::isInstance)
                .flatMap(arc -> arc.measurements().stream())
                .toList();
    }
}
