package org.nasion.app.desktop.viewmodel;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.interchange.Statement;
import org.nasion.core.interchange.TracingExport.Privacy;

/** How a tracing is handed over, as report or as DICOM objects: what its maker says of it, and with or without the patient. */
public final class HandOver {

    /** What files are called whose content names nobody. */
    private static final String NAMELESS = "tracing";

    private final SettingsStore settings;
    private final WindowTexts texts;
    private final BooleanProperty nameless = new SimpleBooleanProperty();
    private final BooleanProperty signed = new SimpleBooleanProperty();
    private Optional<OpenCase> shown = Optional.empty();

    public HandOver(SettingsStore settings, WindowTexts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    /** Nothing is chosen yet for this case. */
    public void begin(Optional<OpenCase> open) {
        shown = open;
        nameless.set(false);
        signed.set(false);
    }

    /** Whether a person has agreed to every point, so that the tracing can be signed. */
    public boolean isWholeByPerson() {
        return shown.filter(
                        open -> Statement.isWholeByPerson(open.tracing().state().tracing()))
                .isPresent();
    }

    /** Who signs, by the settings; empty where no name was entered. */
    public String reviewer() {
        return settings.get().reviewer();
    }

    /** What cannot be taken out of the film. */
    public Optional<String> burnedIn() {
        return shown.flatMap(open -> Anonymous.warning(open.film()));
    }

    /** What files made of a case are called; the film's name may be the patient's. */
    public String fileName(OpenCase open, String extension) {
        return nameless.get() ? NAMELESS + extension : open.fileName(extension);
    }

    /** The case as it is now, with what was chosen. */
    public ReportFormat.Content content(OpenCase open) {
        Privacy privacy = nameless.get() ? Privacy.DEIDENTIFIED : Privacy.AS_IS;
        return content(
                open,
                settings.get(),
                Statement.of(reviewer(), open.tracing().state().tracing(), signed.get(), LocalDateTime.now()),
                privacy);
    }

    /** The case as it is now, with its patient and without a signature. */
    public ReportFormat.Content plain(OpenCase open) {
        return content(open, settings.get(), Statement.NONE, Privacy.AS_IS);
    }

    private ReportFormat.Content content(OpenCase open, Settings now, Statement statement, Privacy privacy) {
        return new ReportFormat.Content(
                open.film(),
                open.toCaseFile(open.tracing().state(), Optional.empty()),
                open.tracing().readingsProperty().get(),
                now.report()
                        .style(texts.locale(), now.reviewer(), settings.folder().resolve("languages"), now.units()),
                now.report().analyses(),
                statement,
                privacy,
                List.of());
    }

    /** Whether the patient is left out. */
    public BooleanProperty namelessProperty() {
        return nameless;
    }

    /** Whether the reviewer signs. */
    public BooleanProperty signedProperty() {
        return signed;
    }
}
