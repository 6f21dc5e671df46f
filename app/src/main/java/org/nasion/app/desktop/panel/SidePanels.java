package org.nasion.app.desktop.panel;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.settings.ViewSettings;
import org.nasion.app.desktop.viewmodel.WindowViewModel;

/**
 * The panels beside the film, one above the other: the line at their left edge and the one between them are dragged, and
 * go back to their usual place with a double click. Where both lie is the window's to say; here it only shows.
 */
public final class SidePanels extends Pane {

    /** Of a line that can be taken hold of; only its middle is seen. */
    private static final double GRIP = 7;

    private final WindowViewModel window;
    private final Region upper;
    private final Region lower;
    private final Region edge;
    private final Region between;
    private final ObservableValue<Boolean> finished;

    /** @param finished while it is so, the upper panel takes no more room than it needs; what was dragged stays for the next film */
    public SidePanels(Region upper, Region lower, ObservableValue<Boolean> finished, WindowViewModel window) {
        this.window = window;
        this.finished = finished;
        this.upper = upper;
        this.lower = lower;
        getStyleClass().add("panels");
        edge = line(
                "panels-edge",
                Orientation.HORIZONTAL,
                () -> window.panelWidthProperty().get(),
                moved -> window.panelWidthProperty().set(ViewSettings.width(moved)),
                () -> -1,
                () -> window.panelWidthProperty().set(ViewSettings.USUAL_WIDTH));
        between = line(
                "panels-between",
                Orientation.VERTICAL,
                () -> window.reviewShareProperty().get(),
                moved -> window.reviewShareProperty().set(ViewSettings.share(moved)),
                () -> 1 / getHeight(),
                () -> window.reviewShareProperty().set(ViewSettings.USUAL_SHARE));
        getChildren().addAll(upper, lower, edge, between);
        window.panelWidthProperty().when(InWindow.of(this)).addListener((property, before, now) -> requestLayout());
        window.reviewShareProperty().when(InWindow.of(this)).addListener((property, before, now) -> requestLayout());
        finished.addListener((property, before, now) -> requestLayout());
        between.visibleProperty().bind(lower.visibleProperty());
        lower.visibleProperty().addListener((property, before, now) -> requestLayout());
    }

    /**
     * A line between two parts.
     *
     * @param value what it changes, as it is now
     * @param set   takes the value that the hand asks for
     * @param perPx by how much the value grows with each px to the right or down
     * @param usual takes it back to where nobody moved it
     */
    private static Region line(
            String id,
            Orientation along,
            DoubleSupplier value,
            DoubleConsumer set,
            DoubleSupplier perPx,
            Runnable usual) {
        Region line = new Region();
        line.setId(id);
        line.getStyleClass()
                .addAll("panel-line", along == Orientation.HORIZONTAL ? "panel-line-upright" : "panel-line-level");
        line.setCursor(along == Orientation.HORIZONTAL ? Cursor.H_RESIZE : Cursor.V_RESIZE);
        double[] grip = new double
                [2]; // where the mouse took hold on the screen, and the value then: the line moves along with the hand
        line.setOnMousePressed(event -> {
            grip[0] = along == Orientation.HORIZONTAL ? event.getScreenX() : event.getScreenY();
            grip[1] = value.getAsDouble();
            event.consume();
        });
        line.setOnMouseDragged(event -> {
            double at = along == Orientation.HORIZONTAL ? event.getScreenX() : event.getScreenY();
            set.accept(grip[1] + (at - grip[0]) * perPx.getAsDouble());
            event.consume();
        });
        line.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.isStillSincePress()) {
                usual.run();
            }
            event.consume();
        });
        return line;
    }

    /** The panels in a frame that scrolls where the window is too low for both. */
    public ScrollPane scrolled() {
        ScrollPane scroll = new ScrollPane(this);
        scroll.getStyleClass().add("panels-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        scroll.minWidthProperty().bind(window.panelWidthProperty());
        scroll.prefWidthProperty().bind(window.panelWidthProperty());
        return scroll;
    }

    @Override
    protected double computePrefWidth(double height) {
        return window.panelWidthProperty().get();
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    /** Below that the window scrolls them: rows are never drawn over each other. */
    @Override
    protected double computeMinHeight(double width) {
        double inner = window.panelWidthProperty().get() - snappedLeftInset();
        return upper.minHeight(inner) + (lower.isVisible() ? lower.minHeight(inner) : 0);
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left;
        double height = getHeight();
        edge.resizeRelocate(0, 0, GRIP, height); // the frame that scrolls would cut what lies outside
        if (!lower.isVisible()) {
            upper.resizeRelocate(left, 0, width, height);
            return;
        }
        double dragged = Math.rint(height * window.reviewShareProperty().get());
        double share = finished.getValue() ? Math.min(dragged, Math.ceil(upper.prefHeight(width))) : dragged;
        // What a panel needs at least is its own to say.
        double least = upper.minHeight(width);
        double middle = Math.clamp(share, least, Math.max(least, height - lower.minHeight(width)));
        upper.resizeRelocate(left, 0, width, middle);
        lower.resizeRelocate(left, middle, width, height - middle);
        between.resizeRelocate(left, middle - Math.floor(GRIP / 2), width, GRIP);
    }
}
