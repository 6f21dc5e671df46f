package org.nasion.core.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.nasion.core.dicom.PixelData.Part;
import org.nasion.core.dicom.codec.CodecException;
import org.nasion.core.dicom.codec.CodecException.Reason;
import org.nasion.core.dicom.codec.Jpeg2000Decoder;
import org.nasion.core.dicom.codec.JpegDecoder;
import org.nasion.core.dicom.codec.JpegHeader;
import org.nasion.core.dicom.codec.JpegLsDecoder;
import org.nasion.core.dicom.codec.RleDecoder;
import org.nasion.core.dicom.codec.Samples;
import org.nasion.core.problem.ProblemException;

/** The first frame of an object's pixels as stored samples, by the transfer syntax. */
final class FrameDecoder {

    Samples decode(DicomFile file, PixelLayout layout) {
        PixelData pixels = file.dataSet().pixelData().orElseThrow(DicomProblems::noPixels);
        String syntax = file.transferSyntax();
        if (!pixels.encapsulated()) {
            if (TransferSyntax.isEncapsulated(syntax)) {
                throw new ProblemException(
                        "NAS-DICOM-TRANSFER-SYNTAX.other",
                        "This film says that it is stored as {0}, but"
                                + " its pixels are not; export it again uncompressed.",
                        TransferSyntax.name(syntax));
            }
            return uncompressed(pixels, layout);
        }
        ByteBuffer frame = firstFrame(pixels, layout);
        try {
            return switch (syntax) {
                case TransferSyntax.JPEG_BASELINE,
                        TransferSyntax.JPEG_EXTENDED,
                        TransferSyntax.JPEG_LOSSLESS,
                        TransferSyntax.JPEG_LOSSLESS_SV1 -> jpeg(array(frame), layout);
                case TransferSyntax.JPEG_2000, TransferSyntax.JPEG_2000_LOSSLESS ->
                    Jpeg2000Decoder.decode(array(frame), layout.columns(), layout.rows(), layout.samples());
                case TransferSyntax.RLE ->
                    RleDecoder.decode(frame, layout.columns(), layout.rows(), layout.samples(), layout.bitsAllocated());
                case TransferSyntax.JPEG_LS_LOSSLESS, TransferSyntax.JPEG_LS_NEAR_LOSSLESS ->
                    JpegLsDecoder.decode(array(frame), layout.columns(), layout.rows(), layout.samples());
                default ->
                    throw new ProblemException(
                            "NAS-DICOM-TRANSFER-SYNTAX",
                            "This film is stored as {0}, which is not read;"
                                    + " export it uncompressed or as JPEG Lossless.",
                            TransferSyntax.name(syntax));
            };
        } catch (CodecException e) {
            throw DicomProblems.of(e);
        }
    }

    private static Samples jpeg(byte[] fragment, PixelLayout layout) throws CodecException {
        boolean padded = fragment.length > 2
                && fragment[fragment.length - 1] == 0
                && !JpegHeader.of(fragment).complete();
        // Behind an end marker that is not there, the zero that makes the length even would be taken for codes.
        byte[] frame = padded ? Arrays.copyOf(fragment, fragment.length - 1) : fragment;
        JpegHeader header = JpegHeader.of(frame);
        if (header.width() != layout.columns()
                || header.height() != layout.rows()
                || header.bands() != layout.samples()
                || header.bits() > layout.bitsAllocated()) {
            throw new CodecException(Reason.DAMAGED, "JPEG of another size than the object says");
        }
        Samples samples = JpegDecoder.decode(frame, header);
        return switch (header.colour()) {
            case RGB -> samples.withColour(Samples.Colour.RGB);
            case YCBCR -> samples.withColour(Samples.Colour.YCBCR);
            default -> samples;
        };
    }

    /** The first frame: in its place among the file's bytes where it lies there in one piece, else joined of its fragments. */
    private static ByteBuffer firstFrame(PixelData pixels, PixelLayout layout) {
        List<Part> parts = pixels.parts();
        if (parts.size() < 2) {
            throw DicomProblems.truncated();
        }
        Part table = parts.getFirst();
        List<Part> fragments = parts.subList(1, parts.size());
        int count = layout.frames() == 1
                ? fragments.size()
                : fragmentsOfFirstFrame(pixels.bytes(), table, fragments, layout.frames());
        if (count == 1) {
            Part frame = fragments.getFirst();
            return ByteBuffer.wrap(pixels.bytes(), frame.offset(), frame.length())
                    .slice();
        }
        int total = 0;
        for (Part part : fragments.subList(0, count)) {
            total = Math.addExact(total, part.length());
        }
        ByteBuffer frame = ByteBuffer.allocate(total);
        for (Part part : fragments.subList(0, count)) {
            frame.put(pixels.bytes(), part.offset(), part.length());
        }
        return frame.flip();
    }

