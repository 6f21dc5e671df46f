package org.nasion.core.dicom.codec;

import org.jspecify.annotations.Nullable;

/**
 * Compressed pixels that cannot be decoded. The caller knows whether they came from a DICOM object
 * or a picture file and says so with its own code.
 */
public final class CodecException extends Exception {

    /** What is the matter with the compressed pixels. */
    public enum Reason {
        /** The data ends before the picture does. */
        TRUNCATED,
        /** The data breaks the rules of its format. */
        DAMAGED,
        /** The data is probably right, but no decoder for it is here. */
        UNSUPPORTED
    }

    private final Reason reason;

    /** @param what names the trouble in a few words fit for a person, for example {@code "12-bit lossy JPEG"} */
    public CodecException(Reason reason, String what) {
        this(reason, what, null);
    }

    public CodecException(Reason reason, String what, @Nullable Throwable cause) {
        super(what, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
