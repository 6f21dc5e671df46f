package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.landmark.Landmark;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Faults of the window that people met, each as it was met. The screen without a display has 1000 × 1000 pixels. */
class WindowFaultsJourneyTest extends Journey {

    private void startAt(double width, double height, Path... films) throws Exception {
        start(
                Fixtures.services(folder),
                now -> now.withWindow(new Settings.WindowPlace(0, 0, width, height, false)),
                store -> Fixtures.inEnglish(),
                films);
    }

    private String words(Node part) {
        return part.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .filter(WindowFaultsJourneyTest::isSeen)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining(" | "));
    }

    /** A list keeps cells that it does not show. */
    private static boolean isSeen(Node node) {
        return node == null || node.isVisible() && isSeen(node.getParent());
    }

    @Test
    void anEnabledButtonSaysWhatItDoes(FxRobot robot) throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        for (String id : List.of("theme", "next", "labels", "redo")) {
            Node button = robot.lookup("#action-" + id).query();
            assertEquals(id.equals("redo"), button.isDisabled(), id);
            robot.moveTo(id.equals("redo") ? button.getParent() : button);
            robot.moveBy(1, 1);
            String help = window.actions()
                    .get(id)
                    .unavailable()
                    .getValue()
                    .orElse(window.actions().get(id).help());
            WaitForAsyncUtils.waitFor(
                    10,
                    TimeUnit.SECONDS,
                    () -> Window.getWindows().stream()
                            .filter(Tooltip.class::isInstance)
                            .anyMatch(shown -> shown.isShowing()
                                    && ((Tooltip) shown).getText().endsWith(help)));
        }
    }

    @Test
    void withoutAScaleThereAreNoMillimetres() throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        Node review = window.content().lookup(".review-panel");
        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.GO));
            return null;
        });
        assertTrue(words(review).contains(" mm"), words(review));
        onUi(() -> {
            tracing().calibrate(new Calibration.Uncalibrated(1));
            return null;
        });
        ListView<?> list = (ListView<?>) window.content().lookup("#review-open");
        List<String> rows = list.lookupAll(".list-cell").stream()
                .map(ListCell.class::cast)
                .filter(cell -> !cell.isEmpty() && isSeen(cell))
                .filter(cell -> onScene(list)
                        .contains(onScene(cell).getCenterX(), onScene(cell).getCenterY()))
                .map(this::words)
                .toList();
        assertTrue(rows.size() >= 3, rows.toString());
        assertTrue(rows.stream().noneMatch(row -> row.contains("mm")), rows.toString());
        assertTrue(rows.stream().anyMatch(row -> row.endsWith("58 %")), rows.toString());
        String about = words(window.content().lookup(".about-point"));
        assertTrue(about.contains("Certainty 58 of 100.") && !about.contains(" mm"), about);
    }

    @Test
    void rowsAreNeverDrawnOverEachOtherInASmallWindow() throws Exception {
        for (double[] size : new double[][] {{1024, 700}, {1366, 768}, {900, 600}}) {
            startAt(size[0], size[1], Fixtures.filmFile(folder, "film.png"));
            onUi(() -> {
                tracing().selectedProperty().set(Optional.of(Landmark.GO));
                return null;
            });
            Node list = window.content().lookup("#review-open");
            Node about = window.content().lookup(".about-point");
            Node table = window.content().lookup("#measurements");
            Node findings = window.content().lookup(".findings-panel");
            assertTrue(((ListView<?>) list).getHeight() >= 3 * 26, "three points at " + size[0]);
            assertTrue(((Region) table).getHeight() >= 75 - 1, "three measurements at " + size[0]);
            List<Node> below = List.of(list, about, table, findings);
            for (int i = 1; i < below.size(); i++) {
                assertTrue(
                        onScene(below.get(i - 1)).getMaxY()
                                <= onScene(below.get(i)).getMinY() + 1,
                        below.get(i) + " at " + size[0]);
            }
            for (String id : List.of("trueSize", "select", "shortcuts", "theme")) {
                Bounds at = onScene(window.content().lookup("#action-" + id));
                assertTrue(
                        at.getMaxX() <= size[0] && at.getMaxY() <= size[1],
                        id + " lies outside at " + size[0] + ": " + at);
            }
            close();
        }
    }

    private static Bounds onScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void theTraySaysWhatFailedAndNamesItsFiles(FxRobot robot) throws Exception {
        start();
        onUi(() -> {
            window.workbench().opening().openAll(List.of(folder.resolve("a gone.png"), folder.resolve("b gone.png")));
            return null;
        });
        String tray = words(window.content().lookup("#batch"));
        assertTrue(tray.contains("a gone.png") && tray.contains("b gone.png"), tray);
        assertFalse(tray.contains("2 of 2"), tray);
        assertTrue(tray.contains("1 failed") || tray.contains("2 failed"), tray);
    }

    @Test
    void theKeyThatGoesToAnotherPartShowsWhichOne(FxRobot robot) throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        Node frame = window.content().lookup("#focus-frame");
        assertFalse(frame.isVisible());
        robot.type(KeyCode.F6);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(frame.isVisible());
        Bounds around = frame.localToScene(frame.getLayoutBounds());
        Node owner = stage.getScene().getFocusOwner();
        assertTrue(around.contains(onScene(owner).getCenterX(), onScene(owner).getCenterY()), owner + " in " + around);
        robot.clickOn(window.content().film());
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(frame.isVisible());
    }

    @Test
    void aFinishedFilmLeavesItsRoomAndTheNextOneHasItBack() throws Exception {
        startAt(1000, 1000, Fixtures.filmFile(folder, "film.png"));
        Region review = (Region) window.content().lookup(".review-panel");
        double before = review.getHeight();
        onUi(() -> {
            for (Landmark landmark : Landmark.STANDARD) {
                if (tracing().placement(landmark).isEmpty()) {
                    tracing().review().place(landmark, Fixtures.points().get(Landmark.A));
                }
                tracing().selectedProperty().set(Optional.of(landmark));
                tracing().review().accept();
            }
            tracing().selectedProperty().set(Optional.empty());
            return null;
        });
        assertTrue(review.getHeight() < before, review.getHeight() + " of " + before);
        Path next = Fixtures.filmFile(folder, "next.png");
        onUi(() -> {
            window.workbench().opening().open(next);
            tracing().selectedProperty().set(Optional.empty());
            return null;
        });
        assertEquals(before, review.getHeight(), 1);
    }

    @Test
    void quittingAsksForWorkThatIsInNoFileAndForNothingElse() throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.A));
            tracing().review().accept();
            window.actions().get("quit").fire();
            return null;
        });
        assertTrue(stage.isShowing());
        Notice asked = window.workbench().notices().getLast();
        assertEquals(
                List.of("Save and quit", "Quit", "Stay"),
                asked.choices().stream().map(Notice.Choice::text).toList());
        Path file = folder.resolve("case.nasion");
        dialogs.target = Optional.of(file);
        DesktopWindow open = window;
        window = null;
        onUi(() -> {
            asked.choices().getFirst().run().run();
            return null;
        });
        assertTrue(Files.isRegularFile(file));
        assertFalse(stage.isShowing());

        start(Fixtures.filmFile(folder, "other.png"));
        DesktopWindow untouched = window;
        window = null;
        onUi(() -> {
            untouched.actions().get("quit").fire();
            return null;
        });
        assertFalse(stage.isShowing(), "what the program proposed is no work of a person");
    }

    @Test
    void aPageScrollsOnlyWhereTheWindowIsTooLow() throws Exception {
        startAt(1000, 1000);
        for (Page page : List.of(Page.SETTINGS, Page.REPORT)) {
            onUi(() -> {
                window.window().pageProperty().set(Optional.of(page));
                return null;
            });
            ScrollPane scroll = (ScrollPane) window.content().lookup(".settings-scroll");
            assertTrue(
                    scroll.getViewportBounds().getHeight()
                            >= Math.min(700, ((Region) scroll.getContent()).getHeight()) - 1,
                    page + " shows " + scroll.getViewportBounds().getHeight() + " of "
                            + ((Region) scroll.getContent()).getHeight());
        }
    }

    @Test
    void aButtonOfTheMeasuringCardTakesAMeasurementBack(FxRobot robot) throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        robot.type(KeyCode.M);
        robot.clickOn(onScreen(at(Landmark.S)));
        robot.clickOn(onScreen(at(Landmark.N)));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, tracing().state().annotations().size());
        assertEquals(Fixtures.TENTH, tracing().state().calibration());
        onUi(() -> {
            ((Button) window.content().lookup("#annotation-remove-0")).fire();
            return null;
        });
        assertEquals(List.of(), tracing().state().annotations());
    }
}
