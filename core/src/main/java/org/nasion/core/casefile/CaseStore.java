package org.nasion.core.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.GivenName;
import org.nasion.core.storage.RegularFile;
import org.nasion.core.storage.Sha256;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Tracing;

/**
 * Reads and writes case files: JSON, UTF-8, with {@code format} and {@code version} first, landmarks
 * by their codes, coordinates in image space. Numbers survive writing and reading to the last digit.
 * {@code docs/case-file.md} describes every field.
 */
public final class CaseStore {

    /** The ending of case files, with the dot. */
    public static final String EXTENSION = ".nasion";

    static final String FORMAT = "nasion-case";
    static final int VERSION = 2;

    /** A case of ten thousand points would be a tenth of this; what is larger is no case. */
    private static final long LARGEST_BYTES = 16L << 20;

    /** Unknown fields are passed over, for newer programs may add some; all else has to be exactly what it should be. */
    private final ObjectMapper json = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Float,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.TryConvert))
            .withCoercionConfig(
                    LogicalType.Integer,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
            .withCoercionConfig(
                    LogicalType.Boolean,
                    config -> config.setCoercion(CoercionInputShape.Boolean, CoercionAction.TryConvert))
            .build();

    private final String program;
    private final Clock clock;

    /** @param program name and version that is noted in the files it writes */
    public CaseStore(String program, Clock clock) {
        this.program = program;
        this.clock = clock;
    }

    /** Writes a case so that the old file stays whole whatever happens; a new one only its owner may read. */
    public void save(Path file, CaseFile content) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AtomicFile.writePrivate(file, toJson(content, now));
    }

    /**
     * @throws ProblemException NAS-CASE-MISSING, NAS-CASE-DENIED, NAS-CASE-DAMAGED, NAS-CASE-NEWER or NAS-CASE-FOREIGN;
     *                          the file is never changed by reading
     */
    public CaseFile open(Path given) {
        Path file = GivenName.existing(given);
        byte[] bytes;
        try {
            RegularFile.require(file);
            if (Files.size(file) > LARGEST_BYTES) {
                throw foreign();
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ProblemException("NAS-CASE-MISSING", "The case file is not there.", e);
        } catch (AccessDeniedException e) {
            throw new ProblemException("NAS-CASE-DENIED", "The case file may not be read with your rights.", e);
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-CASE-DAMAGED.read", "The case file could not be read; it has not been changed.", e);
        }
        return fromJson(bytes);
    }

    /** A case as it stands in its file, for whoever keeps it elsewhere. */
    public byte[] document(CaseFile content) {
        return toJson(content, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * The case of a document.
     *
     * @throws ProblemException NAS-CASE-DAMAGED, NAS-CASE-NEWER or NAS-CASE-FOREIGN
     */
    public CaseFile read(byte[] document) {
        return fromJson(document);
    }

    /**
     * The content of a file, by which a later look tells whether somebody else has changed it; no clock is trusted for that.
     *
     * @return SHA-256 in hex; empty where there is no file or it cannot be read
     */
    public static Optional<String> fingerprint(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST_BYTES
                    ? Optional.of(Sha256.hex(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Loads what writing needs, so that the first edit of a cold program is not kept later than the others. */
    void warmUp() {
        toJson(
                new CaseFile(
                        new CaseFile.Film("", "", 1, 1),
                        new CaseContent(Tracing.EMPTY, new Calibration.Uncalibrated(1)),
                        Optional.empty(),
                        Optional.empty()),
                Instant.EPOCH);
    }

    private byte[] toJson(CaseFile content, Instant savedAt) {
        try {
            return json.writeValueAsBytes(CaseDocument.of(content, program, savedAt));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a case always has a JSON form", e);
        }
    }

    private CaseFile fromJson(byte[] bytes) {
        try {
            CaseDocument document = json.readValue(bytes, CaseDocument.class);
            if (document == null || !FORMAT.equals(document.format())) {
                throw foreign();
            }
            if (document.version() > VERSION) {
                throw new ProblemException(
                        "NAS-CASE-NEWER", "The case was written by a newer Nasion; update the program to open it.");
            }
            if (document.version() < 1) {
                throw new IllegalArgumentException("there is no version " + document.version());
            }
            document.requireSense();
            return document.toCase();
        } catch (IOException | IllegalArgumentException | NullPointerException | DateTimeException e) {
            // Jackson's message quotes the content, which may name the patient: it must not travel as a cause.
            throw new ProblemException(
                    "NAS-CASE-DAMAGED", "The case file is damaged and cannot be read; it has not been changed.");
        }
    }

    private static ProblemException foreign() {
        return new ProblemException("NAS-CASE-FOREIGN", "This is not a Nasion case file.");
    }
}
