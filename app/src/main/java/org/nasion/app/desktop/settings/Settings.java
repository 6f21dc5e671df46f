package org.nasion.app.desktop.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.nasion.core.wording.Units;

/**
 * What the program remembers between two starts. Every field has a good default, so a first start
 * asks nothing. A new field needs a component here, a line in each half of {@link Draft}, and its default below.
 *
 * @param version           of this layout
 * @param theme             of the window
 * @param uiScale           output scale that the user asked for, 1 to 3; 0 leaves it to the system
 * @param softwareRendering draw without the graphics card, for machines where its driver shows white windows
 * @param recent            files opened last, newest first, as text because they may be gone
 * @param folder            where the last chooser was, as text; may be empty
 * @param window            where the window was
 * @param reviewer          the person's name, as it stands in the history of points and in DICOM reports; may be empty
 * @param language          language tag of the window, for example {@code "de"}; empty follows the system
 * @param normSet           id of the set of norms that is preferred; empty takes what fits the patient
 * @param report            how reports were wanted last
 * @param screenDpi         device px per inch of the screen as the user measured them, 40 to 1000; 0 believes the system
 * @param units             of the lengths and angles that are shown
 * @param view              how the window was looked at last
 * @param model             the clinic's own network: its file, .onnx with .json beside it; empty for the one that ships
 * @param library           address of the library of patients: a file, or postgresql://…; empty for the file in the user's data folder
 * @param copyFilms         whether films are copied into the library's own folder when they are imported
 * @param filmsFolder       the library's own folder of films; empty for the one beside the library
 * @param systemTheme whether the window is dark or light as the system is
 * @param filmStyle   how strokes and names look on the film
 * @param openFolder  where files are looked for; empty for where the last one was
 * @param reportFolder  where reports are written; empty for beside the film
 * @param keys        keys by action that the user chose in place of the usual ones; an empty list for no key
 * @param filmWindow  where the film's own window was
 * @param toured      whether the tour was taken or declined
 */
