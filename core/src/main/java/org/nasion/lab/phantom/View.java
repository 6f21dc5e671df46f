package org.nasion.lab.phantom;

import org.nasion.core.geometry.Point;

/**
 * How head space lies on a raster: turn, scale, shift.
 *
 * @param origin  where sella lies on the raster, px
 * @param cos     of the head's tilt (positive: face down)
 * @param sin     of the head's tilt
 * @param pxPerMm scale of the raster
 */
record View(Point origin, double cos, double sin, double pxPerMm) {

    Point toRaster(Point head) {
        return new Point(
                origin.x() + (head.x() * cos - head.y() * sin) * pxPerMm,
                origin.y() + (head.x() * sin + head.y() * cos) * pxPerMm);
    }

    Point toHead(Point raster) {
        double x = (raster.x() - origin.x()) / pxPerMm;
        double y = (raster.y() - origin.y()) / pxPerMm;
        return new Point(x * cos + y * sin, y * cos - x * sin);
    }

    /** The same view on a raster whose pixels are {@code factor} times as large. */
    View coarser(int factor) {
        return new View(
                new Point((origin.x() + 0.5) / factor - 0.5, (origin.y() + 0.5) / factor - 0.5),
                cos,
                sin,
                pxPerMm / factor);
    }
}
