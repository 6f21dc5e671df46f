package org.nasion.core.interchange;

import java.time.LocalDateTime;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;

/** The printed report as an Encapsulated PDF (PS3.3 A.45.1) of the film's study. */
public final class ReportDocument {

    private ReportDocument() {}

    /**
     * @param pdf     the whole file
     * @param source  of the film that it reports on
     * @param program name and version
     * @param now     local time
     */
    public static DataSetBuilder of(byte[] pdf, FilmSource source, String program, LocalDateTime now) {
        return source.object(FilmSource.Kind.DOCUMENT, program, now)
                .sequence(Tag.CODING_SCHEME_IDENTIFICATION_SEQUENCE, Code.schemeIdentification())
                .text(Tag.CONVERSION_TYPE, Vr.CS, "WSD")
                // The pages name the patient.
                .text(Tag.BURNED_IN_ANNOTATION, Vr.CS, "YES")
                .text(Tag.ACQUISITION_DATE_TIME, Vr.DT, "")
                .text(Tag.DOCUMENT_TITLE, Vr.ST, "Cephalometric report")
                .sequence(Tag.CONCEPT_NAME_CODE_SEQUENCE, Code.CEPHALOMETRY.item())
                .sequence(Tag.SOURCE_INSTANCE_SEQUENCE, source.reference())
                .text(Tag.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT, Vr.LO, "application/pdf")
                .unsignedLong(Tag.ENCAPSULATED_DOCUMENT_LENGTH, pdf.length)
                .bytes(Tag.ENCAPSULATED_DOCUMENT, Vr.OB, pdf);
    }
}
