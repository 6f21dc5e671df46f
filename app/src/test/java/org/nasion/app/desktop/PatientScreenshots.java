package org.nasion.app.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.FilmReader;
import org.nasion.core.image.Window;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;

/** Renders the form of a patient in a small window, in both themes and in the longest language: {@code PatientScreenshots OUT_DIR}. */
public final class PatientScreenshots {

    private PatientScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        for (Settings.Theme theme : Settings.Theme.values()) {
            pages(out, theme, Locale.ENGLISH);
        }
        pages(out, Settings.Theme.LIGHT, Locale.GERMAN);
        Platform.exit();
    }

    private static void pages(Path out, Settings.Theme theme, Locale language) throws Exception {
        String suffix = "-" + language + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        Path folder = Files.createTempDirectory("nasion-shots");
        Path dicom = folder.resolve("film.dcm");
        new FilmDicomWriter()
                .write(
                        new Cephalogram(
                                193,
                                240,
                                255,
                                new short[193 * 240],
                                Window.full(255),
                                new Acquisition(
                                        "",
                                        "",
                                        Acquisition.Spacings.NONE,
                                        new Patient(
                                                "P-4711",
                                                "",
                                                "Muster, Erika",
                                                Optional.of(LocalDate.of(2012, 2, 29)),
                                                Sex.UNKNOWN),
                                        Exposure.on("2026-01-15"),
                                        Map.of(),
                                        List.of())),
                        dicom);
        Path scan = folder.resolve("scan 2019.png");
        ImageIO.write(new java.awt.image.BufferedImage(387, 480, 10), "png", scan.toFile());
        DesktopServices services =
                Fixtures.services(folder, () -> Fixtures.detector(Map.of()), new FilmReader(), scan, List.of());
        DesktopWindow window = onUi(() -> open(services, theme, language));
        onUi(() -> {
            window.workbench().opening().open(scan);
            window.workbench().notices().clear();
            return null;
        });
        shoot(window, out.resolve("bar" + suffix));
        onUi(() -> {
            window.window().toggle(Page.PATIENT);
            return null;
        });
        shoot(window, out.resolve("picture" + suffix));
        onUi(() -> {
            text(window, "#patient-name", "Beispiel, Maximilian Alexander");
            text(window, "#patient-birthDate", "31.2.2012");
            return null;
        });
        shoot(window, out.resolve("no-date" + suffix));
        onUi(() -> {
            window.window().toggle(Page.PATIENT);
            window.workbench().opening().open(dicom);
            window.workbench().notices().clear();
            window.window().toggle(Page.PATIENT);
            return null;
        });
        shoot(window, out.resolve("dicom" + suffix));
        onUi(() -> {
            ((Button) window.content().lookup("#patient-change")).fire();
            return null;
        });
        shoot(window, out.resolve("question" + suffix));
        onUi(() -> {
            ((Button) window.content().lookup("#patient-change-yes")).fire();
            text(window, "#patient-name", "Muster, Max");
            return null;
        });
        shoot(window, out.resolve("another" + suffix));
        onUi(() -> {
            window.dicom().showExport();
            return null;
        });
        shoot(window, out.resolve("export" + suffix));
        onUi(() -> {
            window.close();
            return null;
        });
    }

    private static void text(DesktopWindow window, String id, String text) {
        ((javafx.scene.control.TextField) window.content().lookup(id)).setText(text);
    }

    private static DesktopWindow open(DesktopServices services, Settings.Theme theme, Locale language) {
        SettingsStore settings = new SettingsStore(services.configFolder());
        settings.change(now ->
                now.withTheme(theme).withWindow(new Settings.WindowPlace(Double.NaN, Double.NaN, 1024, 700, false)));
        DesktopWindow window = new DesktopWindow(
                new Stage(),
                services,
                settings,
                new Fixtures.Dialogs(),
                TaskRunner.onCallingThread(),
                TaskRunner.onCallingThread(),
                Easing.NONE,
                () -> WindowTexts.of(language),
                Clock.systemDefaultZone());
        window.show(List.of());
        return window;
    }

    private static void shoot(DesktopWindow window, Path file) throws Exception {
        Thread.sleep(400); // layout and style sheets take a few pulses
        WritableImage image = onUi(() -> window.content().snapshot(new SnapshotParameters(), null));
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }

    private static <T> T onUi(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
