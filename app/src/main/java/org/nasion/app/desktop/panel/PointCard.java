package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.core.analysis.Unit;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.Placing;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;

/** The selected point: its name, where it lies, how it came there, and what can be done. */
final class PointCard extends VBox {

    private final AnalysisLibrary analyses;
    private final ActionTable actions;
    private final ActionControls controls;
    private final WindowTexts texts;
    private final PointHistory history;
    private Optional<TracingViewModel> tracing = Optional.empty();
    private Optional<Object> shows = Optional.empty();

    PointCard(AnalysisLibrary analyses, ActionTable actions, ActionControls controls, WindowTexts texts) {
        this.analyses = analyses;
        this.actions = actions;
        this.controls = controls;
        this.texts = texts;
        this.history = new PointHistory(texts);
        getStyleClass().add("about-point");
    }

    /** Shows the selected point of a tracing, or nothing. */
    void show(Optional<TracingViewModel> now) {
        tracing = now;
        Optional<Landmark> selected =
                tracing.flatMap(shown -> shown.selectedProperty().get());
        setVisible(selected.isPresent());
        setManaged(selected.isPresent());
        if (selected.isEmpty()) {
            shows = Optional.empty();
            return;
        }
        history.show(
                tracing.orElseThrow().shownProperty().get(),
                tracing.orElseThrow().readingsProperty().get().calibration(),
                selected.get());
        Optional<Placement> placement = tracing.flatMap(shown -> shown.placement(selected.get()));
        PointState state = placement.map(PointState::of).orElse(PointState.MISSING);
        Optional<Object> next = Optional.of(List.of(
                selected.get(),
                state,
                placement.flatMap(Placement::proposal),
                placement.filter(Placement::isByHabit).isPresent(),
                sides(selected.get()),
                hasScale()));
        if (next.equals(shows)) {
            return; // a drag changes the place only
        }
        shows = next;
        Landmark known = analyses.catalog().landmarks().known(selected.get());
        Label name = new Label(texts.terms().name(known));
        name.getStyleClass().add("about-name");
        Label code = new Label(selected.get().code());
        code.getStyleClass().add("panel-note");
        HBox head = new HBox(name, grow(), code);
        head.setAlignment(Pos.BASELINE_LEFT);
        Label where = new Label(definition(known));
        where.setWrapText(true);
        where.getStyleClass().add("about-where");
        String came = placement.map(this::howItCame).orElse(texts.get("state.MISSING.how"));
        Label how = new Label(came
                + sides(selected.get())
                        .map(both -> " (" + texts.wording().sides(both, calibration()) + ")")
                        .orElse(""));
        how.setWrapText(true);
        how.getStyleClass().add("panel-note");
        VBox words = new VBox(where, how);
        words.getStyleClass().add("about-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinHeight(Region.USE_PREF_SIZE);
        for (Label label : List.of(where, how)) {
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        HBox body = new HBox(words);
        GuidePicture.of(known, texts.get("review.guide", texts.terms().name(known)))
                .map(picture -> picture.choosing(
                        Landmark.STANDARD,
                        other -> tracing.ifPresent(
                                shown -> shown.selectedProperty().set(Optional.of(other)))))
                .ifPresent(body.getChildren()::add);
        body.getStyleClass().add("about-body");
        body.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(head, body);
        if (placement.isPresent()) {
            HBox buttons = new HBox(
                    controls.textButton(actions.get("accept"), "small", "accent"),
                    controls.iconButton(actions.get("reset")),
                    grow(),
                    selected.get().isBilateral() ? controls.iconButton(actions.get("sides")) : new Region(),
                    controls.iconButton(actions.get("heatMap")),
                    controls.iconButton(actions.get("loupe")));
            buttons.setAlignment(Pos.CENTER_LEFT);
            buttons.getStyleClass().add("about-buttons");
            getChildren().add(buttons);
        }
        getChildren().add(history);
    }

    /** Where a person placed left and right, as far as that is no drag that still lasts. */
    private Optional<Sides> sides(Landmark landmark) {
        return tracing.flatMap(shown -> shown.state().tracing().placement(landmark))
                .flatMap(Placement::sides);
    }

    /** Where the point lies; of two sides, that the place between them is meant. */
    private String definition(Landmark landmark) {
        return texts.terms().definition(landmark)
                + (landmark.isBilateral() && landmark.placing() == Placing.HAND
                        ? " " + texts.get("review.bilateral")
                        : "");
    }

    private String howItCame(Placement placement) {
        PointState state = PointState.of(placement);
        String words = texts.get("state." + state.name() + ".how");
        if (state == PointState.MOVED) {
            return words;
        }
        String habit = placement.isMovedByHabit()
                ? " "
                        + texts.get(
                                "review.byHabit",
                                placement.habit().orElseThrow().films())
                : "";
        String certainty = placement.confidence().isPresent()
                ? " "
                        + texts.get(
                                hasScale() ? "review.within" : "review.certain",
                                Math.round(placement.confidence().getAsDouble() * 100))
                : "";
        String error = hasScale() && placement.expectedErrorMm().isPresent()
                ? " "
                        + texts.get(
                                "review.expected",
                                texts.wording()
                                        .withUnit(placement.expectedErrorMm().getAsDouble(), Unit.MILLIMETRE))
                : "";
        return words + habit + certainty + error;
    }

    private Calibration calibration() {
        return tracing.orElseThrow().readingsProperty().get().calibration();
    }

    private boolean hasScale() {
        return calibration().mmPerPx().isPresent();
    }

    /** Takes up what room a row has to spare. */
    static Region grow() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }
}
