package org.nasion.core.dicom;

import org.nasion.core.dicom.codec.Samples;

/**
 * Reads DICOM files. Found by {@link java.util.ServiceLoader}; the built-in one is always there. All
 * providers give the same values and pixels for the same file, or a problem with the same code.
 */
public interface DicomProvider {

    /** For people, for example {@code "built-in Part 10 reader"}. */
    String name();

    /** The provider with the highest preference is used; the built-in one has 0. */
    int preference();

    /**
     * @param file     the whole file
     * @param maxBytes a deflated data set may not become larger than this
     * @throws org.nasion.core.problem.ProblemException with a {@code NAS-DICOM-…} code
     */
    DicomFile read(byte[] file, long maxBytes);

    /**
     * The first frame as stored, without any photometric meaning: 8-bit samples as they are, others as 16-bit words
     * in which bits above the stored ones may still be set.
     *
     * @param layout of the same file; the caller has checked its size against its limits
     * @throws org.nasion.core.problem.ProblemException with a {@code NAS-DICOM-…} code
     */
    Samples firstFrame(DicomFile file, PixelLayout layout);
}
