package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A reader whose Go, Po and Or lie elsewhere than the network's goes through phantoms: drags what lies more than 2 mm off and
 * accepts the rest, one after the other.
 */
class HabitJourneyTest extends Journey {

    private static final double MM_PER_PX = 0.48;
    /** The reader's own places against the truth: 3.6 mm back, 3.4 mm up, 3.5 mm forward; in the phantoms S–N is nearly level. */
    private static final Map<Landmark, Point> HAND =
            Map.of(Landmark.GO, new Point(-3.6, 0), Landmark.PO, new Point(0, -3.4), Landmark.OR, new Point(3.5, 0));

    private final Map<Cephalogram, Phantom> phantoms = new IdentityHashMap<>();

    /** A clock that goes on by two seconds whenever it is asked: the reader takes time to look. */
    private static final class Unhurried extends Clock {
        private Instant now = Instant.parse("2026-01-01T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(Duration.ofSeconds(2));
            return now;
        }
    }

    private Phantom phantom(Cephalogram film) {
        return phantoms.get(film);
    }

    /** Sees the truth, half a millimetre off. */
    private LandmarkDetector network() {
        return new LandmarkDetector() {
            @Override
            public Detection detect(Cephalogram film, Window through, Progress progress) {
                Random chance = new Random(phantom(film).spec().seed());
                Map<Landmark, Placement.Proposal> proposals = new TreeMap<>();
                phantom(film)
                        .truth()
                        .forEach((landmark, at) -> proposals.put(
                                landmark,
                                new Placement.Proposal(
                                        at.plus(new Point(chance.nextGaussian(), chance.nextGaussian())
                                                .times(0.5 / MM_PER_PX)),
                                        Placement.Origin.DETECTED,
                                        OptionalDouble.of(0.95),
                                        OptionalDouble.of(0.7))));
                return new Detection(
                        proposals, new Detection.Verdict(Detection.Quality.GOOD, List.of()), Fixtures.INFO, 0.8);
            }

            @Override
            public DetectorInfo info() {
                return Fixtures.INFO;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private void openWindow() throws Exception {
        clock = new Unhurried();
        CephalogramReader reader = (file, progress) -> {
            long seed = Long.parseLong(file.getFileName().toString().replace(".png", ""));
            Phantom phantom = new PhantomGenerator()
                    .generate(PhantomSpec.ofSeed(seed).withFilm(403, 500, MM_PER_PX), Progress.NONE);
            phantoms.put(phantom.film(), phantom);
            return phantom.film();
        };
        DesktopServices usual =
                Fixtures.services(folder, this::network, reader, folder.resolve("sample.png"), List.of());
        start(
                new DesktopServices(
                        usual.version(),
                        usual.reader(),
                        usual.detector(),
                        usual.engine(),
                        usual.analyses(),
                        usual.findings(),
                        film -> new Calibration.Scale(Calibration.Kind.USER_STATED, MM_PER_PX, 1, ""),
                        usual.cases(),
                        usual.reports(),
                        usual.filters(),
                        usual.dicom(),
                        usual.library(),
                        usual.agreement(),
                        usual.studies(),
                        usual.sampleFilm(),
                        usual.habits(),
                        usual.configFolder()),
                now -> now.with(draft -> draft.reviewer = "Ada"),
                store -> Fixtures.inEnglish());
    }

    private void openPhantom(long seed) throws Exception {
        Path file = Files.writeString(folder.resolve(seed + ".png"), "FILM");
        onUi(() -> {
            window.workbench().opening().open(file);
            return null;
        });
    }

    private Map<Landmark, Point> readersPlaces() {
        Phantom phantom =
                phantom(window.workbench().openProperty().get().orElseThrow().film());
        return phantom.truth().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue()
                                .plus(HAND.getOrDefault(entry.getKey(), new Point(0, 0))
                                        .times(1 / MM_PER_PX))));
    }

    private Map<Landmark, Point> shown() {
        return tracing().state().tracing().placements().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().position()));
    }

    /** @return how many points had to be dragged */
    private int review() throws Exception {
        return onUi(() -> {
            int drags = 0;
            for (Map.Entry<Landmark, Point> own : readersPlaces().entrySet()) {
                Point at = tracing().placement(own.getKey()).orElseThrow().position();
                if (at.distanceTo(own.getValue()) * MM_PER_PX > 2) {
                    tracing().drag().grab(own.getKey(), true);
                    tracing().drag().to(own.getValue());
                    tracing().drag().finish();
                    drags++;
                } else {
                    tracing().selectedProperty().set(Optional.of(own.getKey()));
                    tracing().review().accept();
                }
            }
            return drags;
        });
    }

    private Tracing networksOwn() {
        Map<Landmark, Placement> own = new TreeMap<>();
        tracing()
                .state()
                .tracing()
                .placements()
                .forEach((landmark, placement) -> own.put(
                        landmark, Placement.proposed(placement.proposal().orElseThrow())));
        return new Tracing(own);
    }

    private List<String> notices(FxRobot robot) {
        return robot.lookup(".notice-text").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void theEleventhFilmNeedsFewerDragsAndOffAndForgetBringTheNetworksPointsBack(FxRobot robot) throws Exception {
        openWindow();
        List<Integer> drags = new ArrayList<>();
        for (int film = 1; film <= 10; film++) {
            openPhantom(film);
            if (film == 4) {
                List<String> told = notices(robot);
                assertTrue(
                        told.stream()
                                .anyMatch(
                                        line -> line.matches(
                                                "The program has begun to follow your hand: .* further (back|forward).*, from 3 films\\.")),
                        told::toString);
                robot.clickOn("Show", Motion.DIRECT);
                WaitForAsyncUtils.waitForFxEvents();
                assertEquals(
                        Optional.of(Page.HABIT), window.window().pageProperty().get());
                assertEquals(
                        "Learned from 3 films.",
                        robot.lookup("#habit-films").queryAs(Label.class).getText());
                robot.type(KeyCode.ESCAPE);
                WaitForAsyncUtils.waitForFxEvents();
            }
            drags.add(review());
        }
        openPhantom(11);
        Tracing network = networksOwn();
        Map<Landmark, Point> byHabit = shown();
        assertNotEquals(network, tracing().state().tracing());
        Placement go = tracing().placement(Landmark.GO).orElseThrow();
        assertTrue(go.isMovedByHabit());
        assertEquals(PointState.DETECTED, PointState.of(go), "looks proposed");
        assertTrue(
                onUi(() -> {
                    tracing().selectedProperty().set(Optional.of(Landmark.GO));
                    return robot.lookup(".history-line").queryAllAs(Label.class).stream()
                            .anyMatch(line -> line.getTooltip().getText().contains("By habit")
                                    && line.getTooltip().getText().contains("Program:"));
                }),
                "both places stand in the tooltip");

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.H).release(KeyCode.SHIFT, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#habit-on", Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(network, tracing().state().tracing(), "off brings the network's points back exactly");
        robot.clickOn("#habit-on", Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(byHabit, shown());
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        int eleventh = review();
        assertTrue(drags.getFirst() >= HAND.size(), () -> "drags on the first film " + drags);
        assertTrue(eleventh < drags.getFirst(), () -> eleventh + " drags on the eleventh film, before " + drags);
        assertEquals(0, eleventh, () -> "before " + drags);

        openPhantom(12);
        Tracing other = networksOwn();
        assertNotEquals(other, tracing().state().tracing());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.H).release(KeyCode.SHIFT, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#habit-forget", Motion.DIRECT).clickOn("#habit-forget", Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(other, tracing().state().tracing(), "forget brings the network's points back exactly");
        assertFalse(tracing().state().tracing().placements().values().stream()
                .anyMatch(placement -> placement.habit().isPresent()));
        try (var files = Files.list(folder.resolve("config").resolve("habit"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    /** Each name has a habit of its own; what is kept names no film and no patient. */
    @Test
    void anotherNameStartsWithTheNetworksPoints(FxRobot robot) throws Exception {
        openWindow();
        for (int film = 1; film <= 3; film++) {
            openPhantom(film);
            review();
        }
        openPhantom(4);
        assertTrue(tracing().placement(Landmark.GO).orElseThrow().isMovedByHabit());
        Tracing network = networksOwn();
        onUi(() -> {
            window.workbench().habits().choosePerson("Ben");
            return null;
        });
        assertEquals(network, tracing().state().tracing());
        onUi(() -> {
            window.workbench().habits().choosePerson("Ada");
            return null;
        });
        assertTrue(tracing().placement(Landmark.GO).orElseThrow().isMovedByHabit());
        Path kept;
        try (var files = Files.list(folder.resolve("config").resolve("habit"))) {
            kept = files.findFirst().orElseThrow();
        }
        String text = Files.readString(kept);
        for (String secret : List.of(".png", folder.toString(), "Phantom", "birth")) {
            assertFalse(text.contains(secret), secret);
        }
    }

    /** Enter on everything teaches nothing. */
    @Test
    void whoMerelyAcceptsTeachesNothing(FxRobot robot) throws Exception {
        openWindow();
        for (int film = 1; film <= 4; film++) {
            openPhantom(film);
            onUi(() -> {
                while (tracing().review().queueProperty().get().left() > 0) {
                    tracing().review().accept();
                }
                return null;
            });
        }
        openPhantom(5);
        assertEquals(networksOwn(), tracing().state().tracing());
        assertFalse(Files.exists(folder.resolve("config").resolve("habit")));
    }
}
