package org.nasion.core.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.Tag;
import org.nasion.core.problem.Sentence;

/** How modality values become shades, before any inversion (PS3.3 C.11.2). */
sealed interface VoiTransform {

    /** Modality values from {@code low}, shown darkest, to {@code high}, shown brightest; linear between. */
    record Linear(double low, double high) implements VoiTransform {}

    /** The logistic curve of C.11.2.1.3.1. */
    record Sigmoid(double centre, double width) implements VoiTransform {}

    /** A table. */
    record Table(LookupTable table) implements VoiTransform {}

    /**
     * The transform of an object: its first VOI LUT, or else its first window. Empty where there is
     * none, or a broken one, which is then told.
     */
    static Optional<VoiTransform> of(DicomObject object, boolean signed, Consumer<Sentence> notices) {
        List<DicomObject> tables = object.items(Tag.VOI_LUT_SEQUENCE);
        if (!tables.isEmpty()) {
            Optional<LookupTable> table = LookupTable.of(tables.getFirst(), Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, signed);
            if (table.isPresent()) {
                return table.map(Table::new);
            }
            notices.accept(Sentence.of(
                    "film.table",
                    "The file's display table is broken; the film is shown over the range of its values."));
            return Optional.empty();
        }
        if (!object.has(Tag.WINDOW_CENTER) && !object.has(Tag.WINDOW_WIDTH)) {
            return Optional.empty();
        }
        Optional<VoiTransform> window = window(object);
        if (window.isEmpty()) {
            notices.accept(BROKEN_WINDOW);
        } else if (offered(object).size() > 1) {
            notices.accept(Sentence.of("film.windows", "The file offers several windows; the first is shown."));
        }
        return window;
    }

    Sentence BROKEN_WINDOW = Sentence.of(
            "film.window", "The file's display window is broken; the film is shown over the range of its values.");

    /** A linear window with the file's own words for it. */
    record Offered(String explanation, Linear window) {}

    /** The linear windows of an object, without broken ones. */
    static List<Offered> offered(DicomObject object) {
        List<Double> centres = object.numbers(Tag.WINDOW_CENTER);
        List<Double> widths = object.numbers(Tag.WINDOW_WIDTH);
        List<String> words = object.strings(Tag.WINDOW_CENTER_WIDTH_EXPLANATION);
        List<Offered> offered = new ArrayList<>();
        for (int i = 0; i < Math.min(Math.min(centres.size(), widths.size()), MOST_WINDOWS); i++) {
            String explanation = i < words.size() ? words.get(i) : "";
            if (Double.isFinite(centres.get(i))
                    && Double.isFinite(widths.get(i))
                    && window(object, centres.get(i), widths.get(i)).orElse(null) instanceof Linear linear
                    && linear.high() > linear.low()) {
                offered.add(new Offered(explanation, linear));
            }
        }
        return List.copyOf(offered);
    }

    int MOST_WINDOWS = 32;

    private static Optional<VoiTransform> window(DicomObject object) {
        Optional<Double> centre = object.number(Tag.WINDOW_CENTER).filter(Double::isFinite);
        Optional<Double> width = object.number(Tag.WINDOW_WIDTH).filter(Double::isFinite);
        return centre.isEmpty() || width.isEmpty() ? Optional.empty() : window(object, centre.get(), width.get());
    }

    private static Optional<VoiTransform> window(DicomObject object, double c, double w) {
        return switch (object.string(Tag.VOI_LUT_FUNCTION).orElse("LINEAR").toUpperCase(Locale.ROOT)) {
            case "SIGMOID" -> w > 0 ? Optional.of(new Sigmoid(c, w)) : Optional.empty();
            case "LINEAR_EXACT" -> w > 0 ? Optional.of(new Linear(c - w / 2, c + w / 2)) : Optional.empty();
            // C.11.2.1.2.1: black up to c − 0.5 − (w − 1)/2, white above c − 0.5 + (w − 1)/2; w = 1 is a threshold.
            default ->
                w >= 1
                        ? Optional.of(new Linear(c - 0.5 - (w - 1) / 2, c - 0.5 + Math.max((w - 1) / 2, 1e-6)))
                        : Optional.empty();
        };
    }
}
