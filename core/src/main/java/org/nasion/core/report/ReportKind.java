package org.nasion.core.report;

import java.io.IOException;
import java.io.OutputStream;

/** What a report can be written as. */
public enum ReportKind {
    /** pages to hand over */
    PDF {
        @Override
        public void write(Report report, ReportStyle style, OutputStream out) throws IOException {
            new PdfReport(style).write(report, out);
        }
    },
    /** the same for a browser, in one file */
    HTML {
        @Override
        public void write(Report report, ReportStyle style, OutputStream out) throws IOException {
            HtmlReport.write(report, style, out);
        }
    },
    /** a workbook */
    XLSX {
        @Override
        public void write(Report report, ReportStyle style, OutputStream out) throws IOException {
            XlsxReport.write(report, style, out);
        }
    },
    /** a table for statistics, in English whatever the language */
    CSV {
        @Override
        public void write(Report report, ReportStyle style, OutputStream out) throws IOException {
            CsvReport.write(report, out);
        }
    },
    /** for other programs, in English whatever the language */
    JSON {
        @Override
        public void write(Report report, ReportStyle style, OutputStream out) throws IOException {
            JsonReport.write(report, out);
        }
    };

    /** Whether people read it, and not only programs. */
    public boolean isForPeople() {
        return this == PDF || this == HTML || this == XLSX;
    }

    /** Of the file, with the dot. */
    public String extension() {
        return "." + id();
    }

    /** Stable, for example {@code "pdf"}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The stream stays open.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-REPORT-… where the clinic's template or logo cannot be used
     */
    public abstract void write(Report report, ReportStyle style, OutputStream out) throws IOException;
}
