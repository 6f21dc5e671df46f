package org.nasion.core.dicom;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.nasion.core.dicom.codec.Samples;
import org.nasion.core.problem.ProblemException;

/**
 * The built-in reader of DICOM files (PS3.10): implicit and explicit VR, little and big endian,
 * deflated, with or without preamble and file meta information.
 */
public final class Part10Provider implements DicomProvider {

    private final FrameDecoder decoder = new FrameDecoder();

    @Override
    public String name() {
        return "built-in Part 10 reader";
    }

    @Override
    public int preference() {
        return 0;
    }

    /** Whether the bytes look like a DICOM object, with or without the 128-byte preamble. */
    public static boolean recognises(byte[] file) {
        if (hasPreamble(file)) {
            return true;
        }
        if (file.length < 16) {
            return false;
        }
        boolean bigEndian = file[0] == 0;
        int group = bigEndian ? file[1] : file[0] | file[1] << 8;
        int element = bigEndian ? (file[2] & 0xFF) << 8 | file[3] & 0xFF : file[2] & 0xFF | (file[3] & 0xFF) << 8;
        if ((group != 2 && group != 8) || element > 0x0100) {
            return false;
        }
        if (Vr.of(file[4] & 0xFF, file[5] & 0xFF) != null) {
            return true;
        }
        int length = file[4] & 0xFF | (file[5] & 0xFF) << 8 | (file[6] & 0xFF) << 16 | (file[7] & 0xFF) << 24;
        return !bigEndian && length >= 0 && length <= 128;
    }

    private static boolean hasPreamble(byte[] file) {
        return file.length >= 132 && file[128] == 'D' && file[129] == 'I' && file[130] == 'C' && file[131] == 'M';
    }

    @Override
    public DicomFile read(byte[] file, long maxBytes) {
        try {
            return parsed(file, maxBytes);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw DicomProblems.damaged(e);
        }
    }

    private DicomFile parsed(byte[] file, long maxBytes) {
        int start = hasPreamble(file) ? 132 : 0;
        Part10Parser littleEndian = new Part10Parser(file, false);
        Part10DataSet meta = littleEndian.meta(start);
        int body = littleEndian.position();
        if (file.length - body < 8) {
            throw DicomProblems.truncated();
        }
        String syntax = meta.string(Tag.TRANSFER_SYNTAX_UID).orElseGet(() -> guessed(file, body));
        return switch (syntax) {
            case TransferSyntax.EXPLICIT_BIG_ENDIAN ->
                new DicomFile(syntax, new Part10Parser(file, true).dataSet(body, true));
            case TransferSyntax.DEFLATED ->
                new DicomFile(syntax, new Part10Parser(inflated(file, body, maxBytes), false).dataSet(0, true));
            // Files that state one of the two and hold the other are common; the bytes are believed.
            default -> new DicomFile(syntax, littleEndian.dataSet(body, looksExplicit(file, body)));
        };
    }

    private static String guessed(byte[] file, int body) {
        if (!looksExplicit(file, body)) {
            return TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
        }
        return file[body] == 0 && file[body + 1] != 0
                ? TransferSyntax.EXPLICIT_BIG_ENDIAN
                : TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    }

    private static boolean looksExplicit(byte[] file, int body) {
        return Vr.of(file[body + 4] & 0xFF, file[body + 5] & 0xFF) != null;
    }

    private static byte[] inflated(byte[] file, int body, long maxBytes) {
        byte[] out = new byte[(int) Math.min(maxBytes, Math.max(4096, 4L * (file.length - body)))];
        int size = 0;
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(file, body, file.length - body);
            while (!inflater.finished()) {
                if (size == out.length) {
                    if (size >= maxBytes) {
                        throw new ProblemException(
                                "NAS-DICOM-TOO-LARGE",
                                "This DICOM file unpacks to more than any cephalogram and was not read.");
                    }
                    out = Arrays.copyOf(out, (int) Math.min(maxBytes, 2L * size));
                }
                int count = inflater.inflate(out, size, out.length - size);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw DicomProblems.truncated();
                }
                size += count;
            }
        } catch (DataFormatException e) {
            throw DicomProblems.damaged(e);
        }
        return Arrays.copyOf(out, size);
    }

    @Override
    public Samples firstFrame(DicomFile file, PixelLayout layout) {
        try {
            return decoder.decode(file, layout);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw DicomProblems.damaged(e);
        }
    }
}
