package org.nasion.core.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.dicom.codec.CodecException.Reason;

/** What stands between the last code of a JPEG-LS scan and the end marker. */
class JpegLsEndTest {

    /** As in MR1_JLSL of the DICOM standard committee's WG-04 set. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void zerosThatFillUpTheScanAreNoPartOfIt(int zeros) throws IOException, CodecException {
        byte[] stream = stream();
        JpegHeader header = JpegHeader.of(stream);
        Samples plain = JpegLsDecoder.decode(stream, header.width(), header.height(), 1);
        Samples filled = JpegLsDecoder.decode(filled(stream, zeros, 0), header.width(), header.height(), 1);
        assertArrayEquals(plain.values(), filled.values());
        assertEquals(
                plain,
                new Samples(
                        plain.width(),
                        plain.height(),
                        1,
                        plain.bits(),
                        plain.values(),
                        filled.faults(),
                        filled.cut(),
                        filled.colour()));
    }

    @Test
    void codesThatBelongToNothingAreRefused() throws IOException, CodecException {
        byte[] longer = filled(stream(), 4, 0x35);
        JpegHeader header = JpegHeader.of(longer);
        assertEquals(
                Reason.DAMAGED,
                assertThrows(
                                CodecException.class,
                                () -> JpegLsDecoder.decode(longer, header.width(), header.height(), 1))
                        .reason());
    }

    /** The stream with further bytes before its end marker. */
    private static byte[] filled(byte[] stream, int count, int value) {
        byte[] longer = Arrays.copyOf(stream, stream.length + count);
        Arrays.fill(longer, stream.length - 2, stream.length - 2 + count, (byte) value);
        ByteBuffer.wrap(longer).putShort(longer.length - 2, (short) 0xFFD9);
        return longer;
    }

    /** The frame of jpegls.dcm up to the end marker, without the byte of ones that fills up before it. */
    private static byte[] stream() throws IOException {
        try (InputStream in = JpegLsEndTest.class.getResourceAsStream("/org/nasion/core/dicom/jpegls.dcm")) {
            ByteBuffer file = ByteBuffer.wrap(in.readAllBytes());
            int from = at(file, 0xFFD8, 132);
            int end = at(file, 0xFFFF, at(file, 0xFFDA, from));
            byte[] stream = Arrays.copyOfRange(file.array(), from, end + 2);
            stream[stream.length - 1] = (byte) 0xD9;
            return stream;
        }
    }

    private static int at(ByteBuffer file, int marker, int from) {
        int at = from;
        while ((file.getShort(at) & 0xFFFF) != marker) {
            at++;
        }
        return at;
    }
}
