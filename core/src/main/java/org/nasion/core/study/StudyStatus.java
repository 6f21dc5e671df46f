package org.nasion.core.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a study is, for its coordinator.
 *
 * @param readers one after the other
 */
public record StudyStatus(List<Reader> readers) {

    /**
     * One reader.
     *
     * @param states  number of films in each state
     * @param seconds median time of a finished film, s; NaN without one
     * @param told    films with flags or a note
     */
    public record Reader(String name, Map<ItemRecord.State, Integer> states, double seconds, List<Told> told) {

        public int count(ItemRecord.State state) {
            return states.getOrDefault(state, 0);
        }

        public int all() {
            return states.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * What a reader says of a film.
     *
     * @param film its name in the study
     * @param code under which it was read
     * @param note may be empty
     */
    public record Told(String film, String code, Set<ItemRecord.Flag> flags, String note) {

        /** In one line. @param words of a flag */
        public String line(Function<ItemRecord.Flag, String> words) {
            return film + " (" + code + "): "
                    + Stream.concat(flags.stream().map(words), Stream.of(note).filter(text -> !text.isEmpty()))
                            .collect(Collectors.joining("; "));
        }
    }

    /** Looks through a study. */
    public static StudyStatus of(StudyFolder study) {
        List<Reader> readers = new ArrayList<>();
        for (String name : study.readers()) {
            Map<ItemRecord.State, Integer> states = new EnumMap<>(ItemRecord.State.class);
            List<Double> times = new ArrayList<>();
            List<Told> told = new ArrayList<>();
            for (Assignment.Item item : study.assignment(name).items()) {
                ItemRecord record = study.record(name, item);
                states.merge(record.state(), 1, Integer::sum);
                if (record.state() == ItemRecord.State.DONE) {
                    times.add(record.seconds());
                }
                if (!record.flags().isEmpty() || !record.note().isEmpty()) {
                    told.add(new Told(item.film(), item.code(), record.flags(), record.note()));
                }
            }
            double[] sorted =
                    times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            readers.add(new Reader(
                    name,
                    states,
                    sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2,
                    told));
        }
        return new StudyStatus(readers);
    }
}
