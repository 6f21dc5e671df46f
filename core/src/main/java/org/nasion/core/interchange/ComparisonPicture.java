package org.nasion.core.interchange;

import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;

/** A superimposition of several visits as a Secondary Capture in colour (PS3.3 A.8.1), in the study of the last visit. */
public final class ComparisonPicture {

    private ComparisonPicture() {}

    /**
     * @param source      the film of the last visit
     * @param program     name and version
     * @param description of the picture, for people
     * @param now         local time
     */
    public static DataSetBuilder of(
            BufferedImage picture, FilmSource source, String program, String description, LocalDateTime now) {
        DataSetBuilder derivedFrom =
                source.reference().sequence(Tag.PURPOSE_OF_REFERENCE_CODE_SEQUENCE, Code.SOURCE_IMAGE.item());
        DataSetBuilder set = source.object(FilmSource.Kind.PICTURE, program, now)
                .text(Tag.CONVERSION_TYPE, Vr.CS, "WSD")
                .text(Tag.IMAGE_TYPE, Vr.CS, "DERIVED", "SECONDARY")
                .text(Tag.PATIENT_ORIENTATION, Vr.CS, "")
                .text(Tag.BODY_PART_EXAMINED, Vr.CS, "SKULL")
                .text(Tag.DERIVATION_DESCRIPTION, Vr.ST, description)
                .sequence(Tag.SOURCE_IMAGE_SEQUENCE, derivedFrom);
        return TracedPicture.colours(set, picture);
    }
}
