package org.nasion.app.desktop.dicom;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.nasion.core.image.Thumbnail;

/** A film in small, as lists of films show it. */
final class PictureView extends ImageView {

    private static final int[] GREYS = greys();

    /** @param side of the square that it lies in, logical px */
    PictureView(Thumbnail thumbnail, double side) {
        WritableImage image = new WritableImage(thumbnail.width(), thumbnail.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        thumbnail.width(),
                        thumbnail.height(),
                        PixelFormat.createByteIndexedInstance(GREYS),
                        thumbnail.grey(),
                        0,
                        thumbnail.width());
        setImage(image);
        setPreserveRatio(true);
        setSmooth(true);
        setFitWidth(side);
        setFitHeight(side);
    }

    private static int[] greys() {
        int[] greys = new int[256];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = 0xFF000000 | i << 16 | i << 8 | i;
        }
        return greys;
    }
}
