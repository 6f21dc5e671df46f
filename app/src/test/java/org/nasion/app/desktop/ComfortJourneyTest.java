package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.transform.Transform;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.tracing.CaseContent;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window in use where comfort counts: keyboard alone, undo of everything, large films, sharp screens, many films. */
class ComfortJourneyTest extends Journey {

    private void start(CephalogramReader reader, int outputScale, Settings.Theme theme) throws Exception {
        start(
                Fixtures.services(
                        folder,
                        () -> Fixtures.detector(Fixtures.points()),
                        reader,
                        folder.resolve("sample.png"),
                        List.of()),
                now -> now.withTheme(theme),
                store -> Fixtures.inEnglish());
        onUi(() -> {
            stage.setRenderScaleX(outputScale);
            stage.setRenderScaleY(outputScale);
            return null;
        });
    }

    private void open(Path... films) throws Exception {
        onUi(() -> {
            window.workbench().opening().openAll(List.of(films));
            return null;
        });
    }

    private static void ctrl(FxRobot robot, KeyCode code) {
        robot.press(KeyCode.CONTROL).type(code).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    // ---- keyboard alone

    @Test
    void aFilmIsOpenedReviewedCorrectedAndSavedWithoutAMouse(FxRobot robot) throws Exception {
        start();
        Path file = folder.resolve("case.nasion");
        dialogs.toOpen.add(Fixtures.filmFile(folder, "film.png"));
        dialogs.target = Optional.of(file);
        ctrl(robot, KeyCode.O);
        int steps = 0;
        while (tracing().review().queueProperty().get().left() > 0 && steps++ < 40) {
            if (steps % 5 == 0) {
                robot.type(KeyCode.LEFT, 2);
            }
            robot.type(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertEquals(0, tracing().review().queueProperty().get().left());
        ctrl(robot, KeyCode.S);
        assertTrue(Files.exists(file));
        assertFalse(tracing().dirtyProperty().get());
    }

    @Test
    void theKeyboardGoesRoundTheWindowAndBackToTheFilm(FxRobot robot) throws Exception {
        start();
        open(Fixtures.filmFile(folder, "film.png"));
        Set<Node> seen = new LinkedHashSet<>();
        Node film = window.content().film();
        assertEquals(film, stage.getScene().getFocusOwner());
        for (int i = 0; i < 12; i++) {
            robot.type(KeyCode.F6);
            WaitForAsyncUtils.waitForFxEvents();
            if (stage.getScene().getFocusOwner() == film) {
                break;
            }
            assertTrue(seen.add(stage.getScene().getFocusOwner()), "it goes in circles without the film: " + seen);
        }
        assertEquals(film, stage.getScene().getFocusOwner(), "back after " + seen);
        assertTrue(seen.size() >= 5, "review, numbers, status, bar and tools: " + seen);
        robot.press(KeyCode.SHIFT).type(KeyCode.F6).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(seen.contains(stage.getScene().getFocusOwner()), "and the other way");
    }

    @Test
    void escapeClosesAPageWhereverTheKeyboardWasAndTheFilmHasItThen(FxRobot robot) throws Exception {
        start();
        open(Fixtures.filmFile(folder, "film.png"));
        for (String before : List.of("#menu", "#measurements-copy", "#film")) {
            robot.interact(() -> robot.lookup(before).query().requestFocus());
            ctrl(robot, KeyCode.COMMA);
            assertTrue(robot.lookup("#settings-search").tryQuery().isPresent());
            robot.interact(() -> robot.lookup("#settings-search").query().requestFocus());
            robot.type(KeyCode.ESCAPE);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(Optional.empty(), window.window().pageProperty().get(), "from " + before);
            assertEquals(window.content().film(), stage.getScene().getFocusOwner(), "from " + before);
            robot.interact(() -> robot.lookup(before).query().requestFocus());
            ctrl(robot, KeyCode.P);
            robot.type(KeyCode.ESCAPE);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(Optional.empty(), window.window().pageProperty().get(), "the report from " + before);
        }
    }

    @Test
    void everythingThatTakesTheKeyboardHasWordsForAScreenReader(FxRobot robot) throws Exception {
        start();
        open(Fixtures.filmFile(folder, "film.png"), Fixtures.filmFile(folder, "other.png"));
        onUi(() -> {
            window.workbench().comparison().toggleProgram();
            window.workbench().opening().open(folder.resolve("missing.png"));
            return null;
        });
        for (Page page : window.content().pages()) {
            onUi(() -> {
                window.window().pageProperty().set(Optional.of(page));
                return null;
            });
            List<String> mute = new ArrayList<>();
            collectMute(stage.getScene().getRoot(), mute);
            assertEquals(List.of(), mute);
        }
    }

    private static void collectMute(Node node, List<String> mute) {
        boolean speaks =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
                        || node instanceof Labeled labeled
                                && labeled.getText() != null
                                && !labeled.getText().isBlank();
        if (node.isVisible() && node.isFocusTraversable() && !speaks && !isPartOfAControl(node)) {
            mute.add(node.getTypeSelector() + " " + node.getId() + " " + node.getStyleClass());
        }
        if (node instanceof ButtonBase && node.isVisible() && !speaks && !isPartOfAControl(node)) {
            mute.add(node.getTypeSelector() + " " + node.getId() + " " + node.getStyleClass());
        }
        if (node.isVisible() && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectMute(child, mute));
        }
    }

    /** Arrows and thumbs inside of a control speak through it; a pane that scrolls has nothing to say. */
    private static boolean isPartOfAControl(Node node) {
        if (node instanceof javafx.scene.control.ScrollPane || node instanceof javafx.scene.control.SplitPane) {
            return true;
        }
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof javafx.scene.control.Control
                    && !(parent instanceof javafx.scene.control.ScrollPane)
                    && !(parent instanceof javafx.scene.control.SplitPane)
                    && !(parent instanceof javafx.scene.control.ListCell)
                    && !(parent instanceof ListView)) {
                return true;
            }
        }
        return false;
    }

