package org.nasion.core.image;

/**
 * A film in small, as it is shown first.
 *
 * @param width  px
 * @param height px
 * @param grey   8 bit, row by row
 */
public record Thumbnail(int width, int height, byte[] grey) {

    /**
     * @param side px; the longer side is at most that, and never longer than the film's
     */
    static Thumbnail of(Cephalogram film, int side) {
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
}
