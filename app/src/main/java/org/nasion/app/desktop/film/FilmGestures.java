package org.nasion.app.desktop.film;

import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.nasion.app.desktop.viewmodel.AnnotationViewModel;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.ScaleViewModel;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** Turns mouse and touch on the film into what the view models understand. */
final class FilmGestures {

    private static final double REACH = 13;
    private static final double FINGER = 26;
    private static final double THRESHOLD = 2;
    private static final double WHEEL_NOTCH = 40;

    /** What a pressed button is doing. */
    private enum Doing {
        NOTHING,
        PANNING,
        WINDOWING,
        HOLDING,
        DRAGGING,
        BENDING
    }

    private final FilmView view;
    private final WorkbenchViewModel workbench;
    private final FilmViewModel film;
    private final ScaleViewModel scale;
    private final AnnotationViewModel annotations;
    private Doing doing = Doing.NOTHING;
    private double lastX;
    private double lastY;
    private double pressX;
    private double pressY;
    private boolean far;
    private Point grip = new Point(0, 0);

    FilmGestures(FilmView view, WorkbenchViewModel workbench, ScaleViewModel scale, AnnotationViewModel annotations) {
        this.view = view;
        this.workbench = workbench;
        this.film = workbench.film();
        this.scale = scale;
        this.annotations = annotations;
    }

    void install() {
        view.setOnMousePressed(this::pressed);
        view.setOnMouseDragged(this::dragged);
        view.setOnMouseReleased(this::released);
        view.setOnMouseMoved(this::moved);
        view.setOnMouseExited(event -> {
            if (doing == Doing.NOTHING) {
                film.cursorProperty().set(Optional.empty());
            }
        });
        view.addEventHandler(ScrollEvent.SCROLL, event -> {
            if (isOpen() && event.isDirect()) {
                film.panBy(event.getDeltaX(), event.getDeltaY()); // fingers on the screen
                event.consume();
            } else if (isOpen() && event.getDeltaY() != 0) {
                film.zoomSteps(event.getX(), event.getY(), Math.clamp(event.getDeltaY() / WHEEL_NOTCH, -4, 4));
                event.consume();
            }
        });
        // The first of two fingers is a mouse to the film: what it took hold of stays where it was.
        view.addEventHandler(ZoomEvent.ZOOM_STARTED, event -> giveUp());
        view.addEventHandler(ZoomEvent.ZOOM, event -> {
            if (isOpen()) {
                film.zoomAt(event.getX(), event.getY(), event.getZoomFactor());
                event.consume();
            }
        });
    }

    private void giveUp() {
        if (isOpen() && (doing == Doing.HOLDING || doing == Doing.DRAGGING)) {
            tracing().drag().cancel();
        }
        if (doing != Doing.BENDING) {
            doing = Doing.NOTHING;
        }
    }

    /** How near a hand has to come: a fingertip covers more than a pointer. */
    private static double reach(MouseEvent event) {
        return event.isSynthesized() ? FINGER : REACH;
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        if (!isOpen() || doing != Doing.NOTHING) {
            return;
        }
        lastX = pressX = event.getX();
        lastY = pressY = event.getY();
        far = false;
        doing = switch (event.getButton()) {
            case MIDDLE -> Doing.PANNING;
            case SECONDARY -> Doing.WINDOWING;
            case PRIMARY -> primary(event);
            default -> Doing.NOTHING;
        };
        if (doing == Doing.PANNING) {
            view.setCursor(Cursor.CLOSED_HAND);
        }
        event.consume();
    }

    private Doing primary(MouseEvent event) {
        return switch (film.toolProperty().get()) {
            case PAN -> Doing.PANNING;
            case WINDOW -> Doing.WINDOWING;
            case CALIBRATE -> {
                scale.click(transform().toImage(event.getX(), event.getY()));
                yield Doing.NOTHING;
            }
            case DISTANCE, ANGLE, NOTE -> {
                if (isOnFilm(event)) {
                    annotations.click(transform().toImage(event.getX(), event.getY()));
                }
                yield Doing.NOTHING;
            }
            case SIDES -> {
                if (isOnFilm(event)) {
                    workbench.sides().click(snapped(event, transform().toImage(event.getX(), event.getY())));
                }
                yield Doing.NOTHING;
            }
            case SELECT -> select(event);
            case OUTLINE -> outline(event);
        };
    }

    /** Takes hold of a node of the outline, or picks another outline; elsewhere the film is moved. */
    private Doing outline(MouseEvent event) {
        if (film.hiddenProperty().get()) {
            return Doing.PANNING;
        }
        Point at = transform().toImage(event.getX(), event.getY());
        double reach = reach(event) / transform().scale();
        if (event.getClickCount() == 2 && workbench.outlines().removeNode(at, reach)) {
            return Doing.NOTHING;
        }
        return workbench.outlines().press(at, reach) ? Doing.BENDING : Doing.PANNING;
    }

    private Doing select(MouseEvent event) {
        TracingViewModel tracing = tracing();
        Optional<Landmark> hit = film.hiddenProperty().get()
                ? Optional.empty()
                : TracingPainter.at(view.frame(), event.getX(), event.getY(), reach(event));
        Optional<TracingPainter.SideHit> side = film.hiddenProperty().get()
                ? Optional.empty()
                : TracingPainter.sideAt(view.frame(), event.getX(), event.getY(), reach(event));
        if (side.isPresent() && isNearer(side.get().at(), hit, event)) {
            tracing.drag().grabSide(side.get().landmark(), side.get().side());
            return hold(side.get().at(), event);
        }
        if (hit.isPresent()) {
            tracing.drag().grab(hit.get(), true);
            return hold(
                    transform()
                            .toView(tracing.placement(hit.get()).orElseThrow().position()),
                    event);
        }
        Optional<Landmark> missing = tracing.selectedProperty()
                .get()
                .filter(landmark -> tracing.placement(landmark).isEmpty());
        if (missing.isPresent() && isOnFilm(event)) {
            tracing.review().place(missing.get(), transform().toImage(event.getX(), event.getY()));
            return Doing.NOTHING;
        }
        return Doing.PANNING;
    }

