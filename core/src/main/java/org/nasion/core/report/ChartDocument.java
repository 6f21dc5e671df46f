package org.nasion.core.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Palette;
import org.w3c.dom.Element;

/** Pages with words, tables and charts that are no report on a film: text searchable, charts as vectors with a description. */
public final class ChartDocument {

    private final Figures.Places places = new Figures.Places();

    /** XHTML of the place where a chart stands. */
    public String place(Chart chart) {
        return places.chart(chart);
    }

    /** Text with what XHTML needs escaped. */
    public static String escape(String text) {
        return Markup.escape(text);
    }

    /**
     * Writes the pages as PDF/A-2b without a date. The stream stays open.
     *
     * @param html     a whole XHTML document that names {@code Inter} as its font, with {@link #place places}
     * @param producer the program
     */
    public void write(String html, String producer, OutputStream out) throws IOException {
        Lettering regular = Lettering.bundled(Lettering.REGULAR);
        ChartPainterOfPages drawings = new ChartPainterOfPages(places, regular, Lettering.bundled(Lettering.SEMIBOLD));
        PdfPages.write(
                Normalizer.normalize(html, Normalizer.Form.NFC), new ShapedWords(), drawings, producer, false, out);
    }

    /** Fills the places. */
    private record ChartPainterOfPages(Figures.Places places, Lettering regular, Lettering bold)
            implements FSObjectDrawerFactory {

        @Override
        public boolean isReplacedObject(Element element) {
            return element.getAttribute("type").equals("nasion/chart");
        }

        @Override
        public FSObjectDrawer createDrawer(Element element) {
            return (e, x, y, width, height, device, context, dotsPerPixel) -> {
                device.drawWithGraphics(
                        (float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel, g -> {
                            Chart chart = places.charts().get(Integer.parseInt(e.getAttribute("data-chart")));
                            g.scale(width / dotsPerPixel / chart.width(), height / dotsPerPixel / chart.height());
                            new ChartPainter(new Ink.Java2d(g), Palette.LIGHT, regular, bold).paint(chart);
                        });
                return null;
            };
        }
    }
}
