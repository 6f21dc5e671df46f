package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailTest {

    private static byte[] picture(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width / 2; x++) {
                image.getRaster().setSample(x, y, 0, 255);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @Test
    void aPreviewIsMadeAsSmallAsItIsShown() throws IOException {
        for (String format : new String[] {"png", "jpg"}) {
            Thumbnail small =
                    Thumbnail.ofPreview(picture(400, 300, format), 160).orElseThrow();
            assertEquals(160, small.width());
            assertEquals(120, small.height());
            assertTrue((small.grey()[60 * 160 + 20] & 0xFF) > 250, "the left half is white");
            assertTrue((small.grey()[60 * 160 + 140] & 0xFF) < 5, "the right half is black");
        }
    }

    /** The header of a PNG is true to its checksum, so that nothing but its size is wrong. */
    @Test
    void aPreviewThatStatesAHugeSizeTakesNoMemory() throws IOException {
        byte[] huge = picture(64, 64, "png");
        ByteBuffer header = ByteBuffer.wrap(huge);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 check = new CRC32();
        check.update(huge, 12, 17);
        header.putInt(29, (int) check.getValue());
        assertEquals(Optional.empty(), Thumbnail.ofPreview(huge, 160));
    }

    @Test
    void whatIsNoPictureIsNone() throws IOException {
        assertEquals(Optional.empty(), Thumbnail.ofPreview(new byte[] {1}, 160));
        byte[] cut = picture(400, 300, "png");
        assertEquals(Optional.empty(), Thumbnail.ofPreview(Arrays.copyOf(cut, cut.length / 2), 160));
    }
}
