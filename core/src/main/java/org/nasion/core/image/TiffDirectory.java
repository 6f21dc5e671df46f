package org.nasion.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A directory of a TIFF file, or of the TIFF structure inside EXIF: whole numbers and
 * fractions by tag. Reads no pixels and allocates no more than the directory's own entries.
 */
final class TiffDirectory {

    static final int KIND = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int STRIP_BYTES = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int RESOLUTION_UNIT = 296;
    static final int TILE_WIDTH = 322;
    static final int TILE_LENGTH = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int FURTHER = 330;
    static final int SAMPLE_FORMAT = 339;

    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final Map<Integer, double[]> entries = new HashMap<>();
    private static final int MOST_PAGES = 1000;

    private final int at;
    private final long next;

    private TiffDirectory(ByteBuffer data, int at) {
        this.at = at;
        int count = data.getShort(at) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            int entry = at + 2 + 12 * i;
            int tag = data.getShort(entry) & 0xFFFF;
            double[] values = values(data, entry);
            if (values.length > 0) {
                entries.putIfAbsent(tag, values);
            }
        }
        int link = at + 2 + 12 * count;
        next = link + 4 <= data.limit() ? data.getInt(link) & 0xFFFFFFFFL : 0;
    }

    /**
     * All pictures of a TIFF file in its order, those in directories below others (SubIFDs) too; masks are none. A
     * directory that cannot be read ends its chain.
     */
    static List<TiffDirectory> pages(byte[] bytes) {
        List<TiffDirectory> pages = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        ByteBuffer data = ordered(bytes).orElse(null);
        if (data != null) {
            chain(data, data.getInt(4) & 0xFFFFFFFFL, seen, pages);
        }
        return pages;
    }

    private static void chain(ByteBuffer data, long first, Set<Long> seen, List<TiffDirectory> pages) {
        long at = first;
        while (at != 0 && at + 2 <= data.limit() && seen.size() < MOST_PAGES && seen.add(at)) {
            TiffDirectory page;
            try {
                page = new TiffDirectory(data, (int) at);
            } catch (IndexOutOfBoundsException e) {
                return;
            }
            if (page.first(WIDTH, 0) > 0 && page.first(HEIGHT, 0) > 0 && ((int) page.first(KIND, 0) & 4) == 0) {
                pages.add(page);
            }
            for (double below : page.all(FURTHER)) {
                if (below < data.limit()) {
                    chain(data, (long) below, seen, pages);
                }
            }
            at = page.next;
        }
    }

    /** The same file with this directory as its first. */
    byte[] asFirst(byte[] bytes) {
        ByteBuffer data = ordered(bytes).orElseThrow();
        if (data.getInt(4) == at) {
            return bytes;
        }
        byte[] turned = bytes.clone();
        ByteBuffer.wrap(turned).order(data.order()).putInt(4, at);
        return turned;
    }

    /** Whether the directory holds a smaller picture of another one. */
    boolean isReduced() {
        return ((int) first(KIND, 0) & 1) != 0;
    }

    double pixels() {
        return first(WIDTH, 0) * first(HEIGHT, 0);
    }

    /** The first directory, or empty where {@code bytes} do not hold a readable one. */
    static Optional<TiffDirectory> of(byte[] bytes) {
        try {
            return ordered(bytes).map(data -> new TiffDirectory(data, data.getInt(4)));
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<ByteBuffer> ordered(byte[] bytes) {
        if (bytes.length < 14) {
            return Optional.empty();
        }
        ByteBuffer data = ByteBuffer.wrap(bytes);
        int order = data.getShort(0);
        data.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if ((order != 0x4949 && order != 0x4D4D) || data.getShort(2) != 42) {
            return Optional.empty();
        }
        return Optional.of(data);
    }

    /** Whether the header's pointer to the first directory leads out of the file. */
    static boolean pointsBeyond(byte[] bytes) {
        if (bytes.length < 14) {
            return true;
        }
        ByteOrder order = bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return (ByteBuffer.wrap(bytes).order(order).getInt(4) & 0xFFFFFFFFL) + 14 > bytes.length;
    }

    private static double[] values(ByteBuffer data, int entry) {
        int type = data.getShort(entry + 2) & 0xFFFF;
        long count = data.getInt(entry + 4) & 0xFFFFFFFFL;
        if (type < 1 || type >= TYPE_BYTES.length) {
            return new double[0];
        }
        long size = TYPE_BYTES[type] * count;
        int at = size <= 4 ? entry + 8 : data.getInt(entry + 8);
        if (count == 0 || at < 0 || at + size > data.limit() || count > 1_000_000) {
            return new double[0];
        }
        double[] values = new double[(int) count];
        for (int i = 0; i < values.length; i++, at += TYPE_BYTES[type]) {
            values[i] = value(data, type, at);
        }
        return values;
    }

    private static double value(ByteBuffer data, int type, int at) {
        return switch (type) {
            case 3 -> data.getShort(at) & 0xFFFF;
            case 4 -> data.getInt(at) & 0xFFFFFFFFL;
            case 5 -> (data.getInt(at) & 0xFFFFFFFFL) / (double) (data.getInt(at + 4) & 0xFFFFFFFFL);
            case 6 -> data.get(at);
            case 8 -> data.getShort(at);
            case 9 -> data.getInt(at);
            case 10 -> data.getInt(at) / (double) data.getInt(at + 4);
            case 11 -> data.getFloat(at);
            case 12 -> data.getDouble(at);
            default -> data.get(at) & 0xFF;
        };
    }

    double[] all(int tag) {
        return entries.getOrDefault(tag, new double[0]);
    }

    double first(int tag, double otherwise) {
        double[] values = entries.get(tag);
        return values == null ? otherwise : values[0];
    }

    /** EXIF orientation 1 to 8; 1 where it is absent or out of range. */
    int orientation() {
        double value = first(ORIENTATION, 1);
        return value >= 1 && value <= 8 ? (int) value : 1;
    }

    /** The stated resolution. */
    Resolution resolution() {
        double mm = switch ((int) first(RESOLUTION_UNIT, 2)) {
            case 2 -> 25.4;
            case 3 -> 10;
            default -> 0;
        };
        return Resolution.of(first(X_RESOLUTION, 0), first(Y_RESOLUTION, 0), mm);
    }
}
