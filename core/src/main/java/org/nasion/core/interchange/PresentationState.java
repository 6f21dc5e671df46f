package org.nasion.core.interchange;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.report.Report;

/**
 * The drawn tracing as a Grayscale Softcopy Presentation State (PS3.3 A.33.1): any viewer shows lines,
 * points and names over the film, in layers of their own, with the film's window.
 */
public final class PresentationState {

    /** The layers from back to front. */
    enum Layer {
        OUTLINES("Outlines of bone and skin", 54186, 27392, 26051),
        ESTIMATED("Outlines that are estimated, lines beyond their points", 44385, 31330, 29569),
        PLANES("Reference lines", 56614, 34999, 47863),
        ANGLES("Angles with their values", 49065, 41856, 41045),
        POINTS("Landmarks", 65535, 32896, 32896),
        NAMES("Names of the landmarks", 65535, 32896, 32896),
        MEASURED("Measured and noted by hand", 51028, 44153, 32485);

        private final String description;
        private final int[] cieLab;

        /** @param cieLab the report's colour, D50, L of 0 to 100 and a, b of −128 to 127 as 0 to 65535 (PS3.3 C.10.7.1.1) */
        Layer(String description, int... cieLab) {
            this.description = description;
            this.cieLab = cieLab;
        }
    }

    private PresentationState() {}

    /**
     * @param report the tracing with its film
     * @param source of the same film
     * @param now    local time
     * @return empty where the film's object is a colour picture: such states are for grey ones only
     */
    public static Optional<DataSetBuilder> of(Report report, FilmSource source, LocalDateTime now) {
        return source.isGrey() ? Optional.of(object(report, source, now)) : Optional.empty();
    }

    private static DataSetBuilder object(Report report, FilmSource source, LocalDateTime now) {
        Cephalogram film = report.film();
        double aspect = report.readings().calibration().pixelAspect();
        DataSetBuilder set = source.object(FilmSource.Kind.PRESENTATION, report.program(), now)
                .text(Tag.LATERALITY, Vr.CS, "")
                .text(Tag.CONTENT_LABEL, Vr.CS, "CEPHALOMETRY")
                .text(Tag.CONTENT_DESCRIPTION, Vr.LO, "Cephalometric tracing")
                .text(Tag.CONTENT_CREATOR_NAME, Vr.PN, "")
                .sequence(Tag.REFERENCED_SERIES_SEQUENCE, source.imageInSeries())
                .sequence(
                        Tag.DISPLAYED_AREA_SELECTION_SEQUENCE,
                        new DataSetBuilder()
                                .longs(Tag.DISPLAYED_AREA_TOP_LEFT, 1, 1)
                                .longs(Tag.DISPLAYED_AREA_BOTTOM_RIGHT, film.width(), film.height())
                                .text(Tag.PRESENTATION_SIZE_MODE, Vr.CS, "SCALE TO FIT")
                                .integers(Tag.PRESENTATION_PIXEL_ASPECT_RATIO, ratio(aspect)));
        new StoredValues(source).describe(film.window(), set);
        Map<Layer, Graphics> drawn = new Drawing(film, report.readings()).layers(report.annotations());
        if (drawn.isEmpty()) {
            return set;
        }
        set.sequence(
                Tag.GRAPHIC_LAYER_SEQUENCE,
                drawn.keySet().stream().map(PresentationState::layer).toArray(DataSetBuilder[]::new));
        return set.sequence(
                Tag.GRAPHIC_ANNOTATION_SEQUENCE,
                drawn.entrySet().stream()
                        .map(entry -> entry.getValue().annotation(entry.getKey().name(), source.reference()))
                        .toArray(DataSetBuilder[]::new));
    }

    /** Vertical to horizontal as whole numbers, to the fourth place. */
    private static int[] ratio(double aspect) {
        return aspect == 1 ? new int[] {1, 1} : new int[] {(int) Math.rint(aspect * 10_000), 10_000};
    }

    private static DataSetBuilder layer(Layer layer) {
        return new DataSetBuilder()
                .text(Tag.GRAPHIC_LAYER, Vr.CS, layer.name())
                .integers(Tag.GRAPHIC_LAYER_ORDER, layer.ordinal() + 1)
                .text(Tag.GRAPHIC_LAYER_DESCRIPTION, Vr.LO, layer.description)
                .shorts(Tag.GRAPHIC_LAYER_RECOMMENDED_DISPLAY_CIELAB_VALUE, Vr.US, layer.cieLab);
    }
}
