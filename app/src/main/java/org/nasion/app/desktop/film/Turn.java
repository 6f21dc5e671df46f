package org.nasion.app.desktop.film;

import javafx.geometry.Bounds;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;

/** Draws pictures of the film on a canvas as the film is held. */
final class Turn {

    private Turn() {}

    /** Draws a picture of a part of the film, image space, where a transform shows that part. */
    static void draw(GraphicsContext g, ViewTransform transform, Image picture, Bounds part) {
        Orientation held = transform.orientation();
        double along = transform.scale();
        double down = along * transform.aspect();
        Point origin = transform.toView(new Point(0, 0));
        g.save();
        g.transform(held.xx() * along, held.yx() * along, held.xy() * down, held.yy() * down, origin.x(), origin.y());
        g.setImageSmoothing(true);
        g.drawImage(picture, part.getMinX(), part.getMinY(), part.getWidth(), part.getHeight());
        g.restore();
    }
}
