package org.nasion.core.dicomweb;

import org.nasion.core.dicom.Tag;

/** Reads an archive's answers over bytes. */
public final class AnswersForFuzz {

    private AnswersForFuzz() {}

    /** A body of several parts. */
    public static void multipart(byte[] body) {
        MultipartRelated.parts("multipart/related; boundary=b", body);
    }

    /** A list of studies. */
    public static void json(byte[] body) {
        DicomJson.all(body).forEach(set -> {
            set.text(Tag.PATIENT_NAME);
            set.number(Tag.ROWS);
            set.date(Tag.PATIENT_BIRTH_DATE);
            set.items(0x00081199).forEach(item -> item.joined(Tag.MODALITY));
        });
    }
}
