package org.nasion.core.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.nasion.core.wording.Wording;

/** The report as one HTML file that needs nothing beside it: pictures are SVG, the film a JPEG inside. */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * UTF-8; a browser brings its own letters. The stream stays open.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-REPORT-… where the clinic's template or logo cannot be used
     */
    public static void write(Report report, ReportStyle style, OutputStream out) throws IOException {
        Wording wording = Wording.of(style.language(), style.texts()).with(style.units());
        Figures figures = new Figures.Svg(
                report,
                wording,
                ReportPlaces.palette(style),
                Lettering.bundled(Lettering.REGULAR),
                Lettering.bundled(Lettering.SEMIBOLD));
        String html = new ReportPlaces(report, style, wording, figures).render("html", c -> true);
        out.write(("<!DOCTYPE html>\n" + html.stripLeading()).getBytes(StandardCharsets.UTF_8));
    }
}
