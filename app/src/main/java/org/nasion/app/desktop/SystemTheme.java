package org.nasion.app.desktop;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.viewmodel.WindowViewModel;

/** Dark or light as the system is, while the settings want that. */
final class SystemTheme {

    private final SettingsStore settings;
    private final WindowViewModel window;
    private Subscription system = Subscription.EMPTY;

    SystemTheme(SettingsStore settings, WindowViewModel window) {
        this.settings = settings;
        this.window = window;
    }

    /** Until it is closed: the system's preferences outlive the window. */
    void follow() {
        system = Platform.getPreferences().colorSchemeProperty().subscribe(now -> show());
        settings.onChange(now -> show());
    }

    void close() {
        system.unsubscribe();
    }

    private void show() {
        if (settings.get().systemTheme()) {
            window.themeProperty()
                    .set(
                            Platform.getPreferences().getColorScheme() == ColorScheme.DARK
                                    ? Settings.Theme.DARK
                                    : Settings.Theme.LIGHT);
        }
    }
}
