package org.nasion.core.habit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What several computers know of a person on a source together. Each of them has a copy, with which a person goes on where
 * the place that they share does not answer.
 *
 * @param file  what is known
 * @param known salts of the copies that it took in, or that were forgotten
 */
record JoinedHabit(HabitFile file, Set<String> known) {

    JoinedHabit {
        Objects.requireNonNull(file);
        known = Set.copyOf(known);
    }

    static JoinedHabit of(HabitFile first) {
        return new JoinedHabit(first, Set.of(first.salt()));
    }

    /**
     * With the films that a copy has and this has not. They count as the older ones, since the newest two hundred are kept. A
     * copy of another salt is taken in once: its films cannot be told apart from the ones here, and what was forgotten has
     * such a copy too.
     */
    JoinedHabit with(HabitFile copy) {
        if (!copy.salt().equals(file.salt()) && known.contains(copy.salt())) {
            return this;
        }
        Set<String> films = file.lessons().stream().map(Lesson::film).collect(Collectors.toSet());
        List<Lesson> lessons = new ArrayList<>();
        copy.lessons().stream().filter(lesson -> !films.contains(lesson.film())).forEach(lessons::add);
        lessons.addAll(file.lessons());
        return new JoinedHabit(
                new HabitFile(file.person(), file.source(), file.on(), file.salt(), lessons), and(copy.salt()));
    }

    /** Another file in its place; copies of what was there are not taken in again. */
    JoinedHabit replacedBy(HabitFile next) {
        return new JoinedHabit(next, and(next.salt()));
    }

    private Set<String> and(String salt) {
        Set<String> salts = new HashSet<>(known);
        salts.add(file.salt());
        salts.add(salt);
        return salts;
    }
}
