package org.nasion.app.desktop.film;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.task.Progress;

/**
 * A film as 8-bit grey in full size and in halves of it, cut into tiles that become textures when
 * they are first seen: small enough for any graphics card, and a film of 95 megapixels costs only
 * what the screen shows. Every level but the first is the mean of four pixels of the one above, so
 * that a film shown small is smooth and not speckled.
 */
final class FilmPyramid {

    /** Texture px of a tile without its border; well below the 4096 of the smallest card. */
    static final int TILE = 1024;

    /** Tiles reach over their neighbours by this much, so that no seam shows between them. */
    static final int BORDER = 1;

    private static final int SMALLEST = 256;
    private static final int MOST_TEXTURES = 64;
    private static final PixelFormat<ByteBuffer> GREY = grey();

    /**
     * One size of the film.
     *
     * @param step film px per texture px
     */
    record Level(int step, int width, int height, byte[] grey) {
    }

    /** A tile's place: level, and column and row of the grid. */
    record Key(int level, int column, int row) {
    }

    private final List<Level> levels;
    private final Map<Key, Image> textures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
            return size() > MOST_TEXTURES;
        }
    };

    private FilmPyramid(List<Level> levels) {
        this.levels = levels;
    }

    /** Computes all levels; off the UI thread. */
    static FilmPyramid of(Cephalogram film, Window window, boolean inverted, Progress progress) {
        byte[] grey = film.toEightBit(window);
        if (inverted) {
            for (int i = 0; i < grey.length; i++) {
                grey[i] = (byte) (255 - (grey[i] & 0xFF));
            }
        }
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(1, film.width(), film.height(), grey));
        while (Math.max(levels.getLast().width(), levels.getLast().height()) > SMALLEST) {
            progress.throwIfCancelled();
            levels.add(halved(levels.getLast()));
        }
        return new FilmPyramid(levels);
    }

    private static Level halved(Level from) {
        int width = Math.max(1, from.width() / 2);
        int height = Math.max(1, from.height() / 2);
        byte[] grey = new byte[width * height];
        byte[] in = from.grey();
        int right = from.width() > 1 ? 1 : 0;
        int down = from.height() > 1 ? from.width() : 0;
        for (int y = 0; y < height; y++) {
            int row = 2 * y * from.width();
            for (int x = 0; x < width; x++) {
                int at = row + 2 * x;
                int sum = (in[at] & 0xFF) + (in[at + right] & 0xFF) + (in[at + down] & 0xFF) + (in[at + down + right] & 0xFF);
                grey[y * width + x] = (byte) ((sum + 2) >> 2);
            }
        }
        return new Level(from.step() * 2, width, height, grey);
    }

    List<Level> levels() {
        return levels;
    }

    /**
     * The level to draw: its texels are never larger than device pixels unless the film itself ends.
     *
     * @param devicePerFilm device px per film px
     */
    int levelFor(double devicePerFilm) {
        int level = 0;
        while (level + 1 < levels.size() && levels.get(level + 1).step() * devicePerFilm <= 1.0) {
            level++;
        }
        return level;
    }

    int columns(int level) {
        return (levels.get(level).width() + TILE - 1) / TILE;
    }

    int rows(int level) {
        return (levels.get(level).height() + TILE - 1) / TILE;
    }

    /** The texture of a tile with its border; UI thread. */
    Image texture(Key key) {
        return textures.computeIfAbsent(key, this::upload);
    }

    /** Texture px of a tile's left edge including the border. */
    static int edge(int index) {
        return Math.max(0, index * TILE - BORDER);
    }

    private Image upload(Key key) {
        Level level = levels.get(key.level());
        int x = edge(key.column());
        int y = edge(key.row());
        int width = Math.min(level.width(), (key.column() + 1) * TILE + BORDER) - x;
        int height = Math.min(level.height(), (key.row() + 1) * TILE + BORDER) - y;
        return cut(level, x, y, width, height);
    }

    /** A part of the full-size film as a texture of its own; places outside it stay black. */
    Image detail(int x, int y, int width, int height) {
        Level full = levels.getFirst();
        WritableImage image = new WritableImage(width, height);
        int x0 = Math.max(0, x);
        int y0 = Math.max(0, y);
        int x1 = Math.min(full.width(), x + width);
        int y1 = Math.min(full.height(), y + height);
        if (x1 > x0 && y1 > y0) {
            image.getPixelWriter().setPixels(x0 - x, y0 - y, x1 - x0, y1 - y0, GREY,
                    ByteBuffer.wrap(full.grey(), y0 * full.width() + x0, (y1 - y0 - 1) * full.width() + x1 - x0), full.width());
        }
        return image;
    }

    private static Image cut(Level level, int x, int y, int width, int height) {
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, GREY,
                ByteBuffer.wrap(level.grey(), y * level.width() + x, (height - 1) * level.width() + width), level.width());
        return image;
    }

    private static PixelFormat<ByteBuffer> grey() {
        int[] colours = new int[256];
        for (int i = 0; i < 256; i++) {
            colours[i] = 0xFF000000 | i << 16 | i << 8 | i;
        }
        return PixelFormat.createByteIndexedInstance(colours);
    }
}
