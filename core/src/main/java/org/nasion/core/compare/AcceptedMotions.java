package org.nasion.core.compare;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/**
 * Superimpositions that a person accepted, one file for each pair of films in a folder. They name films by their SHA-256 and
 * nobody but the person who accepted; they hold for the scales that the films had.
 */
public final class AcceptedMotions {

    private static final String FORMAT = "nasion-superimposition";
    private static final String ENDING = ".superimposition.json";
    private static final int LONGEST = 16;
    private static final long LARGEST_BYTES = 1L << 20;

    /** Two scales that differ by less give the same millimetres. */
    private static final double SAME_SCALE = 1e-6;

    private final Path folder;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public AcceptedMotions(Path folder) {
        this.folder = folder;
    }

    /**
     * The films of a pair.
     *
     * @param earlier        SHA-256 of the earlier film's file, hex
     * @param later          of the later one's
     * @param earlierMmPerPx scale of the earlier film
     * @param laterMmPerPx   of the later one
     */
    public record Pair(String earlier, String later, double earlierMmPerPx, double laterMmPerPx) {

        /** Whether both films are known by what is in their files. */
        public boolean isKnown() {
            return earlier.matches("[0-9a-f]{16,64}") && later.matches("[0-9a-f]{16,64}");
        }
    }

    /**
     * What was accepted.
     *
     * @param method      by its name
     * @param turnDegrees of the motion that lays the later film on the earlier one, counter-clockwise, y up
     * @param shiftXMm    after the turn
     * @param shiftYMm    after the turn
     * @param adjusted    whether the person moved it by hand
     * @param by          who accepted
     * @param at          when, ISO 8601 with the offset
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Accepted(
            String method,
            double turnDegrees,
            double shiftXMm,
            double shiftYMm,
            boolean adjusted,
            String by,
            String at,
            double earlierMmPerPx,
            double laterMmPerPx) {

        public RigidMotion motion() {
            return new RigidMotion(Math.toRadians(turnDegrees), new Point(shiftXMm, shiftYMm));
        }
    }

    /** The file. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Document(String format, int version, String earlier, String later, List<Accepted> accepted) {}

    /** What was accepted of a pair by a method; empty where nothing was, or the films have other scales now. */
    public Optional<Accepted> find(Pair pair, String method) {
        if (!pair.isKnown()) {
            return Optional.empty();
        }
        return read(pair).stream()
                .filter(one -> one.method().equals(method))
                .filter(one -> Math.abs(one.earlierMmPerPx() / pair.earlierMmPerPx() - 1) < SAME_SCALE
                        && Math.abs(one.laterMmPerPx() / pair.laterMmPerPx() - 1) < SAME_SCALE)
                .findFirst();
    }

    /**
     * Keeps what was accepted instead of what was before by the same method.
     *
     * @throws ProblemException NAS-COMPARE-UNKNOWN where a film's file is not known by its content, NAS-FILE-… where it cannot be written
     */
    public void keep(Pair pair, Accepted accepted) {
        if (!pair.isKnown()) {
            throw new ProblemException(
                    "NAS-COMPARE-UNKNOWN", "One of the films is in no file, so that nothing can be kept of it.");
        }
        List<Accepted> all = new ArrayList<>(read(pair));
        all.removeIf(one -> one.method().equals(accepted.method()));
        all.add(accepted);
        try {
            Files.createDirectories(folder);
            AtomicFile.writePrivate(
                    file(pair), json.writeValueAsBytes(new Document(FORMAT, 1, pair.earlier(), pair.later(), all)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of numbers and words always have a JSON form", e);
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-FILE-FOLDER.comparison", "The folder for the comparison could not be made.", e);
        }
    }

    /** A file that is damaged or of another kind holds nothing: what it would tell is found again by the method. */
    private List<Accepted> read(Pair pair) {
        Path file = file(pair);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_BYTES) {
                return List.of();
            }
            Document document = json.readValue(Files.readAllBytes(file), Document.class);
            boolean same = FORMAT.equals(document.format())
                    && pair.earlier().equals(document.earlier())
                    && pair.later().equals(document.later());
            return same && document.accepted() != null ? document.accepted() : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path file(Pair pair) {
        return folder.resolve(
                pair.earlier().substring(0, LONGEST) + "-" + pair.later().substring(0, LONGEST) + ENDING);
    }
}
