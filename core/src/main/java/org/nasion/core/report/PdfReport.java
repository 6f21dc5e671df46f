package org.nasion.core.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Palette;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.image.PictureFormats;
import org.nasion.core.tracing.Placement;
import org.nasion.core.wording.Wording;
import org.w3c.dom.Element;

/**
 * Writes a report as tagged PDF/A-2b: an HTML template laid out on paper, fonts embedded, text searchable, the tracing as
 * vectors over the film, charts as vectors with a description for those who cannot see them.
 */
public final class PdfReport {

    private static final int FILM_PX = 1200;

    private final ReportStyle style;
    private final Wording wording;

    /** The full form on A4 in English. */
    public PdfReport() {
        this(ReportStyle.DEFAULT);
    }

    /** @throws org.nasion.core.problem.ProblemException NAS-TEXT-FILE where a translation in the style's folder cannot be read */
    public PdfReport(ReportStyle style) {
        this.style = style;
        this.wording = Wording.of(style.language(), style.texts()).with(style.units());
    }

    /**
     * Needs some hundred milliseconds; not for the UI thread. The stream stays open.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-REPORT-… where the clinic's template or logo cannot be used
     */
    public void write(Report report, OutputStream out) throws IOException {
        Lettering letters = Lettering.bundled(Lettering.REGULAR);
        Figures.Places places = new Figures.Places();
        ShapedWords words = new ShapedWords();
        // Composed characters: the fonts have no letters for their parts.
        String html = Normalizer.normalize(
                new ReportPlaces(report, style, wording, places).render("pdf", c -> letters.covers(c) || words.has(c)),
                Normalizer.Form.NFC);
        PdfPages.write(
                html,
                words,
                new Drawings(
                        report,
                        wording,
                        places,
                        ReportPlaces.palette(style),
                        letters,
                        Lettering.bundled(Lettering.SEMIBOLD)),
                report.program(),
                report.date().isPresent(),
                out);
    }

    /** The whole file; as {@link #write}. */
    public byte[] bytes(Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Paints what HTML cannot: the traced film, the charts and the signs of the legend. */
    private record Drawings(
            Report report, Wording wording, Figures.Places places, Palette palette, Lettering regular, Lettering bold)
            implements FSObjectDrawerFactory {

        @Override
        public boolean isReplacedObject(Element element) {
            return element.getAttribute("type").startsWith("nasion/");
        }

        @Override
        public FSObjectDrawer createDrawer(Element element) {
            return (e, x, y, width, height, device, context, dotsPerPixel) -> {
                device.drawWithGraphics(
                        (float) x,
                        (float) y,
                        (float) width / dotsPerPixel,
                        (float) height / dotsPerPixel,
                        g -> paint(e, g, width / dotsPerPixel, height / dotsPerPixel));
                return null;
            };
        }

        private void paint(Element element, Graphics2D g, double width, double height) {
            switch (element.getAttribute("type")) {
                case "nasion/mark" ->
                    PointSign.legend(
                            new Ink.Java2d(g),
                            Placement.Origin.valueOf(element.getAttribute("data-origin")),
                            Boolean.parseBoolean(element.getAttribute("data-confirmed")),
                            width,
                            height);
                case "nasion/chart" -> {
                    Chart chart = places.charts().get(Integer.parseInt(element.getAttribute("data-chart")));
                    g.scale(width / chart.width(), height / chart.height());
                    new ChartPainter(new Ink.Java2d(g), palette, regular, bold).paint(chart);
                }
                case "nasion/head" -> {
                    Ink ink = new Ink.Java2d(g);
                    new HeadSketch(ink, width, height, regular, wording::say)
                            .paint(report.readings().tracing(), report.readings());
                    DraftStamp.paint(
                            ink, width, height, report.readings().tracing(), bold, wording.say("review.draft"));
                }
                default -> film(g, width, height);
            }
        }

        private void film(Graphics2D g, double width, double height) {
            BufferedImage film = FilmPicture.of(
                    report.film(),
                    report.film().window(),
                    report.readings().calibration().pixelAspect(),
                    FILM_PX);
            if (g instanceof PdfBoxGraphics2D pdf) {
                pdf.setImageEncoder((document, content, image, environment) -> jpeg(document, (BufferedImage) image));
            }
            g.drawImage(
                    film, AffineTransform.getScaleInstance(width / film.getWidth(), height / film.getHeight()), null);
            g.clip(new Rectangle2D.Double(0, 0, width, height));
            new OverlayPainter(
                            new Ink.Java2d(g),
                            width,
                            height,
                            report.film().width(),
                            report.film().height(),
                            report.readings().tracing(),
                            bold,
                            arc -> Figures.words(arc, report, wording),
                            wording,
                            report.readings().calibration())
                    .paint(TracingDrawing.of(report.readings().tracing(), report.readings()), report.annotations());
            DraftStamp.paint(
                    new Ink.Java2d(g), width, height, report.readings().tracing(), bold, wording.say("review.draft"));
        }

        /** Film grain does not compress without loss; at this quality the difference cannot be seen. */
        private static PDImageXObject jpeg(PDDocument document, BufferedImage film) {
            try {
                return new PDImageXObject(
                        document,
                        new ByteArrayInputStream(PictureFormats.jpeg(film, 0.9f)),
                        COSName.DCT_DECODE,
                        film.getWidth(),
                        film.getHeight(),
                        8,
                        PDDeviceGray.INSTANCE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
