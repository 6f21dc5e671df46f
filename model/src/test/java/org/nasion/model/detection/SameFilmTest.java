package org.nasion.model.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.analysis.HeadOrientation;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Unit;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.Detection;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Padding;
import org.nasion.core.image.Window;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.task.Progress;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;
import org.nasion.model.network.ModelLibrary;
import org.nasion.model.network.NetworkCalls;
import org.nasion.model.network.OnnxRuntime;
import org.nasion.model.preprocess.NetworkSight;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;

/** One film gives the same points however it was stored. */
@Tag("slow")
class SameFilmTest {

    /** What the way a film is stored may move its points by, on average. */
    private static final double MOST_MM = 0.15;

    private static final Phantom PHANTOM = new PhantomGenerator().generate(PhantomSpec.ofSeed(7001), Progress.NONE);
    private static final Cephalogram FILM = PHANTOM.film();

    private static NetworkLandmarkDetector detector;
    private static Detection plain;

    @BeforeAll
    static void traceThePlainFilm() {
        detector = NetworkLandmarkDetector.open(
                ModelLibrary.bundled().open("cephres-fast"),
                new Preprocessor(new OpenCv()),
                new OnnxRuntime(2, new NetworkCalls()),
                OnnxRuntime.bestDevices());
        plain = detector.detect(FILM, Progress.NONE);
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    private static Cephalogram film(
            int width, int height, int max, short[] samples, Window window, double aspect, Optional<Padding> padding) {
        Acquisition.Spacings spacings = new Acquisition.Spacings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(aspect));
        return new Cephalogram(
                width,
                height,
                max,
                samples,
                window,
                new Acquisition("test", "", spacings, Patient.NOBODY, Exposure.UNKNOWN, Map.of(), List.of()),
                List.of(),
                padding);
    }

    private static Cephalogram changed(UnaryOperator<short[]> samples, Optional<Padding> padding) {
        short[] changed = samples.apply(FILM.samples());
        return film(FILM.width(), FILM.height(), 65535, changed, Window.full(65535), 1, padding);
    }

