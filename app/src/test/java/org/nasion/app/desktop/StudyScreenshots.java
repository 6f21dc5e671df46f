package org.nasion.app.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.FilmReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.study.Assignment;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/** Pictures of a study from the library to its result, of phantoms with invented names: StudyScreenshots FOLDER LANGUAGE WIDTHxHEIGHT…. */
final class StudyScreenshots {

    private final Path out;
    private final Locale language;
    private final Settings.Theme theme;
    private final String size;
    private final Map<String, Phantom> phantoms = new LinkedHashMap<>();
    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();

    private StudyScreenshots(Path out, Locale language, Settings.Theme theme, String size) {
        this.out = out;
        this.language = language;
        this.theme = theme;
        this.size = size;
    }

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try {
            for (String size : List.of(args).subList(2, args.length)) {
                for (Settings.Theme theme : Settings.Theme.values()) {
                    new StudyScreenshots(out, Locale.forLanguageTag(args[1]), theme, size).all();
                }
            }
        } finally {
            Platform.exit();
        }
    }

    private void films(Path folder) throws IOException {
        Files.createDirectories(folder);
        String[][] patients = {
            {"Muster, Erika", "1042", "2014-06-01", "F"},
            {"Nowak, Jan", "1043", "2010-01-17", "M"},
            {"Okafor, Ada", "1044", "2009-11-30", "F"}
        };
        long seed = 21;
        for (String[] patient : patients) {
            Phantom phantom = new PhantomGenerator().generate(PhantomSpec.ofSeed(seed++), Progress.NONE);
            Cephalogram film = phantom.film();
            Acquisition known = film.acquisition();
            new FilmDicomWriter()
                    .write(
                            new Cephalogram(
                                    film.width(),
                                    film.height(),
                                    film.maxValue(),
                                    film.samples(),
                                    film.window(),
                                    new Acquisition(
                                            known.format(),
                                            "",
                                            known.spacing(),
                                            new Patient(
                                                    patient[1],
                                                    "",
                                                    patient[0],
                                                    IsoDate.read(patient[2]),
                                                    Sex.of(patient[3])),
                                            Exposure.on("2025-04-02"),
                                            known.study(),
                                            List.of())),
                            folder.resolve(patient[1] + ".dcm"));
            phantoms.put(patient[1], phantom);
        }
    }

    private DesktopWindow open(DesktopServices services) {
        SettingsStore settings = new SettingsStore(services.configFolder());
        String[] sides = size.split("x");
        settings.change(now -> now.withTheme(theme)
                .with(draft -> draft.reviewer = "Dr A. Example")
                .withWindow(new Settings.WindowPlace(
                        Double.NaN, Double.NaN, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), false)));
        DesktopWindow window = new DesktopWindow(
                new Stage(),
                services,
                settings,
                dialogs,
                TaskRunner.onCallingThread(),
                TaskRunner.onCallingThread(),
                Easing.NONE,
                () -> WindowTexts.of(language),
                Clock.systemDefaultZone());
        window.show(List.of());
        return window;
    }

    private void all() throws Exception {
        Path folder = Files.createTempDirectory("nasion-shots");
        films(folder.resolve("films"));
        DesktopServices services = Fixtures.services(
                folder, () -> Fixtures.detector(phantoms.get("1042").truth()), new FilmReader(), folder, List.of());
        DesktopWindow window = onUi(() -> open(services));
        dialogs.folder = Optional.of(folder.resolve("films"));
        onUi(() -> {
            window.actions().get("libraryImport").fire();
            window.library().queryProperty().set("born 2000-2020");
            window.window().pageProperty().set(Optional.of(Page.STUDY));
            return null;
        });
        shoot(window, "none");
        onUi(() -> {
            window.window().pageProperty().set(Optional.of(Page.LIBRARY));
            return null;
        });
        shoot(window, "library");
        Path study = folder.resolve("study");
        onUi(() -> {
            button(window, "library-study").fire();
            return null;
        });
        Thread.sleep(400);
        onUi(() -> {
            field(window, "study-new-readers").setText("anna, ben-2");
            dialogs.folder = Optional.of(study);
            button(window, "study-new-folder-choose").fire();
            return null;
        });
        shoot(window, "form-wrong");
        onUi(() -> {
            field(window, "study-new-title").setText("Pilot");
            field(window, "study-new-readers").setText("anna, ben");
            field(window, "study-new-landmarks").setText("S, N, A, B, Pog, Me, Go, ANS, PNS, Or, Po");
            field(window, "study-new-repeats").setText("1");
            return null;
        });
        shoot(window, "form");
        onUi(() -> {
            button(window, "study-new-make").fire();
            return null;
        });
        shoot(window, "made");
        StudyFolder made = StudyFolder.open(study, new CaseStore("shots", Clock.systemUTC()));
        read(made, "ben", 3);
        onUi(() -> {
            window.window().pageProperty().set(Optional.empty());
            window.workbench().study().read(made, "anna");
            return null;
        });
        shoot(window, "reading");
        onUi(() -> {
            window.window().pageProperty().set(Optional.of(Page.STUDY_FILMS));
            return null;
        });
        shoot(window, "films");
        read(made, "anna", 2);
        onUi(() -> {
            window.window().pageProperty().set(Optional.of(Page.STUDY));
            window.study().look();
            return null;
        });
        shoot(window, "progress");
        onUi(() -> {
            tabs(window).getSelectionModel().select(1);
            ((TableView<?>) window.content().lookup("#adjudicate-points"))
                    .getSelectionModel()
                    .selectFirst();
            return null;
        });
        shoot(window, "adjudicate");
        onUi(() -> {
            window.study().freeze("Dr A. Example");
            tabs(window).getSelectionModel().select(2);
            return null;
        });
        onUi(() -> {
            button(window, "results-return").fire();
            ((ComboBox<?>) window.content().lookup("#study-format"))
                    .getSelectionModel()
                    .selectLast();
            return null;
        });
        shoot(window, "results");
        onUi(() -> {
            window.close();
            return null;
        });
    }

    private static TabPane tabs(DesktopWindow window) {
        return (TabPane) window.content().lookup("#study-tabs");
    }

    private static Button button(DesktopWindow window, String id) {
        return (Button) window.content().lookup("#" + id);
    }

    private static TextField field(DesktopWindow window, String id) {
        return (TextField) window.content().lookup("#" + id);
    }

    /** Readings with a scatter of so many pixels; the first film is flagged, the second noted. */
    private void read(StudyFolder study, String reader, double scatter) {
        Random chance = new Random(reader.hashCode());
        int number = 0;
        for (Assignment.Item item : study.assignment(reader).items()) {
            Cephalogram film = new FilmReader().read(study.file(study.film(item.film())), Progress.NONE);
            Map<Landmark, Placement> placements = new LinkedHashMap<>();
            Map<Landmark, Point> truth = phantoms.get("1042").truth();
            study.protocol()
                    .landmarks()
                    .forEach(landmark -> placements.put(
                            landmark,
                            new Placement(
                                    truth.get(landmark)
                                            .plus(new Point(chance.nextGaussian(), chance.nextGaussian())
                                                    .times(scatter)),
                                    Placement.Origin.MANUAL,
                                    true,
                                    Optional.empty())));
            ItemRecord record = ItemRecord.OPEN.with(ItemRecord.State.DONE).spent(40 + 3 * number, "S");
            study.keep(
                    reader,
                    item,
                    new CaseFile(
                            CaseFile.Film.of("../../films/" + item.film() + ".dcm", film),
                            new CaseContent(new Tracing(placements), CalibrationLadder.of(film)),
                            Optional.empty(),
                            Optional.empty()),
                    number == 0
                            ? record.with(ItemRecord.Flag.BAD_FILM, true).with(ItemRecord.Flag.ASK, true)
                            : number == 1 ? record.withNote("condyle is cut off") : record);
            number++;
        }
    }

    private void shoot(DesktopWindow window, String name) throws Exception {
        Thread.sleep(400); // layout, style sheets and textures take a few pulses
        BufferedImage image =
                onUi(() -> SwingFXUtils.fromFXImage(window.content().snapshot(null, null), null));
        String suffix = "-" + language.toLanguageTag() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size;
        ImageIO.write(
                image, "png", out.resolve("study-" + name + suffix + ".png").toFile());
    }

    private static <T> T onUi(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        T result = task.get();
        FutureTask<Void> settled = new FutureTask<>(() -> null);
        Platform.runLater(settled);
        settled.get();
        return result;
    }
}
