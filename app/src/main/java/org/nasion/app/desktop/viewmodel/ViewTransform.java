package org.nasion.app.desktop.viewmodel;

import java.util.Objects;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;

/**
 * The owner of view space: logical px of the film view, origin at its top-left corner, x right, y
 * down. {@code view = orientation(image.x · scale, image.y · scale · aspect) + (x, y)}.
 *
 * @param scale       logical px per image px along the film's rows, above 0
 * @param aspect      vertical distance of two pixel centres relative to the horizontal one, above 0
 * @param x           where the image's origin (the centre of its top-left pixel) lies in the view
 * @param y           the same, down
 * @param orientation how the film is held
 */
public record ViewTransform(double scale, double aspect, double x, double y, Orientation orientation) {

    /** Furthest and closest zoom. */
    public static final double MIN_SCALE = 0.02;

    public static final double MAX_SCALE = 40;

    public static final ViewTransform IDENTITY = new ViewTransform(1, 1, 0, 0);

    public ViewTransform {
        if (!(scale > 0) || !(aspect > 0)) {
            throw new IllegalArgumentException("scale " + scale + ", aspect " + aspect);
        }
        Objects.requireNonNull(orientation);
    }

    /** An upright film. */
    public ViewTransform(double scale, double aspect, double x, double y) {
        this(scale, aspect, x, y, Orientation.UPRIGHT);
    }

    /** The whole film centred in a view, upright. */
    public static ViewTransform fitting(
            int imageWidth, int imageHeight, double aspect, double viewWidth, double viewHeight, double margin) {
        return fitting(imageWidth, imageHeight, aspect, Orientation.UPRIGHT, viewWidth, viewHeight, margin);
    }

    /**
     * The whole film centred in a view, with a margin all around.
     *
     * @param margin logical px
     */
    public static ViewTransform fitting(
            int imageWidth,
            int imageHeight,
            double aspect,
            Orientation orientation,
            double viewWidth,
            double viewHeight,
            double margin) {
        double roomX = Math.max(1, viewWidth - 2 * margin);
        double roomY = Math.max(1, viewHeight - 2 * margin);
        double width = orientation.isLying() ? imageHeight * aspect : imageWidth;
        double height = orientation.isLying() ? imageWidth : imageHeight * aspect;
        double scale = clamp(Math.min(roomX / width, roomY / height));
        Point centre = new Point((imageWidth - 1) / 2.0, (imageHeight - 1) / 2.0);
        return new ViewTransform(scale, aspect, 0, 0, orientation).centredOn(centre, viewWidth, viewHeight);
    }

    public Point toView(Point image) {
        Point turned = turned(image, scale);
        return new Point(turned.x() + x, turned.y() + y);
    }

    public Point toImage(double viewX, double viewY) {
        Point upright = orientation.undo(new Point(viewX - x, viewY - y));
        return new Point(upright.x() / scale, upright.y() / (scale * aspect));
    }

    /** A displacement of the view as one of the film, px of it. */
    public Point toImageVector(double dx, double dy) {
        Point upright = orientation.undo(new Point(dx, dy));
        return new Point(upright.x() / scale, upright.y() / (scale * aspect));
    }

    private Point turned(Point image, double by) {
        return orientation.apply(new Point(image.x() * by, image.y() * by * aspect));
    }

    /** Zooms so that what lies under a place of the view stays there. */
    public ViewTransform zoomedAt(double viewX, double viewY, double factor) {
        Point fixed = toImage(viewX, viewY);
        return withScale(scale * factor).with(fixed, viewX, viewY);
    }

    public ViewTransform pannedBy(double dx, double dy) {
        return new ViewTransform(scale, aspect, x + dx, y + dy, orientation);
    }

    /** The same zoom with a point of the film in the middle of the view. */
    public ViewTransform centredOn(Point image, double viewWidth, double viewHeight) {
        return with(image, viewWidth / 2, viewHeight / 2);
    }

    /** The same zoom with a point of the film at a place of the view. */
    private ViewTransform with(Point image, double viewX, double viewY) {
        Point turned = turned(image, scale);
        return new ViewTransform(scale, aspect, viewX - turned.x(), viewY - turned.y(), orientation);
    }

    public ViewTransform withScale(double next) {
        return new ViewTransform(clamp(next), aspect, x, y, orientation);
    }

    /** The film held otherwise, with what is at a place of the view staying there. */
    public ViewTransform heldAs(Orientation next, double viewX, double viewY) {
        return new ViewTransform(scale, aspect, x, y, next).with(toImage(viewX, viewY), viewX, viewY);
    }

    /**
     * A place on the way from this transform to another, such that the zoom changes evenly to the
     * eye and the point that both show at the same place stays there. A film does not turn on the way.
     *
     * @param t 0 to 1
     */
    public ViewTransform towards(ViewTransform end, double t) {
        if (t >= 1 || !orientation.equals(end.orientation)) {
            return end;
        }
        double s = scale * Math.pow(end.scale / scale, t);
        // The share of the way in scale, so that the translation moves along with it.
        double share = Math.abs(end.scale - scale) < 1e-9 * scale ? t : (s - scale) / (end.scale - scale);
        return new ViewTransform(s, end.aspect, x + (end.x - x) * share, y + (end.y - y) * share, orientation);
    }

    private static double clamp(double scale) {
        return Math.clamp(scale, MIN_SCALE, MAX_SCALE);
    }
}
