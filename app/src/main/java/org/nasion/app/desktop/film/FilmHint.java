package org.nasion.app.desktop.film;

import java.util.Optional;
import javafx.scene.control.Label;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.detection.DetectionMaps;
import org.nasion.core.landmark.Landmark;

/** The line at the film's foot. */
final class FilmHint extends Label {

    private final WorkbenchViewModel workbench;
    private final WindowTexts texts;

    FilmHint(WorkbenchViewModel workbench, WindowTexts texts) {
        this.workbench = workbench;
        this.texts = texts;
        getStyleClass().add("film-hint");
        setId("film-hint");
        setManaged(false);
        setMouseTransparent(true);
        setWrapText(true);
    }

    /** Says where to click while a point is missing, and why there is no heat-map where one is looked for. */
    void show(Optional<TracingViewModel> tracing, Optional<DetectionMaps> maps, double viewWidth, double viewHeight) {
        Optional<String> words = sides().or(() -> FilmTargets.missing(tracing)
                        .map(landmark -> texts.get(
                                "film.place",
                                texts.terms().name(landmark),
                                texts.terms().definition(landmark))))
                .or(() -> whyNoHeat(tracing, maps));
        setVisible(words.isPresent());
        words.ifPresent(text -> {
            setText(text);
            // Beside what lies in the corners, but never so narrow that it becomes a column of single words.
            double width = Math.clamp(viewWidth - 2 * (200 + 40), Math.max(1, Math.min(360, viewWidth - 40)), 560);
            double height = prefHeight(width);
            resizeRelocate(Math.rint((viewWidth - width) / 2), Math.rint(viewHeight - height - 18), width, height);
        });
    }

    /** Which side is clicked next. */
    private Optional<String> sides() {
        return workbench.film().toolProperty().get() == FilmTool.SIDES
                ? workbench
                        .sides()
                        .landmark()
                        .map(landmark -> texts.get(
                                workbench.sides().leftProperty().get().isPresent()
                                        ? "film.sides.right"
                                        : "film.sides.left",
                                texts.terms().name(landmark)))
                : Optional.empty();
    }

    private Optional<String> whyNoHeat(Optional<TracingViewModel> tracing, Optional<DetectionMaps> maps) {
        if (!workbench.film().heatMapProperty().get()
                || workbench.film().hiddenProperty().get()) {
            return Optional.empty();
        }
        Optional<Landmark> selected =
                tracing.flatMap(now -> now.selectedProperty().get());
        return maps.isPresent() && selected.isEmpty()
                ? Optional.of(texts.get("film.heat.select"))
                : selected.filter(landmark ->
                                maps.filter(all -> all.map(landmark).isEmpty()).isPresent())
                        .map(landmark ->
                                texts.get("film.heat.none", texts.terms().name(landmark)));
    }
}
