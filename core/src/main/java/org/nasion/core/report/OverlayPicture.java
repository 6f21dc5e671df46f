package org.nasion.core.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.nasion.core.analysis.Readings;
import org.nasion.core.drawing.Shape;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.wording.Wording;

/** The film with its tracing drawn on it: outlines, planes, angles, points and their names. */
public final class OverlayPicture {

    private static final int LONGEST_SIDE = 1600;

    private OverlayPicture() {}

    /**
     * @param annotations free measurements and notes that stand on it
     * @param longestSide px of the picture; a smaller film keeps its size
     */
    public static BufferedImage paint(
            Cephalogram film, Readings readings, List<Annotation> annotations, int longestSide) {
        BufferedImage grey =
                FilmPicture.of(film, film.window(), readings.calibration().pixelAspect(), longestSide);
        BufferedImage picture = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        try {
            g.drawImage(grey, 0, 0, null);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            new OverlayPainter(
                            new Ink.Java2d(g),
                            picture.getWidth(),
                            picture.getHeight(),
                            film.width(),
                            film.height(),
                            readings.tracing(),
                            Lettering.bundled(Lettering.SEMIBOLD),
                            Shape.Arc::text,
                            Wording.ENGLISH,
                            readings.calibration())
                    .paint(TracingDrawing.of(readings.tracing(), readings), annotations);
        } finally {
            g.dispose();
        }
        return picture;
    }

    /**
     * The same without Java's own picture classes, for a window.
     *
     * @param argb row by row, 0xAARRGGBB
     */
    public record Pixels(int width, int height, int[] argb) {}

    /** What {@link #paint} draws, as pixels. */
    public static Pixels pixels(Cephalogram film, Readings readings, List<Annotation> annotations, int longestSide) {
        BufferedImage picture = paint(film, readings, annotations, longestSide);
        int width = picture.getWidth();
        int height = picture.getHeight();
        return new Pixels(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    }

    /** Writes it as a PNG of at most 1600 px; quick compression, as film grain hardly compresses anyway. The stream stays open. */
    public static void writePng(Cephalogram film, Readings readings, List<Annotation> annotations, OutputStream out)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam quick = writer.getDefaultWriteParam();
            quick.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quick.setCompressionQuality(0.9f);
            writer.setOutput(png);
            writer.write(null, new IIOImage(paint(film, readings, annotations, LONGEST_SIDE), null, null), quick);
        } finally {
            writer.dispose();
        }
    }
}
