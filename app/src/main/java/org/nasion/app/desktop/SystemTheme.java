package org.nasion.app.desktop;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.viewmodel.WindowViewModel;

/** Dark or light as the system is, while the settings want that. */
final class SystemTheme {

    private final SettingsStore settings;
    private final WindowViewModel window;

    SystemTheme(SettingsStore settings, WindowViewModel window) {
        this.settings = settings;
        this.window = window;
    }

    /** From now on. */
    void follow() {
        Platform.getPreferences().colorSchemeProperty().addListener((property, before, now) -> show());
        settings.onChange(now -> show());
        show();
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
