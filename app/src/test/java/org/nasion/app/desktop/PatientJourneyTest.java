package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.core.patient.Patient;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Somebody types whose film it is, wherever that is asked, and never loses it. */
class PatientJourneyTest extends Journey {

    private Patient patient() {
        return window.workbench().openProperty().get().map(OpenCase::patient).orElseThrow();
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(TextField.class);
    }

    private void write(FxRobot robot, String id, String text) throws Exception {
        onUi(() -> {
            field(robot, id).requestFocus();
            return null;
        });
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String barText(FxRobot robot) {
        return robot.lookup("#bar-patient").queryAs(Hyperlink.class).getText();
    }

    @Test
    void aNameIsTypedUndoneSavedAndFoundAgain(FxRobot robot) throws Exception {
        Path film = Fixtures.filmFile(folder, "film.png");
        start(film);
        assertEquals("Enter patient…", barText(robot));
        press(robot, KeyCode.I);
        write(robot, "patient-name", "muster, erika");
        write(robot, "patient-birthDate", "2012-02-31");
        assertEquals("muster, erika", patient().name());
        write(robot, "patient-id", "p-1");
        assertTrue(
                robot.lookup("#patient-birthDate-problem").queryAs(Label.class).isVisible(),
                "31 February is told as soon as the field is left");
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("muster, erika", barText(robot));
        assertTrue(window.workbench().notices().stream()
                .anyMatch(notice -> notice.text().contains("2012-02-31")));
        onUi(() -> {
            window.content().film().requestFocus();
            return null;
        });
        press(robot, KeyCode.Z);
        assertEquals("", patient().id());
        press(robot, KeyCode.Z);
        assertEquals("Enter patient…", barText(robot));
        press(robot, KeyCode.Y);
        assertEquals("muster, erika", barText(robot));
        Path file = folder.resolve("case.nasion");
        dialogs.target = Optional.of(file);
        press(robot, KeyCode.S);
        close();
        start(file);
        assertEquals("muster, erika", patient().name());
    }

    @Test
    void whatIsTypedOnTheExportPageIsKeptThoughNothingIsExportedOrSaved(FxRobot robot) throws Exception {
        Path film = Fixtures.filmFile(folder, "film.png");
        start(film);
        onUi(() -> {
            window.dicom().showExport();
            return null;
        });
        write(robot, "patient-name", "muster");
        close();
        start(film);
        assertEquals("muster", patient().name(), "from the automatic copy");
        assertTrue(tracing().dirtyProperty().get());
    }
}
