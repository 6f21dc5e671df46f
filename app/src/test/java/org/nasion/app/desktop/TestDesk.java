package org.nasion.app.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.casefile.Autosave;

/**
 * A desk for tests of view models, without a window: English, all work at once on the calling thread, a network that knows where the points
 * are, and everything that is kept in a folder of the test.
 */
public final class TestDesk {

    private final Path folder;
    private DesktopServices services;
    private TaskRunner tasks = TaskRunner.onCallingThread();
    private Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private SettingsStore settings;
    private WindowTexts texts = WindowTexts.of(Locale.ENGLISH);

    private TestDesk(Path folder) {
        this.folder = folder;
    }

    public static TestDesk in(Path folder) {
        return new TestDesk(folder);
    }

    public TestDesk services(DesktopServices other) {
        services = other;
        return this;
    }

    public TestDesk tasks(TaskRunner other) {
        tasks = other;
        return this;
    }

    public TestDesk dialogs(Fixtures.Dialogs other) {
        dialogs = other;
        return this;
    }

    public TestDesk settings(SettingsStore other) {
        settings = other;
        return this;
    }

    public TestDesk texts(WindowTexts other) {
        texts = other;
        return this;
    }

    /** A desk on which nothing lies; the caller closes it. */
    public WorkbenchViewModel empty() {
        DesktopServices used = services == null ? Fixtures.services(folder) : services;
        return new WorkbenchViewModel(
                used,
                tasks,
                dialogs,
                settings == null ? new SettingsStore(folder.resolve("config")) : settings,
                texts,
                new Autosave(folder.resolve("autosave"), used.cases(), problem -> {}),
                new FilmViewModel(Easing.NONE),
                Clock.systemUTC());
    }

    /** A desk on which a film with its points lies. */
    public WorkbenchViewModel withFilm() throws IOException {
        WorkbenchViewModel desk = empty();
        desk.opening().open(Fixtures.filmFile(folder, "film.png"));
        return desk;
    }
}
