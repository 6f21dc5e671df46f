package org.nasion.core.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.DicomProblems;
import org.nasion.core.dicom.PixelLayout;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.codec.Samples;
import org.nasion.core.problem.Sentence;

/**
 * From stored values to a film whose brighter samples are shown brighter: modality, then values of
 * interest, then inversion (PS3.4 annex N).
 *
 * <p>Where modality and values of interest are linear, the samples are the stored values themselves,
 * moved to start at 0 and turned round where they run the other way, so that nothing is rounded; the
 * window says how to show them. Where a modality table, a VOI table or a SIGMOID is in the way, no
 * linear window can say it, and the samples are its results: up to 16 bit for tables, 16 bit for SIGMOID.
 */
final class DicomPixels {

    private final DicomObject object;
    private final PixelLayout layout;
    private final Samples frame;
    private final boolean storedOnly;
    private final Consumer<Sentence> notices;

    /**
     * @param frame   whose values become the film's
     * @param shifted whether the frame still has unused bits around the stored ones, as uncompressed and RLE frames do
     */
    DicomPixels(DicomObject object, PixelLayout layout, Samples frame, boolean shifted, Consumer<Sentence> notices) {
        this.object = object;
        this.layout = layout;
        this.storedOnly = shifted || layout.bitsStored() == 16;
        this.frame = shifted ? storedOnly(layout, frame) : frame;
        this.notices = notices;
    }

    /**
     * A picture and the window to show it with first, empty for the range of its values; and the windows that its file
     * offers where these are several.
     */
    record Shown(Grey grey, Optional<Window> window, List<WindowChoice> windows, Optional<Padding> padding) {
        Shown(Grey grey, Optional<Window> window) {
            this(grey, window, List.of(), Optional.empty());
        }
    }

    /** A window that shows more than this share of the film's pixels plain black or plain white is not used. */
    private static final double MOST_CLIPPED = 0.8;

    Shown shown() {
        return switch (layout.photometric()) {
            case "MONOCHROME1", "MONOCHROME2" -> {
                if (frame.bands() != 1) {
                    throw DicomProblems.damaged(null);
                }
                yield monochrome();
            }
            case "PALETTE COLOR" -> eightOrMore(new ColourPixels(object, layout, frame).throughPalette());
            case "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT", "YBR_PARTIAL_420" ->
                eightOrMore(new ColourPixels(object, layout, frame).ofBands());
            default ->
                throw DicomProblems.unsupported(
                        Sentence.of("value.colour", "an unusual kind of colour (Photometric Interpretation)"));
        };
    }

    private static Shown eightOrMore(Grey grey) {
        return new Shown(grey, grey.max() <= 255 ? Optional.of(Window.full(grey.max())) : Optional.empty());
    }

