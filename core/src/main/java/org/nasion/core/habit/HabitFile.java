package org.nasion.core.habit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nasion.core.image.Acquisition;
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
        return Sha256.hex((salt + "/" + filmId).getBytes(StandardCharsets.UTF_8))
                .substring(0, 32);
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

    /** The same lessons as those of a person on a source. */
    HabitFile of(String taught, String device) {
        return new HabitFile(taught, device, on, salt, lessons);
    }

    /** What the lessons on the places of one network teach, whether it is followed or not. */
    public Habit learned(String network) {
        return Habit.of(lessons.stream()
                .filter(lesson -> lesson.network().equals(network))
                .toList());
    }

    /** Films that taught on the places of one network. */
    public int films(String network) {
        return (int) lessons.stream()
                .filter(Lesson::teaches)
                .filter(lesson -> lesson.network().equals(network))
                .count();
    }

    /** Films that were reviewed with other networks, whose places teach nothing of this one's. */
    public int ofOthers(String network) {
        return (int) lessons.stream()
                .filter(Lesson::teaches)
                .filter(lesson -> !lesson.network().equals(network))
                .count();
    }

    /** Films that taught and have no scale of their own. */
    public int withoutScale(String network) {
        return (int) lessons.stream()
                .filter(Lesson::teaches)
                .filter(lesson -> lesson.network().equals(network) && lesson.assumed())
                .count();
    }

    /**
     * The source of a film: maker and model of the device that its file names, or {@link #PICTURES}. A device's own serial
     * number, station or institution is not taken.
     */
    public static String source(Acquisition film) {
        String device = (film.study().getOrDefault("Manufacturer", "") + " "
                        + film.study().getOrDefault("ManufacturerModelName", ""))
                .strip()
                .replaceAll("\\s+", " ");
        return device.isEmpty() ? PICTURES : device;
    }
}