    private static byte[] array(ByteBuffer frame) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static int fragmentsOfFirstFrame(byte[] bytes, Part table, List<Part> fragments, int frames) {
        if (fragments.size() <= frames) {
            return 1;
        }
        if (table.length() < 8) {
            return fragments.size();
        }
        long second = ByteBuffer.wrap(bytes, table.offset(), table.length())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt(table.offset() + 4)
                & 0xFFFFFFFFL;
        int start = fragments.getFirst().offset() - 8;
        int count = 1;
        while (count < fragments.size() && fragments.get(count).offset() - 8 - start < second) {
            count++;
        }
        return count;
    }

    private static Samples uncompressed(PixelData pixels, PixelLayout layout) {
        Part part = pixels.parts().getFirst();
        long needed = layout.frameBytes();
        long missing = needed - part.length();
        // Some writers lose the last byte or pad none; anything more is a cut file.
        if (missing > Math.max(1, layout.bitsAllocated() / 8) * (long) layout.samples()) {
            throw DicomProblems.truncated();
        }
        int count = Math.toIntExact((long) layout.rows() * layout.columns() * layout.samples());
        if (layout.photometric().equals("YBR_FULL_422")) {
            return new Samples(
                    layout.columns(),
                    layout.rows(),
                    3,
                    layout.bitsAllocated(),
                    from422(pixels.bytes(), part, count),
                    missing > 0);
        }
        short[] values = layout.bitsAllocated() == 8 ? bytes(pixels, part, count) : words(pixels, part, count);
        return new Samples(
                layout.columns(),
                layout.rows(),
                layout.samples(),
                layout.bitsAllocated(),
                layout.samples() == 3 && layout.planar() ? interleaved(values) : values,
                missing > 0);
    }

    private static short[] words(PixelData pixels, Part part, int count) {
        short[] values = new short[count];
        int whole = Math.min(count, part.length() / 2);
        ByteBuffer.wrap(pixels.bytes(), part.offset(), 2 * whole)
                .order(pixels.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(values, 0, whole);
        if (whole < count && part.length() % 2 == 1 && !pixels.bigEndian()) {
            values[whole] = (short) (pixels.bytes()[part.offset() + part.length() - 1] & 0xFF);
        }
        return values;
    }

    private static short[] bytes(PixelData pixels, Part part, int count) {
        short[] values = new short[count];
        byte[] from = pixels.bytes();
        // Bytes packed into big endian words lie pairwise swapped.
        int swap = pixels.bigEndian() && pixels.words() ? 1 : 0;
        for (int i = 0; i < count; i++) {
            int at = i ^ swap;
            values[i] = at < part.length() ? (short) (from[part.offset() + at] & 0xFF) : 0;
        }
        return values;
    }

    /** Two pixels as Y Y Cb Cr; both get the same colour difference. */
    private static short[] from422(byte[] bytes, Part part, int count) {
        byte[] from = Arrays.copyOfRange(bytes, part.offset(), part.offset() + Math.max(part.length(), count / 3 * 2));
        short[] values = new short[count];
        for (int pixel = 0; pixel < count / 3; pixel++) {
            int pair = pixel / 2 * 4;
            values[3 * pixel] = (short) (from[pair + pixel % 2] & 0xFF);
            values[3 * pixel + 1] = (short) (from[pair + 2] & 0xFF);
            values[3 * pixel + 2] = (short) (from[pair + 3] & 0xFF);
        }
        return values;
    }

    private static short[] interleaved(short[] planes) {
        int pixels = planes.length / 3;
        short[] values = new short[planes.length];
        for (int i = 0; i < pixels; i++) {
            values[3 * i] = planes[i];
            values[3 * i + 1] = planes[pixels + i];
            values[3 * i + 2] = planes[2 * pixels + i];
        }
        return values;
    }
}
