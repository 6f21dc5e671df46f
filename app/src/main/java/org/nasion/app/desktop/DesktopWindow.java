package org.nasion.app.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.action.Keyboard;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.ScreenPixels;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.problem.Problem;

/** Puts the desktop together in one stage: view models, views, keys, theme and the window's place. */
final class DesktopWindow {

    private static final String STYLES = "workbench.css";

    private final Stage stage;
    private final SettingsStore settings;
    private final WorkbenchViewModel workbench;
    private final WindowViewModel window;
    private final DicomDesk dicom;
    private final Workbench content;

    /**
     * @param tasks  for work that the user watches
     * @param pixels for the film's pixels
     */
    DesktopWindow(Stage stage, DesktopServices services, SettingsStore settings, DialogService dialogs, TaskRunner tasks,
                  TaskRunner pixels, Easing easing, Texts texts, Clock clock) {
        this.stage = stage;
        this.settings = settings;
        // The copies are written on a thread of their own, which tells of problems; those belong on the screen.
        ProblemBox problems = new ProblemBox();
        Autosave autosave = new Autosave(services.configFolder().resolve("autosave"), services.cases(),
                problems::copyFailed, problems::copyKept);
        this.workbench = new WorkbenchViewModel(services, tasks, dialogs, settings, texts, autosave, new FilmViewModel(easing), clock);
        problems.open(workbench);
        this.window = new WindowViewModel(settings);
        this.dicom = new DicomDesk(workbench, services.dicom(), dialogs, settings, texts);
        ReportViewModel reports = new ReportViewModel(workbench, services.reports(), settings, texts);
        ActionTable actions = new ActionTable(workbench, reports, window, dicom, texts, this::close);
        this.content = new Workbench(workbench, reports, window, dicom, actions, pixels, services.filters(), texts, Font.font(Fonts.family(), 12));
        content.setStyle("-fx-font-family: '" + Fonts.family() + "';");
        Scene scene = new Scene(content, settings.get().window().width(), settings.get().window().height());
        scene.getStylesheets().add(Objects.requireNonNull(getClass().getResource(STYLES)).toExternalForm());
        new Keyboard(actions, content.film()).install(scene);
        followScreen();
        theme(window.themeProperty().get());
        window.themeProperty().addListener((property, before, now) -> theme(now));
        workbench.openProperty().addListener((property, before, now) -> title(now));
        title(Optional.empty());
        stage.setScene(scene);
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        place();
        stage.setOnCloseRequest(event -> {
            event.consume();
            close();
        });
    }

    /** Shows the window and opens files. */
    void show(List<Path> files) {
        stage.show();
        content.film().requestFocus();
        workbench.begin();
        workbench.openAll(files);
    }

    WorkbenchViewModel workbench() {
        return workbench;
    }

    /** The window's content, for pictures of it. */
    Workbench content() {
        return content;
    }

    DicomDesk dicom() {
        return dicom;
    }

    WindowViewModel window() {
        return window;
    }

    /** Remembers the window's place, writes what is pending and closes. */
    void close() {
        settings.change(now -> now.withWindow(new Settings.WindowPlace(stage.getX(), stage.getY(),
                stage.getScene().getWidth(), stage.getScene().getHeight(), stage.isMaximized())));
        workbench.close();
        stage.hide();
    }

    /** The resolution of the screen that the window is on: as measured by the user, or as the system says. */
    private void followScreen() {
        Runnable follow = () -> {
            double stated = settings.get().screenDpi();
            Screen screen = Screen.getScreensForRectangle(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()).stream()
                    .findFirst().orElse(Screen.getPrimary());
            window.screenProperty().set(new ScreenPixels(stated > 0 ? stated : Math.max(1, screen.getDpi()),
                    Math.max(0.5, stage.getOutputScaleX()), stated > 0));
        };
        stage.outputScaleXProperty().addListener((property, before, now) -> follow.run());
        stage.xProperty().addListener((property, before, now) -> follow.run());
        stage.showingProperty().addListener((property, before, now) -> follow.run());
        window.pageProperty().addListener((property, before, now) -> follow.run()); // after a visit to the settings
    }

    private void theme(Settings.Theme theme) {
        Application.setUserAgentStylesheet(theme == Settings.Theme.DARK
                ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        content.getStyleClass().removeAll("theme-dark", "theme-light");
        content.getStyleClass().add(theme == Settings.Theme.DARK ? "theme-dark" : "theme-light");
    }

    private void title(Optional<OpenCase> open) {
        stage.titleProperty().unbind();
        if (open.isPresent()) {
            stage.titleProperty().bind(open.get().fileProperty().map(file -> open.get().name() + " – Nasion"));
        } else {
            stage.setTitle("Nasion");
        }
    }

    /** Where it was last time, unless that screen is gone. */
    private void place() {
        Settings.WindowPlace place = settings.get().window();
        boolean known = !Double.isNaN(place.x()) && !Screen.getScreensForRectangle(
                new Rectangle2D(place.x(), place.y(), place.width(), place.height())).isEmpty();
        if (known) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setMaximized(place.maximized());
    }

    /** Carries news of the automatic copies from their thread to the window. */
    private static final class ProblemBox {
        private volatile WorkbenchViewModel workbench;

        void open(WorkbenchViewModel to) {
            workbench = to;
        }

        void copyFailed(Problem problem) {
            tell(to -> to.copyFailed(problem));
        }

        void copyKept() {
            tell(WorkbenchViewModel::copyKept);
        }

        private void tell(Consumer<WorkbenchViewModel> what) {
            WorkbenchViewModel to = workbench;
            if (to != null) {
                Platform.runLater(() -> what.accept(to));
            }
        }
    }
}