    private static short[] times16(short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((samples[i] & 0xFFFF) * 16 * 4095 / FILM.maxValue());
        }
        return samples;
    }

    private static short[] filled(short[] samples, int x, int y, int width, int height, int value) {
        for (int row = y; row < y + height; row++) {
            Arrays.fill(samples, row * FILM.width() + x, row * FILM.width() + x + width, (short) value);
        }
        return samples;
    }

    private static short[] bordered(short[] samples, int value) {
        filled(samples, 0, 0, 60, FILM.height(), value);
        return filled(samples, 0, 0, FILM.width(), 60, value);
    }

    private static void assertSame(Detection found, UnaryOperator<Point> toPlain) {
        assertEquals(plain.verdict(), found.verdict());
        double mm = plain.proposals().entrySet().stream()
                .mapToDouble(entry ->
                        toPlain.apply(found.proposals().get(entry.getKey()).position())
                                        .distanceTo(entry.getValue().position())
                                * PHANTOM.mmPerPx())
                .average()
                .orElseThrow();
        assertTrue(mm <= MOST_MM, "points moved by " + mm + " mm on average");
    }

    /** Windows of other kinds of pictures, as films are sent with: 12 bit at 40/400, 2048/400, 127.5/255. */
    @ParameterizedTest
    @CsvSource({"40, 400", "2048, 400", "127.5, 255"})
    void theFilesWindowDoesNotMatter(double centre, double width) {
        double scale = FILM.maxValue() / 4095.0;
        assertSame(
                detector.detect(
                        film(
                                FILM.width(),
                                FILM.height(),
                                FILM.maxValue(),
                                FILM.samples(),
                                new Window((centre - width / 2) * scale, (centre + width / 2) * scale),
                                1,
                                Optional.empty()),
                        Progress.NONE),
                p -> p);
    }

    @Test
    void aHotPixelDoesNotMatter() {
        assertSame(
                detector.detect(
                        changed(samples -> filled(times16(samples), 5, 5, 1, 1, 65535), Optional.empty()),
                        Progress.NONE),
                p -> p);
    }

    /** 20 mm square beside the head, twice as bright as anything that was exposed. */
    @Test
    void aWhiteMarkerDoesNotMatter() {
        assertSame(
                detector.detect(
                        changed(
                                samples -> {
                                    short[] darker = times16(samples);
                                    for (int i = 0; i < darker.length; i++) {
                                        darker[i] = (short) ((darker[i] & 0xFFFF) / 2);
                                    }
                                    return filled(darker, FILM.width() - 260, 60, 200, 200, 65535);
                                },
                                Optional.empty()),
                        Progress.NONE),
                p -> p);
    }

    @Test
    void declaredPaddingDoesNotMatter() {
        assertSame(
                detector.detect(
                        changed(samples -> bordered(times16(samples), 65535), Optional.of(new Padding(65535, 65535))),
                        Progress.NONE),
                p -> p);
    }

    /** Dark and bright, apart from the film's own values and within them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 65535})
    void paddingThatNobodyDeclaredDoesNotMatter(int value) {
        assertSame(
                detector.detect(
                        changed(
                                samples -> {
                                    short[] narrower = times16(samples);
                                    for (int i = 0; i < narrower.length; i++) {
                                        narrower[i] = (short) (12000 + (narrower[i] & 0xFFFF) / 2);
                                    }
                                    return bordered(narrower, value);
                                },
                                Optional.empty()),
                        Progress.NONE),
                p -> p);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.1, 1.5, 2, 0.6})
    void theShapeOfPixelsDoesNotMatter(double aspect) {
        int height = (int) Math.round(FILM.height() / aspect);
        double exact = (double) FILM.height() / height;
        short[] samples = new short[FILM.width() * height];
        for (int y = 0; y < height; y++) {
            // The mean of the rows that a row covers, by shares.
            double from = y * exact;
            double to = from + exact;
            for (int x = 0; x < FILM.width(); x++) {
                double sum = 0;
                for (int row = (int) from; row < Math.min(Math.ceil(to), FILM.height()); row++) {
                    sum += FILM.sample(x, row) * (Math.min(to, row + 1) - Math.max(from, row));
                }
                samples[y * FILM.width() + x] = (short) Math.round(sum / exact);
            }
        }
        assertSame(
                detector.detect(
                        film(FILM.width(), height, FILM.maxValue(), samples, FILM.window(), exact, Optional.empty()),
                        Progress.NONE),
                p -> new Point(p.x(), (p.y() + 0.5) * exact - 0.5));
    }

    static Stream<NetworkSight> held() {
        return NetworkSight.all().stream().filter(view -> !view.inverted());
    }

    /** Points, and all that is measured from them, in the eight ways to hold a film. */
    @ParameterizedTest
    @MethodSource("held")
    void theWayItIsHeldDoesNotMatter(NetworkSight view) {
        int width = view.width(FILM.width(), FILM.height());
        int height = view.height(FILM.width(), FILM.height());
        short[] held = new short[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Point at = view.toFilm(new Point(x, y), FILM.width(), FILM.height());
                held[y * width + x] = (short) FILM.sample((int) at.x(), (int) at.y());
            }
        }
        Detection found = detector.detect(
                film(width, height, FILM.maxValue(), held, FILM.window(), 1, Optional.empty()), Progress.NONE);
        double mm = plain.proposals().entrySet().stream()
                .mapToDouble(entry ->
                        view.toFilm(found.proposals().get(entry.getKey()).position(), FILM.width(), FILM.height())
                                        .distanceTo(entry.getValue().position())
                                * PHANTOM.mmPerPx())
                .max()
                .orElseThrow();
        assertTrue(mm < 1e-6, "a turned film shows the network the same picture, but a point moved by " + mm + " mm");
        // What undoes a turn is the turn back; what undoes a turn and a mirror is the same again.
        int back = view.mirrored() ? view.quarterTurns() : (4 - view.quarterTurns()) % 4;
        assertEquals(new Orientation(back, view.mirrored()), HeadOrientation.of(found.toTracing(), 1));
        Calibration scale = new Calibration.Scale(Calibration.Kind.DATASET, PHANTOM.mmPerPx(), 1, "");
        Readings expected = MeasurementCatalog.bundled().engine().compute(plain.toTracing(), scale);
        Readings readings = MeasurementCatalog.bundled().engine().compute(found.toTracing(), scale);
        int measured = 0;
        for (Reading reading : expected.all()) {
            OptionalDouble other =
                    readings.byId().get(reading.measurement().id()).value().number();
            assertEquals(
                    reading.value().number().isPresent(),
                    other.isPresent(),
                    reading.measurement().id());
            if (other.isEmpty()) {
                continue; // of a point that a person places
            }
            measured++;
            double difference = other.getAsDouble() - reading.value().number().orElseThrow();
            assertEquals(
                    0,
                    reading.measurement().unit() == Unit.DEGREE ? Math.IEEEremainder(difference, 360) : difference,
                    1e-6,
                    reading.measurement().id());
        }
        assertTrue(measured >= 109, measured + " measurements of the network's own points");
    }
}
