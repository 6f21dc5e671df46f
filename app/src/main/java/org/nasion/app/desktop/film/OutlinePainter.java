package org.nasion.app.desktop.film;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Point;

/** Nodes of the outline that is edited, or points of the tooth, as small squares that can be taken hold of. */
final class OutlinePainter {

    /** Half a node's side, logical px. */
    static final double NODE = 3.5;

    private OutlinePainter() {}

    static void paint(GraphicsContext g, ViewTransform transform, List<Point> handles) {
        g.setGlobalAlpha(1);
        g.setLineDashes();
        for (Point node : handles) {
            Point at = transform.toView(node);
            g.setFill(FilmPalette.UNDERLAY);
            g.fillRect(at.x() - NODE - 1, at.y() - NODE - 1, 2 * NODE + 2, 2 * NODE + 2);
            g.setFill(FilmPalette.SELECTED);
            g.fillRect(at.x() - NODE, at.y() - NODE, 2 * NODE, 2 * NODE);
        }
    }
}
