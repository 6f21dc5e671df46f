package org.nasion.app.desktop;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.dicom.FakePacs;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.core.dicomweb.ArchiveAccount;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.FilmReader;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.task.Progress;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/** Renders the pages for the exchange with other systems, in both themes: {@code DicomScreenshots OUT_DIR}. */
public final class DicomScreenshots {

    private DicomScreenshots() {}

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        Phantom phantom = new PhantomGenerator().generate(PhantomSpec.ofSeed(7), Progress.NONE);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        for (Settings.Theme theme : Settings.Theme.values()) {
            pages(out, phantom, theme);
        }
        Platform.exit();
    }

    private static void pages(Path out, Phantom phantom, Settings.Theme theme) throws Exception {
        String suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        Path folder = Files.createTempDirectory("nasion-shots");
        Path films = Files.createDirectories(folder.resolve("films"));
        for (String name : List.of("Muster, Erika", "Beispiel, Maximilian", "")) {
            Cephalogram film = phantom.film();
            new FilmDicomWriter()
                    .write(
                            new Cephalogram(
                                    film.width(),
                                    film.height(),
                                    film.maxValue(),
                                    film.samples(),
                                    film.window(),
                                    new Acquisition(
                                            "",
                                            "",
                                            Acquisition.Spacings.NONE,
                                            new Patient(
                                                    "P-" + name.length(),
                                                    "",
                                                    name,
                                                    Optional.of(LocalDate.parse("2012-02-29")),
                                                    Sex.FEMALE),
                                            Exposure.on("2026-01-" + (10 + name.length())),
                                            Map.of(),
                                            List.of())),
                            films.resolve("film" + name.length() + ".dcm"));
        }
        Files.write(films.resolve("damaged.dcm"), Arrays.copyOf(Files.readAllBytes(films.resolve("film0.dcm")), 3000));
        Path scan = films.resolve("scan 2019.png");
        ImageIO.write(picture(phantom.film(), 900), "png", scan.toFile());
        ByteArrayOutputStream preview = new ByteArrayOutputStream();
        ImageIO.write(picture(phantom.film(), 160), "jpg", preview);
        try (FakePacs pacs = new FakePacs(Files.readAllBytes(films.resolve("film0.dcm")), preview.toByteArray())) {
            DesktopServices services = Fixtures.services(
                    folder, () -> Fixtures.detector(phantom.truth()), new FilmReader(), scan, List.of());
            DesktopWindow window = onUi(() -> open(services, theme));
            DicomDesk desk = window.dicom();
            onUi(() -> {
                desk.showArchive();
                desk.archive().addressProperty().set(pacs.address().replace("127.0.0.1", "localhost"));
                desk.archive().loginProperty().set(ArchiveAccount.Login.PASSWORD);
                desk.archive().userProperty().set("anna");
                desk.archive().secretProperty().set("geheim");
                desk.archive().test();
                return null;
            });
            shoot(window, out.resolve("pacs-settings" + suffix));
            onUi(() -> {
                desk.archive().addressProperty().set("http://pacs.clinic.example/dicom-web");
                desk.archive().secretProperty().set("falsch");
                return null;
            });
            shoot(window, out.resolve("pacs-warning" + suffix));
            onUi(() -> {
                desk.archive().addressProperty().set(pacs.address());
                desk.archive().test();
                return null;
            });
            shoot(window, out.resolve("pacs-problem" + suffix));
            onUi(() -> {
                desk.archive().secretProperty().set("geheim");
                desk.archive().save();
                desk.showQuery();
                return null;
            });
            shoot(window, out.resolve("query-empty" + suffix));
            onUi(() -> {
                desk.query().nameProperty().set("Must");
                desk.query().search();
                desk.query().choose(desk.query().studies().getFirst());
                return null;
            });
            shoot(window, out.resolve("query" + suffix));
            onUi(() -> {
                window.workbench().opening().openAll(List.of(films));
                return null;
            });
            shoot(window, out.resolve("folder" + suffix));
            onUi(() -> {
                desk.close();
                window.workbench().opening().open(scan);
                desk.showExport();
                return null;
            });
            shoot(window, out.resolve("export-scan" + suffix));
            onUi(() -> {
                desk.export().handOver().namelessProperty().set(true);
                desk.export().toArchive();
                return null;
            });
            shoot(window, out.resolve("export-nameless" + suffix));
            onUi(() -> {
                window.close();
                return null;
            });
        }
    }

    private static BufferedImage picture(Cephalogram film, int side) {
        BufferedImage whole = new BufferedImage(film.width(), film.height(), BufferedImage.TYPE_BYTE_GRAY);
        whole.getRaster().setDataElements(0, 0, film.width(), film.height(), film.toEightBit(film.window()));
        double scale = side / (double) Math.max(film.width(), film.height());
        BufferedImage small = new BufferedImage(
                (int) (film.width() * scale), (int) (film.height() * scale), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(whole, 0, 0, small.getWidth(), small.getHeight(), null);
        g.dispose();
        return small;
    }

    private static DesktopWindow open(DesktopServices services, Settings.Theme theme) {
        SettingsStore settings = new SettingsStore(services.configFolder());
        settings.change(now -> now.with(draft -> draft.reviewer = "Arzt, Anna")
                .withTheme(theme)
                .withWindow(new Settings.WindowPlace(Double.NaN, Double.NaN, 1440, 900, false)));
        DesktopWindow window = new DesktopWindow(
                new Stage(),
                services,
                settings,
                new Fixtures.Dialogs(),
                TaskRunner.onCallingThread(),
                TaskRunner.onCallingThread(),
                Easing.NONE,
                Fixtures.inEnglish(),
                Clock.systemDefaultZone());
        window.show(List.of());
        return window;
    }

    private static void shoot(DesktopWindow window, Path file) throws Exception {
        Thread.sleep(400); // layout, style sheets and pictures take a few pulses
        WritableImage image = onUi(() -> window.content().snapshot(new SnapshotParameters(), null));
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }

    private static <T> T onUi(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
