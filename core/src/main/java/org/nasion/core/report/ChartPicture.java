package org.nasion.core.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Palette;
import org.nasion.core.image.PictureFormats;

/** A chart as a file of its own, in the colours for paper. */
public final class ChartPicture {

    private final Lettering regular = Lettering.bundled(Lettering.REGULAR);
    private final Lettering bold = Lettering.bundled(Lettering.SEMIBOLD);

    /** SVG, UTF-8, letters as outlines. The stream stays open. */
    public void writeSvg(Chart chart, OutputStream out) throws IOException {
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
                .append(Markup.mm(chart.width()))
                .append(' ')
                .append(Markup.mm(chart.height()))
                .append("\" width=\"")
                .append(Markup.mm(chart.width()))
                .append("pt\" height=\"")
                .append(Markup.mm(chart.height()))
                .append("pt\"><title>")
                .append(Markup.escape(chart.description()))
                .append("</title>");
        new ChartPainter(new Ink.Svg(svg), Palette.LIGHT, regular, bold).paint(chart);
        out.write(svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @param dpi pixels per inch, above 0; the stream stays open */
    public void writePng(Chart chart, double dpi, OutputStream out) throws IOException {
        double scale = dpi / 72;
        BufferedImage picture = new BufferedImage(
                (int) Math.ceil(chart.width() * scale),
                (int) Math.ceil(chart.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        try {
            g.setColor(new Color(Palette.LIGHT.background()));
            g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.scale(scale, scale);
            new ChartPainter(new Ink.Java2d(g), Palette.LIGHT, regular, bold).paint(chart);
        } finally {
            g.dispose();
        }
        PictureFormats.writePng(picture, out);
    }
}
