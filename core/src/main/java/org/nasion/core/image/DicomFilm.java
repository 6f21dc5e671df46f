package org.nasion.core.image;

import java.util.Optional;
import org.nasion.core.dicom.DicomFile;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.DicomProblems;
import org.nasion.core.dicom.DicomProvider;
import org.nasion.core.dicom.PixelLayout;
import org.nasion.core.dicom.TransferSyntax;
import org.nasion.core.dicom.codec.Samples;
import org.nasion.core.problem.Sentence;

/** A film from the bytes of a DICOM file. */
final class DicomFilm {

    private final DicomProvider provider;
    private final ImageLimits limits;

    DicomFilm(DicomProvider provider, ImageLimits limits) {
        this.provider = provider;
        this.limits = limits;
    }

    Cephalogram read(byte[] bytes) {
        DicomFile file = provider.read(bytes, limits.maxBytes());
        PixelLayout layout = PixelLayout.of(file.dataSet());
        limits.check(layout.columns(), layout.rows());
        try {
            Samples frame = provider.firstFrame(file, layout);
            boolean encapsulated = file.dataSet()
                    .pixelData()
                    .orElseThrow(DicomProblems::noPixels)
                    .encapsulated();
            DicomObject first = FirstFrame.of(file.dataSet());
            DicomFacts facts = new DicomFacts(first);
            if (frame.faults()) {
                facts.notices()
                        .accept(
                                encapsulated
                                        ? Sentence.of(
                                                "film.damaged",
                                                "This file is damaged in places; parts of the picture may be wrong.")
                                        : Sentence.of(
                                                "film.cutOff",
                                                "The last pixel of this file is cut off; it is shown black or in part."));
            }
            if (frame.cut()) {
                facts.notices()
                        .accept(Sentence.of(
                                "film.noEnd", "This file lacks its end marker; all pixels of its picture were read."));
            }
            boolean shifted = !encapsulated || file.transferSyntax().equals(TransferSyntax.RLE);
            DicomPixels.Shown shown = new DicomPixels(first, layout, frame, shifted, facts.notices()).shown();
            if (shown.grey().coloured()) {
                facts.notices()
                        .accept(Sentence.of(
                                "film.colour", "This file is a colour picture; it is shown and traced in grey."));
            }
            Optional<Window> window = shown.window();
            return shown.grey()
                    .film(
                            window,
                            facts.acquisition(file, layout, FileDigest.of(bytes)),
                            shown.windows(),
                            shown.padding());
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            throw DicomProblems.damaged(e);
        }
    }
}
