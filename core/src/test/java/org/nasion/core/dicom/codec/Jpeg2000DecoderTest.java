package org.nasion.core.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.dicom.codec.CodecException.Reason;

class Jpeg2000DecoderTest {

    private static final int WIDTH = 66;
    private static final int HEIGHT = 64;

    @Test
    void cutStreamsAreToldByAnExceptionAndNotOnTheConsole() throws IOException {
        byte[] stream = stream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int cut = 0;
        try (PrintStream console = new PrintStream(printed)) {
            System.setOut(console);
            System.setErr(console);
            for (int length = 100; length < stream.length - 2; length += 13) {
                try {
                    Samples read = Jpeg2000Decoder.decode(Arrays.copyOf(stream, length), WIDTH, HEIGHT, 1);
                    assertTrue(read.faults() || read.cut(), length + " bytes");
                } catch (CodecException e) {
                    cut += e.reason() == Reason.TRUNCATED ? 1 : 0;
                }
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("", printed.toString());
        assertTrue(cut > 50, cut + " were cut");
    }

    @ParameterizedTest
    @CsvSource({"32, 44000", "36, 44000", "32, 1", "24, 0", "28, 0", "8, 70"})
    void tilesThatDoNotCoverThePictureAreRefused(int at, int value) throws IOException {
        byte[] stream = stream();
        ByteBuffer.wrap(stream).putInt(at, value);
        assertEquals(
                Reason.DAMAGED,
                assertThrows(CodecException.class, () -> Jpeg2000Decoder.decode(stream, WIDTH, HEIGHT, 1))
                        .reason());
    }

    /** The code stream of a film made with OpenJPEG. */
    private static byte[] stream() throws IOException {
        try (InputStream in =
                Jpeg2000DecoderTest.class.getResourceAsStream("/org/nasion/core/dicom/jpeg2000_lossless.dcm")) {
            byte[] file = in.readAllBytes();
            for (int at = 132; ; at++) {
                if (ByteBuffer.wrap(file).getInt(at) == 0xFF4FFF51) {
                    int length =
                            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(at - 4);
                    return Arrays.copyOfRange(file, at, at + length);
                }
            }
        }
    }
}
