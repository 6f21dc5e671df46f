package org.nasion.core.image;

import java.util.Optional;
import org.nasion.core.dicom.Part10Provider;

/** The accepted kinds of file, told by their first bytes. */
enum FilmFormat {
    DICOM,
    PNG,
    JPEG,
    TIFF,
    BMP;

    private static final int[] PNG_MAGIC = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    static Optional<FilmFormat> of(byte[] bytes) {
        if (starts(bytes, 128, 'D', 'I', 'C', 'M')) {
            return Optional.of(DICOM);
        }
        if (starts(bytes, 0, PNG_MAGIC)) {
            return Optional.of(PNG);
        }
        if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(bytes, 0, 'I', 'I', 42, 0) || starts(bytes, 0, 'M', 'M', 0, 42)) {
            return Optional.of(TIFF);
        }
        if (starts(bytes, 0, 'B', 'M')
                && bytes.length >= 18
                && bytes[15] == 0
                && bytes[16] == 0
                && bytes[17] == 0
                && (bytes[14] & 0xFF) >= 12) {
            return Optional.of(BMP);
        }
        return Part10Provider.recognises(bytes) ? Optional.of(DICOM) : Optional.empty();
    }

    private static boolean starts(byte[] bytes, int at, int... magic) {
        if (bytes.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[at + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
