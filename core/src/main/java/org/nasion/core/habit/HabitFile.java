package org.nasion.core.habit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nasion.core.storage.Sha256;

/**
 * What one person taught on the films of one source. Nothing in it names a patient or a film: a film is known by a hash
 * that is salted for this file, so that a film that is reviewed again is not learned twice.
 *
 * @param person  as the history of points has the name
 * @param source  the device that the films come from, or {@link #PICTURES}
 * @param on      whether proposals follow it
 * @param salt    of the films' keys
 * @param lessons oldest first, at most {@value #MOST_LESSONS}
 */
public record HabitFile(String person, String source, boolean on, String salt, List<Lesson> lessons) {

    /** The source of films that name no device, such as JPEG files. */
    public static final String PICTURES = "pictures";

    private static final int MOST_LESSONS = 200; // older ones are dropped: hands change, and these are plenty

    public HabitFile {
        Objects.requireNonNull(person);
        Objects.requireNonNull(source);
        Objects.requireNonNull(salt);
        lessons = List.copyOf(lessons.subList(Math.max(0, lessons.size() - MOST_LESSONS), lessons.size()));
    }

    /** The key of a film's lesson. */
    public String key(String filmId) {
        return Sha256.hex((salt + "/" + filmId).getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    /** The same with one more lesson, which takes the place of an earlier one of the same film. */
    public HabitFile with(Lesson lesson) {
        List<Lesson> next = new ArrayList<>(lessons);
        next.removeIf(known -> known.film().equals(lesson.film()));
        next.add(lesson);
        return new HabitFile(person, source, on, salt, next);
    }

    /** The same, followed or not. */
    public HabitFile turned(boolean next) {
        return new HabitFile(person, source, next, salt, lessons);
    }

    /** What the lessons teach, whether it is followed or not. */
    public Habit learned() {
        return Habit.of(lessons);
    }

    /** What proposals follow: nothing where it is off. */
    public Habit followed() {
        return on ? learned() : Habit.NONE;
    }
}
