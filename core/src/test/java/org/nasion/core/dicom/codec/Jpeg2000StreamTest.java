package org.nasion.core.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.dicom.codec.CodecException.Reason;

/**
 * Streams that OpenJPEG 2.5.0's opj_compress made of the 12-bit picture in picture.pgm (150 × 130 px, grey waves and noise by
 * a fixed seed), lossless, so that the picture itself says what is right.
 */
class Jpeg2000StreamTest {

    private static final int WIDTH = 150;
    private static final int HEIGHT = 130;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.j2k",
                "box.jp2",
                "parts.j2k",
                "tiles.j2k",
                "tiles_parts.j2k",
                "offset.j2k",
                "offset_tiles.j2k",
                "layers.j2k",
                "rpcl.j2k",
                "no_count.j2k",
                "tiles_no_count.j2k"
            })
    void everyPixelIsThatOfThePicture(String name) throws IOException, CodecException {
        Samples samples = Jpeg2000Decoder.decode(bytes(name), WIDTH, HEIGHT, 1);
        assertArrayEquals(picture(), samples.values(), name);
        assertFalse(samples.faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"parts.j2k", "tiles.j2k", "tiles_parts.j2k", "no_count.j2k", "tiles_no_count.j2k"})
    void aStreamWithoutOneOfItsTilePartsIsRefused(String name) throws IOException {
        byte[] stream = bytes(name);
        List<Integer> starts = starts(stream);
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i);
            int length = ByteBuffer.wrap(stream).getInt(start + 6);
            byte[] without = Arrays.copyOf(stream, stream.length - length);
            System.arraycopy(stream, start + length, without, start, stream.length - start - length);
            assertThrows(
                    CodecException.class,
                    () -> Jpeg2000Decoder.decode(without, WIDTH, HEIGHT, 1),
                    name + " without " + start);
        }
    }

    /** As in GDCM's TextGBR.dcm: TNsot is the last tile-part's number, one less than the count that it should be (A.4.2). */
    @ParameterizedTest
    @ValueSource(strings = {"parts.j2k", "tiles_parts.j2k"})
    void aLastNumberInPlaceOfTheCountIsReadAndStillMissesNothing(String name) throws IOException, CodecException {
        byte[] stream = bytes(name);
        List<Integer> starts = starts(stream);
        starts.forEach(start -> stream[start + 11]--);
        assertArrayEquals(
                picture(), Jpeg2000Decoder.decode(stream, WIDTH, HEIGHT, 1).values(), name);
        int start = starts.getLast();
        byte[] without = Arrays.copyOf(stream, start + 2);
        ByteBuffer.wrap(without).putShort(start, (short) 0xFFD9);
        assertThrows(CodecException.class, () -> Jpeg2000Decoder.decode(without, WIDTH, HEIGHT, 1), name);
    }

    /** The end of the packets is gone, and headers and end marker say that all is well. */
    @ParameterizedTest
    @ValueSource(strings = {"plain.j2k", "layers.j2k", "rpcl.j2k", "tiles.j2k"})
    void aStreamWithoutItsLastPacketsIsRefused(String name) throws IOException {
        byte[] stream = bytes(name);
        int last = starts(stream).getLast();
        for (int cut : new int[] {1, 5, 40, 60}) {
            byte[] shorter = Arrays.copyOf(stream, stream.length - cut);
            ByteBuffer data = ByteBuffer.wrap(shorter);
            data.putInt(last + 6, data.getInt(last + 6) - cut);
            data.putShort(shorter.length - 2, (short) 0xFFD9);
            assertThrows(
                    CodecException.class,
                    () -> Jpeg2000Decoder.decode(shorter, WIDTH, HEIGHT, 1),
                    name + " cut by " + cut);
        }
    }

    @Test
    void packetsThatBelongToNothingAreRefused() throws IOException {
        byte[] stream = bytes("plain.j2k");
        int last = starts(stream).getLast();
        byte[] longer = Arrays.copyOf(stream, stream.length + 50);
        Arrays.fill(longer, stream.length - 2, longer.length, (byte) 0x35);
        ByteBuffer data = ByteBuffer.wrap(longer);
        data.putInt(last + 6, data.getInt(last + 6) + 50);
        data.putShort(longer.length - 2, (short) 0xFFD9);
        assertEquals(
                Reason.DAMAGED,
                assertThrows(CodecException.class, () -> Jpeg2000Decoder.decode(longer, WIDTH, HEIGHT, 1))
                        .reason());
    }

    private static List<Integer> starts(byte[] stream) {
        ByteBuffer data = ByteBuffer.wrap(stream);
        List<Integer> starts = new ArrayList<>();
        int at = 2;
        while ((data.getShort(at) & 0xFFFF) != 0xFF90) {
            at += 2 + (data.getShort(at + 2) & 0xFFFF);
        }
        while ((data.getShort(at) & 0xFFFF) == 0xFF90) {
            starts.add(at);
            at += data.getInt(at + 6);
        }
        return starts;
    }

    private static short[] picture() throws IOException {
        byte[] file = bytes("picture.pgm");
        short[] values = new short[WIDTH * HEIGHT];
        ByteBuffer.wrap(file, file.length - 2 * values.length, 2 * values.length)
                .asShortBuffer()
                .get(values);
        return values;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Jpeg2000StreamTest.class.getResourceAsStream("/org/nasion/core/dicom/jpeg2000/" + name)) {
            return in.readAllBytes();
        }
    }
}
