package org.nasion.model.preprocess;

import org.nasion.core.geometry.Point;

/**
 * Where a film lies on its canvas, and the one map between image space and canvas space. A film is
 * scaled to fit with the aspect of the head kept and centred on black. Both spaces have pixel centres at whole
 * numbers, so that the map scales pixel areas: {@code xCanvas = (xFilm + 0.5)·scaleX − 0.5 + padLeft}.
 *
 * @param filmWidth    px of the film
 * @param filmHeight   px of the film
 * @param canvasWidth  px of the canvas
 * @param canvasHeight px of the canvas
 * @param scaledWidth  px of the canvas that the film covers
 * @param scaledHeight px of the canvas that the film covers
 * @param padLeft      black columns left of the film
 * @param padTop       black rows above the film
 */
public record CanvasTransform(
        int filmWidth,
        int filmHeight,
        int canvasWidth,
        int canvasHeight,
        int scaledWidth,
        int scaledHeight,
        int padLeft,
        int padTop) {

    public CanvasTransform {
        if (filmWidth < 1
                || filmHeight < 1
                || scaledWidth < 1
                || scaledHeight < 1
                || padLeft < 0
                || padTop < 0
                || padLeft + scaledWidth > canvasWidth
                || padTop + scaledHeight > canvasHeight) {
            throw new IllegalArgumentException("a film of " + filmWidth + "×" + filmHeight
                    + " cannot lie on a canvas of " + canvasWidth + "×" + canvasHeight + " like that");
        }
    }

    /** Fits a film with square pixels into a canvas: largest size with the aspect kept, centred (odd remainders go right and below). */
    public static CanvasTransform fit(int filmWidth, int filmHeight, int canvasWidth, int canvasHeight) {
        return fit(filmWidth, filmHeight, 1, canvasWidth, canvasHeight);
    }

    /**
     * The same for a film whose rows lie further apart than its columns, or nearer: the canvas shows it with square pixels.
     *
     * @param pixelAspect height of a film pixel relative to its width, above 0
     */
    public static CanvasTransform fit(
            int filmWidth, int filmHeight, double pixelAspect, int canvasWidth, int canvasHeight) {
        double filmRows = filmHeight * pixelAspect;
        double scale = Math.min(canvasHeight / filmRows, (double) canvasWidth / filmWidth);
        int width = Math.clamp(Math.round(filmWidth * scale), 1, canvasWidth);
        int height = Math.clamp(Math.round(filmRows * scale), 1, canvasHeight);
        return new CanvasTransform(
                filmWidth,
                filmHeight,
                canvasWidth,
                canvasHeight,
                width,
                height,
                (canvasWidth - width) / 2,
                (canvasHeight - height) / 2);
    }

    /** Canvas px per film px along x. */
    public double scaleX() {
        return (double) scaledWidth / filmWidth;
    }

    /** Canvas px per film px along y. */
    public double scaleY() {
        return (double) scaledHeight / filmHeight;
    }

    /** Whether the film becomes smaller on the canvas. */
    public boolean shrinks() {
        return scaledWidth < filmWidth || scaledHeight < filmHeight;
    }

    /** From image space to canvas px. */
    public Point toCanvas(Point film) {
        return new Point((film.x() + 0.5) * scaleX() - 0.5 + padLeft, (film.y() + 0.5) * scaleY() - 0.5 + padTop);
    }

    /** From canvas px to image space. */
    public Point toFilm(Point canvas) {
        return new Point((canvas.x() + 0.5 - padLeft) / scaleX() - 0.5, (canvas.y() + 0.5 - padTop) / scaleY() - 0.5);
    }
}
