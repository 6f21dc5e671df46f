package org.nasion.app.desktop.film;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A picture that is made anew for every frame. Two buffers take turns: while one is filled, the thread that
 * draws may still be reading the other.
 */
final class FlipImage {

    private record Buffer(int width, int height, int[] pixels, PixelBuffer<IntBuffer> shared, WritableImage image) {

        static Buffer of(int width, int height) {
            int[] pixels = new int[width * height];
            PixelBuffer<IntBuffer> shared =
                    new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            return new Buffer(width, height, pixels, shared, new WritableImage(shared));
        }
    }

    private Buffer filling;
    private Buffer shown;

    /**
     * What the next picture is written into, 0xAARRGGBB with colours multiplied by their opacity, row by row;
     * holds an older picture or nothing.
     */
    int[] pixels(int width, int height) {
        if (filling == null || filling.width() != width || filling.height() != height) {
            filling = Buffer.of(width, height);
        }
        return filling.pixels();
    }

    /** The picture that was written, of which only a part is new or looked at. */
    Image flip(int x, int y, int width, int height) {
        Buffer written = filling;
        filling = shown;
        shown = written;
        written.shared().updateBuffer(whole -> new Rectangle2D(x, y, width, height));
        return written.image();
    }
}