    // ---- undo across everything

    @Test
    void everyKindOfStepIsTakenBackAndDoneAgainWithItsName(FxRobot robot) throws Exception {
        start();
        open(Fixtures.filmFile(folder, "film.png"));
        List<CaseContent> states = new ArrayList<>(List.of(tracing().state()));
        List<Runnable> steps = List.of(
                () -> robot.type(KeyCode.ENTER),
                () -> robot.type(KeyCode.RIGHT),
                () -> robot.press(KeyCode.SHIFT).type(KeyCode.UP).release(KeyCode.SHIFT),
                () -> robot.type(KeyCode.R),
                () -> robot.type(KeyCode.LEFT),
                () -> robot.interact(() -> tracing().review().place(Landmark.LPM, new Point(5, 5))),
                () -> robot.interact(
                        () -> tracing().calibrate(new Calibration.Ruler(new Point(0, 0), new Point(0, 500), 45, 1))),
                () -> robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                        .type(KeyCode.R)
                        .release(KeyCode.SHIFT, KeyCode.CONTROL),
                () -> robot.interact(() -> tracing().selectedProperty().set(Optional.of(Landmark.GO)))
                        .type(KeyCode.DELETE),
                () -> ctrl(robot, KeyCode.D));
        for (Runnable step : steps) {
            step.run();
            WaitForAsyncUtils.waitForFxEvents();
            assertFalse(states.getLast().equals(tracing().state()), "step " + states.size() + " did nothing");
            states.add(tracing().state());
        }
        List<String> names = new ArrayList<>();
        for (int i = states.size() - 2; i >= 0; i--) {
            names.add(tracing().undoNameProperty().get().orElseThrow());
            ctrl(robot, KeyCode.Z);
            assertTrue(states.get(i).equals(tracing().state()), names.getLast());
        }
        assertEquals(
                List.of(
                        "find landmarks",
                        "remove Go",
                        "reset all points",
                        "calibrate",
                        "place LPM",
                        "move Go",
                        "reset Go"),
                names.subList(0, 7));
        assertTrue(names.getLast().startsWith("accept "), names.toString());
        for (int i = 1; i < states.size(); i++) {
            ctrl(robot, KeyCode.Y);
            assertTrue(states.get(i).equals(tracing().state()), "step " + i);
        }
    }

    // ---- both themes, sharp screens

