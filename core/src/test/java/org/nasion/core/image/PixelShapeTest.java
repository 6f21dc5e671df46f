package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.task.Progress;

/** The shape of pixels counts, whether a unit stands beside it or not. */
class PixelShapeTest {

    @TempDir
    Path folder;

    private double aspect(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        Cephalogram film = new FilmReader().read(folder.resolve(name), Progress.NONE);
        return CalibrationLadder.of(film.acquisition()).pixelAspect();
    }

    private static byte[] encoded(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(80, 100, BufferedImage.TYPE_BYTE_GRAY), format, out);
        return out.toByteArray();
    }

    /** pHYs counts pixels per unit: more along x than along y are tall pixels. PNG specification, 11.3.5.3. */
    @ParameterizedTest
    @CsvSource({
        "115, 100, 0, 1.15",
        "100, 115, 0, 0.869565",
        "11811, 10000, 1, 1.1811",
        "100, 100, 0, 1",
        "100, 1, 0, 1",
        "0, 7, 0, 1"
    })
    void ofPng(int x, int y, int unit, double aspect) throws IOException {
        byte[] png = encoded("png");
        ByteBuffer chunk = ByteBuffer.allocate(21)
                .putInt(9)
                .put("pHYs".getBytes())
                .putInt(x)
                .putInt(y)
                .put((byte) unit);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 13);
        chunk.putInt((int) sum.getValue());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.write(chunk.array());
        out.write(png, 33, png.length - 33);
        assertEquals(aspect, aspect("film.png", out.toByteArray()), 1e-5);
    }

    /** JFIF 1.02: units 0 means that X and Y density state the shape alone. */
    @ParameterizedTest
    @CsvSource({"0, 115, 100, 1.15", "1, 300, 150, 2", "0, 1, 1, 1"})
    void ofJpeg(int unit, int x, int y, double aspect) throws IOException {
        byte[] jpeg = encoded("jpg");
        int at = 2;
        assertEquals((byte) 0xE0, jpeg[at + 1], "the JDK writes JFIF first");
        jpeg[at + 11] = (byte) unit;
        ByteBuffer.wrap(jpeg).putShort(at + 12, (short) x).putShort(at + 14, (short) y);
        assertEquals(aspect, aspect("film.jpg", jpeg), 1e-9);
    }

    /** TIFF 6.0: ResolutionUnit 1 is no absolute unit, for pictures whose pixels are not square. */
    @Test
    void ofTiff() throws IOException {
        int[][] tags = {
            {256, 4, 80},
            {257, 4, 100},
            {258, 3, 8},
            {259, 3, 1},
            {262, 3, 1},
            {273, 4, 200},
            {277, 3, 1},
            {278, 4, 100},
            {279, 4, 8000},
            {282, 5, 160},
            {283, 5, 168},
            {296, 3, 1}
        };
        ByteBuffer tiff = ByteBuffer.allocate(8200).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) tag[1]).putInt(1).putInt(tag[2]);
        }
        tiff.putInt(0);
        tiff.putInt(160, 125).putInt(164, 1).putInt(168, 100).putInt(172, 1);
        assertEquals(1.25, aspect("film.tif", tiff.array()), 1e-9);
    }
}
