package org.nasion.core.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.dicom.codec.CodecException.Reason;

/** Streams written by hand; those of other programs are among the DICOM fixtures. */
class LosslessJpegTest {

    /** Code 0 is "no difference", 10 is "a difference of one bit". */
    private static final String START = "ffd8 ffc4 0015 00 01010000000000000000000000000000 00 01";

    @Test
    void lineAfterLineFollowsFromItsDifferences() throws CodecException {
        // 3 × 2 of 8 bits, predictor 1. First line: 128, +1, +0; second: 128 − 1, +0, +1. Bits 101 0 ... 100 0 101 and
        // ones.
        // 10 1, 0 is "+1, 0" behind "0": 0 101 0 | 100 0 101 1 → 0101 0100 0101 1111
        assertArrayEquals(
                new short[] {128, 129, 129, 127, 127, 128},
                decoded(START + frame(2, 3) + scan(1) + "545f ffd9").values());
    }

    @Test
    void restartBeginsAnew() throws CodecException {
        // After the marker the first sample is 128 + 0 again, not what is above: 0 101 0 111 | marker | 0 101 0 111
        assertArrayEquals(
                new short[] {128, 129, 129, 128, 129, 129},
                decoded(START + frame(2, 3) + "ffdd 0004 0003" + scan(1) + "57 ffd0 57 ffd9")
                        .values());
    }

    @ParameterizedTest
    @CsvSource({
        "no such predictor,              '',               0, 545f, DAMAGED",
        "no such predictor,              '',               8, 545f, DAMAGED",
        "a restart in the middle,        ffdd 0004 0002,   1, 545f, DAMAGED",
        "a restart that does not come,   ffdd 0004 0003,   1, 545f, DAMAGED",
        "an unknown code,                '',               1, f0f0, DAMAGED",
        "bits run out,                   '',               1, 54,   TRUNCATED",
    })
    void brokenStreamsAreRefused(String what, String segment, int predictor, String bits, Reason reason) {
        assertEquals(reason, refused(START + frame(2, 3) + segment + scan(predictor) + bits + "ffd9"), what);
    }

    @Test
    void pictureTooLargeForItsBytesIsRefusedBeforeMemoryIsTaken() {
        assertEquals(Reason.TRUNCATED, refused(START + frame(60_000, 60_000) + scan(1) + "545f ffd9"));
    }

    private static Reason refused(String hex) {
        return assertThrows(CodecException.class, () -> decoded(hex)).reason();
    }

    private static Samples decoded(String hex) throws CodecException {
        byte[] stream = HexFormat.of().parseHex(hex.replace(" ", ""));
        return JpegDecoder.decode(stream, JpegHeader.of(stream));
    }

    private static String frame(int height, int width) {
        return "ffc3 000b 08 %04x %04x 01 01 11 00".formatted(height, width);
    }

    private static String scan(int predictor) {
        return "ffda 0008 01 01 00 %02x 00 00".formatted(predictor);
    }
}
