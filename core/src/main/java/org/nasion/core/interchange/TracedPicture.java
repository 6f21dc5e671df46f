package org.nasion.core.interchange;

import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;
import org.nasion.core.report.OverlayPicture;
import org.nasion.core.report.Report;

/** The film with its tracing drawn on it as a Secondary Capture in colour (PS3.3 A.8.1), for sites that want one. */
public final class TracedPicture {

    private static final int LONGEST_SIDE = 1600;

    private TracedPicture() {}

    /**
     * @param report the tracing with its film
     * @param source of the same film
     * @param now    local time
     */
    public static DataSetBuilder of(Report report, FilmSource source, LocalDateTime now) {
        BufferedImage picture =
                OverlayPicture.paint(report.film(), report.readings(), report.annotations(), LONGEST_SIDE);
        DataSetBuilder derivedFrom =
                source.reference().sequence(Tag.PURPOSE_OF_REFERENCE_CODE_SEQUENCE, Code.SOURCE_IMAGE.item());
        DataSetBuilder set = source.object(FilmSource.Kind.PICTURE, report.program(), now)
                .text(Tag.CONVERSION_TYPE, Vr.CS, "WSD")
                .text(Tag.IMAGE_TYPE, Vr.CS, "DERIVED", "SECONDARY")
                .text(
                        Tag.PATIENT_ORIENTATION,
                        Vr.CS,
                        source.fact("PatientOrientation").orElse(""))
                .text(Tag.BODY_PART_EXAMINED, Vr.CS, "SKULL")
                .text(Tag.DERIVATION_DESCRIPTION, Vr.ST, "Cephalometric tracing drawn on the film")
                .sequence(Tag.SOURCE_IMAGE_SEQUENCE, derivedFrom);
        colours(set, picture);
        // Of a film of which nobody said so, nobody knows.
        source.fact("BurnedInAnnotation").ifPresent(burnedIn -> set.text(Tag.BURNED_IN_ANNOTATION, Vr.CS, burnedIn));
        return set;
    }

    /** Adds the pixels of a picture, 8 bits of red, green and blue. */
    static DataSetBuilder colours(DataSetBuilder set, BufferedImage picture) {
        return set.shorts(Tag.SAMPLES_PER_PIXEL, Vr.US, 3)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "RGB")
                .shorts(Tag.PLANAR_CONFIGURATION, Vr.US, 0)
                .shorts(Tag.ROWS, Vr.US, picture.getHeight())
                .shorts(Tag.COLUMNS, Vr.US, picture.getWidth())
                .shorts(Tag.BITS_ALLOCATED, Vr.US, 8)
                .shorts(Tag.BITS_STORED, Vr.US, 8)
                .shorts(Tag.HIGH_BIT, Vr.US, 7)
                .shorts(Tag.PIXEL_REPRESENTATION, Vr.US, 0)
                .bytes(Tag.PIXEL_DATA, Vr.OB, rgb(picture));
    }

    private static byte[] rgb(BufferedImage picture) {
        int width = picture.getWidth();
        byte[] bytes = new byte[Math.multiplyExact(3, width * picture.getHeight())];
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                bytes[at++] = (byte) (pixel >> 16);
                bytes[at++] = (byte) (pixel >> 8);
                bytes[at++] = (byte) pixel;
            }
        }
        return bytes;
    }
}