    /** Moves the stored bits to the bottom; overlay bits above and below go. */
    private static Samples storedOnly(PixelLayout layout, Samples frame) {
        int shift = layout.highBit() + 1 - layout.bitsStored();
        if (shift == 0 && layout.bitsStored() == layout.bitsAllocated()) {
            return frame;
        }
        int mask = (1 << layout.bitsStored()) - 1;
        short[] values = frame.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) ((values[i] & 0xFFFF) >> shift & mask);
        }
        return new Samples(
                frame.width(),
                frame.height(),
                frame.bands(),
                layout.bitsStored(),
                values,
                frame.faults(),
                frame.cut(),
                frame.colour());
    }

    private Shown monochrome() {
        int bits = layout.bitsStored();
        int count = 1 << bits;
        int least = layout.signed() ? -(count >> 1) : 0;
        boolean inverse = isInverse();
        List<DicomObject> modalityTables = object.items(Tag.MODALITY_LUT_SEQUENCE);
        if (!modalityTables.isEmpty()) {
            Optional<LookupTable> table =
                    LookupTable.of(modalityTables.getFirst(), Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, layout.signed());
            if (table.isPresent()) {
                return throughTable(table.get(), least, count, inverse);
            }
            notices.accept(Sentence.of("film.modality", "The file's modality table is broken and was left out."));
        }
        double slope = object.number(Tag.RESCALE_SLOPE).orElse(1.0);
        double intercept = object.number(Tag.RESCALE_INTERCEPT).orElse(0.0);
        if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            notices.accept(Sentence.of("film.rescale", "The file's rescale values are broken and were left out."));
            slope = 1;
            intercept = 0;
        }
        double first = slope * least + intercept;
        double last = slope * (least + count - 1) + intercept;
        Optional<VoiTransform> voi = VoiTransform.of(object, Math.min(first, last) < 0, notices);
        if (voi.isPresent() && !(voi.get() instanceof VoiTransform.Linear)) {
            double[] modality = new double[count];
            for (int i = 0; i < count; i++) {
                modality[i] = slope * (least + i) + intercept;
            }
            return through(modality, voi.get(), least, inverse);
        }
        boolean falling = slope < 0 ^ inverse;
        Grey grey = moved(count - 1, least, falling);
        int flip = flip(count - 1, least, falling);
        Optional<Padding> padding = padding(value -> (value & (count - 1)) ^ flip);
        double atZero = falling ? last : first;
        double perSample = falling ? -slope : slope;
        return new Shown(
                grey,
                voi.flatMap(linear -> window((VoiTransform.Linear) linear, inverse, atZero, perSample, grey, padding)),
                windows(inverse, atZero, perSample),
                padding);
    }

    private Shown throughTable(LookupTable table, int least, int count, boolean inverse) {
        Optional<VoiTransform> voi = VoiTransform.of(object, false, notices);
        double[] modality = new double[count];
        for (int i = 0; i < count; i++) {
            modality[i] = table.apply(least + i);
        }
        if (voi.isPresent() && !(voi.get() instanceof VoiTransform.Linear)) {
            return through(modality, voi.get(), least, inverse);
        }
        short[] map = new short[count];
        for (int i = 0; i < count; i++) {
            map[i] = (short) (inverse ? table.max() - modality[i] : modality[i]);
        }
        Grey grey = mapped(map, least, table.max());
        int atZero = inverse ? table.max() : 0;
        int perSample = inverse ? -1 : 1;
        Optional<Padding> padding =
                padding(value -> map[(value & (count - 1)) ^ (least < 0 ? count >> 1 : 0)] & 0xFFFF);
        return new Shown(
                grey,
                voi.flatMap(linear -> window((VoiTransform.Linear) linear, inverse, atZero, perSample, grey, padding)),
                windows(inverse, atZero, perSample),
                padding);
    }

    /** Samples that are the results of a curve or a table. */
    private Shown through(double[] modality, VoiTransform voi, int least, boolean inverse) {
        int max = voi instanceof VoiTransform.Table(LookupTable table) ? table.max() : 65535;
        short[] map = new short[modality.length];
        for (int i = 0; i < map.length; i++) {
            int shade = switch (voi) {
                case VoiTransform.Table(LookupTable table) -> table.apply(modality[i]);
                case VoiTransform.Sigmoid(double centre, double width) ->
                    (int) Math.rint(max / (1 + Math.exp(-4 * (modality[i] - centre) / width)));
                case VoiTransform.Linear _ -> throw new IllegalArgumentException("a linear window needs no table");
            };
            map[i] = (short) (inverse ? max - shade : shade);
        }
        return new Shown(mapped(map, least, max), Optional.of(Window.full(max)));
    }

    /** All windows of the file in samples, where there are several. */
    private List<WindowChoice> windows(boolean inverse, double atZero, double perSample) {
        List<WindowChoice> choices = new ArrayList<>();
        for (VoiTransform.Offered offered : VoiTransform.offered(object)) {
            double black =
                    ((inverse ? offered.window().high() : offered.window().low()) - atZero) / perSample;
            double white = ((inverse ? offered.window().low() : offered.window().high()) - atZero) / perSample;
            if (white > black && Double.isFinite(white - black)) {
                choices.add(new WindowChoice(offered.explanation(), new Window(black, white)));
            }
        }
        return choices.size() < 2 ? List.of() : choices;
    }

    /** The window in samples, where sample 0 has the modality value {@code atZero}; empty where it shows no pixel. */
    private Optional<Window> window(
            VoiTransform.Linear voi,
            boolean inverse,
            double atZero,
            double perSample,
            Grey grey,
            Optional<Padding> padding) {
        double black = ((inverse ? voi.high() : voi.low()) - atZero) / perSample;
        double white = ((inverse ? voi.low() : voi.high()) - atZero) / perSample;
        if (!(white > black)) {
            notices.accept(VoiTransform.BROKEN_WINDOW);
            return Optional.empty();
        }
        double clipped = clipped(grey, black, white, padding);
        if (clipped == 1) {
            notices.accept(VoiTransform.BROKEN_WINDOW);
            return Optional.empty();
        }
        if (clipped > MOST_CLIPPED) {
            notices.accept(Sentence.of(
                    "film.clipped",
                    "The file's display window shows almost nothing of the film; the film is shown"
                            + " over the range of its values."));
            return Optional.empty();
        }
        return Optional.of(new Window(black, white));
    }

    /** The share of the pixels that a window shows plain black or plain white; padding does not count. */
    private static double clipped(Grey grey, double black, double white, Optional<Padding> padding) {
        int from = padding.map(Padding::low).orElse(-1);
        int to = padding.map(Padding::high).orElse(-1);
        int all = 0;
        int beyond = 0;
        for (short sample : grey.samples()) {
            int value = sample & 0xFFFF;
            if (value < from || value > to) {
                all++;
                if (value < black || value > white) {
                    beyond++;
                }
            }
        }
        return all == 0 ? 0 : (double) beyond / all;
    }

    /**
     * Declared padding in samples of the film.
     *
     * @param sample from a stored value to the sample that it became
     */
    private Optional<Padding> padding(IntUnaryOperator sample) {
        Optional<Integer> value = stored(Tag.PIXEL_PADDING_VALUE);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        int one = sample.applyAsInt(value.get());
        int other =
                stored(Tag.PIXEL_PADDING_RANGE_LIMIT).map(sample::applyAsInt).orElse(one);
        return Optional.of(new Padding(Math.min(one, other), Math.max(one, other)));
    }

    /** A stored value named in the header; whether it is written signed or not, its bits are the same. Empty where no pixel can have it. */
    private Optional<Integer> stored(int tag) {
        int least = layout.signed() ? -(1 << layout.bitsStored() - 1) : 0;
        int greatest = least + (1 << layout.bitsStored()) - 1;
        return object.number(tag)
                .filter(number -> number == Math.rint(number))
                .map(Double::intValue)
                .map(number -> layout.bitsAllocated() == 16
                        ? layout.signed() ? (short) (int) number : number & 0xFFFF
                        : number)
                .filter(number -> number >= least && number <= greatest);
    }

    /**
     * Whether low values are to be shown bright. MONOCHROME1 and an inverse Presentation LUT Shape are
     * one and the same statement; where they contradict each other the shape counts, as with dcmtk.
     */
    private boolean isInverse() {
        boolean monochrome1 = layout.photometric().equals("MONOCHROME1");
        return switch (object.string(Tag.PRESENTATION_LUT_SHAPE).orElse("")) {
            case "INVERSE" -> told(true, monochrome1);
            case "IDENTITY" -> told(false, monochrome1);
            default -> monochrome1;
        };
    }

    private boolean told(boolean inverse, boolean monochrome1) {
        if (inverse != monochrome1) {
            notices.accept(Sentence.of(
                    "film.white",
                    "The file contradicts itself about which values are white; invert the film if it looks wrong."));
        }
        return inverse;
    }

    /** The stored values counted from the least one, or back from the greatest; plain arithmetic, which compiles to vectors. */
    private Grey moved(int mask, int least, boolean falling) {
        short[] values = frame.values();
        int flip = flip(mask, least, falling);
        if (flip != 0 || !storedOnly) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) (values[i] & mask ^ flip);
            }
        }
        return new Grey(frame.width(), frame.height(), mask, values, false);
    }

    private static int flip(int mask, int least, boolean falling) {
        return (least < 0 ? mask + 1 >> 1 : 0) ^ (falling ? mask : 0);
    }

    private Grey mapped(short[] map, int least, int max) {
        short[] in = frame.values();
        short[] out = new short[in.length];
        int mask = map.length - 1;
        // Two's complement words counted from the least value: flipping the sign bit does it.
        int flip = least < 0 ? map.length >> 1 : 0;
        for (int i = 0; i < in.length; i++) {
            out[i] = map[(in[i] & mask) ^ flip];
        }
        return new Grey(frame.width(), frame.height(), max, out, false);
    }
}
