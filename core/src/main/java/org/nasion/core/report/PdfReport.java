package org.nasion.core.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.tracing.Placement;
import org.w3c.dom.Element;

/**
 * Writes a report as PDF/A-2b: an HTML template laid out on A4, fonts embedded, text searchable, the
 * tracing as vectors over the film.
 */
public final class PdfReport {

    private static final int FILM_PX = 1200;

    private final byte[] regular = Lettering.bytes(Lettering.REGULAR);
    private final byte[] semibold = Lettering.bytes(Lettering.SEMIBOLD);
    private final String template = new String(Lettering.bytes("report.html"), StandardCharsets.UTF_8);

    /** Needs some hundred milliseconds; not for the UI thread. The stream stays open. */
    public void write(Report report, OutputStream out) throws IOException {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_B);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useFont(() -> new ByteArrayInputStream(regular), "Inter", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(semibold), "Inter", 600, FontStyle.NORMAL, true);
        builder.useObjectDrawerFactory(new Drawings(report));
        builder.withProducer(report.program());
        builder.withHtmlContent(new ReportHtml(report, Lettering.bundled(Lettering.REGULAR)).render(template), null);
        builder.toStream(out);
        builder.run();
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

    /** Paints what HTML cannot: the traced film and the signs of the legend. */
    private record Drawings(Report report) implements FSObjectDrawerFactory {

        @Override
        public boolean isReplacedObject(Element element) {
            return element.getAttribute("type").startsWith("nasion/");
        }

        @Override
        public FSObjectDrawer createDrawer(Element element) {
            return (e, x, y, width, height, device, context, dotsPerPixel) -> {
                device.drawWithGraphics((float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel,
                        g -> paint(e, g, width / dotsPerPixel, height / dotsPerPixel));
                return null;
            };
        }

        private void paint(Element element, Graphics2D g, double width, double height) {
            if (element.getAttribute("type").equals("nasion/mark")) {
                OverlayPainter.legend(g, Placement.Origin.valueOf(element.getAttribute("data-origin")),
                        Boolean.parseBoolean(element.getAttribute("data-confirmed")), width, height);
                return;
            }
            BufferedImage film = FilmPicture.of(report.film(), report.film().window(),
                    report.readings().calibration().pixelAspect(), FILM_PX);
            if (g instanceof PdfBoxGraphics2D pdf) {
                pdf.setImageEncoder((document, content, image, environment) -> jpeg(document, (BufferedImage) image));
            }
            g.drawImage(film, AffineTransform.getScaleInstance(width / film.getWidth(), height / film.getHeight()), null);
            new OverlayPainter(g, width, height, report.film().width(), report.film().height(), report.readings().tracing(),
                    Lettering.bundled(Lettering.SEMIBOLD))
                    .paint(TracingDrawing.of(report.readings().tracing(), report.readings()));
        }

        /** Film grain does not compress without loss; at this quality the difference cannot be seen. */
        private static PDImageXObject jpeg(PDDocument document, BufferedImage film) {
            try {
                return JPEGFactory.createFromImage(document, film, 0.9f);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
