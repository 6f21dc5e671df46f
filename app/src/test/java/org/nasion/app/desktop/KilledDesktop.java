package org.nasion.app.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** A desk in a process of its own that drags A-point along until somebody kills it: {@code KilledDesktop FOLDER FILM}. */
final class KilledDesktop {

    private KilledDesktop() {}

    public static void main(String[] arguments) throws InterruptedException {
        DesktopServices services = Fixtures.services(Path.of(arguments[0]));
        WorkbenchViewModel workbench = new WorkbenchViewModel(
                services,
                TaskRunner.onCallingThread(),
                new Fixtures.Dialogs(),
                new SettingsStore(services.configFolder()),
                WindowTexts.of(Locale.ENGLISH),
                new Autosave(services.configFolder().resolve("autosave"), services.cases(), problem -> {}),
                new FilmViewModel(Easing.NONE),
                Clock.systemUTC());
        workbench.opening().open(Path.of(arguments[1]));
        TracingViewModel tracing = workbench.openProperty().get().orElseThrow().tracing();
        for (int i = 1; ; i++) {
            tracing.drag().grab(Landmark.A, true);
            tracing.drag().to(new Point(i, 1300));
            tracing.drag().finish();
            System.out.println(i);
            System.out.flush();
            Thread.sleep(20);
        }
    }
}
