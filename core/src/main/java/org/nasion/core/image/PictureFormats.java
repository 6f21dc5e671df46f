package org.nasion.core.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes pictures as files of common formats, in memory: by itself Java would put each into the temporary folder first, where
 * a film has no business, and fail where there is no such folder.
 */
public final class PictureFormats {

    private PictureFormats() {}

    /** The stream stays open. */
    public static void writePng(BufferedImage picture, OutputStream out) throws IOException {
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(picture, "png", memory);
        }
    }

    /** @param quality 0 to 1 */
    public static byte[] jpeg(BufferedImage picture, float quality) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam chosen = writer.getDefaultWriteParam();
            chosen.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            chosen.setCompressionQuality(quality);
            writer.setOutput(memory);
            writer.write(null, new IIOImage(picture, null, null), chosen);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
