package org.nasion.core.image;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.dicom.DicomDirectory;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.dicom.codec.CodecException;
import org.nasion.core.dicom.codec.Jpeg2000Decoder;
import org.nasion.core.dicom.codec.JpegDecoder;
import org.nasion.core.dicom.codec.JpegHeader;
import org.nasion.core.dicom.codec.JpegLsDecoder;
import org.nasion.core.interchange.TracingReportReader;
import org.nasion.core.problem.ProblemException;

/** The readers of films over bytes, with limits so low that a broken guard shows. */
public final class ReadersForFuzz {

    private static final ImageLimits LIMITS = new ImageLimits(1, 1_000_000, 8L << 20);

    private ReadersForFuzz() {}

    /**
     * A film, a directory of films or a tracing, each as if the file were one.
     *
     * @throws ProblemException where it is none of them
     */
    public static void dicom(byte[] file) {
        List<ProblemException> refusals = new ArrayList<>();
        for (Runnable reading : List.<Runnable>of(
                () -> new DicomFilm(new Part10Provider(), LIMITS).read(file),
                () -> DicomDirectory.images(file),
                () -> new TracingReportReader(new Part10Provider()).read(file))) {
            try {
                reading.run();
            } catch (ProblemException e) {
                check(e);
                refusals.add(e);
            }
        }
        if (refusals.size() == 3) {
            throw refusals.getFirst();
        }
    }

    private static void check(ProblemException problem) {
        if (!problem.problem().code().matches("NAS-[A-Z]+-[A-Z0-9-]+")) {
            throw new AssertionError(problem.problem().code());
        }
    }

    /** A PNG, JPEG, TIFF or BMP file, told apart by content. */
    public static void raster(byte[] file) {
        FilmFormat format = FilmFormat.of(file).orElse(FilmFormat.DICOM);
        if (format == FilmFormat.DICOM) {
            dicom(file);
        } else {
            new RasterFilm(LIMITS).read(format, file);
        }
    }

    /** A stream of the JPEG family as it stands within DICOM files. */
    public static void stream(byte[] stream, int width, int height) throws CodecException {
        if (stream.length > 1 && stream[0] == (byte) 0xFF && stream[1] == (byte) 0xD8) {
            JpegHeader header = JpegHeader.of(stream);
            LIMITS.check(header.width(), header.height());
            if (header.frame() == 0xF7) {
                JpegLsDecoder.decode(stream, header.width(), header.height(), header.bands());
            } else {
                JpegDecoder.decode(stream, header);
            }
        } else {
            Jpeg2000Decoder.decode(stream, width, height, 1);
        }
    }
}
