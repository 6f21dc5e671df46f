package org.nasion.model.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectionMaps;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.model.SharedData;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import org.nasion.model.network.NetworkCalls;
import org.nasion.model.network.OnnxRuntime;
import org.nasion.model.preprocess.NetworkSight;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;

/** The network that ships, on real films where they are at hand and on pictures that are none. */
@Tag("slow")
class BundledModelTest {

    private static ModelFile model;
    private static NetworkLandmarkDetector detector;

    @BeforeAll
    static void open() {
        model = ModelLibrary.bundled().open("cephres-fast");
        detector = NetworkLandmarkDetector.open(
                model,
                new Preprocessor(new OpenCv()),
                new OnnxRuntime(2, new NetworkCalls()),
                OnnxRuntime.bestDevices());
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    private static Cephalogram film(String name) {
        return SharedData.reader()
                .read(SharedData.require("data/cephalograms/" + name.replace("/", "/images/")), Progress.NONE);
    }

    /** The training code wrote these points down with its own decoder. */
    @Test
    void findsThePointsThatTheTrainingCodeFound() {
        for (var film : model.sidecar().check().properties()) {
            Cephalogram shown = film(film.getKey());
            Detection detection = detector.detect(shown, shown.window(), Progress.NONE);
            for (var expected : film.getValue().properties()) {
                Point found = detection
                        .proposals()
                        .get(Landmark.ofCode(expected.getKey()).orElseThrow())
                        .position();
                Point there = new Point(
                        expected.getValue().get(0).asDouble(),
                        expected.getValue().get(1).asDouble());
                assertEquals(0, found.distanceTo(there), 0.05, film.getKey() + " " + expected.getKey());
            }
        }
    }

    @Test
    void everyLandmarkIsOnTheFilmWithItsOrigin() {
        Detection detection = detector.detect(film("isbi2015/200.jpg"), Progress.NONE);
        assertEquals(Landmark.STANDARD.size(), detection.proposals().size());
        detection.proposals().forEach((landmark, proposal) -> {
            boolean seen = model.sidecar().channels().contains(landmark);
            assertEquals(seen, proposal.origin() == Placement.Origin.DETECTED, landmark.code());
            boolean found = proposal.origin() == Placement.Origin.FOUND_ON_FILM;
            assertEquals(
                    landmark == Landmark.PN || landmark == Landmark.N_SOFT,
                    found,
                    "the nose and the skin over nasion show on this film: " + landmark.code());
            assertTrue(found || proposal.expectedErrorMm().orElseThrow() > 0, landmark.code());
            assertEquals(seen, proposal.confidence().isPresent(), landmark.code());
        });
        assertEquals(Detection.Quality.GOOD, detection.verdict().quality());
    }

    static Stream<NetworkSight> odd() {
        return Stream.of(
                new NetworkSight(0, true, false), new NetworkSight(0, false, true), new NetworkSight(1, false, false));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void tracesAFilmHoweverItIsHeld(NetworkSight view) {
        Cephalogram plain = film("hamedan/001.jpg");
        byte[] grey = plain.toEightBit(plain.window());
        int width = view.width(plain.width(), plain.height());
        int height = view.height(plain.width(), plain.height());
        int[] held = new int[grey.length];
        byte[] seen = view.apply(grey, plain.width(), plain.height());
        for (int i = 0; i < held.length; i++) {
            held[i] = seen[i] & 0xFF;
        }
        Map<Landmark, Point> expected = new TreeMap<>();
        detector.detect(plain, Progress.NONE)
                .proposals()
                .forEach((landmark, p) -> expected.put(landmark, p.position()));
        Detection detection = detector.detect(SharedData.film(held, width, height), Progress.NONE);
        assertEquals(Detection.Quality.CHECK, detection.verdict().quality());
        expected.forEach((landmark, at) -> assertEquals(
                0,
                at.distanceTo(
                        view.toFilm(detection.proposals().get(landmark).position(), plain.width(), plain.height())),
                3,
                landmark.code()));
        DetectionMaps maps = detection.maps().orElseThrow();
        for (Landmark landmark : model.sidecar().channels()) {
            // The heat-map's peak and the point that was read off it lie on the same place of the film.
            assertEquals(
                    0,
                    brightest(maps, landmark)
                            .distanceTo(detection.proposals().get(landmark).position()),
                    12,
                    landmark.code());
        }
    }

    private static Point brightest(DetectionMaps maps, Landmark landmark) {
        float[] map = maps.map(landmark).orElseThrow();
        int best = IntStream.range(0, map.length)
                .reduce((a, b) -> map[b] > map[a] ? b : a)
                .orElseThrow();
        assertEquals(1, map[best], 1e-6);
        return maps.toFilm(new Point(best % maps.width(), best / maps.width()));
    }

    static Stream<Cephalogram> nothings() {
        Random random = new Random(1);
        return Stream.of(
                SharedData.film(new int[800 * 1000], 800, 1000),
                SharedData.film(random.ints(800 * 1000, 0, 256).toArray(), 800, 1000),
                SharedData.film(new int[] {128}, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void rejectsWhatIsNoCephalogram(Cephalogram picture) {
        Detection detection = detector.detect(picture, Progress.NONE);
        assertEquals(Detection.Quality.REJECT, detection.verdict().quality());
        assertEquals(1, detection.verdict().reasons().size());
        assertTrue(detection.proposals().isEmpty());
    }

    @Test
    void rejectsAQuarterOfAFilm() {
        Cephalogram film = film("isbi2015/150.jpg");
        int width = film.width() / 2;
        int height = film.height() / 2;
        int[] corner = new int[width * height];
        for (int i = 0; i < corner.length; i++) {
            corner[i] = film.sample(i % width, i / width);
        }
        assertEquals(
                Detection.Quality.REJECT,
                detector.detect(SharedData.film(corner, width, height), Progress.NONE)
                        .verdict()
                        .quality());
    }

    @Test
    void severalThreadsFindTheSame() {
        Cephalogram film = film("isbi2015/150.jpg");
        Point one =
                detector.detect(film, Progress.NONE).proposals().get(Landmark.A).position();
        Stream.of(1, 2, 3, 4)
                .parallel()
                .forEach(i -> assertEquals(
                        one,
                        detector.detect(film, Progress.NONE)
                                .proposals()
                                .get(Landmark.A)
                                .position()));
    }
}
