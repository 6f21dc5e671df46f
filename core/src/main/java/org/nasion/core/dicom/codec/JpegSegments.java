package org.nasion.core.dicom.codec;

import org.nasion.core.dicom.codec.CodecException.Reason;

/** The marker segments of a JPEG stream, one after the other. */
final class JpegSegments {

    static final int HUFFMAN_TABLES = 0xC4;
    static final int QUANTISATION_TABLES = 0xDB;
    static final int RESTART_INTERVAL = 0xDD;
    static final int SCAN = 0xDA;

    private final byte[] data;
    private int start;
    private int end;

    JpegSegments(byte[] data) {
        this.data = data;
    }

    /**
     * Goes to the next segment, over whatever lies between.
     *
     * @return the low byte of its marker
     */
    int next() throws CodecException {
        for (int at = end; at + 4 <= data.length; at++) {
            int marker = data[at + 1] & 0xFF;
            if (data[at] == (byte) 0xFF && hasContent(marker)) {
                start = at + 4;
                end = at + 2 + u16(at + 2);
                if (end < start || end > data.length) {
                    break;
                }
                return marker;
            }
        }
        throw new CodecException(Reason.TRUNCATED, "JPEG");
    }

    /** Where the content of the segment starts, behind its length. */
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Goes on from here, behind the codes of a scan. */
    void skipTo(int position) {
        end = position;
    }

    /** Two bytes of the stream. */
    int u16(int at) {
        return (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
    }

    /** Stuffed and fill bytes, start, end and restarts have none. */
    private static boolean hasContent(int marker) {
        return marker > 0x01 && marker < 0xFF && (marker < 0xD0 || marker > 0xD9);
    }
}
