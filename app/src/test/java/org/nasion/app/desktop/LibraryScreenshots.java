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
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.core.image.FilmReader;

/** Pictures of the library for the user guide, of phantoms with invented names: LibraryScreenshots FOLDER. */
final class LibraryScreenshots {

    private LibraryScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        Path folder = Files.createTempDirectory("nasion-shots");
        GrowingPhantoms.write(folder.resolve("films"), 3, 2, 1290, 1600, 0.15);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try {
            for (Settings.Theme theme : Settings.Theme.values()) {
                String suffix = "-" + theme.name().toLowerCase(Locale.ROOT);
                all(out, folder, theme, 1440, 900, suffix);
                all(out, folder, theme, 1024, 700, suffix + "-small");
            }
        } finally {
            Platform.exit();
        }
    }

    private static void all(Path out, Path folder, Settings.Theme theme, int width, int height, String suffix)
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
                    () -> WindowTexts.of(Locale.ENGLISH),
                    Clock.systemDefaultZone());
            opened.show(List.of());
            return opened;
        });
        shoot(window, out.resolve("library-none" + suffix + ".png"));
        onUi(() -> {
            window.actions().get("libraryImport").fire();
            return null;
        });
        onUi(() -> {
            window.workbench().notices().clear();
            ((ListView<?>) window.content().lookup("#library-patients"))
                    .getSelectionModel()
                    .selectFirst();
            return null;
        });
        shoot(window, out.resolve("library" + suffix + ".png"));
        onUi(() -> {
            ((ListView<?>) window.content().lookup("#library-patients"))
                    .getSelectionModel()
                    .selectFirst();
            ((Button) window.content().lookupAll(".library-film").iterator().next()).fire();
            return null;
        });
        onUi(() -> {
            window.workbench().notices().clear();
            window.actions().get("save").fire();
            window.actions().get("library").fire();
            ((TextField) window.content().lookup(".page #library-search")).setText("ANB > 1 and two visits");
            return null;
        });
        shoot(window, out.resolve("library-over" + suffix + ".png"));
        onUi(() -> {
            window.close();
            return null;
        });
    }

    private static void shoot(DesktopWindow window, Path file) throws Exception {
        Thread.sleep(400); // layout, style sheets and textures take a few pulses
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
