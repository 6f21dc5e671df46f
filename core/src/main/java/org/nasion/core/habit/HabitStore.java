package org.nasion.core.habit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.NewFolder;
import org.nasion.core.storage.Sha256;
import org.nasion.core.storage.WriteFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what people taught: one readable JSON file per person and source in one folder. Where there is a place that other
 * computers share, it is kept there and the file is a copy of it, with which the program goes on when that place does not
 * answer. Safe for several threads.
 */
public final class HabitStore {

    private static final Logger LOG = LoggerFactory.getLogger(HabitStore.class);
    private static final long LARGEST_BYTES = 8L << 20; // two hundred films of thirty points are a twentieth of this
    private static final int READABLE = 40;
    private static final int TRIES = 10;
    private static final long LET_ALONE_NANOS = 60_000_000_000L;

    private final HabitFormat format = new HabitFormat();
    private final Path folder;
    private Supplier<Optional<SharedHabits>> shared = Optional::empty;
    private long askedAgain = System.nanoTime();

    /** @param folder made when the first lesson is kept */
    public HabitStore(Path folder) {
        this.folder = Objects.requireNonNull(folder);
    }

    /**
     * Keeps habits in a place that other computers share, too.
     *
     * @param where asked each time, empty while there is none; may throw a {@code ProblemException}
     */
    public synchronized void keepAlsoIn(Supplier<Optional<SharedHabits>> where) {
        shared = Objects.requireNonNull(where);
    }

    /** The folder in which everything is kept. */
    public Path folder() {
        return folder;
    }

    /** Whether there is a place that other computers share, be it that it does not answer now. Off the UI thread. */
    public synchronized boolean isShared() {
        try {
            return shared.get().isPresent();
        } catch (ProblemException e) {
            return true;
        }
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
        return change(person, source, copy(person, source), UnaryOperator.identity(), true);
    }

