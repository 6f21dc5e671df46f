package org.nasion.core.dicomweb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bodies of several parts (RFC 2387 and 2046), as DICOMweb sends objects in. */
final class MultipartRelated {

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PARTS = 10_000;

    /** A body to be sent, in pieces that are not copied. */
    record Body(String contentType, List<byte[]> pieces) {}

    private MultipartRelated() {}

    static boolean isMultipart(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Objects as one body; the boundary is made of chance and is in none of them. */
    static Body of(List<byte[]> objects) {
        String boundary = "nasion-" + UUID.randomUUID();
        List<byte[]> pieces = new ArrayList<>();
        for (byte[] object : objects) {
            pieces.add(ascii("--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n"));
            pieces.add(object);
            pieces.add(ascii("\r\n"));
        }
        pieces.add(ascii("--" + boundary + "--\r\n"));
        return new Body("multipart/related; type=\"application/dicom\"; boundary=" + boundary, pieces);
    }

    /**
     * The contents of the parts, without their headers.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-PACS-ANSWER where it is no such body, NAS-PACS-TRUNCATED
     *                                                  where its end is missing
     */
    static List<byte[]> parts(String contentType, byte[] body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw PacsProblems.answer();
        }
        byte[] delimiter = ascii("--" + (matcher.group(1) != null ? matcher.group(1) : matcher.group(2)));
        List<byte[]> parts = new ArrayList<>();
        int at = delimiterFrom(body, delimiter, 0);
        if (at < 0) {
            throw body.length == 0 ? PacsProblems.truncated() : PacsProblems.answer();
        }
        while (true) {
            int after = at + delimiter.length;
            if (after + 1 < body.length && body[after] == '-' && body[after + 1] == '-') {
                return parts;
            }
            int end = delimiterFrom(body, delimiter, after);
            int start = contentStart(body, after);
            if (end < 0 || start > end) {
                throw PacsProblems.truncated();
            }
            if (parts.size() == MAX_PARTS) {
                throw PacsProblems.answer();
            }
            // The line break before a delimiter belongs to it.
            int stop = end >= 2 && body[end - 2] == '\r' && body[end - 1] == '\n' ? end - 2 : end - 1;
            parts.add(Arrays.copyOfRange(body, start, Math.max(start, stop)));
            at = end;
        }
    }

    /** After the empty line that ends a part's headers; the end of the body where there is none. */
    private static int contentStart(byte[] body, int from) {
        for (int i = from; i + 3 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n' && body[i + 2] == '\r' && body[i + 3] == '\n') {
                return i + 4;
            }
        }
        return body.length + 1;
    }

    /** The next delimiter that stands at the beginning of a line; −1 where there is none. */
    private static int delimiterFrom(byte[] body, byte[] delimiter, int from) {
        for (int i = from; i <= body.length - delimiter.length; i++) {
            if (body[i] == '-'
                    && (i == 0 || body[i - 1] == '\n')
                    && Arrays.equals(body, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