    private Doing hold(Point view, MouseEvent event) {
        grip = new Point(view.x() - event.getX(), view.y() - event.getY());
        this.view.setCursor(Cursor.NONE);
        return Doing.HOLDING;
    }

    /** Whether a side lies nearer to the pointer than a point, in view space. */
    private boolean isNearer(Point side, Optional<Landmark> hit, MouseEvent event) {
        Point pointer = new Point(event.getX(), event.getY());
        return hit.flatMap(tracing()::placement)
                .filter(point -> transform().toView(point.position()).distanceTo(pointer) <= side.distanceTo(pointer))
                .isEmpty();
    }

    private void dragged(MouseEvent event) {
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        far = far || Math.hypot(event.getX() - pressX, event.getY() - pressY) > THRESHOLD;
        film.cursorProperty().set(Optional.of(transform().toImage(event.getX(), event.getY())));
        switch (doing) {
            case PANNING -> film.panBy(dx, dy);
            case WINDOWING -> film.look().drag(dx, dy);
            case HOLDING -> {
                if (far) {
                    // The point starts where it is: the threshold's way is taken off the hand's.
                    grip = grip.minus(new Point(event.getX() - pressX, event.getY() - pressY));
                    doing = Doing.DRAGGING;
                }
            }
            case DRAGGING ->
                tracing()
                        .drag()
                        .to(snapped(event, transform().toImage(event.getX() + grip.x(), event.getY() + grip.y())));
            case BENDING -> {
                if (far) {
                    workbench.outlines().drag(snapped(event, transform().toImage(event.getX(), event.getY())));
                }
            }
            case NOTHING -> {}
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        switch (doing) {
            case HOLDING, DRAGGING -> tracing().drag().finish();
            case BENDING -> workbench.outlines().release();
            case PANNING -> {
                if (!far
                        && event.getButton() == MouseButton.PRIMARY
                        && film.toolProperty().get() == FilmTool.SELECT) {
                    tracing().selectedProperty().set(Optional.empty());
                }
            }
            case WINDOWING -> {
                if (!far && event.getButton() == MouseButton.SECONDARY) {
                    askMenu(event);
                }
            }
            case NOTHING -> {}
        }
        doing = Doing.NOTHING;
        pointer(event);
        event.consume();
    }

    /** What can be done, and with the point that lies there. */
    private void askMenu(MouseEvent event) {
        if (!film.hiddenProperty().get()) {
            TracingPainter.at(view.frame(), event.getX(), event.getY(), reach(event))
                    .ifPresent(point -> tracing().selectedProperty().set(Optional.of(point)));
        }
        view.openMenu(event.getScreenX(), event.getScreenY());
    }

    private void moved(MouseEvent event) {
        if (!isOpen()) {
            return;
        }
        film.cursorProperty().set(Optional.of(transform().toImage(event.getX(), event.getY())));
        view.hover(TracingPainter.at(view.frame(), event.getX(), event.getY(), reach(event)));
        pointer(event);
    }

    private void pointer(MouseEvent event) {
        boolean overPoint = film.toolProperty().get() == FilmTool.SELECT
                && (TracingPainter.at(view.frame(), event.getX(), event.getY(), reach(event))
                                .isPresent()
                        || TracingPainter.sideAt(view.frame(), event.getX(), event.getY(), reach(event))
                                .isPresent());
        view.setCursor(
                switch (film.toolProperty().get()) {
                    case CALIBRATE, DISTANCE, ANGLE, NOTE, SIDES -> Cursor.CROSSHAIR;
                    case PAN -> Cursor.OPEN_HAND;
                    case WINDOW -> Cursor.MOVE;
                    case OUTLINE -> isOverOutline(event) ? Cursor.HAND : Cursor.DEFAULT;
                    case SELECT -> overPoint ? Cursor.HAND : isPlacing() ? Cursor.CROSSHAIR : Cursor.DEFAULT;
                });
    }

    private boolean isOverOutline(MouseEvent event) {
        return workbench
                .outlines()
                .at(
                        transform().toImage(event.getX(), event.getY()),
                        reach(event) / transform().scale())
                .isPresent();
    }

    private boolean isPlacing() {
        TracingViewModel tracing = tracing();
        return tracing.selectedProperty()
                .get()
                .filter(landmark -> tracing.placement(landmark).isEmpty())
                .isPresent();
    }

    private boolean isOnFilm(MouseEvent event) {
        Point image = transform().toImage(event.getX(), event.getY());
        return image.equals(onFilm(image));
    }

    /** Where the hand is; on the edge beside it while Shift is held. */
    private Point snapped(MouseEvent event, Point image) {
        Point place = onFilm(image);
        return event.isShiftDown() ? onFilm(workbench.outlines().edgeNear(place)) : place;
    }

    /** The nearest place on the film: landmarks do not leave it. */
    private Point onFilm(Point image) {
        return film.filmProperty()
                .get()
                .map(shown -> new Point(
                        Math.clamp(image.x(), -0.5, shown.width() - 0.5),
                        Math.clamp(image.y(), -0.5, shown.height() - 0.5)))
                .orElse(image);
    }

    private boolean isOpen() {
        return workbench.openProperty().get().isPresent();
    }

    private TracingViewModel tracing() {
        return workbench.openProperty().get().map(OpenCase::tracing).orElseThrow();
    }

    private ViewTransform transform() {
        return film.transformProperty().get();
    }
}
