package org.nasion.lab.phantom;

import java.util.Arrays;
import java.util.List;
import org.nasion.core.geometry.Point;

/**
 * Distances in px from a polyline, over a rectangle of the plate. Exact beside the line; further away
 * the nearest point is handed from pixel to pixel (dead reckoning), which errs by a few hundredths of a pixel.
 */
final class DistanceField {

    final int left;
    final int top;
    final int width;
    final int height;
    private final float[] nearX;
    private final float[] nearY;
    final float[] distance;

    /**
     * @param line   vertices in plate px
     * @param closed whether the last vertex is joined to the first
     * @param left   first column of the rectangle
     * @param top    first row
     */
    DistanceField(List<Point> line, boolean closed, int left, int top, int width, int height) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        nearX = new float[width * height];
        nearY = new float[width * height];
        distance = new float[width * height];
        Arrays.fill(distance, Float.MAX_VALUE);
        int n = line.size();
        for (int i = 0; i < (closed ? n : n - 1); i++) {
            seed(line.get(i), line.get((i + 1) % n));
        }
        spread();
        for (int i = 0; i < distance.length; i++) {
            distance[i] = distance[i] == Float.MAX_VALUE ? 1e6f : (float) Math.sqrt(distance[i]);
        }
    }

    private void seed(Point a, Point b) {
        int x0 = (int) Math.max(left, Math.floor(Math.min(a.x(), b.x()) - 1.5));
        int x1 = (int) Math.min(left + width - 1, Math.ceil(Math.max(a.x(), b.x()) + 1.5));
        int y0 = (int) Math.max(top, Math.floor(Math.min(a.y(), b.y()) - 1.5));
        int y1 = (int) Math.min(top + height - 1, Math.ceil(Math.max(a.y(), b.y()) + 1.5));
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double lengthSquared = dx * dx + dy * dy;
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                double t = lengthSquared == 0
                        ? 0
                        : Math.clamp(((x - a.x()) * dx + (y - a.y()) * dy) / lengthSquared, 0.0, 1.0);
                offer((y - top) * width + x - left, x, y, (float) (a.x() + t * dx), (float) (a.y() + t * dy));
            }
        }
    }

    private void offer(int index, int x, int y, float px, float py) {
        float dx = x - px;
        float dy = y - py;
        float d = dx * dx + dy * dy;
        if (d < distance[index]) {
            distance[index] = d;
            nearX[index] = px;
            nearY[index] = py;
        }
    }

    private void take(int index, int x, int y, int from) {
        if (distance[from] != Float.MAX_VALUE) {
            offer(index, x, y, nearX[from], nearY[from]);
        }
    }

    private void spread() {
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                int i = r * width + c;
                if (r > 0) {
                    take(i, c + left, r + top, i - width);
                    if (c > 0) {
                        take(i, c + left, r + top, i - width - 1);
                    }
                    if (c < width - 1) {
                        take(i, c + left, r + top, i - width + 1);
                    }
                }
                if (c > 0) {
                    take(i, c + left, r + top, i - 1);
                }
            }
            for (int c = width - 2; c >= 0; c--) {
                int i = r * width + c;
                take(i, c + left, r + top, i + 1);
            }
        }
        for (int r = height - 2; r >= 0; r--) {
            for (int c = 0; c < width; c++) {
                int i = r * width + c;
                take(i, c + left, r + top, i + width);
                if (c > 0) {
                    take(i, c + left, r + top, i + width - 1);
                    take(i, c + left, r + top, i - 1);
                }
                if (c < width - 1) {
                    take(i, c + left, r + top, i + width + 1);
                }
            }
            for (int c = width - 2; c >= 0; c--) {
                int i = r * width + c;
                take(i, c + left, r + top, i + 1);
            }
        }
    }

    /** Whether each pixel of the rectangle lies inside a closed polyline (even-odd). */
    static boolean[] inside(List<Point> line, int left, int top, int width, int height) {
        boolean[] inside = new boolean[width * height];
        int n = line.size();
        double[] crossings = new double[n];
        for (int r = 0; r < height; r++) {
            double y = r + top;
            int count = 0;
            for (int i = 0; i < n; i++) {
                Point a = line.get(i);
                Point b = line.get(i + 1 == n ? 0 : i + 1);
                if ((a.y() <= y) != (b.y() <= y)) {
                    crossings[count++] = a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
                }
            }
            Arrays.sort(crossings, 0, count);
            for (int k = 0; k + 1 < count; k += 2) {
                int from = Math.max(0, (int) Math.ceil(crossings[k]) - left);
                int to = Math.min(width - 1, (int) Math.floor(crossings[k + 1]) - left);
                if (from <= to) {
                    Arrays.fill(inside, r * width + from, r * width + to + 1, true);
                }
            }
        }
        return inside;
    }
}
