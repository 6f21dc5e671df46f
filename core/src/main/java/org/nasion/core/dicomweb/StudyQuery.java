package org.nasion.core.dicomweb;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is looked for; whatever is empty does not restrict.
 *
 * @param patientName as people write it, {@code Muster} or {@code Muster, Erika}; the beginning is enough; {@code *} and
 *                    {@code ?} stand for any text and any one character
 * @param patientId   exactly
 * @param from        first day of the study
 * @param to          last day of the study
 */
public record StudyQuery(String patientName, String patientId, Optional<LocalDate> from, Optional<LocalDate> to) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");

    public StudyQuery {
        Objects.requireNonNull(patientName);
        Objects.requireNonNull(patientId);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new IllegalArgumentException("the first day is after the last");
        }
    }

    /** The matching of QIDO-RS (PS3.18 8.3.4.1), encoded for an address, with a leading question mark. */
    String parameters(int limit) {
        List<String> terms = new ArrayList<>();
        String name = personName();
        if (!name.isEmpty()) {
            terms.add("PatientName=" + pattern(name.endsWith("*") ? name : name + "*"));
        }
        if (!patientId.isBlank()) {
            terms.add("PatientID=" + encoded(patientId.strip()));
        }
        if (from.isPresent() || to.isPresent()) {
            terms.add("StudyDate="
                    + (from.equals(to)
                            ? DATE.format(from.get())
                            : from.map(DATE::format).orElse("") + "-"
                                    + to.map(DATE::format).orElse("")));
        }
        terms.add("includefield=StudyDescription");
        terms.add("includefield=ModalitiesInStudy");
        terms.add("limit=" + limit);
        return "?" + String.join("&", terms);
    }

    /** {@code Muster, Erika} as DICOM has it: {@code Muster^Erika}. */
    private String personName() {
        String[] parts =
                patientName.replaceAll("[\\\\^=\\p{Cntrl}]", " ").strip().split(",", 2);
        return parts.length == 2 && !parts[1].isBlank() ? parts[0].strip() + "^" + parts[1].strip() : parts[0].strip();
    }

    /**
     * A name for an address. What would have to be escaped is asked for as "any one character" where that finds
     * hardly more: some archives do not undo escapes in names, and letters with accents come in several encodings.
     */
    private static String pattern(String name) {
        StringBuilder pattern = new StringBuilder();
        name.codePoints().forEach(c -> {
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "*-.".indexOf(c) >= 0);
            boolean latin = c < 128 || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
            pattern.append(plain ? Character.toString(c) : latin ? "?" : encoded(Character.toString(c)));
        });
        return pattern.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
