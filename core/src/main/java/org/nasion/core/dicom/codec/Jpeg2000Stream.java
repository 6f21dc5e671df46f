package org.nasion.core.dicom.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nasion.core.dicom.codec.CodecException.Reason;

/**
 * A JPEG 2000 code stream (ISO 15444-1 annex A) in the form in which JJ2000 reads all of it: without the boxes of a JP2
 * file, with the number of its tile-parts in each header, without tables of lengths, and with empty packets behind the
 * last packet of each tile. A decoder that comes to read these has missed packets of the tile.
 */
final class Jpeg2000Stream {

    private static final int SIGNATURE = 0xFF4FFF51;
    private static final int CODE_STREAM_BOX = 0x6A703263;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int TLM = 0xFF55;
    private static final int PLM = 0xFF57;
    private static final int PLT = 0xFF58;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int COD = 0xFF52;
    /** Far above any encoder's; JJ2000 takes memory and time by it before it looks at the data. */
    private static final int MAX_LAYERS = 256;

    private static final int MAX_LEVELS = 32;
    private static final int MAX_TILE_PARTS = 255;
    /** A header of an empty packet is one zero bit (B.10.3), so that each byte stands for one. */
    private static final int EMPTY_PACKETS = 256;

    /**
     * @param headers of the tile-part from SOT to SOD, both included
     * @param from    first byte of its packets
     * @param to      behind the last one
     */
    private record TilePart(int tile, byte[] headers, int from, int to) {}

    /** Where packets lie in {@link #bytes()}: those of the stream end at {@code end}, empty ones at {@code padded}. */
    record Packets(int start, int end, int padded) {}

    private final byte[] source;
    private final ByteBuffer data;
    private final List<TilePart> parts = new ArrayList<>();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final List<Packets> packets = new ArrayList<>();
    private final byte[] bytes;
    private boolean ended;

    /**
     * @param tiles how many tiles the picture has
     * @throws CodecException where tile-parts are missing or the headers contradict each other
     */
    Jpeg2000Stream(byte[] codeStream, int tiles) throws CodecException {
        this.source = codeStream;
        this.data = ByteBuffer.wrap(codeStream);
        ByteArrayOutputStream out = new ByteArrayOutputStream(codeStream.length + 1024);
        out.write(codeStream, 0, 2);
        int at = mainHeader(out);
        while (at >= 0) {
            at = tilePart(at);
        }
        if (counts.size() != tiles) {
            throw new CodecException(Reason.TRUNCATED, "JPEG 2000 without all of its tiles");
        }
        write(out);
        this.bytes = out.toByteArray();
    }

    /** The code stream of a JP2 file, or the bytes themselves where they are one. */
    static byte[] unboxed(byte[] file) throws CodecException {
        ByteBuffer data = ByteBuffer.wrap(file);
        if (file.length < 12 || data.getInt(0) == SIGNATURE || data.getInt(4) != 0x6A502020) {
            return file;
        }
        long at = 0;
        while (at + 8 <= file.length) {
            long size = data.getInt((int) at) & 0xFFFFFFFFL;
            int head = 8;
            if (size == 1 && at + 16 <= file.length) {
                size = data.getLong((int) at + 8);
                head = 16;
            } else if (size == 0) {
                size = file.length - at;
            }
            if (size < head || size > file.length) {
                break;
            }
            if (data.getInt((int) at + 4) == CODE_STREAM_BOX) {
                if (at + size > file.length) {
                    throw new CodecException(Reason.TRUNCATED, "JPEG 2000");
                }
                byte[] stream = new byte[(int) size - head];
                data.get((int) at + head, stream);
                return stream;
            }
            at += size;
        }
        throw new CodecException(Reason.DAMAGED, "JP2 without a code stream");
    }

    byte[] bytes() {
        return bytes;
    }

    List<Packets> packets() {
        return packets;
    }

    /** Whether the end marker is there. */
    boolean ended() {
        return ended;
    }

    /** Copies the main header; gives where the first tile-part starts. */
    private int mainHeader(ByteArrayOutputStream out) throws CodecException {
        int at = 2;
        while (marker(at) != SOT) {
            int next = segment(at);
            if (marker(at) != TLM && marker(at) != PLM) {
                out.write(source, at, next - at);
            }
            at = next;
        }
        return at;
    }

