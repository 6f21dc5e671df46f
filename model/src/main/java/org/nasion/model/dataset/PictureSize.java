package org.nasion.model.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.DicomProviders;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.dicom.Tag;
import org.nasion.core.problem.ProblemException;

/** Width and height of a picture from its header, px. */
record PictureSize(int width, int height) {

    private static final int BEGINNING = 132;

    /** A DICOM file is read as a whole, and nothing in it may unfold to more than this, bytes. */
    private static final long LARGEST = 256L << 20;

    /** @throws ProblemException NAS-DATASET-DAMAGED.header where the file is no DICOM, PNG, JPEG, BMP or TIFF */
    static PictureSize of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (Part10Provider.recognises(in.readNBytes(BEGINNING))) {
                DicomObject object = DicomProviders.preferred()
                        .read(Files.readAllBytes(file), LARGEST)
                        .dataSet();
                return new PictureSize(object.integer(Tag.COLUMNS, 0), object.integer(Tag.ROWS, 0));
            }
        }
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
