package org.nasion.app.desktop.panel;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.settings.ViewSettings;

/** The film with the panels beside it, both as wide as the user dragged them; the panels' room can be the film's. */
public final class SidePanels extends SplitPane {

    private static final double USUAL_WIDTH = 364;

    private final SplitPane panels;
    private final SettingsStore settings;
    private final ObservableValue<Boolean> shown; // held here: a binding lives only as long as somebody has it
    private double width;

    /** @param shown whether the panels are there */
    public SidePanels(Node film, Node review, Node numbers, ObservableValue<Boolean> shown, SettingsStore settings) {
        this.settings = settings;
        this.shown = shown;
        ViewSettings last = settings.get().view();
        width = last.panelWidth() > 0 ? last.panelWidth() : USUAL_WIDTH;
        panels = new SplitPane(review, numbers);
        panels.setOrientation(Orientation.VERTICAL);
        panels.setDividerPositions(last.reviewShare() > 0 ? last.reviewShare() : 0.5);
        panels.getStyleClass().add("panels");
        panels.setMinWidth(ViewSettings.LEAST_WIDTH);
        panels.setMaxWidth(ViewSettings.MOST_WIDTH);
        getStyleClass().add("sides");
        setResizableWithParent(panels, false);
        getItems().add(film);
        shown.addListener((property, before, now) -> show(now));
        show(this.shown.getValue());
        widthProperty().addListener((property, before, now) -> place());
        // Only what a person drags is remembered: the rest follows from the window's size.
        panels.getDividers().getFirst().positionProperty().addListener((property, before, now) -> {
            if (isDragged(panels)) {
                change(view -> view.reviewShare = now.doubleValue());
            }
        });
    }

    private void show(boolean on) {
        if (on && !getItems().contains(panels)) {
            getItems().add(panels);
            place();
            getDividers().getFirst().positionProperty().addListener((property, before, now) -> {
                if (isDragged(this)) {
                    width = Math.clamp((1 - now.doubleValue()) * getWidth(), ViewSettings.LEAST_WIDTH, ViewSettings.MOST_WIDTH);
                    change(view -> view.panelWidth = width);
                }
            });
        } else if (!on) {
            getItems().remove(panels);
        }
    }

    private static boolean isDragged(SplitPane split) {
        return split.lookupAll(".split-pane-divider").stream().anyMatch(divider -> divider.getParent() == split && divider.isPressed());
    }

    private void place() {
        if (getWidth() > 0 && !getDividers().isEmpty()) {
            setDividerPositions(1 - width / getWidth());
        }
    }

    private void change(Consumer<ViewSettings.Draft> change) {
        settings.change(now -> now.with(draft -> draft.view = now.view().with(change)));
    }
}
