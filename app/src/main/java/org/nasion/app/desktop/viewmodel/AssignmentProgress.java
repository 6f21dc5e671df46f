package org.nasion.app.desktop.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.ItemRecord.State;
import org.nasion.core.study.StudyFolder;

/** The films of an assignment in their order, and how each stands. */
public final class AssignmentProgress {

    private final List<Item> items;
    private final ReadOnlyObjectWrapper<List<ItemRecord>> records;

    private AssignmentProgress(List<Item> items, List<ItemRecord> records) {
        this.items = items;
        this.records = new ReadOnlyObjectWrapper<>(records);
    }

    /** As the study keeps it. */
    static AssignmentProgress of(StudyFolder study, String reader) {
        List<Item> items = study.assignment(reader).items();
        return new AssignmentProgress(
                items, items.stream().map(item -> study.record(reader, item)).toList());
    }

    /** The next film after a place that is neither done nor skipped, going round. */
    Optional<Integer> next(int after) {
        return IntStream.rangeClosed(1, items.size())
                .mapToObj(step -> Math.floorMod(after + step, items.size()))
                .filter(place -> place != after && state(place) != State.DONE && state(place) != State.SKIPPED)
                .findFirst();
    }

    private State state(int place) {
        return records.get().get(place).state();
    }

    /** A film stands otherwise now; called where more than its time has changed. */
    void set(int place, ItemRecord now) {
        List<ItemRecord> all = new ArrayList<>(records.get());
        all.set(place, now);
        records.set(List.copyOf(all));
    }

    /** How many films are read to their end. */
    public long finished() {
        return count(State.DONE);
    }

    /** How many films were left unread on purpose. */
    public long skipped() {
        return count(State.SKIPPED);
    }

    /** Whether no film is left to read: each is finished or skipped. */
    public boolean isThrough() {
        return finished() + skipped() == items.size();
    }

    private long count(State state) {
        return records.get().stream().filter(one -> one.state() == state).count();
    }

    public List<Item> items() {
        return items;
    }

    /** How each film stands; the time of the one on the desk may have gone on since. */
    public ReadOnlyObjectProperty<List<ItemRecord>> recordsProperty() {
        return records.getReadOnlyProperty();
    }
}
