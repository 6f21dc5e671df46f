package org.nasion.core.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.RegularFile;

/**
 * Who hands the report over.
 *
 * @param name    may be empty
 * @param address lines divided by line ends or commas; may be empty
 * @param logo    a PNG or JPEG file
 * @param accent  colour of headings, 0xRRGGBB
 */
public record Clinic(String name, String address, Optional<Path> logo, int accent) {

    private static final int LARGEST_LOGO = 4 << 20;
    private static final int LONGEST_SIDE = 4000;

    /** The program's own colour and nobody's name. */
    public static final Clinic NONE = new Clinic("", "", Optional.empty(), 0x0D6F8F);

    public Clinic {
        Objects.requireNonNull(name);
        Objects.requireNonNull(address);
        Objects.requireNonNull(logo);
        accent &= 0xFFFFFF;
    }

    /**
     * The logo as a data address.
     *
     * @throws ProblemException NAS-REPORT-LOGO where the file cannot be used
     */
    Optional<String> logoAddress() {
        return logo.map(Clinic::address);
    }

    /**
     * The bytes of a file that can be a report's picture: PNG or JPEG, at most 4 MB and 4000 px a side, and undamaged. Decodes
     * it to know; not for the UI thread.
     *
     * @throws ProblemException NAS-REPORT-LOGO where it cannot be one
     */
    public static byte[] readPicture(Path picture) {
        byte[] bytes = bytes(picture);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no reader");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                if (Math.max(reader.getWidth(0), reader.getHeight(0)) > LONGEST_SIDE) {
                    throw new ProblemException(
                            "NAS-REPORT-LOGO.side", "The clinic's picture for the report is longer than 4000 pixels.");
                }
                reader.read(0);
                return bytes;
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException("NAS-REPORT-LOGO.damaged", "The clinic's picture for the report is damaged.", e);
        }
    }

    /** As {@link #readPicture}, as a data address. */
    static String address(Path picture) {
        byte[] bytes = readPicture(picture);
        return "data:image/" + (isPng(bytes) ? "png" : "jpeg") + ";base64,"
                + Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(Path picture) {
        try {
            byte[] bytes = RegularFile.read(picture, LARGEST_LOGO)
                    .orElseThrow(() -> new ProblemException(
                            "NAS-REPORT-LOGO.size", "The clinic's picture for the report is larger than 4 MB."));
            boolean jpeg = bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8;
            if (!isPng(bytes) && !jpeg) {
                throw new ProblemException(
                        "NAS-REPORT-LOGO.kind", "The clinic's picture for the report has to be a PNG or JPEG file.");
            }
            return bytes;
        } catch (IOException e) {
            throw new ProblemException("NAS-REPORT-LOGO", "The clinic's picture for the report could not be read.", e);
        }
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length > 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
    }
}
