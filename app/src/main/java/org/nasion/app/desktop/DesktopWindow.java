package org.nasion.app.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.action.Keyboard;
import org.nasion.app.desktop.analysis.AnalysisDraft;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.film.FilmPixels;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.library.LibraryViewModel;
import org.nasion.app.desktop.print.FilmPrinter;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.study.AgreementViewModel;
import org.nasion.app.desktop.study.StudyViewModel;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.RememberedView;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.casefile.Autosave;

/** Puts the desktop together in one stage: view models, views, keys, theme and the window's place. */
final class DesktopWindow {

    private final Stage stage;
    private final DesktopServices services;
    private final SettingsStore settings;
    private final DialogService dialogs;
    private final FilmPixels pixels;
    private final Supplier<WindowTexts> language;
    private final CopyNews copies = new CopyNews();
    private final WindowPlacing place;
    private final ThemeColours themes = new ThemeColours();
    /** What the desk says it in; says it in another language as soon as one is chosen. */
    private final WindowTexts texts;

    private WindowTexts spoken;
    private Set<Double> drawnScales = Set.of();
    private Map<String, List<String>> boundKeys = Map.of();
    private final WorkbenchViewModel workbench;
    private final WindowViewModel window;
    private final DicomDesk dicom;
    private final ReportViewModel reports;
    private final AgreementViewModel agreement;
    private final StudyViewModel study;
    private final LibraryDesk libraryDesk;
    private final LibraryViewModel library;
    private Optional<AnalysisDraft> draft = Optional.empty();
    private ActionTable actions;
    /** Stays when its content is made anew, since the styles that were found for its parts are remembered by it. */
    private final StackPane root = new StackPane();

    private Workbench content;
    private Keyboard keyboard;
    private final FilmWindow filmWindow;
    private final SystemTheme systemTheme;
    private Subscription keys = Subscription.EMPTY;

    /**
     * @param tasks    for work that the user watches
     * @param pixels   for the film's pixels
     * @param language the words and units of now; when they change, the window is made anew around what lies on the desk
     */
    DesktopWindow(
            Stage stage,
            DesktopServices services,
            SettingsStore settings,
            DialogService dialogs,
            TaskRunner tasks,
            TaskRunner pixels,
            Easing easing,
            Supplier<WindowTexts> language,
            Clock clock) {
        this.stage = stage;
        this.place = new WindowPlacing(stage, settings, Settings::window, (draft, place) -> draft.window = place);
        this.services = services;
        this.settings = settings;
        this.dialogs = dialogs;
        this.pixels = new FilmPixels(pixels, services.filters());
        this.language = language;
        this.spoken = language.get();
        this.texts = spoken.copy();
        this.window = new WindowViewModel(settings);
        this.filmWindow = new FilmWindow(
                stage, settings, themes, () -> window.filmApartProperty().set(false), () -> {
                    screen();
                    followLanguageAndScreen();
                });
        this.agreement = new AgreementViewModel(services.agreement(), dialogs, tasks.apart());
        this.libraryDesk = new LibraryDesk(services.library(), settings);
        this.study = new StudyViewModel(services, libraryDesk, dialogs, tasks.apart(), clock);
        services.habits().keepAlsoIn(libraryDesk::habits);
        // The copies are written on a thread of their own, which tells of problems; those belong on the screen.
        Autosave autosave = new Autosave(
                services.configFolder().resolve("autosave"), services.cases(), copies::copyFailed, copies::copyKept);
        this.workbench = new WorkbenchViewModel(
                services, tasks, dialogs, settings, texts, autosave, new FilmViewModel(easing), clock);
        copies.goTo(workbench);
        this.dicom = new DicomDesk(workbench, services.dicom(), dialogs, settings, texts, window.pageProperty());
        this.library = new LibraryViewModel(libraryDesk, workbench, window.pageProperty(), texts);
        this.reports = new ReportViewModel(workbench, services.reports(), settings, texts, library.reported());
        connectRooms();
        furnish();
        Scene scene = new Scene(
                root, settings.get().window().width(), settings.get().window().height());
        themes.dress(scene);
        stage.setScene(scene);
        stage.outputScaleXProperty().addListener((property, before, now) -> screen());
        stage.renderScaleXProperty().addListener((property, before, now) -> followLanguageAndScreen());
        stage.xProperty().addListener((property, before, now) -> screen());
        stage.showingProperty().addListener((property, before, now) -> screen());
        systemTheme = new SystemTheme(settings, window);
        systemTheme.follow();
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        place.restore();
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        settings.onChange(now -> followLanguageAndScreen());
    }