    /** Reads one tile-part; gives where the next one starts, −1 at the end. */
    private int tilePart(int start) throws CodecException {
        if (segment(start) != start + 12) {
            throw broken();
        }
        int tile = data.getShort(start + 4) & 0xFFFF;
        long length = data.getInt(start + 6) & 0xFFFFFFFFL;
        int number = source[start + 10] & 0xFF;
        int stated = source[start + 11] & 0xFF;
        int seen = counts.merge(tile, 1, Integer::sum);
        if (number != seen - 1 || seen > MAX_TILE_PARTS || stated != 0 && number > stated) {
            throw broken();
        }
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        headers.write(source, start, 12);
        int at = start + 12;
        while (marker(at) != SOD) {
            int next = segment(at);
            if (marker(at) != PLT) {
                headers.write(source, at, next - at);
            }
            at = next;
        }
        headers.write(source, at, 2);
        int from = at + 2;
        int to = length == 0 ? lastEnd() : (int) Math.min(Integer.MAX_VALUE, start + length);
        if (to > source.length) {
            throw new CodecException(Reason.TRUNCATED, "JPEG 2000");
        }
        if (to < from) {
            throw broken();
        }
        // FF FF cannot stand in packets (B.10.1); JJ2000 reads ones from it for ever.
        for (int i = from; i + 1 < to; i++) {
            if (source[i] == (byte) 0xFF && source[i + 1] == (byte) 0xFF) {
                throw new CodecException(Reason.DAMAGED, "JPEG 2000 with broken packets");
            }
        }
        if (stated != 0) {
            states(tile, stated);
        }
        parts.add(new TilePart(tile, headers.toByteArray(), from, to));
        return afterTilePart(to);
    }

    private final Map<Integer, Integer> stated = new HashMap<>();

    private void states(int tile, int count) throws CodecException {
        Integer before = stated.put(tile, count);
        if (before != null && before != count) {
            throw broken();
        }
    }

    private int afterTilePart(int to) throws CodecException {
        if (to + 2 > source.length) {
            return -1;
        }
        int marker = data.getShort(to) & 0xFFFF;
        if (marker == EOC) {
            ended = true;
            return -1;
        }
        if (marker == SOT) {
            return to;
        }
        // A broken end marker, with its padding, is told as a missing one.
        for (int i = to; i < source.length; i++) {
            if (source[i] != 0 && source.length - to > 4) {
                throw broken();
            }
        }
        return -1;
    }

    /** The end of a last tile-part that does not say its length. */
    private int lastEnd() {
        for (int at = source.length - 2; at >= Math.max(0, source.length - 4); at--) {
            if ((data.getShort(at) & 0xFFFF) == EOC) {
                return at;
            }
        }
        return source.length;
    }

    private void write(ByteArrayOutputStream out) throws CodecException {
        Map<Integer, Integer> left = new HashMap<>(counts);
        // Some writers state the last tile-part's number instead of how many there are.
        boolean numbers = stated.equals(
                counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, tile -> tile.getValue() - 1)));
        for (Map.Entry<Integer, Integer> tile : stated.entrySet()) {
            if (!numbers && !tile.getValue().equals(counts.get(tile.getKey()))) {
                throw new CodecException(Reason.TRUNCATED, "JPEG 2000 without all of its tile-parts");
            }
        }
        for (TilePart part : parts) {
            boolean last = left.merge(part.tile, -1, Integer::sum) == 0;
            int empty = last ? EMPTY_PACKETS : 0;
            ByteBuffer headers = ByteBuffer.wrap(part.headers);
            headers.putInt(6, part.headers.length + part.to - part.from + empty);
            headers.put(11, (byte) (int) Objects.requireNonNull(counts.get(part.tile)));
            out.writeBytes(part.headers);
            int start = out.size();
            out.write(source, part.from, part.to - part.from);
            packets.add(new Packets(start, out.size(), out.size() + empty));
            out.writeBytes(new byte[empty]);
        }
        out.write(EOC >> 8);
        out.write(EOC);
    }

    private int marker(int at) throws CodecException {
        if (at + 4 > source.length) {
            throw new CodecException(Reason.TRUNCATED, "JPEG 2000");
        }
        return data.getShort(at) & 0xFFFF;
    }

    /** Checks a marker segment; gives where it ends. */
    private int segment(int at) throws CodecException {
        int marker = marker(at);
        if (marker == PPM || marker == PPT) {
            // At whose end JJ2000 reads for ever.
            throw new CodecException(Reason.UNSUPPORTED, "JPEG 2000 with packed packet headers");
        }
        int length = data.getShort(at + 2) & 0xFFFF;
        if (marker < 0xFF00 || length < 2) {
            throw broken();
        }
        if (at + 2 + length > source.length) {
            throw new CodecException(Reason.TRUNCATED, "JPEG 2000");
        }
        if (marker == COD && length >= 12) {
            int layers = data.getShort(at + 6) & 0xFFFF;
            if (layers < 1 || layers > MAX_LAYERS || (source[at + 9] & 0xFF) > MAX_LEVELS) {
                throw new CodecException(Reason.DAMAGED, "JPEG 2000 with " + layers + " layers");
            }
        }
        return at + 2 + length;
    }

    private static CodecException broken() {
        return new CodecException(Reason.DAMAGED, "JPEG 2000 with a broken header");
    }
}
