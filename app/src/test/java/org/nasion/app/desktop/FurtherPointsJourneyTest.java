package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/** Points beside the 29 are placed by clicking, moved, taken away and saved, and never keep a review from being finished. */
@ExtendWith(ApplicationExtension.class)
class FurtherPointsJourneyTest extends Journey {

    /** From PNS to where no point lies within reach of a finger, as which the robot's mouse counts. */
    private static final Point FREE = new Point(-110, 110);

    private static Landmark point(String code) {
        return Landmark.named(code, "");
    }

    private static void begin(FxRobot robot, String group) throws Exception {
        MenuButton menu = robot.lookup("#further-groups").queryAs(MenuButton.class);
        onUi(() -> {
            menu.show();
            menu.getItems().stream()
                    .filter(item -> ("further-" + group).equals(item.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            menu.hide();
            return null;
        });
    }

    private void click(FxRobot robot, Point image) {
        robot.moveTo(onScreen(image), Motion.DIRECT).clickOn(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<String> signs(FxRobot robot) {
        return robot.lookup("#further-points").queryAs(FlowPane.class).getChildren().stream()
                .map(sign -> ((Hyperlink) sign).getText())
                .toList();
    }

    @Test
    void aGroupIsPlacedPointByPointMovedAndTakenAway(FxRobot robot) throws Exception {
        Path film = Fixtures.filmFile(folder, "film.png");
        start(film);
        long left = tracing().review().queueProperty().get().open().size();
        begin(robot, "AIRWAY");
        assertEquals(Optional.of(point("UPa")), tracing().selectedProperty().get());
        String hint = robot.lookup(".film-hint").queryAs(Label.class).getText();
        assertTrue(hint.contains("soft palate"), hint);
        assertEquals(List.of("UPa", "UPp", "LPa", "LPp", "Hy"), signs(robot));
        Point middle = at(Landmark.PNS).plus(FREE);
        click(robot, middle);
        assertEquals(
                PointState.MOVED,
                PointState.of(tracing().placement(point("UPa")).orElseThrow()));
        assertEquals(Optional.of(point("UPp")), tracing().selectedProperty().get(), "the next of the group");
        assertEquals(left, tracing().review().queueProperty().get().open().size(), "nobody waits for it in the review");

        Point2D from = onScreen(at(point("UPa")));
        robot.moveTo(from, Motion.DIRECT)
                .press(MouseButton.PRIMARY)
                .moveTo(from.add(8, 3))
                .moveTo(from.add(16, 6))
                .release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        Point moved = at(point("UPa"));
        assertTrue(moved.x() > middle.x() + 1, moved + " after " + middle);
        robot.type(KeyCode.DELETE);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(tracing().placement(point("UPa")).isEmpty());
        robot.press(KeyCode.CONTROL).press(KeyCode.Z).release(KeyCode.Z).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(moved, at(point("UPa")));

        Path file = folder.resolve("patient.nasion");
        dialogs.target = Optional.of(file);
        robot.press(KeyCode.CONTROL).press(KeyCode.S).release(KeyCode.S).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        close();
        start(file);
        assertEquals(moved, at(point("UPa")));
        assertEquals(List.of("UPa"), signs(robot));
    }

    @Test
    void theReviewIsFinishedWithoutThem(FxRobot robot) throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        begin(robot, "CERVICAL");
        onUi(() -> {
            tracing().review().acceptAll(Landmark.STANDARD);
            return null;
        });
        assertTrue(tracing().review().queueProperty().get().open().stream()
                .allMatch(entry -> entry.state() == PointState.MISSING));
        assertFalse(tracing().review().queueProperty().get().open().stream()
                .anyMatch(entry -> !Landmark.STANDARD.contains(entry.landmark())));
        assertEquals(13, signs(robot).size());
    }

    @Test
    void anOwnPointIsOfferedWithItsDefinition(FxRobot robot) throws Exception {
        Path points = Files.createDirectories(folder.resolve("config/points"));
        Files.writeString(points.resolve("ours.json"), """
                {"points": [{"code": "W", "name": "Walker's point", "definition": "Where sella meets the clinoid."}]}
                """);
        start(Fixtures.filmFile(folder, "film.png"));
        begin(robot, "OWN");
        assertTrue(robot.lookup(".about-where").queryAs(Label.class).getText().contains("clinoid"));
        click(robot, at(Landmark.PNS).plus(FREE));
        assertTrue(tracing().placement(point("W")).isPresent());
        assertEquals("place W", tracing().undoNameProperty().get().orElseThrow());
    }
}
