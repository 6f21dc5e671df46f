package org.nasion.core.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Palette;
import org.nasion.core.drawing.Shape;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.image.PictureFormats;
import org.nasion.core.tracing.Placement;
import org.nasion.core.wording.Wording;

/** How a report's HTML holds its pictures: as places that the PDF's painter fills, or as SVG. */
sealed interface Figures {

    /** @param alt for those who cannot see it */
    String film(double widthMm, double heightMm, String alt);

    String chart(Chart chart);

    /** The outlines of the head with the names of their parts; mm. */
    String head(double widthMm, double heightMm, String alt);

    String mark(Placement.Origin origin, boolean confirmed, String alt);

    /** Places; charts are kept to be painted by number. */
    record Places(List<Chart> charts) implements Figures {

        Places() {
            this(new ArrayList<>());
        }

        @Override
        public String film(double widthMm, double heightMm, String alt) {
            return "<object type=\"nasion/film\" alt=\"" + Markup.escape(alt) + "\" style=\"display: block; width: "
                    + Markup.mm(widthMm) + "mm; height: " + Markup.mm(heightMm) + "mm\"></object>";
        }

        @Override
        public String chart(Chart chart) {
            charts.add(chart);
            return "<object type=\"nasion/chart\" data-chart=\"" + (charts.size() - 1) + "\" alt=\""
                    + Markup.escape(chart.description()) + "\" style=\"display: block; width: "
                    + Markup.mm(chart.width())
                    + "pt; height: " + Markup.mm(chart.height()) + "pt\"></object>";
        }

        @Override
        public String head(double widthMm, double heightMm, String alt) {
            return "<object type=\"nasion/head\" alt=\"" + Markup.escape(alt) + "\" style=\"display: block; width: "
                    + Markup.mm(widthMm) + "mm; height: " + Markup.mm(heightMm) + "mm\"></object>";
        }

        @Override
        public String mark(Placement.Origin origin, boolean confirmed, String alt) {
            return "<object type=\"nasion/mark\" alt=\"" + Markup.escape(alt) + "\" data-origin=\"" + origin
                    + "\" data-confirmed=\"" + confirmed + "\"></object>";
        }
    }

    /** SVG inside the HTML; the film is a JPEG in it. */
    record Svg(Report report, Wording wording, Palette palette, Lettering regular, Lettering bold) implements Figures {

        private static final int FILM_PX = 1200;

        @Override
        public String film(double widthMm, double heightMm, String alt) {
            BufferedImage film = FilmPicture.of(
                    report.film(),
                    report.film().window(),
                    report.readings().calibration().pixelAspect(),
                    FILM_PX);
            StringBuilder svg =
                    open(film.getWidth(), film.getHeight(), Markup.mm(widthMm) + "mm", Markup.mm(heightMm) + "mm", alt);
            svg.append("<image width=\"")
                    .append(film.getWidth())
                    .append("\" height=\"")
                    .append(film.getHeight())
                    .append("\" href=\"data:image/jpeg;base64,")
                    .append(Base64.getEncoder().encodeToString(PictureFormats.jpeg(film, 0.9f)))
                    .append("\"/>");
            new OverlayPainter(
                            new Ink.Svg(svg),
                            film.getWidth(),
                            film.getHeight(),
                            report.film().width(),
                            report.film().height(),
                            report.readings().tracing(),
                            bold,
                            arc -> words(arc, report, wording),
                            wording,
                            report.readings().calibration())
                    .paint(TracingDrawing.of(report.readings().tracing(), report.readings()), report.annotations());
            DraftStamp.paint(
                    new Ink.Svg(svg),
                    film.getWidth(),
                    film.getHeight(),
                    report.readings().tracing(),
                    bold,
                    wording.say("review.draft"));
            return svg.append("</svg>").toString();
        }

        @Override
        public String chart(Chart chart) {
            StringBuilder svg = open(
                    chart.width(),
                    chart.height(),
                    Markup.mm(chart.width()) + "pt",
                    Markup.mm(chart.height()) + "pt",
                    chart.description());
            new ChartPainter(new Ink.Svg(svg), palette, regular, bold).paint(chart);
            return svg.append("</svg>").toString();
        }

        @Override
        public String head(double widthMm, double heightMm, String alt) {
            double width = 10 * widthMm;
            double height = 10 * heightMm;
            StringBuilder svg = open(width, height, Markup.mm(widthMm) + "mm", Markup.mm(heightMm) + "mm", alt);
            Ink ink = new Ink.Svg(svg);
            new HeadSketch(ink, width, height, regular, wording::say)
                    .paint(report.readings().tracing(), report.readings());
            DraftStamp.paint(ink, width, height, report.readings().tracing(), bold, wording.say("review.draft"));
            return svg.append("</svg>").toString();
        }

        @Override
        public String mark(Placement.Origin origin, boolean confirmed, String alt) {
            StringBuilder svg = open(18, 15, "5mm", "4.2mm", alt);
            PointSign.legend(new Ink.Svg(svg), origin, confirmed, 18, 15);
            return svg.append("</svg>").toString();
        }

        private static StringBuilder open(
                double width, double height, String shownWidth, String shownHeight, String alt) {
            return new StringBuilder(String.format(
                    Locale.ROOT,
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
                            + " viewBox=\"0 0 %s %s\" style=\"display: block; width: %s; height: %s\"><title>%s</title>",
                    Markup.mm(width),
                    Markup.mm(height),
                    shownWidth,
                    shownHeight,
                    Markup.escape(alt)));
        }
    }

    /** What stands beside an arc: the measurement's name, without the word angle, and its value. */
    static String words(Shape.Arc arc, Report report, Wording wording) {
        return arc.measurements().stream()
                .map(report.readings()::reading)
                .flatMap(Optional::stream)
                .findFirst()
                .map(reading -> wording.name(reading).replace(" angle", "") + " " + wording.value(reading))
                .orElse(arc.text());
    }

    /** A chart, or nothing where there is none. */
    default String chart(Optional<Chart> chart) {
        return chart.map(this::chart).orElse("");
    }
}