    /** What one room asks of another, and what the window follows. */
    private void connectRooms() {
        new RememberedView(workbench, window, settings);
        workbench.habits().showsOn(() -> window.pageProperty().set(Optional.of(Page.HABIT)));
        library.imports().asksArchiveBy(dicom::showQuery);
        dicom.bringsInto(library.imports()::importFetched);
        library.makesStudiesBy(query -> {
            study.beginWith(query);
            window.pageProperty().set(Optional.of(Page.STUDY));
        });
        window.themeProperty().subscribe(themes::show);
        window.pageProperty().addListener((property, before, now) -> {
            screen(); // after a visit to the settings
            if (now.isPresent() && filmWindow.isOpen()) {
                stage.requestFocus(); // pages lie over the main window
            }
        });
        workbench.openProperty().subscribe(open -> {
            stage.titleProperty().unbind();
            open.ifPresentOrElse(
                    shown -> stage.titleProperty().bind(shown.fileProperty().map(file -> shown.name() + " – Nasion")),
                    () -> stage.setTitle("Nasion"));
        });
        window.filmApartProperty().addListener((property, before, apart) -> film(apart));
        window.fullScreenAskedProperty().addListener((property, before, now) -> filmWindow.fillScreen());
    }

    /** Makes everything that is seen; the desk behind it stays. */
    private void furnish() {
        FilmPrinter printer = new FilmPrinter(workbench, texts, () -> stage, Fonts.family());
        boundKeys = settings.get().keys();
        actions = new ActionTable(workbench, reports, window, dicom, library, texts, printer::print, this::quit);
        content = new Workbench(
                workbench,
                reports,
                window,
                dicom,
                library,
                agreement,
                study,
                this::draft,
                actions,
                pixels,
                texts,
                Font.font(Fonts.family(), 12));
        keyboard = new Keyboard(actions, content.film(), window.pageProperty());
        content.sceneProperty().addListener((property, before, now) -> {
            keys.unsubscribe();
            keys = now == null ? Subscription.EMPTY : keyboard.install(now);
        });
        root.getChildren().setAll(content);
        film(window.filmApartProperty().get());
    }

    /** The analysis that is being written; reading those that there are is not paid for before one is. */
    private AnalysisDraft draft() {
        if (draft.isEmpty()) {
            draft = Optional.of(new AnalysisDraft(workbench));
        }
        return draft.get();
    }

    /** The film goes into its own window, or comes back. */
    private void film(boolean apart) {
        filmWindow.put(apart, content, keyboard, texts.get("film.fullScreen.leave"));
        if (stage.isShowing()) {
            content.film().requestFocus();
            screen();
            followLanguageAndScreen();
        }
    }

    /**
     * Says everything in the language and units of now. The same on a screen of another resolution: a canvas keeps what was
     * drawn on it, enlarged, and only a new one is sharp there.
     */
    private void followLanguageAndScreen() {
        Platform.runLater(() -> {
            WindowTexts now = language.get();
            Set<Double> scales = filmWindow.scales();
            if ((now != spoken
                            || !drawnScales.containsAll(scales)
                            || !settings.get().keys().equals(boundKeys))
                    && stage.isShowing()) {
                drawnScales = scales;
                Optional<String> focused =
                        Optional.ofNullable(stage.getScene().getFocusOwner()).map(Node::getId);
                root.getChildren().clear(); // what nobody sees any more does not lay itself out when it is emptied
                if (now != spoken) {
                    spoken = now;
                    texts.speakAs(now);
                }
                furnish();
                root.applyCss(); // makes the insides of controls, so that the keyboard finds its place again
                root.layout();
                screen();
                focused.map(id -> content.lookup("#" + id))
                        .ifPresentOrElse(Node::requestFocus, content.film()::requestFocus);
            }
        });
    }

    /** Shows the window and opens files. */
    void show(List<Path> files) {
        stage.show();
        drawnScales = filmWindow.scales();
        content.film().requestFocus();
        workbench.begin();
        library.begin();
        workbench.opening().openAll(files);
    }

    WorkbenchViewModel workbench() {
        return workbench;
    }

    /** The window's content, for pictures of it. */
    Workbench content() {
        return content;
    }

    ActionTable actions() {
        return actions;
    }

    DicomDesk dicom() {
        return dicom;
    }

    LibraryViewModel library() {
        return library;
    }

    StudyViewModel study() {
        return study;
    }

    WindowViewModel window() {
        return window;
    }

    /** Where the window lies. */
    WindowPlacing place() {
        return place;
    }

    /** Closes, unless a person's work is in no file: then it is asked first. */
    void quit() {
        window.pageProperty().set(Optional.empty()); // the question must be seen
        stage.toFront();
        if (workbench.saving().mayClose(this::close)) {
            close();
        }
    }

    /** Remembers the window's place, writes what is pending and closes. */
    void close() {
        place.keep();
        systemTheme.close();
        filmWindow.hide();
        themes.close();
        pixels.close();
        workbench.close();
        libraryDesk.close();
        stage.hide();
    }

    /** The resolution of the screen that the window is on: as measured by the user, or as the system says. */
    private void screen() {
        window.screenProperty().set(filmWindow.pixels().orElseGet(place::pixels));
    }
}
