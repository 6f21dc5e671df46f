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
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/**
 * Accepted superimpositions of films that are in no library: one file for each pair of films in a folder, which names the films
 * by their SHA-256 and nobody but the person who accepted.
 */
public final class MotionFiles implements AcceptedMotions {

    private static final String FORMAT = "nasion-superimposition";
    private static final String ENDING = ".superimposition.json";
    private static final int LONGEST = 16;
    private static final long LARGEST_BYTES = 1L << 20;

    private final Path folder;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public MotionFiles(Path folder) {
        this.folder = folder;
    }

    /** The file. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Document(String format, int version, String earlier, String later, List<Accepted> accepted) {}

    @Override
    public Optional<Accepted> find(Pair pair, String method) {
        if (!pair.isKnown()) {
            return Optional.empty();
        }
        return read(pair).stream()
                .filter(one -> one.method().equals(method))
                .filter(one -> one.holdsFor(pair))
                .findFirst();
    }

    @Override
    public void keep(Pair pair, Accepted accepted) {
        pair.requireKnown();
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