    @Test
    void atOutputScaleTwoThePictureHasTwiceThePixelsAndFineLinesBetweenThem(FxRobot robot) throws Exception {
        for (Settings.Theme theme : Settings.Theme.values()) {
            start(Fixtures.reader(), 2, theme);
            open(Fixtures.filmFile(folder, "film.png"));
            WaitForAsyncUtils.waitForFxEvents();
            WritableImage picture = onUi(() -> {
                SnapshotParameters twice = new SnapshotParameters();
                twice.setTransform(Transform.scale(2, 2));
                return window.content().snapshot(twice, null);
            });
            assertEquals(2 * 1280, picture.getWidth(), 2);
            assertEquals(2 * 800, picture.getHeight(), 2);
            // Were the window drawn at scale 1 and enlarged, each pair of rows would be the same.
            int different = 0;
            for (int y = 0; y + 1 < picture.getHeight(); y += 2) {
                for (int x = 0; x < picture.getWidth(); x += 3) {
                    if (picture.getPixelReader().getArgb(x, y)
                            != picture.getPixelReader().getArgb(x, y + 1)) {
                        different++;
                    }
                }
            }
            assertTrue(different > 2000, theme + ": " + different);
            if (theme == Settings.Theme.DARK) {
                close();
            }
        }
    }

    // ---- a film of 95 megapixels

    @Test
    void aFilmOf95MegapixelsIsShownAndCorrectedWithinBounds(FxRobot robot) throws Exception {
        int side = 9747; // 95.0 megapixels
        start((file, progress) -> large(side), 1, Settings.Theme.DARK);
        long before = used();
        open(Fixtures.filmFile(folder, "film.png"));
        assertEquals(
                side,
                window.workbench().film().filmProperty().get().orElseThrow().width());
        Point a = tracing().placement(Landmark.A).orElseThrow().position();
        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.A));
            window.workbench().film().lookAt(a, 1);
            return null;
        });
        robot.type(KeyCode.RIGHT, 5);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                a.x() + 5,
                tracing().placement(Landmark.A).orElseThrow().position().x(),
                1e-9);
        robot.type(KeyCode.F);
        robot.type(KeyCode.I);
        WaitForAsyncUtils.waitForFxEvents();
        long filmBytes = 2L * side * side;
        assertTrue(
                used() - before < 2.5 * filmBytes + (200 << 20),
                "the window needs " + ((used() - before) >> 20) + " MB for a film of " + (filmBytes >> 20) + " MB");
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static Cephalogram large(int side) {
        short[] samples = new short[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                samples[y * side + x] = (short) ((x * 4095L / side + (y & 63)) & 0xFFF);
            }
        }
        return new Cephalogram(
                side,
                side,
                4095,
                samples,
                Window.full(4095),
                new Acquisition(
                        "synthetic",
                        "9".repeat(64),
                        new Acquisition.Spacings(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Patient.NOBODY,
                        Exposure.UNKNOWN,
                        Map.of(),
                        List.of()));
    }

    // ---- many films, settings

    @Test
    void manyFilmsOpenFromTheTray(FxRobot robot) throws Exception {
        start();
        open(
                Fixtures.filmFile(folder, "a.png"),
                Fixtures.filmFile(folder, "b.png"),
                Files.writeString(folder.resolve("c.txt"), "no film"));
        assertEquals(
                "2 of 3 films ready · 1 failed",
                robot.lookup("#batch-title").queryAs(Label.class).getText());
        ListView<?> films = robot.lookup("#batch-films").queryListView();
        robot.interact(() -> {
            films.requestFocus();
            films.getSelectionModel().select(1);
        });
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("b.png", robot.lookup("#film-name").queryAs(Label.class).getText());
        robot.clickOn("#batch .hyperlink");
        assertTrue(dialogs.copied.contains("NAS-IMAGE-UNKNOWN"), dialogs.copied);
    }

    @Test
    void aSettingIsFoundByAWordOfItsSentence(FxRobot robot) throws Exception {
        start();
        ctrl(robot, KeyCode.COMMA);
        TextField search = robot.lookup("#settings-search").queryAs(TextField.class);
        robot.interact(() -> search.setText("flickers"));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#setting-software").tryQuery().isPresent());
        assertFalse(robot.lookup("#setting-language").tryQuery().isPresent());
        robot.interact(() -> search.setText("no such thing"));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(
                robot.lookup("No setting has “no such thing” in it.").tryQuery().isPresent());
        robot.interact(() -> search.setText(""));
        TextField name = robot.lookup("#setting-reviewer").queryAs(TextField.class);
        robot.interact(() -> name.setText("Dr Ada"));
        assertEquals("Dr Ada", window.window().settings().get().reviewer());
    }
}
