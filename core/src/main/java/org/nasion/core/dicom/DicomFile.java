package org.nasion.core.dicom;

import java.util.Objects;

/**
 * A DICOM object as read from a file.
 *
 * @param transferSyntax UID; of the encoding the file came in
 * @param dataSet        everything but the file meta information
 */
public record DicomFile(String transferSyntax, DicomObject dataSet) {
    public DicomFile {
        Objects.requireNonNull(transferSyntax);
        Objects.requireNonNull(dataSet);
    }
}
