package org.nasion.app.desktop.film;

import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;

/**
 * Draws a film in the screen's own pixels, on the processor: in one pass from samples to colours, several
 * times faster than a renderer without a graphics card scales a picture. A pixel is the bilinear mean of the
 * four samples around its middle, on the level of the pyramid whose pixels are no larger than the screen's.
 * Samples are mixed before they become greys, so that no step of a 16-bit film is lost on the way.
 *
 * <p>Owns its working memory: one per place that draws, on one thread.
 */
final class FilmRaster {

    /** Fraction bits of a weight: 16-bit samples times weights stay within an int. */
    private static final int BITS = 14;

    private static final int ONE = 1 << BITS;
    private static final int BLOCK = 32;

    /**
     * The part that the film covers, px from the upper left corner of what was drawn.
     *
     * @param width  0 where the film is not in it
     * @param height 0 where the film is not in it
     */
    record Covered(int x, int y, int width, int height) {
        boolean isEmpty() {
            return width <= 0 || height <= 0;
        }
    }

    /**
     * Where the middles of a row's or a column's pixels lie on the film.
     *
     * @param from   the first pixel on the film
     * @param to     one behind the last
     * @param index  the sample before each pixel's middle
     * @param weight of the sample behind it, of {@link #ONE}
     */
    private record Axis(int from, int to, int[] index, int[] weight) {

        static Axis of(double start, double step, int count, int size) {
            int[] index = new int[count];
            int[] weight = new int[count];
            int from = count;
            int to = 0;
            for (int i = 0; i < count; i++) {
                double at = start + i * step;
                if (at >= -0.5 && at < size - 0.5) {
                    from = Math.min(from, i);
                    to = i + 1;
                    double inside = Math.clamp(at, 0.0, size - 1.0);
                    index[i] = (int) Math.min(inside, Math.max(0, size - 2));
                    weight[i] = (int) Math.round((inside - index[i]) * ONE);
                }
            }
            return new Axis(Math.min(from, to), to, index, weight);
        }

        boolean isEmpty() {
            return from >= to;
        }

        int lowest() {
            return Math.min(index[from], index[to - 1]);
        }

        int highest() {
            return Math.max(index[from], index[to - 1]);
        }
    }

    private short[] above = new short[0];
    private short[] below = new short[0];
    private int[] row = new int[0];
    private int[] lying = new int[0];

    /**
     * Draws the film as a transform shows it.
     *
     * @param devicePerView px of the screen per px of view space
     * @param width         of the picture, px of the screen; its upper left corner is the view's
     * @param height        of the picture
     * @param to            row by row; only the part that is covered is written
     */
    Covered draw(FilmPyramid film, ViewTransform transform, double devicePerView, int width, int height, int[] to) {
        FilmPyramid.Level level = film.levels().get(film.levelFor(transform.scale() * devicePerView));
        Orientation held = transform.orientation();
        Point first = transform.toImage(0.5 / devicePerView, 0.5 / devicePerView);
        double along = 1 / (transform.scale() * devicePerView * level.step());
        double down = along / transform.aspect();
        // A pixel's middle on the film, and on a level that is smaller by its step.
        double u = (first.x() + 0.5) / level.step() - 0.5;
        double v = (first.y() + 0.5) / level.step() - 0.5;
        if (!held.isLying()) {
            Axis columns = Axis.of(u, held.xx() * along, width, level.width());
            Axis rows = Axis.of(v, held.yy() * down, height, level.height());
            straight(film, level.film(), columns, rows, to, width);
            return new Covered(columns.from(), rows.from(), columns.to() - columns.from(), rows.to() - rows.from());
        }
        // The film's columns run down the screen: drawn as the film lies in memory, then turned.
        Axis columns = Axis.of(u, held.yx() * along, height, level.width());
        Axis rows = Axis.of(v, held.xy() * down, width, level.height());
        if (lying.length < width * height) {
            lying = new int[width * height];
        }
        straight(film, level.film(), columns, rows, lying, height);
        transpose(columns, rows, to, width, height);
        return new Covered(rows.from(), columns.from(), rows.to() - rows.from(), columns.to() - columns.from());
    }

    private void straight(FilmPyramid film, Cephalogram level, Axis columns, Axis rows, int[] to, int stride) {
        if (columns.isEmpty() || rows.isEmpty()) {
            return;
        }
        int left = columns.lowest();
        int count = Math.min(level.width() - 1, columns.highest() + 1) - left + 1;
        if (row.length < count + 1) {
            above = new short[count];
            below = new short[count];
            row = new int[count + 1];
        }
        int[] colours = film.fineColours();
        int up = film.fineBits();
        int loaded = -1;
        for (int y = rows.from(); y < rows.to(); y++) {
            int index = rows.index()[y];
            if (index != loaded) {
                load(level, left, count, index, loaded);
                loaded = index;
            }
            mix(above, below, rows.weight()[y], BITS - up, row, count);
            row[count] = row[count - 1];
            write(row, columns, left, colours, to, y * stride);
        }
    }

    /** Two rows of the film; on the way down or up one of them is there already. */
    private void load(Cephalogram level, int left, int count, int index, int loaded) {
        int next = Math.min(level.height() - 1, index + 1);
        if (loaded >= 0 && Math.abs(index - loaded) == 1 && next > index) {
            short[] swap = above;
            above = below;
            below = swap;
            if (index > loaded) {
                level.copy(left, next, count, 1, below);
            } else {
                level.copy(left, index, count, 1, above);
            }
            return;
        }
        level.copy(left, index, count, 1, above);
        level.copy(left, next, count, 1, below);
    }

    private static void mix(short[] above, short[] below, int weight, int shift, int[] row, int count) {
        int other = ONE - weight;
        for (int i = 0; i < count; i++) {
            row[i] = ((above[i] & 0xFFFF) * other + (below[i] & 0xFFFF) * weight) >>> shift;
        }
    }

    private static void write(int[] row, Axis columns, int left, int[] colours, int[] to, int at) {
        int[] index = columns.index();
        int[] weight = columns.weight();
        int top = colours.length - 1;
        for (int x = columns.from(); x < columns.to(); x++) {
            int before = row[index[x] - left];
            int behind = row[index[x] - left + 1];
            to[at + x] = colours[Math.min(top, before + ((behind - before) * weight[x] >> BITS))];
        }
    }

    /** In blocks, so that neither side leaves the processor's nearest memory. */
    private void transpose(Axis columns, Axis rows, int[] to, int width, int height) {
        for (int y0 = columns.from(); y0 < columns.to(); y0 += BLOCK) {
            for (int x0 = rows.from(); x0 < rows.to(); x0 += BLOCK) {
                for (int y = y0; y < Math.min(columns.to(), y0 + BLOCK); y++) {
                    for (int x = x0; x < Math.min(rows.to(), x0 + BLOCK); x++) {
                        to[y * width + x] = lying[x * height + y];
                    }
                }
            }
        }
    }
}
