package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.analysis.Readings;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

@Tag("slow")
class OverlayPictureTest {

    @Test
    void isAPngOfTheFilmWithThePointsOnIt() throws IOException {
        Readings readings = MeasurementCatalog.bundled().engine().compute(Films.adult(), Reports.TENTH);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OverlayPicture.writePng(Reports.film(), readings, List.of(), out);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        assertEquals(1600, picture.getHeight());
        assertEquals(1290, picture.getWidth());
        for (Landmark landmark : List.of(Landmark.PN, Landmark.PO, Landmark.GN)) {
            Point at = Films.adult().position(landmark).orElseThrow();
            assertEquals(
                    0xFFFFFF,
                    picture.getRGB((int) ((at.x() + 0.5) / 1.5), (int) ((at.y() + 0.5) / 1.5)) & 0xFFFFFF,
                    landmark.code());
        }
    }

    @Test
    void withoutPointsItIsTheFilm() {
        Readings readings = MeasurementCatalog.bundled().engine().compute(Tracing.EMPTY, Films.NO_SCALE);
        BufferedImage picture = OverlayPicture.paint(Reports.film(), readings, List.of(), 600);
        assertEquals(600, picture.getHeight());
        int grey = picture.getRGB(200, 300) & 0xFF;
        assertEquals(60, grey, 1);
    }

    /** Rows twice as far apart as columns: as high again. */
    @Test
    void pixelsThatAreNotSquareAreMadeSquare() {
        Cephalogram flat =
                new Cephalogram(100, 50, 255, new short[5000], Window.full(255), Acquisition.unknown("test"));
        BufferedImage picture = FilmPicture.of(flat, flat.window(), 2, 1000);
        assertEquals(100, picture.getWidth());
        assertEquals(100, picture.getHeight());
    }

    @Test
    void aSmallerPictureKeepsTheMeanGrey() {
        short[] samples = new short[300 * 200];
        Random random = new Random(7);
        double sum = 0;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(256);
            sum += samples[i];
        }
        BufferedImage picture = FilmPicture.of(
                new Cephalogram(300, 200, 255, samples, Window.full(255), Acquisition.unknown("test")),
                Window.full(255),
                1,
                110);
        double mean = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                mean += picture.getRaster().getSample(x, y, 0);
            }
        }
        assertEquals(sum / samples.length, mean / picture.getWidth() / picture.getHeight(), 0.1);
    }

    @Test
    void labelsKeepClearOfEachOther() {
        LabelLayout layout = new LabelLayout(400, 400, 4);
        Rectangle2D first = layout.place(
                List.of(new Rectangle2D.Double(100, 100, 40, 10), new Rectangle2D.Double(100, 130, 40, 10)));
        Rectangle2D second = layout.place(
                List.of(new Rectangle2D.Double(110, 104, 40, 10), new Rectangle2D.Double(110, 140, 40, 10)));
        assertEquals(100, first.getY());
        assertFalse(first.intersects(second));
    }

    @Test
    void labelsStayOnThePicture() {
        LabelLayout layout = new LabelLayout(400, 400, 4);
        assertEquals(
                350,
                layout.place(List.of(
                                new Rectangle2D.Double(390, 100, 40, 10), new Rectangle2D.Double(350, 100, 40, 10)))
                        .getX());
    }

    @Test
    void theLetteringKnowsWhatItCanWrite() {
        Lettering letters = Lettering.bundled(Lettering.REGULAR);
        assertTrue(letters.covers("Ångström Łódź Иван Ωμέγα −3.2° ± ≈"));
        assertTrue(letters.covers("山田花子 欧阳"));
        assertTrue(letters.covers("김 Հ გ"));
        assertFalse(letters.covers("م"), "joined letters are no outlines side by side");
        assertEquals(letters.width("111", 10), letters.width("888", 10), 1e-9);
        assertTrue(letters.outline("A", 10, 0, 0).getBounds2D().getHeight() > 6.5);
    }
}
