package org.nasion.app.desktop.film;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.nasion.app.desktop.viewmodel.Tones;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;

/**
 * A film in full size and in halves of it, cut into tiles that become textures when they are first
 * seen: small enough for any graphics card, and a film of 95 megapixels costs only what the screen
 * shows. The full size is the film itself and no copy. Every other level is the mean of four pixels
 * of the one above, so that a film shown small is smooth and not speckled. Samples become greys when
 * a tile is filled: other tones cost the tiles in sight and nothing else.
 *
 * <p>Made on any thread, used on the UI thread.
 */
final class FilmPyramid {

    /** Texture px of a tile without its border; well below the 4096 of the smallest card. */
    static final int TILE = 1024;

    /** Tiles reach over their neighbours by this much, so that no seam shows between them. */
    static final int BORDER = 1;

    private static final int SMALLEST = 256;
    /** Bits of a mixed sample; 16-bit samples keep theirs. */
    private static final int FINE = 14;

    private static final int MOST_TEXTURES = 48;
    private static final int BLACK = 0xFF000000;

    /**
     * One size of the film.
     *
     * @param step film px per texture px
     */
    record Level(int step, Cephalogram film) {
        int width() {
            return film.width();
        }

        int height() {
            return film.height();
        }
    }

    /** A tile's place: level, and column and row of the grid. */
    record Key(int level, int column, int row) {}

    private static final class Tile {
        private final WritableImage image;
        private Tones tones;

        Tile(int width, int height) {
            image = new WritableImage(width, height);
        }
    }

    private final List<Level> levels;
    private final Map<Key, Tile> tiles = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Tile> eldest) {
            return size() > MOST_TEXTURES;
        }
    };
    private Tones tones;
    private int[] colours = new int[0];
    private int[] fine = new int[0];
    private short[] samples = new short[0];
    private int[] pixels = new int[0];

    private FilmPyramid(List<Level> levels) {
        this.levels = levels;
        show(Tones.of(levels.getFirst().film().window()));
    }

    /** Computes all levels; off the UI thread. */
    static FilmPyramid of(Cephalogram film, Progress progress) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(1, film));
        while (Math.max(levels.getLast().width(), levels.getLast().height()) > SMALLEST) {
            levels.add(halved(levels.getLast(), progress));
        }
        return new FilmPyramid(levels);
    }

    private static Level halved(Level from, Progress progress) {
        int width = Math.max(1, from.width() / 2);
        int height = Math.max(1, from.height() / 2);
        short[] out = new short[width * height];
        int rows = Math.min(2, from.height());
        short[] in = new short[rows * from.width()];
        int right = from.width() > 1 ? 1 : 0;
        int down = rows > 1 ? from.width() : 0;
        for (int y = 0; y < height; y++) {
            if (y % 64 == 0) {
                progress.throwIfCancelled();
            }
            from.film().copy(0, 2 * y, from.width(), rows, in);
            for (int x = 0; x < width; x++) {
                int at = 2 * x;
                int sum = (in[at] & 0xFFFF)
                        + (in[at + right] & 0xFFFF)
                        + (in[at + down] & 0xFFFF)
                        + (in[at + down + right] & 0xFFFF);
                out[y * width + x] = (short) ((sum + 2) >> 2);
            }
        }
        Cephalogram film = from.film();
        return new Level(
                from.step() * 2,
                new Cephalogram(width, height, film.maxValue(), out, film.window(), Acquisition.unknown("reduced")));
    }

    /** From now on tiles have these tones; those in use take them when they are next asked for. */
    void show(Tones next) {
        if (!next.equals(tones)) {
            tones = Objects.requireNonNull(next);
            colours = new int[0];
            fine = new int[0];
        }
    }

    /** The tones that are shown. */
    Tones tones() {
        return tones;
    }

    /** How many bits finer than the samples {@link #fineColours} is, so that what lies between two samples has a grey of its own. */
    int fineBits() {
        return Math.max(
                0,
                FINE
                        - (Integer.SIZE
                                - Integer.numberOfLeadingZeros(
                                        levels.getFirst().film().maxValue())));
    }

    /** The opaque colours of samples and of what lies between them, in the tones that are shown: of {@code index / 2^fineBits()}. */
    int[] fineColours() {
        if (fine.length == 0) {
            int bits = fineBits();
            fine = new int[(levels.getFirst().film().maxValue() << bits) + 1];
            for (int i = 0; i < fine.length; i++) {
                fine[i] = BLACK | tones.grey(i / (double) (1 << bits)) * 0x010101;
            }
        }
        return fine;
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

    /** The texture of a tile with its border, in the tones that are shown; the same image as long as the tile is in use. */
    Image texture(Key key) {
        Tile tile = tiles.computeIfAbsent(key, this::empty);
        if (tile.tones != tones) {
            Level level = levels.get(key.level());
            fill(tile.image, level, edge(key.column()), edge(key.row()), 0, 0, (int) tile.image.getWidth(), (int)
                    tile.image.getHeight());
            tile.tones = tones;
        }
        return tile.image;
    }

    /** Texture px of a tile's left edge including the border. */
    static int edge(int index) {
        return Math.max(0, index * TILE - BORDER);
    }

    private Tile empty(Key key) {
        Level level = levels.get(key.level());
        return new Tile(
                Math.min(level.width(), (key.column() + 1) * TILE + BORDER) - edge(key.column()),
                Math.min(level.height(), (key.row() + 1) * TILE + BORDER) - edge(key.row()));
    }

    /**
     * The whole film as one small texture in the tones that are shown.
     *
     * @param side px that its longer side should have at least, where the film has them
     */
    Image small(int side) {
        Level level = levels.getLast();
        for (Level larger : levels.reversed()) {
            level = larger;
            if (Math.max(larger.width(), larger.height()) >= side) {
                break;
            }
        }
        WritableImage image = new WritableImage(level.width(), level.height());
        fill(image, level, 0, 0, 0, 0, level.width(), level.height());
        return image;
    }

    private int[] colours() {
        if (colours.length == 0) {
            colours = tones.colours(levels.getFirst().film().maxValue());
        }
        return colours;
    }

    private void fill(WritableImage image, Level level, int x, int y, int toX, int toY, int width, int height) {
        int count = width * height;
        if (samples.length < count) {
            samples = new short[count];
            pixels = new int[count];
        }
        level.film().copy(x, y, width, height, samples);
        int[] grey = colours();
        int top = grey.length - 1;
        for (int i = 0; i < count; i++) {
            pixels[i] = grey[Math.min(samples[i] & 0xFFFF, top)];
        }
        image.getPixelWriter()
                .setPixels(toX, toY, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    }
}
