package org.nasion.app.desktop.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.nasion.core.report.Clinic;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.wording.Units;

/**
 * How reports were wanted last.
 *
 * @param form     full or short
 * @param paper    what they are printed on
 * @param language language tag; empty follows the window
 * @param formats  identifiers of what is written together, for example {@code "pdf"}
 * @param analyses identifiers of those that a report tells; empty for the usual ones
 * @param clinic   name of the clinic; may be empty
 * @param address  of the clinic, lines divided by line ends; may be empty
 * @param logo     a PNG or JPEG file as text; may be empty
 * @param accent   colour of headings, for example {@code "#0d6f8f"}
 * @param template folder with the clinic's own template as text; may be empty
 */
public record ReportSettings(
        ReportStyle.Form form,
        ReportStyle.Paper paper,
        String language,
        List<String> formats,
        List<String> analyses,
        String clinic,
        String address,
        String logo,
        String accent,
        String template) {

    /** A PDF of the full form on A4 in the window's language. */
    public static final ReportSettings DEFAULT =
            new ReportSettings(null, null, null, null, null, null, null, null, null, null);

    public ReportSettings {
        form = form == null ? ReportStyle.Form.FULL : form;
        paper = paper == null ? ReportStyle.Paper.A4 : paper;
        language = language == null ? "" : language;
        formats = formats == null || formats.isEmpty() ? List.of("pdf") : List.copyOf(formats);
        analyses = analyses == null ? List.of() : List.copyOf(analyses);
        clinic = clinic == null ? "" : clinic;
        address = address == null ? "" : address;
        logo = logo == null ? "" : logo;
        accent = accent != null && accent.matches("#[0-9a-fA-F]{6}")
                ? accent
                : String.format(Locale.ROOT, "#%06x", Clinic.NONE.accent());
        template = template == null ? "" : template;
    }

    /**
     * The style that these settings describe.
     *
     * @param window    language that the window speaks
     * @param reviewer  who edits
     * @param languages folder with further languages
     * @param units     of what is shown
     */
    public ReportStyle style(Locale window, String reviewer, Path languages, Units units) {
        return new ReportStyle(
                form,
                paper,
                language.isEmpty() ? window : Locale.forLanguageTag(language),
                new Clinic(clinic.strip(), address.strip(), path(logo), Integer.parseInt(accent.substring(1), 16)),
                reviewer,
                path(template),
                Optional.of(languages),
                units);
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
        } catch (InvalidPathException e) {
            return Optional.empty(); // no path of this system, so nothing lies there
        }
    }

    /** The same with some fields changed. */
    public ReportSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new ReportSettings(
                draft.form,
                draft.paper,
                draft.language,
                draft.formats,
                draft.analyses,
                draft.clinic,
                draft.address,
                draft.logo,
                draft.accent,
                draft.template);
    }

    /** Settings while they are being changed. */
    public static final class Draft {
        public ReportStyle.Form form;
        public ReportStyle.Paper paper;
        public String language;
        public List<String> formats;
        public List<String> analyses;
        public String clinic;
        public String address;
        public String logo;
        public String accent;
        public String template;

        private Draft(ReportSettings from) {
            form = from.form;
            paper = from.paper;
            language = from.language;
            formats = from.formats;
            analyses = from.analyses;
            clinic = from.clinic;
            address = from.address;
            logo = from.logo;
            accent = from.accent;
            template = from.template;
        }
    }
}
