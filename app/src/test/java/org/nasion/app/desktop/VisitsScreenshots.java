package org.nasion.app.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.visits.VisitsViewModel.Look;
import org.nasion.core.image.FilmReader;

/** Pictures of the comparison of visits for the user guide, of phantoms with invented names: VisitsScreenshots FOLDER. */
final class VisitsScreenshots {

    private VisitsScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        Path folder = Files.createTempDirectory("nasion-shots");
        GrowingPhantoms.write(folder.resolve("films"), 1, 3, 1290, 1600, 0.15);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try {
            all(out, folder, Settings.Theme.DARK, Locale.ENGLISH, 1440, 900, "-dark");
            all(out, folder, Settings.Theme.LIGHT, Locale.ENGLISH, 1440, 900, "-light");
            all(out, folder, Settings.Theme.LIGHT, Locale.GERMAN, 1024, 700, "-small");
            all(out, folder, Settings.Theme.DARK, Locale.ENGLISH, 1024, 700, "-dark-small");
        } finally {
            Platform.exit();
        }
    }

    private static void all(
            Path out, Path folder, Settings.Theme theme, Locale language, int width, int height, String suffix)
            throws Exception {
        DesktopServices services = Fixtures.services(
                Files.createDirectories(folder.resolve("desk" + suffix)),
                () -> Fixtures.detector(Fixtures.points()),
                new FilmReader(),
                folder,
                List.of());
        Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
        dialogs.folder = Optional.of(folder.resolve("films"));
        DesktopWindow window = onUi(() -> {
            SettingsStore settings = new SettingsStore(services.configFolder());
            settings.change(now -> now.withTheme(theme)
                    .withWindow(new Settings.WindowPlace(Double.NaN, Double.NaN, width, height, false)));
            DesktopWindow opened = new DesktopWindow(
                    new Stage(),
                    services,
                    settings,
                    dialogs,
                    TaskRunner.onCallingThread(),
                    TaskRunner.onCallingThread(),
                    Easing.NONE,
                    () -> WindowTexts.of(language),
                    Clock.systemDefaultZone());
            opened.show(List.of());
            opened.actions().get("libraryImport").fire();
            return opened;
        });
        onUi(() -> {
            window.workbench().notices().clear();
            ((ListView<?>) window.content().lookup("#library-patients"))
                    .getSelectionModel()
                    .selectFirst();
            return null;
        });
        shoot(window, out.resolve("visits-library" + suffix + ".png"));
        onUi(() -> {
            ((Button) window.content().lookup("#library-compare")).fire();
            window.library().visits().methodProperty().set("cranial-base");
            return null;
        });
        for (Look look : Look.values()) {
            onUi(() -> {
                window.library().visits().lookProperty().set(look);
                window.library().visits().laterProperty().set(look == Look.BLINK ? 0 : 1);
                return null;
            });
            shoot(window, out.resolve("visits-" + look.name().toLowerCase(Locale.ROOT) + suffix + ".png"));
        }
        onUi(() -> {
            window.library().visits().lookProperty().set(Look.TRACINGS);
            window.library().visits().laterProperty().set(1);
            ((Button) window.content().lookup("#visits-accept")).fire();
            window.window().pageProperty().set(Optional.empty());
            ((Button) window.content().lookupAll(".library-film").stream()
                            .skip(2)
                            .findFirst()
                            .orElseThrow())
                    .fire();
            window.actions().get("report").fire();
            return null;
        });
        onUi(() -> {
            window.workbench().notices().clear();
            ((CheckBox) window.content().lookup("#report-compare-0")).fire();
            ((ScrollPane) window.content().lookup(".report-page .scroll-pane")).setVvalue(0.45);
            return null;
        });
        shoot(window, out.resolve("visits-report" + suffix + ".png"));
        onUi(() -> {
            window.close();
            return null;
        });
    }

    private static void shoot(DesktopWindow window, Path file) throws Exception {
        Thread.sleep(700); // layout, style sheets and textures take a few pulses
        ImageIO.write(
                onUi(() -> SwingFXUtils.fromFXImage(window.content().snapshot(null, null), null)),
                "png",
                file.toFile());
        System.out.println(file);
    }

    private static <T> T onUi(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
