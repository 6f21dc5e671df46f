package org.nasion.core.habit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.NewFolder;
import org.nasion.core.storage.Sha256;
import org.nasion.core.storage.WriteFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what people taught: one readable JSON file per person and source in one folder. Safe for several threads. */
public final class HabitStore {

    private static final Logger LOG = LoggerFactory.getLogger(HabitStore.class);
    private static final long LARGEST_BYTES = 8L << 20; // two hundred films of thirty points are a twentieth of this
    private static final int READABLE = 40;

    private final ObjectMapper json = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Path folder;

    /** @param folder made when the first lesson is kept */
    public HabitStore(Path folder) {
        this.folder = Objects.requireNonNull(folder);
    }

    /** The folder in which everything is kept. */
    public Path folder() {
        return folder;
    }

    /** The file of a person and a source: both names as far as a file name may hold them, and a hash that tells likes apart. */
    public Path file(String person, String source) {
        String hash = Sha256.hex((person + "\0" + source).getBytes(StandardCharsets.UTF_8))
                .substring(0, 8);
        return folder.resolve(readable(person) + "--" + readable(source) + "-" + hash + ".json");
    }

    private static String readable(String name) {
        String safe = name.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]+", "_");
        return safe.substring(0, Math.min(READABLE, safe.length()));
    }

    /**
     * What is known of a person and a source; an empty file where there is nothing yet.
     *
     * @throws ProblemException NAS-HABIT-DAMAGED or NAS-HABIT-NEWER
     */
    public synchronized HabitFile open(String person, String source) {
        Path file = file(person, source);
        return Files.exists(file) ? read(file) : fresh(person, source);
    }

    private static HabitFile fresh(String person, String source) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new HabitFile(person, source, true, HexFormat.of().formatHex(salt), List.of());
    }

    /**
     * Keeps what a film taught; a later review takes the place of an earlier one, and what teaches nothing is only kept
     * in such a place.
     *
     * @param lesson its film by the film's own identity, which is salted and hashed here
     * @throws ProblemException as {@link #open} and {@link AtomicFile#writePrivate}
     */
    public synchronized HabitFile learn(String person, String source, Lesson lesson) {
        HabitFile file = open(person, source);
        Lesson kept = lesson.keyed(file.key(lesson.film()));
        Optional<Lesson> known = file.lessons().stream()
                .filter(other -> other.film().equals(kept.film()))
                .findFirst();
        boolean news = known.map(earlier -> !earlier.equals(kept)).orElse(kept.teaches());
        return news ? save(file.with(kept)) : file;
    }

    /** All that can be read, by person and source. */
    public synchronized List<HabitFile> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<HabitFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> {
                        try {
                            found.add(read(file));
                        } catch (ProblemException e) {
                            LOG.warn(
                                    "A file of the folder of habits was left out: {}",
                                    e.problem().code());
                        }
                    });
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-HABIT-FOLDER", "The folder of what was learned of people may not be read.", e);
        }
        found.sort(Comparator.comparing(HabitFile::person).thenComparing(HabitFile::source));
        return List.copyOf(found);
    }

    /** Follows a habit or not; what was learned stays. */
    public synchronized HabitFile turn(String person, String source, boolean on) {
        return save(open(person, source).turned(on));
    }

    /** Forgets all that a person taught on a source. What is not followed is not followed afterwards either. */
    public synchronized void forget(String person, String source) {
        boolean on;
        try {
            on = open(person, source).on();
        } catch (ProblemException e) {
            on = true; // what cannot be read can still be forgotten
        }
        if (!on) {
            save(fresh(person, source).turned(false));
            return;
        }
        try {
            Files.deleteIfExists(file(person, source));
        } catch (IOException e) {
            throw WriteFailure.of(e, file(person, source));
        }
    }

    /** Writes a habit where a person can take it along from. */
    public void export(HabitFile file, Path target) {
        AtomicFile.writePrivate(target, bytes(file));
    }

    /**
     * Takes over a habit that was exported, for this person and source, in place of what was known.
     *
     * @throws ProblemException NAS-HABIT-DAMAGED or NAS-HABIT-NEWER; nothing is changed then
     */
    public synchronized HabitFile importFrom(Path from, String person, String source) {
        HabitFile other = read(from);
        return save(new HabitFile(person, source, other.on(), other.salt(), other.lessons()));
    }

    private HabitFile save(HabitFile next) {
        NewFolder.make(folder);
        AtomicFile.writePrivate(file(next.person(), next.source()), bytes(next));
        return next;
    }

    private byte[] bytes(HabitFile file) {
        try {
            return json.writeValueAsBytes(HabitDocument.of(file));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a habit always has a JSON form", e);
        }
    }

    private HabitFile read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw damaged();
            }
            HabitDocument document = json.readValue(Files.readAllBytes(file), HabitDocument.class);
            if (document == null || !HabitDocument.FORMAT.equals(document.format())) {
                throw damaged();
            }
            if (document.version() > HabitDocument.VERSION) {
                throw new ProblemException(
                        "NAS-HABIT-NEWER",
                        "What was learned of this person was written by a newer Nasion; update the program to use it.");
            }
            return document.toFile();
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw damaged();
        }
    }

    private static ProblemException damaged() {
        return new ProblemException(
                "NAS-HABIT-DAMAGED",
                "The file of what was learned of this person cannot be read; the network's own points are shown.");
    }
}
