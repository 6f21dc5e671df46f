package org.nasion.app.desktop.viewmodel;

import org.nasion.core.geometry.Point;

/**
 * The owner of view space: logical px of the film view, origin at its top-left corner, x right, y
 * down. {@code view = (image.x · scale + x, image.y · scale · aspect + y)}.
 *
 * @param scale  logical px per image px along x, above 0
 * @param aspect vertical distance of two pixel centres relative to the horizontal one, above 0
 * @param x      where the image's origin (the centre of its top-left pixel) lies in the view
 * @param y      the same, down
 */
public record ViewTransform(double scale, double aspect, double x, double y) {

    /** Furthest and closest zoom. */
    public static final double MIN_SCALE = 0.02;
    public static final double MAX_SCALE = 40;

    public static final ViewTransform IDENTITY = new ViewTransform(1, 1, 0, 0);

    public ViewTransform {
        if (!(scale > 0) || !(aspect > 0)) {
            throw new IllegalArgumentException("scale " + scale + ", aspect " + aspect);
        }
    }

    /**
     * The whole film centred in a view, with a margin all around.
     *
     * @param margin logical px
     */
    public static ViewTransform fitting(int imageWidth, int imageHeight, double aspect,
                                        double viewWidth, double viewHeight, double margin) {
        double roomX = Math.max(1, viewWidth - 2 * margin);
        double roomY = Math.max(1, viewHeight - 2 * margin);
        double scale = clamp(Math.min(roomX / imageWidth, roomY / (imageHeight * aspect)));
        Point centre = new Point((imageWidth - 1) / 2.0, (imageHeight - 1) / 2.0);
        return new ViewTransform(scale, aspect, 0, 0).centredOn(centre, viewWidth, viewHeight);
    }

    public Point toView(Point image) {
        return new Point(image.x() * scale + x, image.y() * scale * aspect + y);
    }

    public Point toImage(double viewX, double viewY) {
        return new Point((viewX - x) / scale, (viewY - y) / (scale * aspect));
    }

    /** Zooms so that what lies under a place of the view stays there. */
    public ViewTransform zoomedAt(double viewX, double viewY, double factor) {
        Point fixed = toImage(viewX, viewY);
        double next = clamp(scale * factor);
        return new ViewTransform(next, aspect, viewX - fixed.x() * next, viewY - fixed.y() * next * aspect);
    }

    public ViewTransform pannedBy(double dx, double dy) {
        return new ViewTransform(scale, aspect, x + dx, y + dy);
    }

    /** The same zoom with a point of the film in the middle of the view. */
    public ViewTransform centredOn(Point image, double viewWidth, double viewHeight) {
        return new ViewTransform(scale, aspect, viewWidth / 2 - image.x() * scale,
                viewHeight / 2 - image.y() * scale * aspect);
    }

    public ViewTransform withScale(double next) {
        return new ViewTransform(clamp(next), aspect, x, y);
    }

    /**
     * A place on the way from this transform to another, such that the zoom changes evenly to the
     * eye and the point that both show at the same place stays there.
     *
     * @param t 0 to 1
     */
    public ViewTransform towards(ViewTransform end, double t) {
        if (t >= 1) {
            return end;
        }
        double s = scale * Math.pow(end.scale / scale, t);
        // The share of the way in scale, so that the translation moves along with it.
        double share = Math.abs(end.scale - scale) < 1e-9 * scale ? t : (s - scale) / (end.scale - scale);
        return new ViewTransform(s, end.aspect, x + (end.x - x) * share, y + (end.y - y) * share);
    }

    private static double clamp(double scale) {
        return Math.clamp(scale, MIN_SCALE, MAX_SCALE);
    }
}
