package org.nasion.core.library;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.nasion.core.problem.ProblemException;

/**
 * What stands beside the case files of an exported library, in {@value #NAME}: what cases do not say.
 *
 * @param format   {@value #FORMAT}
 * @param version  1
 * @param patients in the order of their names
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ExportDocument(String format, int version, List<PatientPart> patients) {

    static final String NAME = "library.json";
    private static final String FORMAT = "nasion-library";
    private static final long LARGEST_BYTES = 1L << 30;

    /**
     * @param birthDate        ISO date or empty
     * @param superimpositions that people accepted of these films
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record PatientPart(
            String id,
            String issuer,
            String name,
            String birthDate,
            String sex,
            Set<String> tags,
            String notes,
            List<FilmPart> films,
            List<Motions.Kept> superimpositions) {}

    /**
     * @param caseFile path below the folder, with {@code /}
     * @param taken    ISO date or empty
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record FilmPart(String caseFile, String taken, FilmState state) {}

    static byte[] of(List<PatientPart> patients) {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsBytes(new ExportDocument(FORMAT, 1, patients));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an export always has a JSON form", e);
        }
    }

    /** @throws ProblemException NAS-LIBRARY-EXPORT-DAMAGED */
    static ExportDocument read(Path file) {
        try {
            if (Files.size(file) <= LARGEST_BYTES) {
                ExportDocument document = JsonMapper.builder()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .readValue(Files.readAllBytes(file), ExportDocument.class);
                if (document != null && FORMAT.equals(document.format()) && document.version() == 1) {
                    return document;
                }
            }
        } catch (IOException e) {
            // Jackson's message quotes the content, which names patients.
        }
        throw new ProblemException(
                "NAS-LIBRARY-EXPORT-DAMAGED", "The file {0} of the exported library cannot be read.", NAME);
    }
}
