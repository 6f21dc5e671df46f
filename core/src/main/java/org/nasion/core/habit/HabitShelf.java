package org.nasion.core.habit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.nasion.core.problem.ProblemException;

/**
 * What the program follows: takes lessons at once, and gives habits that know all lessons handed in before. Safe for several
 * threads; only {@link #hand} returns without reading a file, everything else belongs off the UI thread.
 */
public final class HabitShelf {

    /**
     * Whose habit, on films of which source, beside the places of which network.
     *
     * @param person  as the history of points has the name
     * @param source  as {@link HabitFile#source}
     * @param network name and version
     */
    public record Hand(String person, String source, String network) {
        public Hand {
            Objects.requireNonNull(person);
            Objects.requireNonNull(source);
            Objects.requireNonNull(network);
        }
    }

    /**
     * What is known of a hand.
     *
     * @param file    as it is kept
     * @param learned what it teaches on the places of the hand's network
     */
    public record Known(HabitFile file, Habit learned) {

        /** What proposals follow: nothing where it is off or there are too few films. */
        public Habit followed() {
            return file.on() && learned.isEnough() ? learned : Habit.NONE;
        }
    }

    private record Handed(String person, String source, Lesson lesson) {}

    private final HabitStore store;
    private final Queue<Handed> handed = new ConcurrentLinkedQueue<>();
    private final Set<Hand> begun = new HashSet<>();
    private final Map<Hand, Known> learned = new HashMap<>();

    public HabitShelf(HabitStore store) {
        this.store = Objects.requireNonNull(store);
    }

    /**
     * Hands in what a film taught; returns at once. It is kept on disk with the next call of any other method.
     *
     * @param lesson its film by the film's own identity
     */
    public void hand(String person, String source, Lesson lesson) {
        handed.add(new Handed(person, source, lesson));
    }

    /**
     * What is known of a hand, everything handed in included.
     *
     * @throws ProblemException as {@link HabitStore#open} and {@link HabitStore#learn}; what was handed in is then dropped
     */
    public synchronized Known known(Hand hand) {
        keep();
        HabitFile file = store.open(hand.person(), hand.source());
        Known before = learned.get(hand);
        if (before == null || !before.file().lessons().equals(file.lessons())) {
            before = new Known(file, file.learned(hand.network()));
        }
        Known now = new Known(file, before.learned());
        learned.put(hand, now);
        return now;
    }

    /** Writes what was handed in. */
    public synchronized void keep() {
        for (Handed next = handed.poll(); next != null; next = handed.poll()) {
            String network = next.lesson().network();
            int before = store.open(next.person(), next.source()).films(network);
            HabitFile after = store.learn(next.person(), next.source(), next.lesson());
            if (after.on() && before < Habit.FILMS_TO_BEGIN && after.films(network) >= Habit.FILMS_TO_BEGIN) {
                begun.add(new Hand(next.person(), next.source(), network));
            }
        }
    }

    /** Whether a habit has films enough since the last time that this was asked: true once. */
    public synchronized boolean takeBegun(Hand hand) {
        return begun.remove(hand);
    }

    /** Keeps habits in a place that other computers share, too, from now on; as {@link HabitStore#keepAlsoIn}. */
    public void keepAlsoIn(Supplier<Optional<SharedHabits>> shared) {
        store.keepAlsoIn(shared);
    }

    /** Where habits are kept. */
    public Path folder() {
        return store.folder();
    }

    /** Whether other computers share them. Off the UI thread. */
    public boolean isShared() {
        return store.isShared();
    }

    /** All that is kept, by person and source. */
    public synchronized List<HabitFile> all() {
        keep();
        return store.all();
    }

    /** Follows a habit or not; what was learned stays. */
    public synchronized void turn(String person, String source, boolean on) {
        keep();
        store.turn(person, source, on);
    }

    /** Forgets all that a person taught on a source, what was handed in and not yet kept included. */
    public synchronized void forget(String person, String source) {
        handed.removeIf(
                waiting -> waiting.person().equals(person) && waiting.source().equals(source));
        store.forget(person, source);
    }

    /** Writes a habit where a person can take it along from. */
    public synchronized void export(String person, String source, Path target) {
        keep();
        store.export(store.open(person, source), target);
    }

    /** Takes over a habit that was exported, in place of what was known. */
    public synchronized void importFrom(Path from, String person, String source) {
        keep();
        store.importFrom(from, person, source);
    }
}
