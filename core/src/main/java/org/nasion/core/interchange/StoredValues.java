package org.nasion.core.interchange;

import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;
import org.nasion.core.image.Window;

/**
 * From the samples of a film back to the values of its DICOM object: the reader moves stored values to
 * start at 0 and turns them round where they run from bright to dark; a window has to go the other way.
 */
final class StoredValues {

    private final FilmSource source;
    private final double slope;
    private final double intercept;

    StoredValues(FilmSource source) {
        this.source = source;
        double stated = number("RescaleSlope", 1);
        double start = number("RescaleIntercept", 0);
        // What the reader leaves out as broken is left out here.
        boolean broken = stated == 0 || !Double.isFinite(stated) || !Double.isFinite(start);
        slope = broken ? 1 : stated;
        intercept = broken ? 0 : start;
    }

    /**
     * Writes the Modality, Softcopy VOI and Softcopy Presentation LUT modules: the window and whether low values are
     * bright. Samples that came through a table or a curve cannot be traced back: there the window is left out.
     */
    void describe(Window window, DataSetBuilder state) {
        boolean inverse = isInverse();
        if (!isThroughTable()) {
            double black = modality(window.low(), inverse);
            double white = modality(window.high(), inverse);
            double low = Math.min(black, white);
            double high = Math.max(black, white);
            if (source.fact("RescaleSlope").isPresent() && (slope != 1 || intercept != 0)) {
                state.decimals(Tag.RESCALE_SLOPE, slope)
                        .decimals(Tag.RESCALE_INTERCEPT, intercept)
                        .text(
                                Tag.RESCALE_TYPE,
                                Vr.LO,
                                source.fact("RescaleType").orElse("US"));
            }
            // LINEAR, PS3.3 C.11.2.1.2.1: white begins at centre + (width - 1) / 2 - 0.5.
            state.sequence(
                    Tag.SOFTCOPY_VOI_LUT_SEQUENCE,
                    new DataSetBuilder()
                            .decimals(Tag.WINDOW_CENTER, (low + high + 1) / 2)
                            .decimals(Tag.WINDOW_WIDTH, Math.max(1, high - low + 1)));
        }
        state.text(Tag.PRESENTATION_LUT_SHAPE, Vr.CS, inverse ? "INVERSE" : "IDENTITY");
    }

    /** As the reader decides: the shape counts where it contradicts the photometric interpretation. */
    private boolean isInverse() {
        return switch (source.fact("PresentationLUTShape").orElse("")) {
            case "INVERSE" -> true;
            case "IDENTITY" -> false;
            default ->
                source.fact("PhotometricInterpretation")
                        .filter("MONOCHROME1"::equals)
                        .isPresent();
        };
    }

    private boolean isThroughTable() {
        return source.fact("ModalityLUTSequence").isPresent()
                || source.fact("VOILUTSequence").isPresent()
                || source.fact("VOILUTFunction").filter("SIGMOID"::equals).isPresent();
    }

    private double modality(double sample, boolean inverse) {
        double count = Math.pow(2, number("BitsStored", 16));
        double least = number("PixelRepresentation", 0) == 1 ? -count / 2 : 0;
        boolean falling = slope < 0 ^ inverse;
        double stored = falling ? least + count - 1 - sample : least + sample;
        return slope * stored + intercept;
    }

    private double number(String keyword, double otherwise) {
        try {
            return source.fact(keyword).map(Double::parseDouble).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
