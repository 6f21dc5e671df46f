package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.nasion.core.problem.ProblemException;

/** Width and height of a picture from its header, px. */
record PictureSize(int width, int height) {

    /** @throws ProblemException NAS-DATASET-DAMAGED.header where the file is no PNG, JPEG, BMP or TIFF */
    static PictureSize of(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = in == null ? Collections.emptyIterator() : ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new ProblemException(
                        "NAS-DATASET-DAMAGED.header",
                        "The size of the picture {0} cannot be read, and its marks need it.",
                        file.getFileName());
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new PictureSize(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }
}
