package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** What of a film's values shows the patient, against percentiles of the values that were put in. */
class ContentWindowTest {

    private static final int SIDE = 300;

    @TempDir
    Path folder;

    /** 12-bit values from 400 to 3,600, as evenly spread as a random film has them. */
    private static short[] film() {
        Random random = new Random(1);
        short[] samples = new short[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(400, 3601);
        }
        return samples;
    }

    private static void assertShowsTheFilm(Window window) {
        // 1 ‰ of 3,200 steps is cut at either end, give or take the chance of the draw.
        assertEquals(403, window.low(), 3);
        assertEquals(3597, window.high(), 3);
    }

    private static Window of(short[] samples, int max, Optional<Padding> padding) {
        return ContentRange.of(samples, max, padding);
    }

    @Test
    void aFilmIsShownFromItsPercentiles() {
        assertShowsTheFilm(of(film(), 4095, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"0, 65535", "65535, 65535", "4095, 4095"})
    void aHotPixelAndABorderOfOneValueAreNoPartOfIt(int value, int max) {
        short[] hot = film();
        hot[77] = (short) value;
        assertShowsTheFilm(of(hot, max, Optional.empty()));
        short[] bordered = film();
        Arrays.fill(bordered, 0, SIDE * 120, (short) value);
        assertShowsTheFilm(of(bordered, max, Optional.empty()));
    }

    /** A marker with a blurred rim, and padding beneath: 65,535 would hide both. */
    @Test
    void severalIslandsAreLeftOut() {
        short[] samples = film();
        Arrays.fill(samples, 0, 900, (short) 65535);
        for (int i = 900; i < 960; i++) {
            samples[i] = (short) (3600 + (i - 900) * 1000);
        }
        Arrays.fill(samples, 1000, 2000, (short) 12000);
        assertShowsTheFilm(of(samples, 65535, Optional.empty()));
    }

    @Test
    void declaredPaddingWithinTheFilmsValuesIsLeftOut() {
        short[] samples = film();
        for (int i = 0; i < samples.length; i++) {
            if ((samples[i] & 0xFFFF) > 3000) {
                samples[i] = 3300;
            }
        }
        Window window = of(samples, 4095, Optional.of(new Padding(3300, 3300)));
        assertEquals(2997, window.high(), 3);
    }

    @Test
    void oneValueHasTheFullWindow() {
        assertEquals(Window.full(255), of(new short[100], 255, Optional.empty()));
        short[] two = new short[100];
        Arrays.fill(two, 50, 100, (short) 255);
        assertEquals(new Window(0, 255), of(two, 255, Optional.empty()));
    }

    private Cephalogram stored(Consumer<DataSetBuilder> further, short[] samples, int max) {
        Cephalogram film = new Cephalogram(SIDE, SIDE, max, samples, Window.full(max), Acquisition.unknown("test"));
        DataSetBuilder set = new FilmDicomWriter().dataSet(film);
        further.accept(set);
        DicomWriter.write(set, folder.resolve("film.dcm"));
        return new FilmReader().read(folder.resolve("film.dcm"), Progress.NONE);
    }

    private static List<String> keys(Cephalogram film) {
        return film.acquisition().notices().stream().map(Sentence::key).toList();
    }

    /** Pictures of 8 bit, CT and MR are windowed like this; films were found with such windows in them. */
    @ParameterizedTest
    @CsvSource({"127.5, 255, true", "40, 400, true", "2048, 400, true", "2048, 4096, false", "1000, 2000, false"})
    void aWindowThatShowsAlmostNothingIsToldAndNotUsed(double centre, double width, boolean refused) {
        Cephalogram film =
                stored(set -> set.decimals(Tag.WINDOW_CENTER, centre).decimals(Tag.WINDOW_WIDTH, width), film(), 4095);
        // One that shows nothing at all is called broken.
        assertEquals(refused, keys(film).contains("film.clipped") || keys(film).contains("film.window"));
        if (refused) {
            assertShowsTheFilm(film.window());
        } else {
            assertEquals(centre - 0.5 - (width - 1) / 2, film.window().low(), 1e-9);
        }
    }

    @Test
    void paddingAndItsRangeAreBlackAndDoNotCount() {
        short[] samples = film();
        Arrays.fill(samples, 0, 5000, (short) 4000);
        Arrays.fill(samples, 5000, 9000, (short) 4095);
        Cephalogram film = stored(
                set -> set.shorts(Tag.PIXEL_PADDING_VALUE, Vr.US, 4095)
                        .shorts(Tag.PIXEL_PADDING_RANGE_LIMIT, Vr.US, 4000),
                samples,
                4095);
        assertEquals(Optional.of(new Padding(4000, 4095)), film.padding());
        assertShowsTheFilm(film.contentWindow());
        byte[] grey = film.toEightBit(Window.full(4095));
        assertEquals(0, grey[10]);
        assertEquals(0, grey[6000]);
        assertTrue(grey[20000] != 0);
    }

    /** In MONOCHROME1 the greatest stored value is the darkest; padding turns round with the film. */
    @Test
    void paddingOfAnInvertedFilmTurnsRoundWithIt() {
        short[] samples = film();
        Arrays.fill(samples, 0, 5000, (short) 4095);
        Cephalogram film = stored(
                set -> set.text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME1")
                        .text(Tag.PRESENTATION_LUT_SHAPE, Vr.CS, "INVERSE")
                        .shorts(Tag.PIXEL_PADDING_VALUE, Vr.US, 4095),
                samples,
                4095);
        assertEquals(Optional.of(new Padding(0, 0)), film.padding());
        assertEquals(4095 - 3597, film.contentWindow().low(), 3);
    }
}
