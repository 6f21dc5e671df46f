package org.nasion.app.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.nasion.app.desktop.analysis.AnalysisEditor;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.Correction;
import org.nasion.core.habit.HabitFile;
import org.nasion.core.habit.Lesson;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Sides;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/**
 * Renders the window with a phantom in both themes and at two output scales, without a display:
 * {@code DesktopScreenshots OUT_DIR [SEED [LANGUAGE,… [WIDTHxHEIGHT…]]]}, in logical pixels. For looking at, and for the user guide.
 * {@code all} in place of the languages makes English, German, Spanish and Chinese pictures at 1024×700, 1366×768 and 1920×1080 and at
 * output scales 1, 1.5 and 2. {@code -Dnasion.shots=review,settings} makes some of the pictures only, {@code -Dnasion.scales=1.5}
 * some of the scales.
 */
public final class DesktopScreenshots {

    private final Path out;
    private final Locale language;
    private final WindowTexts words;
    private final Phantom phantom;
    private final List<String> wanted =
            List.of(System.getProperty("nasion.shots", "").split(","));
    private String size = "";

    private DesktopScreenshots(Path out, long seed, Locale language) {
        this.out = out;
        this.language = language;
        this.words = WindowTexts.of(language);
        this.phantom = new PhantomGenerator().generate(PhantomSpec.ofSeed(seed), Progress.NONE);
    }

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 7;
        boolean all = args.length > 2 && args[2].equals("all");
        List<String> languages = List.of((all ? "en,de,es,zh" : args.length > 2 ? args[2] : "en").split(","));
        List<String> sizes = args.length > 3
                ? List.of(args).subList(3, args.length)
                : all ? List.of("1024x700", "1366x768", "1920x1080") : List.of("");
        String usual = all ? "1,1.5,2" : args.length > 3 ? "1" : "1,2";
        List<Double> scales = Stream.of(
                        System.getProperty("nasion.scales", usual).split(","))
                .map(Double::valueOf)
                .toList();
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        try {
            for (String language : languages) {
                DesktopScreenshots shots = new DesktopScreenshots(out, seed, Locale.forLanguageTag(language));
                for (String size : sizes) {
                    shots.size = size;
                    for (Settings.Theme theme : Settings.Theme.values()) {
                        for (double scale : scales) {
                            shots.all(theme, scale);
                        }
                    }
                }
            }
        } finally {
            Platform.exit(); // a picture that fails ends the program too
        }
    }

    private void all(Settings.Theme theme, double scale) throws Exception {
        String suffix = (language.equals(Locale.ENGLISH) ? "" : "-" + language.toLanguageTag()) + "-"
                + theme.name().toLowerCase(Locale.ROOT)
                + (scale == 1 ? "" : "@" + (scale == Math.rint(scale) ? (int) scale : scale) + "x")
                + (size.isEmpty() ? "" : "-" + size);
        Path folder = Files.createTempDirectory("nasion-shots");
        Path film = Files.writeString(folder.resolve("phantom.png"), "FILM");
        DesktopServices services = Fixtures.services(
                folder,
                () -> Fixtures.detector(seen()),
                (file, progress) -> {
                    if (!Files.exists(file)) {
                        throw new ProblemException("NAS-IMAGE-MISSING", "The film is not there.");
                    }
                    return phantom.film();
                },
                film,
                List.of(new ReportFormat("pdf", ".pdf", (target, content, progress) -> {})));
        DesktopWindow window = onUi(() -> open(services, theme, scale));
        onUi(() -> null); // at another output scale the desk is made anew
        WorkbenchViewModel workbench = window.workbench();
        shoot(window, "empty" + suffix, scale);
        onUi(() -> {
            workbench.opening().open(film);
            return null;
        });
        TracingViewModel tracing = workbench.openProperty().get().orElseThrow().tracing();
        onUi(() -> {
            for (Landmark done : List.of(Landmark.S, Landmark.N, Landmark.PN, Landmark.UIT)) {
                tracing.selectedProperty().set(Optional.of(done));
                tracing.review().accept();
            }
            tracing.drag().grab(Landmark.B, true);
            tracing.drag()
                    .to(tracing.placement(Landmark.B).orElseThrow().position().plus(new Point(6, 4)));
            tracing.drag().finish();
            tracing.selectedProperty().set(Optional.of(Landmark.GO));
            return null;
        });
        shoot(window, "review" + suffix, scale);
        onUi(() -> {
            Point go = tracing.placement(Landmark.GO).orElseThrow().position();
            tracing.placeSides(Landmark.GO, new Sides(go.plus(new Point(-22, 10)), go.plus(new Point(26, -14))));
            workbench.film().lookAt(go, 1.4);
            return null;
        });
        shoot(window, "sides" + suffix, scale);
        onUi(() -> {
            tracing.undo();
            workbench.film().fit();
            workbench.film().toolProperty().set(FilmTool.OUTLINE);
            workbench.outlines().selectedProperty().set(Optional.of(Contour.UPPER_MOLAR));
            return null;
        });
        shoot(window, "outline" + suffix, scale);
        onUi(() -> {
            workbench.film().toolProperty().set(FilmTool.SELECT);
            workbench.tour().begin();
            workbench.tour().next();
            return null;
        });
        shoot(window, "tour" + suffix, scale);
        onUi(() -> {
            workbench.tour().end();
            window.window().toggle(Page.KEYS);
            return null;
        });
        shoot(window, "keys" + suffix, scale);
        onUi(() -> {
            window.window().toggle(Page.KEYS);
            workbench.film().emphasisedProperty().set(java.util.Set.of("ANB", "SNA", "SNB"));
            return null;
        });
        shoot(window, "measure" + suffix, scale);
        onUi(() -> {
            ((ToggleButton) window.content().lookup("#measurements-charts")).fire();
            return null;
        });
        shoot(window, "charts" + suffix, scale);
        onUi(() -> {
            ((ToggleButton) window.content().lookup("#measurements-charts")).fire();
            window.window().toggle(Page.REPORT);
            return null;
        });
        shoot(window, "report" + suffix, scale);
        onUi(() -> {
            window.window().toggle(Page.REPORT);
            return null;
        });
        onUi(() -> {
            workbench.film().emphasisedProperty().set(java.util.Set.of());
            Point at = tracing.placement(Landmark.A).orElseThrow().position();
            workbench.film().lookAt(at, 0.9);
            tracing.drag().grab(Landmark.A, true);
            tracing.drag().to(at.plus(new Point(14, -9)));
            return null;
        });
        shoot(window, "drag" + suffix, scale);
        onUi(() -> {
            tracing.drag().finish();
            workbench.film().fit();
            workbench.film().toolProperty().set(FilmTool.WINDOW);
            workbench.film().look().drag(120, -20);
            return null;
        });
        shoot(window, "window" + suffix, scale);
        onUi(() -> {
            workbench.film().toolProperty().set(FilmTool.SELECT);
            workbench.comparison().toggleProgram();
            tracing.selectedProperty().set(Optional.of(Landmark.A));
            return null;
        });
        shoot(window, "compare" + suffix, scale);
        onUi(() -> {
            workbench.comparison().besideProperty().set(true);
            return null;
        });
        shoot(window, "beside" + suffix, scale);
        onUi(() -> {
            workbench.comparison().close();
            Path second = Files.writeString(folder.resolve("phantom 2.png"), "FILM");
            workbench.opening().openAll(List.of(film, second, folder.resolve("missing film.png")));
            return null;
        });
        shoot(window, "batch" + suffix, scale);
        onUi(() -> {
            workbench.batch().clear();
            window.window().toggle(Page.SHORTCUTS);
            return null;
        });
        shoot(window, "shortcuts" + suffix, scale);
        onUi(() -> {
            window.window().toggle(Page.SHORTCUTS);
            window.window().toggle(Page.ANALYSES);
            return null;
        });
        shoot(window, "analyses" + suffix, scale);
        onUi(() -> {
            TextArea text = (TextArea) window.content().lookup("#analysis-text");
            text.setText(text.getText()
                    .replace("opening(line(S, N), Palate)", "opening(line(S, Ptm), Palate) + 2 mm")
                    .replace("\"ANB\"", "\"Anb\""));
            ((AnalysisEditor) window.content().lookup(".analysis-editor")).look();
            return null;
        });
        shoot(window, "analyses-wrong" + suffix, scale);
        onUi(() -> {
            window.window().toggle(Page.SETTINGS);
            return null;
        });
        shoot(window, "settings" + suffix, scale);
        teach(services);
        onUi(() -> {
            window.window().toggle(Page.HABIT);
            return null;
        });
        shoot(window, "habit" + suffix, scale);
        onUi(() -> {
            window.window().toggle(Page.HABIT);
            workbench.opening().open(Files.writeString(folder.resolve("phantom 3.png"), "FILM"));
            workbench
                    .openProperty()
                    .get()
                    .orElseThrow()
                    .tracing()
                    .selectedProperty()
                    .set(Optional.of(Landmark.GO));
            return null;
        });
        shoot(window, "habit-film" + suffix, scale);
        onUi(() -> {
            placeFurther(workbench.openProperty().get().orElseThrow().tracing());
            workbench.analyses().chosenProperty().set(Optional.of("ricketts"));
            return null;
        });
        shoot(window, "further" + suffix, scale);
        onUi(() -> {
            window.close();
            return null;
        });
    }

    /** Every further point where the drawing of a head has it, laid on S–N; the last of the vertebrae is still to be placed. */
    private static void placeFurther(TracingViewModel tracing) {
        Point sella = tracing.placement(Landmark.S).orElseThrow().position();
        Point along = tracing.placement(Landmark.N).orElseThrow().position().minus(sella);
        Point drawn = Landmark.N.drawnAt().orElseThrow();
        double cos = along.dot(drawn) / drawn.dot(drawn);
        double sin = drawn.cross(along) / drawn.dot(drawn);
        List<Landmark> byHand = LandmarkCatalog.shipped().placedBy(Placing.HAND);
        Landmark last = Landmark.ofCode("C4m").orElseThrow();
        for (Landmark landmark : byHand) {
            Point at = landmark.drawnAt().orElseThrow();
            if (!landmark.equals(last)) {
                tracing.review()
                        .place(
                                landmark,
                                sella.plus(new Point(cos * at.x() - sin * at.y(), sin * at.x() + cos * at.y())));
            }
        }
        tracing.review().placeFurther(List.of(last));
    }

    private DesktopWindow open(DesktopServices services, Settings.Theme theme, double scale) {
        SettingsStore settings = new SettingsStore(services.configFolder());
        settings.change(now -> now.withTheme(theme)
                .with(draft -> draft.reviewer = "Dr A. Example")
                .withWindow(new Settings.WindowPlace(Double.NaN, Double.NaN, side(0, 1440), side(1, 900), false)));
        Stage stage = new Stage();
        DesktopWindow window = new DesktopWindow(
                stage,
                services,
                settings,
                new Fixtures.Dialogs(),
                TaskRunner.onCallingThread(),
                TaskRunner.onCallingThread(),
                Easing.NONE,
                () -> words,
                Clock.systemDefaultZone());
        window.show(List.of());
        // A canvas takes the resolution of its window, not that of a picture made of it.
        stage.setRenderScaleX(scale);
        stage.setRenderScaleY(scale);
        return window;
    }

    /** Fourteen invented films of a person whose Go, Po, Or and A lie elsewhere than the network's, with one slip. */
    private static void teach(DesktopServices services) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(16);
        Map<Landmark, Point> hand = Map.of(
                Landmark.GO,
                new Point(-2.3, 0.7),
                Landmark.PO,
                new Point(0.4, 2.4),
                Landmark.OR,
                new Point(1.7, -0.8),
                Landmark.A,
                new Point(0.2, -1.6),
                Landmark.ME,
                new Point(-0.9, 0));
        for (int film = 0; film < 14; film++) {
            Map<Landmark, Correction> corrections = new java.util.TreeMap<>();
            for (Landmark landmark : List.of(
                    Landmark.S,
                    Landmark.N,
                    Landmark.PO,
                    Landmark.OR,
                    Landmark.A,
                    Landmark.B,
                    Landmark.POG,
                    Landmark.ME,
                    Landmark.GO,
                    Landmark.ANS,
                    Landmark.PNS,
                    Landmark.UIT,
                    Landmark.LIT)) {
                Point offset = film == 5 && landmark == Landmark.GO
                        ? new Point(9, 4)
                        : hand.getOrDefault(landmark, new Point(0, 0))
                                .plus(new Point(random.nextGaussian(), random.nextGaussian()).times(0.8));
                boolean moved = offset.length() > 1;
                corrections.put(
                        landmark, new Correction(moved ? offset : new Point(0, 0), moved, OptionalDouble.of(0.9)));
            }
            services.habits()
                    .hand(
                            "Dr A. Example",
                            HabitFile.PICTURES,
                            new Lesson("invented " + film, Fixtures.INFO.model(), false, corrections));
        }
    }

    /** The truth, a little off, as a network would see it. */
    private Map<Landmark, Point> seen() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        Map<Landmark, Point> seen = new java.util.TreeMap<>();
        phantom.truth()
                .forEach((landmark, at) ->
                        seen.put(landmark, at.plus(new Point(random.nextGaussian() * 4, random.nextGaussian() * 4))));
        return seen;
    }

    private double side(int index, double usual) {
        return size.isEmpty() ? usual : Double.parseDouble(size.split("x")[index]);
    }

    private void shoot(DesktopWindow window, String name, double scale) throws Exception {
        if (!wanted.contains("") && wanted.stream().noneMatch(start -> name.startsWith(start + "-"))) {
            return;
        }
        Thread.sleep(250); // layout, style sheets and textures take a few pulses
        WritableImage image = onUi(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(scale, scale));
            return window.content().snapshot(parameters, null);
        });
        BufferedImage picture = SwingFXUtils.fromFXImage(image, null);
        try {
            ImageIO.write(picture, "png", out.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(out.resolve(name + ".png") + "  " + picture.getWidth() + "×" + picture.getHeight());
    }

    private static <T> T onUi(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
