package org.nasion.app.desktop.film;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.nasion.app.desktop.viewmodel.PointState;

/** Draws a landmark so that its state shows in its shape: on the film, and in front of its name in the list. */
public final class PointPainter {

    private static final double RADIUS = 5;

    private PointPainter() {}

    /**
     * @param x    view space
     * @param halo radius of the doubt around it, logical px; 0 for none
     */
    static void paint(GraphicsContext g, double x, double y, PointState state, double halo) {
        Color colour = FilmPalette.of(state);
        if (halo > RADIUS) {
            g.setFill(colour.deriveColor(0, 1, 1, 0.13));
            g.fillOval(x - halo, y - halo, 2 * halo, 2 * halo);
            g.setStroke(colour.deriveColor(0, 1, 1, 0.55));
            g.setLineWidth(1);
            g.strokeOval(x - halo, y - halo, 2 * halo, 2 * halo);
        }
        // A dark line under the bright one keeps every point readable on white bone.
        shape(g, x, y, state, FilmPalette.UNDERLAY, 3.2);
        shape(g, x, y, state, colour, 1.4);
    }

    /** The point alone on any ground, for lists. */
    public static void paintPlain(GraphicsContext g, double x, double y, PointState state, Color colour) {
        shape(g, x, y, state, colour, 1.5);
    }

    /** Around a point that a picked measurement rests on. */
    static void paintLight(GraphicsContext g, double x, double y) {
        g.setFill(FilmPalette.ANGLE.deriveColor(0, 1, 1, 0.16));
        g.fillOval(x - 14, y - 14, 28, 28);
        g.setFill(FilmPalette.ANGLE.deriveColor(0, 1, 1, 0.28));
        g.fillOval(x - 9, y - 9, 18, 18);
    }

    static void paintSelection(GraphicsContext g, double x, double y) {
        double r = RADIUS + 5;
        g.setStroke(FilmPalette.UNDERLAY);
        g.setLineWidth(4);
        g.strokeOval(x - r, y - r, 2 * r, 2 * r);
        g.setStroke(FilmPalette.SELECTED);
        g.setLineWidth(2);
        g.strokeOval(x - r, y - r, 2 * r, 2 * r);
    }

    private static void shape(GraphicsContext g, double x, double y, PointState state, Color colour, double width) {
        g.setStroke(colour);
        g.setFill(colour);
        g.setLineWidth(width);
        double r = RADIUS;
        switch (state) {
            case DETECTED, DOUBTFUL -> {
                g.strokeOval(x - r, y - r, 2 * r, 2 * r);
                double dot = 0.4 + width / 2;
                g.fillOval(x - dot, y - dot, 2 * dot, 2 * dot);
            }
            case ESTIMATED -> {
                g.setLineDashes(3, 2.6);
                g.strokeOval(x - r, y - r, 2 * r, 2 * r);
                g.setLineDashes();
            }
            case MOVED -> {
                double d = r + 0.5;
                g.strokePolygon(new double[] {x, x + d, x, x - d}, new double[] {y - d, y, y + d, y}, 4);
                double dot = 0.2 + width / 2;
                g.fillOval(x - dot, y - dot, 2 * dot, 2 * dot);
            }
            case CONFIRMED -> {
                double dot = r - 2 + width / 2;
                g.fillOval(x - dot, y - dot, 2 * dot, 2 * dot);
            }
            case MISSING -> {
                g.strokeLine(x - 4, y, x + 4, y);
                g.strokeLine(x, y - 4, x, y + 4);
            }
        }
    }
}
