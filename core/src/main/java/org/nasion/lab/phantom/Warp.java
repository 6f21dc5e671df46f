package org.nasion.lab.phantom;

import java.util.List;
import org.nasion.core.geometry.Point;

/**
 * The smoothest bending of the plane that carries each point of a template exactly to its target: a
 * thin-plate spline (Bookstein, IEEE PAMI 11(6), 1989).
 */
final class Warp {

    private final List<Point> from;
    private final double[][] weights;

    /** @param from at least three template points, not on one line, all different */
    Warp(List<Point> from, List<Point> to) {
        this.from = List.copyOf(from);
        int n = from.size();
        double[][] system = new double[n + 3][n + 5];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                system[i][j] = kernel(from.get(i), from.get(j));
            }
            Point p = from.get(i);
            double[] affine = {1, p.x(), p.y()};
            for (int k = 0; k < 3; k++) {
                system[i][n + k] = affine[k];
                system[n + k][i] = affine[k];
            }
            system[i][n + 3] = to.get(i).x();
            system[i][n + 4] = to.get(i).y();
        }
        solve(system, n + 3);
        weights = system;
    }

    Point apply(Point p) {
        int n = from.size();
        double x = 0;
        double y = 0;
        for (int i = 0; i < n + 3; i++) {
            double basis = i < n ? kernel(p, from.get(i)) : i == n ? 1 : i == n + 1 ? p.x() : p.y();
            x += basis * weights[i][n + 3];
            y += basis * weights[i][n + 4];
        }
        return new Point(x, y);
    }

    private static double kernel(Point a, Point b) {
        Point d = a.minus(b);
        double r2 = d.dot(d);
        return r2 < 1e-12 ? 0 : r2 * StrictMath.log(r2);
    }

    /** Gauss–Jordan with row pivoting on n rows of n coefficients and two right-hand sides. */
    private static void solve(double[][] m, int n) {
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                if (Math.abs(m[r][c]) > Math.abs(m[pivot][c])) {
                    pivot = r;
                }
            }
            double[] row = m[pivot];
            m[pivot] = m[c];
            m[c] = row;
            double inverse = 1 / row[c];
            for (int k = c; k < n + 2; k++) {
                row[k] *= inverse;
            }
            for (int r = 0; r < n; r++) {
                double factor = m[r][c];
                if (r != c && factor != 0) {
                    for (int k = c; k < n + 2; k++) {
                        m[r][k] -= factor * row[k];
                    }
                }
            }
        }
    }
}
