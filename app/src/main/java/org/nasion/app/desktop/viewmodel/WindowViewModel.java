package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.settings.ViewSettings;

/** What the window itself shows around the film: theme, panels, and the page that lies over everything. */
public final class WindowViewModel {

    private final SettingsStore settings;
    private final ObjectProperty<Settings.Theme> theme;
    private final BooleanProperty panels = new SimpleBooleanProperty(true);
    private final DoubleProperty panelWidth = new SimpleDoubleProperty(ViewSettings.USUAL_WIDTH);
    private final DoubleProperty reviewShare = new SimpleDoubleProperty(ViewSettings.USUAL_SHARE);
    private final DoubleProperty certain = new SimpleDoubleProperty(ViewSettings.USUAL_CERTAIN);
    private final BooleanProperty charts = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Page>> page = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty focusMoves = new SimpleIntegerProperty();
    private final BooleanProperty scalePopover = new SimpleBooleanProperty();
    private final BooleanProperty filmApart = new SimpleBooleanProperty();
    private final IntegerProperty fullScreenAsked = new SimpleIntegerProperty();
    private final BooleanProperty noteWanted = new SimpleBooleanProperty();
    private final ObjectProperty<ScreenPixels> screen = new SimpleObjectProperty<>(ScreenPixels.USUAL);

    public WindowViewModel(SettingsStore settings) {
        this.settings = settings;
        this.theme = new SimpleObjectProperty<>(settings.get().theme());
        theme.addListener((property, before, now) -> settings.change(s -> s.withTheme(now)));
    }

    /** The other theme; from then on it is the user's and not the system's. */
    public void toggleTheme() {
        settings.change(now -> now.with(draft -> draft.systemTheme = false));
        theme.set(theme.get() == Settings.Theme.DARK ? Settings.Theme.LIGHT : Settings.Theme.DARK);
    }

    /** Shows a page, or closes it where it is shown. */
    public void toggle(Page which) {
        page.set(page.get().filter(which::equals).isPresent() ? Optional.empty() : Optional.of(which));
    }

    /** Where translations of the user's own lie. */
    public Optional<Path> languageFolder() {
        return Optional.of(settings.folder().resolve("languages"));
    }

    /** Gives the keyboard to the next part of the window, or with −1 to the one before. */
    public void moveFocus(int direction) {
        focusMoves.set(focusMoves.get() + direction);
    }

    /** Counts up and down with every move of the keyboard; the window does what the difference says. */
    public IntegerProperty focusMovesProperty() {
        return focusMoves;
    }

    /** Whether the film has a window of its own. */
    public BooleanProperty filmApartProperty() {
        return filmApart;
    }

    /** Lets the window with the film fill its screen, or no longer. */
    public void fillScreen() {
        fullScreenAsked.set(fullScreenAsked.get() + 1);
    }

    /** Counts up each time the screen is to be filled, or no longer. */
    public IntegerProperty fullScreenAskedProperty() {
        return fullScreenAsked;
    }

    public SettingsStore settings() {
        return settings;
    }

    public ObjectProperty<Settings.Theme> themeProperty() {
        return theme;
    }

    public BooleanProperty panelsProperty() {
        return panels;
    }

    /** Of the panels, logical px. */
    public DoubleProperty panelWidthProperty() {
        return panelWidth;
    }

    /** Share of the panels' height that the points have. */
    public DoubleProperty reviewShareProperty() {
        return reviewShare;
    }

    /** Share within 2 mm, from which on points are accepted together. */
    public DoubleProperty certainProperty() {
        return certain;
    }

    /** Whether the measurements are drawn as charts. */
    public BooleanProperty chartsProperty() {
        return charts;
    }

    /** The page that lies over the window, of any room. */
    public ObjectProperty<Optional<Page>> pageProperty() {
        return page;
    }

    /** The screen that the window is on. */
    public ObjectProperty<ScreenPixels> screenProperty() {
        return screen;
    }

    /** Changes each time a note on the film of a study is to be written. */
    public BooleanProperty noteWantedProperty() {
        return noteWanted;
    }

    /** Whether the scale's popover is open. */
    public BooleanProperty scalePopoverProperty() {
        return scalePopover;
    }
}
