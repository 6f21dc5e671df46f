package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.viewmodel.Page;

/** The clinic's logo on the report's page. */
class ReportPageJourneyTest extends Journey {

    private String chosen() {
        return window.window().settings().get().report().logo();
    }

    private String words(String id) {
        return ((Label) window.content().lookup(id)).getText();
    }

    private void press(String id) throws Exception {
        onUi(() -> {
            ((Button) window.content().lookup(id)).fire();
            return null;
        });
    }

    @Test
    void aLogoIsChosenShownKeptAndTakenAway() throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        onUi(() -> {
            window.window().toggle(Page.REPORT);
            return null;
        });
        assertEquals("No logo", words("#report-logo-name"));
        assertTrue(window.content().lookup("#report-logo-remove").isDisabled());

        Path logo = folder.resolve("logo.png");
        ImageIO.write(new BufferedImage(300, 90, BufferedImage.TYPE_INT_RGB), "png", logo.toFile());
        dialogs.file = Optional.of(logo);
        press("#report-logo-choose");
        assertEquals(logo.toString(), chosen());
        assertEquals("logo.png", words("#report-logo-name"));

        Path text = Files.writeString(folder.resolve("notes.png"), "no picture");
        dialogs.file = Optional.of(text);
        press("#report-logo-choose");
        assertEquals(
                "The clinic's picture for the report has to be a PNG or JPEG file.", words("#report-logo-problem"));
        assertEquals(logo.toString(), chosen(), "what cannot be the logo changes nothing");

        Path cut = Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(Files.readAllBytes(logo), 60));
        dialogs.file = Optional.of(cut);
        press("#report-logo-choose");
        assertEquals("The clinic's picture for the report is damaged.", words("#report-logo-problem"));

        Path wide = folder.resolve("wide.png");
        ImageIO.write(new BufferedImage(4001, 4, BufferedImage.TYPE_BYTE_GRAY), "png", wide.toFile());
        dialogs.file = Optional.of(wide);
        press("#report-logo-choose");
        assertEquals("The clinic's picture for the report is longer than 4000 pixels.", words("#report-logo-problem"));

        press("#report-logo-remove");
        assertEquals("", chosen());
        assertFalse(window.content().lookup("#report-logo-problem").isVisible());
    }
}