public record Settings(
        int version,
        Theme theme,
        double uiScale,
        boolean softwareRendering,
        List<String> recent,
        String folder,
        WindowPlace window,
        String reviewer,
        String language,
        String normSet,
        ReportSettings report,
        double screenDpi,
        Units units,
        ViewSettings view,
        String library,
        String model,
        boolean copyFilms,
        String filmsFolder,
        boolean systemTheme,
        FilmStyle filmStyle,
        String openFolder,
        String reportFolder,
        Map<String, List<String>> keys,
        boolean toured,
        WindowPlace filmWindow) {

    public static final int VERSION = 1;
    private static final int MOST_RECENT = 10;
    private static final int LONGEST_NAME = 64; // of a person in DICOM

    /** Where the window was, in screen coordinates; NaN where it was never shown. */
    public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
        public static final WindowPlace FIRST = new WindowPlace(Double.NaN, Double.NaN, 1440, 900, true);
        public static final WindowPlace FILM_FIRST = new WindowPlace(Double.NaN, Double.NaN, 1000, 800, false);

        /** The same where it lies within a screen's room; else moved into it, and made smaller where it must be. */
        public WindowPlace within(double left, double top, double roomWidth, double roomHeight) {
            double fittingWidth = Math.min(width, roomWidth);
            double fittingHeight = Math.min(height, roomHeight);
            boolean placed = !Double.isNaN(x);
            if (placed && x >= left && y >= top && x + width <= left + roomWidth && y + height <= top + roomHeight
                    || !placed && width <= roomWidth && height <= roomHeight) {
                return this;
            }
            return new WindowPlace(
                    placed ? Math.clamp(x, left, left + roomWidth - fittingWidth) : left,
                    placed ? Math.clamp(y, top, top + roomHeight - fittingHeight) : top,
                    fittingWidth,
                    fittingHeight,
                    maximized);
        }
    }

    public enum Theme {
        DARK,
        LIGHT
    }

    public static final Settings DEFAULT = new Settings(
            VERSION, null, 0, false, null, null, null, null, null, null, null, 0, null, null, null, null, false, null,
            false, null, null, null, null, false, null);

    public Settings {
        theme = theme == null ? Theme.DARK : theme;
        uiScale = uiScale >= 1 && uiScale <= 3 ? uiScale : 0;
        recent = recent == null ? List.of() : List.copyOf(recent);
        folder = folder == null ? "" : folder;
        window = window == null ? WindowPlace.FIRST : window;
        filmWindow = filmWindow == null ? WindowPlace.FILM_FIRST : filmWindow;
        reviewer = reviewer == null ? "" : reviewer.strip();
        reviewer = reviewer.substring(0, Math.min(reviewer.length(), LONGEST_NAME));
        language = language == null ? "" : language;
        normSet = normSet == null ? "" : normSet;
        report = report == null ? ReportSettings.DEFAULT : report;
        screenDpi = screenDpi >= 40 && screenDpi <= 1000 ? screenDpi : 0;
        units = units == null ? Units.USUAL : units;
        view = view == null ? ViewSettings.DEFAULT : view;
        library = library == null ? "" : library.strip();
        model = model == null ? "" : model.strip();
        filmsFolder = filmsFolder == null ? "" : filmsFolder.strip();
        filmStyle = filmStyle == null ? FilmStyle.USUAL : filmStyle;
        openFolder = openFolder == null ? "" : openFolder.strip();
        reportFolder = reportFolder == null ? "" : reportFolder.strip();
        Map<String, List<String>> copy = new TreeMap<>();
        if (keys != null) {
            keys.forEach((action, texts) -> {
                if (texts != null) {
                    copy.put(action, List.copyOf(texts));
                }
            });
        }
        keys = Collections.unmodifiableMap(copy);
    }

    /** The same with some fields changed. */
    public Settings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    public Settings withTheme(Theme next) {
        return with(draft -> draft.theme = next);
    }

    public Settings withUiScale(double next) {
        return with(draft -> draft.uiScale = next);
    }

    public Settings withSoftwareRendering(boolean next) {
        return with(draft -> draft.softwareRendering = next);
    }

    public Settings withWindow(WindowPlace next) {
        return with(draft -> draft.window = next);
    }

    /** Notes a file that was opened or saved, and its folder. */
    public Settings withOpened(Path file) {
        String text = file.toAbsolutePath().toString();
        List<String> next = new ArrayList<>(recent);
        next.remove(text);
        next.addFirst(text);
        return with(draft -> {
            draft.recent = next.subList(0, Math.min(next.size(), MOST_RECENT));
            draft.folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                    .map(Path::toString)
                    .orElse("");
        });
    }

    /** Forgets a file that is gone. */
    public Settings withoutRecent(Path file) {
        List<String> next = new ArrayList<>(recent);
        next.remove(file.toAbsolutePath().toString());
        return with(draft -> draft.recent = next);
    }

    /** Where files are looked for: the folder that was set for that, else where the last chooser was. */
    public Optional<Path> lastFolder() {
        return folder(openFolder).or(() -> folder(folder));
    }

    /**
     * Where reports are written.
     *
     * @param besides the folder of the film or its case, which is meant where no other was set
     */
    public Optional<Path> reportFolder(Optional<Path> besides) {
        return folder(reportFolder).or(() -> besides);
    }

    /** A folder of the settings, where it is one: what was typed may be half a name. */
    private static Optional<Path> folder(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(text)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The language that the window speaks: the chosen one, or the system's. */
    @JsonIgnore
    public Locale locale() {
        return language.isEmpty() ? Locale.getDefault(Locale.Category.DISPLAY) : Locale.forLanguageTag(language);
    }

    /** Who edits: the name that was entered, or the name of the computer's account. */
    public String reviewerOrLogin() {
        return reviewer.isEmpty() ? System.getProperty("user.name", "") : reviewer;
    }

    /** Settings while they are being changed. */
    public static final class Draft {
        public Theme theme;
        public double uiScale;
        public boolean softwareRendering;
        public List<String> recent;
        public String folder;
        public WindowPlace window;
        public String reviewer;
        public String language;
        public String normSet;
        public ReportSettings report;
        public double screenDpi;
        public Units units;
        public ViewSettings view;
        public String library;
        public String model;
        public boolean copyFilms;
        public String filmsFolder;
        public boolean systemTheme;
        public FilmStyle filmStyle;
        public String openFolder;
        public String reportFolder;
        public Map<String, List<String>> keys;
        public boolean toured;
        public WindowPlace filmWindow;

        private Draft(Settings from) {
            theme = from.theme;
            uiScale = from.uiScale;
            softwareRendering = from.softwareRendering;
            recent = from.recent;
            folder = from.folder;
            window = from.window;
            reviewer = from.reviewer;
            language = from.language;
            normSet = from.normSet;
            report = from.report;
            screenDpi = from.screenDpi;
            units = from.units;
            view = from.view;
            library = from.library;
            model = from.model;
            copyFilms = from.copyFilms;
            filmsFolder = from.filmsFolder;
            systemTheme = from.systemTheme;
            filmStyle = from.filmStyle;
            openFolder = from.openFolder;
            reportFolder = from.reportFolder;
            keys = from.keys;
            toured = from.toured;
            filmWindow = from.filmWindow;
        }

        private Settings settings() {
            return new Settings(
                    VERSION,
                    theme,
                    uiScale,
                    softwareRendering,
                    recent,
                    folder,
                    window,
                    reviewer,
                    language,
                    normSet,
                    report,
                    screenDpi,
                    units,
                    view,
                    library,
                    model,
                    copyFilms,
                    filmsFolder,
                    systemTheme,
                    filmStyle,
                    openFolder,
                    reportFolder,
                    keys,
                    toured,
                    filmWindow);
        }
    }
}
