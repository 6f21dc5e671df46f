package org.nasion.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.nasion.core.problem.ProblemException;

/**
 * Who hands the report over.
 *
 * @param name    may be empty
 * @param address lines divided by line ends or commas; may be empty
 * @param logo    a PNG or JPEG file
 * @param accent  colour of headings, 0xRRGGBB
 */
public record Clinic(String name, String address, Optional<Path> logo, int accent) {

    private static final long LARGEST_LOGO = 4 << 20;

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

    static String address(Path picture) {
        try {
            if (Files.size(picture) > LARGEST_LOGO) {
                throw new ProblemException("NAS-REPORT-LOGO", "The clinic's picture for the report is larger than 4 MB.");
            }
            byte[] bytes = Files.readAllBytes(picture);
            boolean png = bytes.length > 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
            boolean jpeg = bytes.length > 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8;
            if (!png && !jpeg) {
                throw new ProblemException("NAS-REPORT-LOGO", "The clinic's picture for the report has to be a PNG or JPEG file.");
            }
            return "data:image/" + (png ? "png" : "jpeg") + ";base64," + Base64.getEncoder().encodeToString(bytes);
        } catch (IOException e) {
            throw new ProblemException("NAS-REPORT-LOGO", "The clinic's picture for the report could not be read.", e);
        }
    }
}
