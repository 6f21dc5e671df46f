package org.nasion.core.report;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.nasion.core.wording.Units;

/**
 * How a report is laid out and in which language.
 *
 * @param form     how much it tells
 * @param paper    what it is printed on
 * @param language of every word; English where there is no translation
 * @param clinic   who hands it over
 * @param reviewer who looked at the tracing; may be empty
 * @param template folder with the clinic's own {@code full.html}, {@code short.html}, {@code patient.html} or {@code report.css}
 * @param texts    folder with further languages
 * @param units    of the numbers that people read; workbook, CSV and JSON stay in mm and degrees
 */
public record ReportStyle(
        Form form,
        Paper paper,
        Locale language,
        Clinic clinic,
        String reviewer,
        Optional<Path> template,
        Optional<Path> texts,
        Units units) {

    /** Everything on some pages, the essence on one, or a page for the patient in plain words. */
    public enum Form {
        FULL("full.html", 96, 108, 6),
        SHORT("short.html", 88, 104, 6),
        PATIENT("patient.html", 88, 104, 6);

        private final String file;
        private final double filmWidth;
        private final double filmHeight;
        private final int findings;

        Form(String file, double filmWidth, double filmHeight, int findings) {
            this.file = file;
            this.filmWidth = filmWidth;
            this.filmHeight = filmHeight;
            this.findings = findings;
        }

        /** Name of its template. */
        String file() {
            return file;
        }

        /** mm that the film may take beside the column of findings, on A4. */
        double filmWidth() {
            return filmWidth;
        }

        double filmHeight() {
            return filmHeight;
        }

        /** As many as its first page holds in every language. */
        int findings() {
            return findings;
        }
    }

    /** Sizes of paper, mm. */
    public enum Paper {
        A4(210, 297),
        LETTER(215.9, 279.4);

        private final double width;
        private final double height;

        Paper(double width, double height) {
            this.width = width;
            this.height = height;
        }

        double width() {
            return width;
        }

        double height() {
            return height;
        }
    }

    /** The full form on A4 in English. */
    public static final ReportStyle DEFAULT =
            new ReportStyle(Form.FULL, Paper.A4, Locale.ENGLISH, Clinic.NONE, "", Optional.empty(), Optional.empty());

    public ReportStyle {
        Objects.requireNonNull(form);
        Objects.requireNonNull(paper);
        Objects.requireNonNull(language);
        Objects.requireNonNull(clinic);
        Objects.requireNonNull(reviewer);
        Objects.requireNonNull(template);
        Objects.requireNonNull(texts);
        Objects.requireNonNull(units);
    }

    /** A style in millimetres and decimal degrees. */
    public ReportStyle(
            Form form,
            Paper paper,
            Locale language,
            Clinic clinic,
            String reviewer,
            Optional<Path> template,
            Optional<Path> texts) {
        this(form, paper, language, clinic, reviewer, template, texts, Units.USUAL);
    }

    /** The same with numbers in other units. */
    public ReportStyle with(Units other) {
        return new ReportStyle(form, paper, language, clinic, reviewer, template, texts, other);
    }

    /** The same form in the program's own looks, without the names of clinic and reviewer, for reports that name nobody. */
    public ReportStyle nameless() {
        return new ReportStyle(form, paper, language, Clinic.NONE, "", Optional.empty(), texts, units);
    }
}
