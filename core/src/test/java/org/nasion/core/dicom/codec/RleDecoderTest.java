package org.nasion.core.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.nasion.core.dicom.codec.CodecException.Reason;

/** Segments written by hand (PS3.5 annex G); those of dcmtk are among the DICOM fixtures. */
class RleDecoderTest {

    @Test
    void highAndLowBytesOfEachBandComeTogether() throws CodecException {
        // 2 × 1 pixels of three bands; 01 is "two as they are", ff is "two alike", 80 is nothing.
        byte[] frame = frame("01 12 34", "ff 56", "ff 00", "01 9a bc", "80 01 ff fe", "ff 01");
        assertArrayEquals(
                new short[] {0x1256, 0x009a, (short) 0xff01, 0x3456, 0x00bc, (short) 0xfe01},
                RleDecoder.decode(ByteBuffer.wrap(frame), 2, 1, 3, 16).values());
    }

    @Test
    void frameIsReadInItsPlaceAmongOtherBytes() throws CodecException {
        byte[] frame = frame("02 01 02 ff", "fe 80");
        byte[] file = new byte[frame.length + 20];
        Arrays.fill(file, (byte) 0x55);
        System.arraycopy(frame, 0, file, 7, frame.length);
        byte[] before = file.clone();
        assertArrayEquals(
                new short[] {0x0180, 0x0280, (short) 0xff80},
                RleDecoder.decode(ByteBuffer.wrap(file, 7, frame.length), 3, 1, 1, 16)
                        .values());
        assertArrayEquals(before, file);
    }

    @Test
    void segmentsEndWithTheFrameAndNotWithTheFile() {
        byte[] frame = frame("02 01 02 03", "02 01 02");
        byte[] file = Arrays.copyOf(frame, frame.length + 10);
        assertEquals(
                Reason.TRUNCATED,
                assertThrows(
                                CodecException.class,
                                () -> RleDecoder.decode(ByteBuffer.wrap(file, 0, frame.length), 3, 1, 1, 16))
                        .reason());
    }

    @Test
    void pictureThatCannotBeInSoFewBytesTakesNoMemory() {
        // 46 340 × 46 340 samples of two bytes are 4 GB; the machine that runs this test need not have them.
        byte[] frame = frame("81 00", "81 00");
        assertEquals(
                Reason.TRUNCATED,
                assertThrows(
                                CodecException.class,
                                () -> RleDecoder.decode(ByteBuffer.wrap(frame), 46_340, 46_340, 1, 16))
                        .reason());
    }

    @Test
    void longestRunsAreWithinTheGuard() throws CodecException {
        byte[] frame = frame("81 07", "81 09");
        short[] all = new short[128];
        Arrays.fill(all, (short) 0x0709);
        assertArrayEquals(
                all, RleDecoder.decode(ByteBuffer.wrap(frame), 128, 1, 1, 16).values());
    }

    private static byte[] frame(String... segments) {
        byte[] frame = new byte[64];
        ByteBuffer header =
                ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(segments.length);
        for (String segment : segments) {
            header.putInt(frame.length);
            byte[] coded = HexFormat.of().parseHex(segment.replace(" ", ""));
            int at = frame.length;
            frame = Arrays.copyOf(frame, at + coded.length);
            System.arraycopy(coded, 0, frame, at, coded.length);
        }
        header.rewind();
        System.arraycopy(header.array(), 0, frame, 0, 64);
        return frame;
    }
}
