package org.nasion.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first directory of a TIFF file, or of the TIFF structure inside EXIF: whole numbers and
 * fractions by tag. Reads no pixels and allocates no more than the directory's own entries.
 */
final class TiffDirectory {

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
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SAMPLE_FORMAT = 339;

    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final Map<Integer, double[]> entries = new HashMap<>();
    private final boolean morePages;

    private TiffDirectory(ByteBuffer data) {
        int at = data.getInt(4);
        int count = data.getShort(at) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            int entry = at + 2 + 12 * i;
            int tag = data.getShort(entry) & 0xFFFF;
            double[] values = values(data, entry);
            if (values.length > 0) {
                entries.putIfAbsent(tag, values);
            }
        }
        int next = at + 2 + 12 * count;
        morePages = next + 4 <= data.limit() && data.getInt(next) != 0;
    }

    /** The first directory, or empty where {@code bytes} do not hold a readable one. */
    static Optional<TiffDirectory> of(byte[] bytes) {
        if (bytes.length < 14) {
            return Optional.empty();
        }
        ByteBuffer data = ByteBuffer.wrap(bytes);
        int order = data.getShort(0);
        data.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if ((order != 0x4949 && order != 0x4D4D) || data.getShort(2) != 42) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TiffDirectory(data));
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
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

    boolean hasMorePages() {
        return morePages;
    }

    /** EXIF orientation 1 to 8; 1 where it is absent or out of range. */
    int orientation() {
        double value = first(ORIENTATION, 1);
        return value >= 1 && value <= 8 ? (int) value : 1;
    }

    /** The stated resolution in mm per pixel, where it has a unit. */
    Optional<Acquisition.Spacing> resolution() {
        double mm = switch ((int) first(RESOLUTION_UNIT, 2)) {
            case 2 -> 25.4;
            case 3 -> 10;
            default -> 0;
        };
        return Resolutions.spacing(first(X_RESOLUTION, 0) / mm, first(Y_RESOLUTION, 0) / mm);
    }
}
