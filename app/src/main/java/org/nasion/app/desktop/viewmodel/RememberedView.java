package org.nasion.app.desktop.viewmodel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.settings.ViewSettings;
import org.nasion.core.drawing.Outline;

/** Shows the window as it was looked at last, and remembers each change: the chosen analysis, panels with their sizes, and the film's layers. */
public final class RememberedView {

    private final SettingsStore settings;
    private final Map<String, BooleanProperty> layers = new LinkedHashMap<>();

    public RememberedView(WorkbenchViewModel desk, WindowViewModel window, SettingsStore settings) {
        this.settings = settings;
        FilmViewModel film = desk.film();
        AnalysisLibrary analyses = desk.analyses();
        ViewSettings last = settings.get().view();
        layers.put("outlines", film.outlinesProperty());
        for (Outline part : Outline.values()) {
            layers.put("outline." + part, film.outlineProperty(part));
        }
        layers.put("planes", film.planesProperty());
        layers.put("angles", film.anglesProperty());
        layers.put("labels", film.labelsProperty());
        layers.put("loupe", film.loupeProperty());
        layers.forEach((name, on) -> {
            on.set(!last.layersOff().contains(name));
            on.addListener((property, before, now) -> change(view -> view.layersOff = layers.entrySet().stream()
                    .filter(layer -> !layer.getValue().get())
                    .map(Map.Entry::getKey)
                    .toList()));
        });
        analyses.chosenProperty().set(Optional.of(last.analysis()).filter(id -> !id.isEmpty()));
        analyses.chosenProperty().subscribe((before, now) -> change(view -> view.analysis = now.orElse("")));
        film.styleProperty().set(settings.get().filmStyle());
        settings.onChange(now -> film.styleProperty().set(now.filmStyle()));
        window.certainProperty().set(last.certain());
        window.certainProperty()
                .addListener((property, before, now) -> change(view -> view.certain = now.doubleValue()));
        window.chartsProperty().set(last.charts());
        window.chartsProperty().addListener((property, before, now) -> change(view -> view.charts = now));
        window.panelsProperty().set(!last.noPanels());
        window.panelsProperty().addListener((property, before, now) -> change(view -> view.noPanels = !now));
        window.panelWidthProperty().set(last.panelWidth());
        window.panelWidthProperty()
                .addListener((property, before, now) -> change(view -> view.panelWidth = now.doubleValue()));
        window.reviewShareProperty().set(last.reviewShare());
        window.reviewShareProperty()
                .addListener((property, before, now) -> change(view -> view.reviewShare = now.doubleValue()));
    }

    private void change(Consumer<ViewSettings.Draft> change) {
        settings.change(now -> now.with(draft -> draft.view = now.view().with(change)));
    }
}
