package org.nasion.core.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.Sha256;

/**
 * Closes a study: a list of all of its files with their SHA-256 and one digest over it, under a person's name. Whoever knows the
 * digest, as from a paper, can tell whether anything was changed since. It is a statement, not a cryptographic signature.
 */
public final class Freeze {

    private final StudyFolder study;
    private final Clock clock;

    public Freeze(StudyFolder study, Clock clock) {
        this.study = study;
        this.clock = clock;
    }

    /**
     * @param by        who closes it
     * @param statement that person's words; may be empty
     * @return the digest
     * @throws ProblemException NAS-STUDY-FROZEN where it is closed already
     */
    public String freeze(String by, String statement) {
        if (study.isFrozen()) {
            throw new ProblemException("NAS-STUDY-FROZEN", "The study is frozen; nothing in it can be changed.");
        }
        Map<String, String> files = files();
        String digest = digest(files);
        AtomicFile.write(
                study.root().resolve(StudyFolder.FROZEN),
                StudyFolder.bytes(new StudyDocument.Frozen(
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), by, statement, files, digest)));
        return digest;
    }

    /** What differs from when the study was closed, one sentence each; empty where nothing does. */
    public List<String> differences() {
        StudyDocument.Frozen frozen =
                StudyFolder.read(study.root().resolve(StudyFolder.FROZEN), StudyDocument.Frozen.class);
        Map<String, String> now = files();
        List<String> differences = new ArrayList<>();
        if (!digest(frozen.files()).equals(frozen.digest())) {
            differences.add("The list of files was changed.");
        }
        frozen.files().forEach((file, sha) -> {
            if (!now.containsKey(file)) {
                differences.add(file + " is missing.");
            } else if (!now.get(file).equals(sha)) {
                differences.add(file + " was changed.");
            }
        });
        now.keySet().stream()
                .filter(file -> !frozen.files().containsKey(file))
                .forEach(file -> differences.add(file + " was added."));
        return differences;
    }

    /**
     * Sees to it that the study is closed and as it was then: what leaves it has to be what was closed.
     *
     * @throws ProblemException NAS-STUDY-OPEN
     */
    public void requireUnchanged() {
        if (!study.isFrozen()) {
            throw new ProblemException("NAS-STUDY-OPEN", "The study is not frozen; it has to be closed first.");
        }
        List<String> differences = differences();
        if (!differences.isEmpty()) {
            throw new ProblemException(
                    "NAS-STUDY-OPEN.changed",
                    "The study was changed since it was frozen: {0}",
                    String.join(" ", differences));
        }
    }

    /** The digest of a closed study. */
    public String digest() {
        return StudyFolder.read(study.root().resolve(StudyFolder.FROZEN), StudyDocument.Frozen.class)
                .digest();
    }

    /** All files but the key, which may be destroyed, and hidden ones. */
    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(study.root())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = study.root().relativize(path).toString().replace('\\', '/');
                if (!name.equals(StudyFolder.KEY)
                        && !name.equals(StudyFolder.FROZEN)
                        && !path.getFileName().toString().startsWith(".")) {
                    files.put(name, Sha256.hex(Files.readAllBytes(path)));
                }
            }
        } catch (IOException e) {
            throw new ProblemException("NAS-STUDY-READ", "A file of the study cannot be read.", e);
        }
        return files;
    }

    private static String digest(Map<String, String> files) {
        StringBuilder list = new StringBuilder();
        new TreeMap<>(files)
                .forEach((file, sha) ->
                        list.append(sha).append("  ").append(file).append('\n'));
        return Sha256.hex(list.toString().getBytes(StandardCharsets.UTF_8));
    }
}
