package org.nasion.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.nasion.core.problem.ProblemException;

/**
 * A film in small, as it is shown first.
 *
 * @param width  px
 * @param height px
 * @param grey   8 bit, row by row
 */
public record Thumbnail(int width, int height, byte[] grey) {

    /** A picture that is only to be looked at in small may be small itself; 16 megapixels and 16 MiB are more than one needs. */
    private static final ImageLimits OF_PREVIEWS = new ImageLimits(1, 16_000_000L, 16L << 20);

    /**
     * A preview that another system made, PNG or JPEG, read with the checks that a film's file gets. Takes tenths of a second.
     *
     * @param side px; the longer side is at most that
     * @return empty where it is no such picture, is damaged, or is larger than 16 megapixels
     */
    public static Optional<Thumbnail> ofPreview(byte[] picture, int side) {
        Optional<FilmFormat> format =
                FilmFormat.of(picture).filter(known -> known == FilmFormat.PNG || known == FilmFormat.JPEG);
        if (format.isEmpty() || picture.length > OF_PREVIEWS.maxBytes()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(new RasterFilm(OF_PREVIEWS).read(format.get(), picture), side));
        } catch (ProblemException | OutOfMemoryError e) {
            return Optional.empty(); // the list shows a picture's place
        }
    }

    /**
     * @param side px; the longer side is at most that, and never longer than the film's
     */
    public static Thumbnail of(Cephalogram film, int side) {
        double step = Math.max(1, Math.max(film.width(), film.height()) / (double) side);
        int width = Math.max(1, (int) (film.width() / step));
        int height = Math.max(1, (int) (film.height() / step));
        byte[] whole = film.toEightBit(film.window());
        byte[] grey = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int top = (int) (y * step);
            int bottom = Math.min(film.height(), Math.max(top + 1, (int) ((y + 1) * step)));
            for (int x = 0; x < width; x++) {
                int left = (int) (x * step);
                int right = Math.min(film.width(), Math.max(left + 1, (int) ((x + 1) * step)));
                int sum = 0;
                for (int row = top; row < bottom; row++) {
                    for (int column = left; column < right; column++) {
                        sum += whole[row * film.width() + column] & 0xFF;
                    }
                }
                grey[y * width + x] = (byte) (sum / ((bottom - top) * (right - left)));
            }
        }
        return new Thumbnail(width, height, grey);
    }

    /** As a PNG file of 8 bit grey. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        System.arraycopy(grey, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, grey.length);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            PictureFormats.writePng(image, png);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return png.toByteArray();
    }
}
