package org.nasion.app.desktop.text;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.wording.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words and units that the settings ask for, read anew only when those have changed; with translations of the
 * user's own where they can be read. For one thread.
 */
public final class ChosenTexts implements Supplier<WindowTexts> {

    private static final Logger LOG = LoggerFactory.getLogger(ChosenTexts.class);

    private final SettingsStore settings;
    private final Path folder;
    private Locale language;
    private Units units;
    private WindowTexts texts;

    /** @param folder with translations of the user's own; need not exist */
    public ChosenTexts(SettingsStore settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    @Override
    public WindowTexts get() {
        Locale wanted = settings.get().locale();
        Units wantedUnits = settings.get().units();
        if (!wanted.equals(language) || !wantedUnits.equals(units)) {
            language = wanted;
            units = wantedUnits;
            texts = read();
        }
        return texts;
    }

    private WindowTexts read() {
        try {
            return WindowTexts.of(language, Optional.of(folder), units);
        } catch (ProblemException e) {
            LOG.warn("{}", e.problem());
            return WindowTexts.of(language, Optional.empty(), units);
        }
    }
}
