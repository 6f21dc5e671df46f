package org.nasion.core.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.nasion.core.dicom.Part10DataSet.Element;
import org.nasion.core.dicom.PixelData.Part;
import org.nasion.core.problem.ProblemException;

/**
 * Walks the elements of an encoded data set (PS3.5 section 7). Copies no values. Sequences of known
 * length are walked only when asked for; depth and number of elements are bounded.
 */
final class Part10Parser {

    /** Deeper than any real object; keeps a made-up file from exhausting the stack. */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_ELEMENTS = 200_000;
    private static final long UNDEFINED = 0xFFFFFFFFL;

    private final byte[] bytes;
    private final ByteBuffer data;
    private final boolean bigEndian;
    private int at;
    private int elements;

    Part10Parser(byte[] bytes, boolean bigEndian) {
        this.bytes = bytes;
        this.bigEndian = bigEndian;
        this.data = ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isBigEndian() {
        return bigEndian;
    }

    /** The data set from {@code start} to its pixels or the end of the bytes. */
    Part10DataSet dataSet(int start, boolean explicit) {
        at = start;
        Part10DataSet set = new Part10DataSet(this, null, explicit, 0);
        // Fewer bytes than an element's header, or zeros, are padding that some writers leave at the end.
        while (bytes.length - at >= 8 && data.getInt(at) != 0) {
            if (element(set, bytes.length, explicit, 0) == Tag.PIXEL_DATA) {
                break;
            }
        }
        return set;
    }

    /** The file meta information from {@code start}; leaves the position after it in {@link #position()}. */
    Part10DataSet meta(int start) {
        at = start;
        Part10DataSet set = new Part10DataSet(this, null, true, 0);
        while (bytes.length - at >= 8 && data.getShort(at) == 2) {
            element(set, bytes.length, true, 0);
        }
        return set;
    }

    int position() {
        return at;
    }

    /** The items of a sequence of known length. */
    List<DicomObject> items(Part10DataSet parent, int offset, int length, boolean explicit, int depth) {
        at = offset;
        return items(parent, offset + length, explicit, depth, false);
    }

    private int tag() {
        return (data.getShort(at) & 0xFFFF) << 16 | data.getShort(at + 2) & 0xFFFF;
    }

    /** Reads one element into the set and gives its tag. */
    private int element(Part10DataSet set, int end, boolean explicit, int depth) {
        if (++elements > MAX_ELEMENTS) {
            throw new ProblemException(
                    "NAS-DICOM-TOO-COMPLEX",
                    "This DICOM file holds more data elements than any film and was not read further.");
        }
        need(8, end);
        int tag = tag();
        at += 4;
        Vr vr = Vr.UN;
        long length;
        if (explicit && tag >>> 16 != 0xFFFE) {
            vr = Vr.of(bytes[at] & 0xFF, bytes[at + 1] & 0xFF);
            if (vr == null || vr == Vr.UN && (bytes[at] != 'U' || bytes[at + 1] != 'N')) {
                return unknown(set, tag, end, vr != null);
            }
            if (vr.hasLongLength()) {
                need(8, end);
                length = data.getInt(at + 4) & 0xFFFFFFFFL;
                at += 8;
            } else {
                length = data.getShort(at + 2) & 0xFFFF;
                at += 4;
            }
        } else {
            length = data.getInt(at) & 0xFFFFFFFFL;
            at += 4;
        }
        if (length == UNDEFINED) {
            undefined(set, tag, vr, end, explicit, depth);
            return tag;
        }
        if (length > end - at) {
            // Cut pixels are judged by whoever knows how many there should be.
            if (tag != Tag.PIXEL_DATA || depth > 0) {
                throw DicomProblems.truncated();
            }
            length = (long) end - at;
        }
        set.add(tag, Element.of(vr, at, (int) length));
        at += (int) length;
        return tag;
    }

    /**
     * Steps over an element whose representation is none: what follows tells in which of the three ways its length was
     * written.
     *
     * @param letters whether it is of two letters, as that of a later edition of the standard would be
     */
    private int unknown(Part10DataSet set, int tag, int end, boolean letters) {
        int start = at;
        for (int way = 0; way < 3; way++) {
            int form = letters ? (way + 1) % 3 : way;
            long length;
            int value;
            if (form == 0) {
                length = data.getShort(start + 2) & 0xFFFF;
                value = start + 4;
            } else if (form == 1) {
                if (end - start < 8) {
                    continue;
                }
                length = data.getInt(start + 4) & 0xFFFFFFFFL;
                value = start + 8;
            } else {
                length = data.getInt(start) & 0xFFFFFFFFL;
                value = start + 4;
            }
            if (length <= end - value && follows(tag, value + (int) length, end)) {
                set.add(tag, Element.of(Vr.UN, value, (int) length));
                at = value + (int) length;
                return tag;
            }
        }
        throw DicomProblems.damaged(null);
    }

    /** Whether at {@code next} the data set ends or goes on with a greater tag, as elements are sorted. */
    private boolean follows(int tag, int next, int end) {
        if (next == end) {
            return true;
        }
        if (end - next < 8) {
            return false;
        }
        int other = (data.getShort(next) & 0xFFFF) << 16 | data.getShort(next + 2) & 0xFFFF;
        boolean delimiter = other == Tag.ITEM_DELIMITER || other == Tag.SEQUENCE_DELIMITER;
        if (delimiter) {
            return true;
        }
        // A block of private elements may lack them all.
        boolean likely = Vr.of(bytes[next + 4] & 0xFF, bytes[next + 5] & 0xFF) != null || other >>> 16 == tag >>> 16;
        return likely && Integer.compareUnsigned(other, tag) > 0 && other >>> 16 != 0xFFFE;
    }

    /** The same bytes read as implicit little endian, which a value of unknown representation is (PS3.5 6.2.2). */
    Part10Parser unknownValues() {
        return bigEndian ? new Part10Parser(bytes, false) : this;
    }

    private List<DicomObject> unknownItems(Part10DataSet set, int end, int depth) {
        Part10Parser inner = unknownValues();
        inner.at = at;
        inner.elements = elements;
        List<DicomObject> items = inner.items(set, end, false, depth, true);
        at = inner.at;
        elements = inner.elements;
        return items;
    }

    private void undefined(Part10DataSet set, int tag, Vr vr, int end, boolean explicit, int depth) {
        int start = at;
        if (tag == Tag.PIXEL_DATA) {
            set.add(tag, new Element(Vr.OB, start, 0, null, fragments(end)));
        } else if (vr == Vr.SQ || vr == Vr.UN) {
            List<DicomObject> items = explicit && vr == Vr.UN
                    ? unknownItems(set, end, depth + 1)
                    : items(set, end, explicit && vr == Vr.SQ, depth + 1, true);
            set.add(tag, new Element(Vr.SQ, start, 0, items, null));
        } else {
            throw DicomProblems.damaged(null);
        }
    }

    private List<DicomObject> items(Part10DataSet parent, int end, boolean explicit, int depth, boolean delimited) {
        if (depth > MAX_DEPTH) {
            throw new ProblemException(
                    "NAS-DICOM-TOO-DEEP",
                    "This DICOM file nests its data deeper than any film and was not read further.");
        }
        List<DicomObject> items = new ArrayList<>();
        while (delimited || end - at >= 8) {
            need(8, end);
            int tag = tag();
            long length = data.getInt(at + 4) & 0xFFFFFFFFL;
            at += 8;
            if (tag == Tag.SEQUENCE_DELIMITER) {
                break;
            }
            if (tag != Tag.ITEM) {
                throw DicomProblems.damaged(null);
            }
            if (++elements > MAX_ELEMENTS) {
                throw DicomProblems.damaged(null);
            }
            items.add(item(parent, length, end, explicit, depth));
        }
        return List.copyOf(items);
    }

    private Part10DataSet item(Part10DataSet parent, long length, int end, boolean explicit, int depth) {
        Part10DataSet item = new Part10DataSet(this, parent, explicit, depth);
        item.startsAt(at - 8);
        if (length == UNDEFINED) {
            while (true) {
                need(8, end);
                if (tag() == Tag.ITEM_DELIMITER) {
                    at += 8;
                    return item;
                }
                element(item, end, explicit, depth);
            }
        }
        if (length > end - at) {
            throw DicomProblems.truncated();
        }
        int stop = at + (int) length;
        while (stop - at >= 8) {
            element(item, stop, explicit, depth);
        }
        at = stop;
        return item;
    }

    private List<Part> fragments(int end) {
        List<Part> fragments = new ArrayList<>();
        while (end - at >= 8) {
            int tag = tag();
            long length = data.getInt(at + 4) & 0xFFFFFFFFL;
            at += 8;
            if (tag == Tag.SEQUENCE_DELIMITER) {
                return fragments;
            }
            if (tag != Tag.ITEM || length == UNDEFINED) {
                throw DicomProblems.damaged(null);
            }
            if (length > end - at) {
                throw DicomProblems.truncated();
            }
            if (fragments.size() >= MAX_ELEMENTS) {
                throw DicomProblems.damaged(null);
            }
            fragments.add(new Part(at, (int) length));
            at += (int) length;
        }
        // Some writers forget the delimiter; the decoder will tell whether pixels are missing.
        return fragments;
    }

    private void need(int count, int end) {
        if (end - at < count) {
            throw DicomProblems.truncated();
        }
    }
}
