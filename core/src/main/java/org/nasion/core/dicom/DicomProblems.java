package org.nasion.core.dicom;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nasion.core.dicom.codec.CodecException;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;

/** The problems that several readers of DICOM report, each with one code and one sentence. */
public final class DicomProblems {

    private DicomProblems() {}

    public static ProblemException damaged(@Nullable Throwable cause) {
        return new ProblemException("NAS-DICOM-DAMAGED", "This DICOM file is damaged and cannot be read.", cause);
    }

    public static ProblemException truncated() {
        return new ProblemException(
                "NAS-DICOM-TRUNCATED",
                "This DICOM file ends too early; part of it is missing. Copy it again from where it came from.");
    }

    public static ProblemException noPixels() {
        return new ProblemException(
                "NAS-DICOM-NO-PICTURE", "This DICOM file holds no picture; it may be a report or a directory.");
    }

    public static ProblemException unsupported(Sentence what) {
        return new ProblemException("NAS-DICOM-UNSUPPORTED", "This DICOM file holds {0}, which is not read.", what);
    }

    static ProblemException of(CodecException e) {
        return switch (e.reason()) {
            case TRUNCATED -> truncated();
            case DAMAGED ->
                new ProblemException(
                        "NAS-DICOM-PIXELS-DAMAGED",
                        "The compressed pixels of this DICOM file are damaged and cannot be decoded.",
                        e);
            case UNSUPPORTED ->
                new ProblemException(
                        "NAS-DICOM-CODEC",
                        "The pixels of this DICOM file are stored as {0},"
                                + " which cannot be decoded exactly here. Export it uncompressed or as JPEG Lossless.",
                        e,
                        Objects.requireNonNull(e.getMessage()));
        };
    }
}
