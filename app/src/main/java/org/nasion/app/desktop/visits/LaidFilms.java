package org.nasion.app.desktop.visits;

import java.util.Optional;
import java.util.function.ObjDoubleConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.effect.BlendMode;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import javafx.util.Duration;
import org.nasion.app.desktop.visits.VisitsViewModel.Look;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;

/**
 * Two films laid on each other: through each other, the earlier one blue-green and the later one red so that what lies on
 * itself is grey; one after the other; or in the fields of a checkerboard. A drag moves the later film, one with Shift or the
 * right button turns it, and so do the keys.
 */
final class LaidFilms extends Pane {

    private static final Duration TURN = Duration.millis(700);
    private static final double FIELD = 26;

    private final ImageView earlier = new ImageView();
    private final ImageView later = new ImageView();
    private final Group laterLaid = new Group(later);
    private final Group fields = new Group();
    private final Affine earlierPlace = new Affine();
    private final Affine laterPlace = new Affine();
    private final Timeline turns = new Timeline(new KeyFrame(TURN, event -> later.setVisible(!later.isVisible())));
    private final ObjDoubleConsumer<Point> adjust;
    private Optional<HeldFilm> first = Optional.empty();
    private Optional<HeldFilm> second = Optional.empty();
    private RigidMotion motion = new RigidMotion(0, new Point(0, 0));
    private Point about = new Point(0, 0);
    private Look look = Look.BLEND;
    private double scale = 1;
    private Point pressed = new Point(0, 0);

    /** @param adjust is told by how many mm and degrees the later film is to move */
    LaidFilms(ObjDoubleConsumer<Point> adjust, String name, String help) {
        this.adjust = adjust;
        getStyleClass().add("visits-films");
        setId("visits-films");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        setAccessibleHelp(help);
        earlier.getTransforms().add(earlierPlace);
        later.getTransforms().add(laterPlace);
        getChildren().addAll(earlier, laterLaid);
        Rectangle bounds = new Rectangle();
        bounds.widthProperty().bind(widthProperty());
        bounds.heightProperty().bind(heightProperty());
        setClip(bounds);
        turns.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                turns.stop(); // a page that is gone must not be kept by its clock
            }
        });
        setOnMousePressed(event -> {
            requestFocus();
            pressed = new Point(event.getX(), event.getY());
        });
        setOnMouseDragged(this::drag);
        setOnKeyPressed(this::key);
    }

    /** @param about where a turn by hand turns, mm of the earlier film */
    void show(HeldFilm one, HeldFilm other, RigidMotion laid, Point about) {
        boolean sameFilms = first.filter(one::equals).isPresent()
                && second.filter(other::equals).isPresent();
        first = Optional.of(one);
        second = Optional.of(other);
        motion = laid;
        this.about = about;
        if (!sameFilms) {
            paint();
        }
        requestLayout();
    }

    void look(Look how) {
        if (look != how || earlier.getImage() == null) {
            look = how;
            paint();
            requestLayout();
        }
    }

    private void paint() {
        boolean blend = look == Look.BLEND;
        earlier.setImage(
                first.map(film -> image(film, blend ? 0x00FFFF : 0xFFFFFF)).orElse(null));
        later.setImage(
                second.map(film -> image(film, blend ? 0xFF0000 : 0xFFFFFF)).orElse(null));
        laterLaid.setBlendMode(blend ? BlendMode.ADD : null);
        laterLaid.setClip(look == Look.CHECKERBOARD ? fields : null);
        later.setVisible(true);
        if (look == Look.BLINK && getScene() != null) {
            turns.playFromStart();
        } else {
            turns.stop();
        }
    }

    private static Image image(HeldFilm film, int channels) {
        WritableImage image = new WritableImage(film.width(), film.height());
        int[] colours = new int[film.grey().length];
        for (int i = 0; i < colours.length; i++) {
            int grey = film.grey()[i] & 0xFF;
            colours[i] = 0xFF000000 | (grey * 0x010101 & channels);
        }
        image.getPixelWriter()
                .setPixels(
                        0, 0, film.width(), film.height(), PixelFormat.getIntArgbInstance(), colours, 0, film.width());
        return image;
    }

    @Override
    protected void layoutChildren() {
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        HeldFilm one = first.get();
        HeldFilm other = second.get();
        scale = Math.min(getWidth() / (one.width() * HeldFilm.STEP), getHeight() / (one.height() * HeldFilm.STEP));
        double step = scale * HeldFilm.STEP;
        double left = (getWidth() - one.width() * step) / 2;
        double top = (getHeight() - one.height() * step) / 2;
        earlierPlace.setToTransform(step, 0, left, 0, step, top);
        double cos = Math.cos(motion.turn());
        double sin = Math.sin(motion.turn());
        Point start = motion.apply(other.topLeft());
        // rows run downwards, so that a counter-clockwise turn has the other sign
        laterPlace.setToTransform(
                step * cos,
                step * sin,
                left + (start.x() - one.topLeft().x()) * scale,
                -step * sin,
                step * cos,
                top + (one.topLeft().y() - start.y()) * scale);
        if (look == Look.CHECKERBOARD) {
            fields.getChildren().clear();
            for (int row = 0; row * FIELD < getHeight(); row++) {
                for (int column = row % 2; column * FIELD < getWidth(); column += 2) {
                    Rectangle field = new Rectangle(column * FIELD, row * FIELD, FIELD, FIELD);
                    field.setFill(Color.BLACK);
                    fields.getChildren().add(field);
                }
            }
        }
    }

    private void drag(MouseEvent event) {
        if (first.isEmpty()) {
            return;
        }
        Point now = new Point(event.getX(), event.getY());
        if (event.getButton() == MouseButton.SECONDARY || event.isShiftDown()) {
            HeldFilm one = first.get();
            Point middle = new Point(
                    (getWidth() - one.width() * HeldFilm.STEP * scale) / 2
                            + (about.x() - one.topLeft().x()) * scale,
                    (getHeight() - one.height() * HeldFilm.STEP * scale) / 2
                            + (one.topLeft().y() - about.y()) * scale);
            Point from = pressed.minus(middle);
            Point to = now.minus(middle);
            adjust.accept(new Point(0, 0), -Math.toDegrees(Math.atan2(from.cross(to), from.dot(to))));
        } else {
            Point by = now.minus(pressed).times(1 / scale);
            adjust.accept(new Point(by.x(), -by.y()), 0);
        }
        pressed = now;
    }

    private void key(KeyEvent event) {
        double mm = event.isShiftDown() ? 1 : 0.1;
        double degrees = event.isShiftDown() ? 1 : 0.1;
        switch (event.getCode()) {
            case LEFT -> adjust.accept(new Point(-mm, 0), 0);
            case RIGHT -> adjust.accept(new Point(mm, 0), 0);
            case UP -> adjust.accept(new Point(0, mm), 0);
            case DOWN -> adjust.accept(new Point(0, -mm), 0);
            case COMMA -> adjust.accept(new Point(0, 0), degrees);
            case PERIOD -> adjust.accept(new Point(0, 0), -degrees);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
