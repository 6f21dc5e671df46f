package org.nasion.core.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.Sentence;

/**
 * A lateral cephalogram: grey samples up to 16 bit in image space (pixel centres at whole numbers,
 * origin at the centre of the top-left pixel, x right, y down). Brighter samples always mean denser
 * tissue being shown brighter (MONOCHROME1 has been undone by the reader). The samples are never
 * changed after reading: display filters and network input are made from copies.
 */
public final class Cephalogram {

    private final int width;
    private final int height;
    private final int maxValue;
    private final short[] samples;
    private final Window window;
    private final Acquisition acquisition;
    private final List<WindowChoice> windows;
    private final Optional<Padding> padding;

    /**
     * @param width       px, at least 1
     * @param height      px, at least 1
     * @param maxValue    largest value a sample can take, 1 to 65535 (255 for 8 bit)
     * @param samples     row by row, unsigned 16 bit each; owned by this object from now on
     * @param window      how to show it at first, in sample values
     * @param acquisition what the file said about itself
     */
    public Cephalogram(int width, int height, int maxValue, short[] samples, Window window, Acquisition acquisition) {
        this(width, height, maxValue, samples, window, acquisition, List.of());
    }

    /**
     * The same with several windows to choose from.
     *
     * @param windows as the file offers them, in its order; empty where it offers none or only the first
     */
    public Cephalogram(
            int width,
            int height,
            int maxValue,
            short[] samples,
            Window window,
            Acquisition acquisition,
            List<WindowChoice> windows) {
        this(width, height, maxValue, samples, window, acquisition, windows, Optional.empty());
    }

    /**
     * The same with values that show nothing.
     *
     * @param padding as the file declares it
     */
    public Cephalogram(
            int width,
            int height,
            int maxValue,
            short[] samples,
            Window window,
            Acquisition acquisition,
            List<WindowChoice> windows,
            Optional<Padding> padding) {
        if (width < 1 || height < 1 || maxValue < 1 || maxValue > 65535) {
            throw new IllegalArgumentException("size " + width + "×" + height + ", max " + maxValue);
        }
        if (samples.length != width * height) {
            throw new IllegalArgumentException(samples.length + " samples for " + width + "×" + height);
        }
        this.width = width;
        this.height = height;
        this.maxValue = maxValue;
        this.samples = samples;
        this.window = Objects.requireNonNull(window);
        this.acquisition = Objects.requireNonNull(acquisition);
        this.windows = List.copyOf(windows);
        this.padding = Objects.requireNonNull(padding);
    }

    /** The same film of a patient and a day that its file does not name; the samples are shared. */
    public Cephalogram of(Patient patient, Exposure exposure) {
        return new Cephalogram(
                width,
                height,
                maxValue,
                samples,
                window,
                new Acquisition(
                        acquisition.format(),
                        acquisition.source(),
                        acquisition.spacing(),
                        patient,
                        exposure,
                        acquisition.study(),
                        acquisition.notices()),
                windows,
                padding);
    }

    /** The same film with further notices for its reader. */
    public Cephalogram withNotices(List<Sentence> further) {
        if (further.isEmpty()) {
            return this;
        }
        List<Sentence> notices = new ArrayList<>(acquisition.notices());
        notices.addAll(further);
        return new Cephalogram(
                width,
                height,
                maxValue,
                samples,
                window,
                new Acquisition(
                        acquisition.format(),
                        acquisition.source(),
                        acquisition.spacing(),
                        acquisition.patient(),
                        acquisition.exposure(),
                        acquisition.study(),
                        notices),
                windows,
                padding);
    }

    /** Sample values that the file declares to show nothing; they are black in whatever window. */
    public Optional<Padding> padding() {
        return padding;
    }

    /**
     * The window of the values that show the patient: percentiles without padding, islands of markers and hot pixels,
     * whatever window the file names. Takes some milliseconds.
     */
    public Window contentWindow() {
        return ContentRange.of(samples, maxValue, padding);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int maxValue() {
        return maxValue;
    }

    public Window window() {
        return window;
    }

    /** Windows to choose from, in the order of the file; empty where it offers no choice. */
    public List<WindowChoice> windows() {
        return windows;
    }

    public Acquisition acquisition() {
        return acquisition;
    }

    /** The sample at a whole pixel, 0 to {@link #maxValue()}. */
    public int sample(int x, int y) {
        Objects.checkIndex(x, width);
        return samples[y * width + x] & 0xFFFF;
    }

    /** A copy of all samples, row by row, unsigned. */
    public short[] samples() {
        return samples.clone();
    }

    /**
     * Copies a part that lies wholly on the film, row by row without gaps, unsigned: for looking at a large
     * film without a second copy of all of it.
     */
    public void copy(int x, int y, int partWidth, int partHeight, short[] to) {
        Objects.checkFromIndexSize(x, partWidth, width);
        Objects.checkFromIndexSize(y, partHeight, height);
        for (int row = 0; row < partHeight; row++) {
            System.arraycopy(samples, (y + row) * width + x, to, row * partWidth, partWidth);
        }
    }

    /** The film as 8-bit grey seen through a window, row by row: what the network and the screen take. */
    public byte[] toEightBit(Window through) {
        byte[] known = through.toEightBitTable(maxValue);
        // For all that a sample can hold, so that nothing has to be compared for each pixel.
        byte[] table = Arrays.copyOf(known, 1 << Short.SIZE);
        Arrays.fill(table, known.length, table.length, known[maxValue]);
        padding.ifPresent(values -> Arrays.fill(table, values.low(), values.high() + 1, (byte) 0));
        byte[] grey = new byte[samples.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = table[samples[i] & 0xFFFF];
        }
        return grey;
    }
}