    private Optional<HabitFile> copy(String person, String source) {
        Path file = file(person, source);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /**
     * Changes what is known, here and in the place that is shared.
     *
     * @param alone whether to go on with the copy where that place does not answer; else this is told
     */
    private HabitFile change(
            String person, String source, Optional<HabitFile> copy, UnaryOperator<JoinedHabit> work, boolean alone) {
        HabitFile after = together(alone, place -> change(place, person, source, copy, work))
                .orElseGet(() -> work.apply(JoinedHabit.of(copy.orElseGet(() -> fresh(person, source))))
                        .file());
        return copy.filter(after::equals).isPresent() || copy.isEmpty() && isNothing(after) ? after : save(after);
    }

    private HabitFile change(
            SharedHabits place,
            String person,
            String source,
            Optional<HabitFile> copy,
            UnaryOperator<JoinedHabit> work) {
        for (int i = 0; i < TRIES; i++) {
            Optional<SharedHabits.Entry> entry = place.find(person, source);
            Optional<JoinedHabit> before = entry.map(kept -> new JoinedHabit(file(kept), kept.known()));
            JoinedHabit joined = before.map(there -> copy.map(there::with).orElse(there))
                    .orElseGet(() -> JoinedHabit.of(copy.orElseGet(() -> fresh(person, source))));
            JoinedHabit after = work.apply(joined);
            if (before.filter(after::equals).isPresent() || before.isEmpty() && isNothing(after.file())) {
                return after.file();
            }
            if (place.put(new SharedHabits.Entry(
                    person,
                    source,
                    new String(format.bytes(after.file()), StandardCharsets.UTF_8),
                    after.known(),
                    entry.map(SharedHabits.Entry::version).orElse(0L)))) {
                return after.file();
            }
        }
        throw new ProblemException(
                "NAS-LIBRARY-BUSY", "Another program is writing to the library; try again in a moment.");
    }

    private static boolean isNothing(HabitFile file) {
        return file.lessons().isEmpty() && file.on();
    }

    /** Asks the place that is shared, unless there is none; one that did not answer is let alone for a while. */
    private <T> Optional<T> together(boolean alone, Function<SharedHabits, T> work) {
        if (alone && System.nanoTime() - askedAgain < 0) {
            return Optional.empty();
        }
        try {
            return shared.get().map(work);
        } catch (ProblemException e) {
            if (!alone || !e.problem().code().startsWith("NAS-LIBRARY")) {
                throw e;
            }
            LOG.info("Habits are read from this computer alone: {}", e.problem().code());
            askedAgain = System.nanoTime() + LET_ALONE_NANOS;
            return Optional.empty();
        }
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
        return change(
                person,
                source,
                copy(person, source),
                joined -> new JoinedHabit(learned(joined.file(), lesson), joined.known()),
                true);
    }

    private static HabitFile learned(HabitFile file, Lesson lesson) {
        Lesson kept = lesson.keyed(file.key(lesson.film()));
        Optional<Lesson> known = file.lessons().stream()
                .filter(other -> other.film().equals(kept.film()))
                .findFirst();
        boolean news = known.map(earlier -> !earlier.equals(kept)).orElse(kept.teaches());
        return news ? file.with(kept) : file;
    }

    /** All that can be read, by person and source. */
    public synchronized List<HabitFile> all() {
        Map<List<String>, HabitFile> found = new TreeMap<>(
                Comparator.<List<String>, String>comparing(List::getFirst).thenComparing(List::getLast));
        copies().forEach(file -> found.put(List.of(file.person(), file.source()), file));
        together(true, SharedHabits::all)
                .orElse(List.of())
                .forEach(entry -> found.putIfAbsent(List.of(entry.person(), entry.source()), file(entry)));
        // With each other's films; a copy that cannot be read is told where its habit is asked for.
        return found.values().stream()
                .filter(file -> readable(file.person(), file.source()).isPresent()
                        || !Files.exists(file(file.person(), file.source())))
                .map(file -> open(file.person(), file.source()))
                .toList();
    }

    private List<HabitFile> copies() {
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
        return found;
    }

    /**
     * Follows a habit or not; what was learned stays.
     *
     * @throws ProblemException NAS-LIBRARY-… where the place that is shared does not answer; nothing is changed then
     */
    public synchronized HabitFile turn(String person, String source, boolean on) {
        return change(
                person,
                source,
                copy(person, source),
                joined -> new JoinedHabit(joined.file().turned(on), joined.known()),
                false);
    }

    /**
     * Forgets all that a person taught on a source. What is not followed is not followed afterwards either.
     *
     * @throws ProblemException NAS-LIBRARY-… where the place that is shared does not answer; nothing is changed then
     */
    public synchronized void forget(String person, String source) {
        HabitFile left = change(
                person,
                source,
                readable(person, source),
                joined -> joined.replacedBy(
                        fresh(person, source).turned(joined.file().on())),
                false);
        if (left.on()) {
            try {
                Files.deleteIfExists(file(person, source));
            } catch (IOException e) {
                throw WriteFailure.of(e, file(person, source));
            }
        }
    }

    /** The copy, as far as it can be read: what cannot can still be forgotten, and something else can take its place. */
    private Optional<HabitFile> readable(String person, String source) {
        try {
            return copy(person, source);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** Writes a habit where a person can take it along from. */
    public void export(HabitFile file, Path target) {
        AtomicFile.writePrivate(target, format.bytes(file));
    }

    /**
     * Takes over a habit that was exported, for this person and source, in place of what was known.
     *
     * @throws ProblemException NAS-HABIT-DAMAGED or NAS-HABIT-NEWER; nothing is changed then
     */
    public synchronized HabitFile importFrom(Path from, String person, String source) {
        HabitFile other = read(from);
        return change(
                person, source, readable(person, source), joined -> joined.replacedBy(other.of(person, source)), false);
    }

    private HabitFile save(HabitFile next) {
        NewFolder.make(folder);
        AtomicFile.writePrivate(file(next.person(), next.source()), format.bytes(next));
        return next;
    }

    private HabitFile read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw HabitFormat.damaged();
            }
            return format.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw HabitFormat.damaged();
        }
    }

    private HabitFile file(SharedHabits.Entry entry) {
        return format.read(entry.document().getBytes(StandardCharsets.UTF_8)).of(entry.person(), entry.source());
    }
}
