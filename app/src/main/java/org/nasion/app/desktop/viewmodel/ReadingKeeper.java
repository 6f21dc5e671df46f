package org.nasion.app.desktop.viewmodel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.StudyFolder;

/**
 * Writes readings into the study off the UI thread, one at a time; of one film only the newest state waits, and an older one is
 * never written over a newer. What could not be written waits for the next attempt.
 */
final class ReadingKeeper {

    /**
     * One reading as it is to be kept.
     *
     * @param order grows with every state
     */
    record Reading(Item item, CaseFile content, ItemRecord record, long order) {}

    private final StudyFolder study;
    private final String reader;
    private final TaskRunner tasks;
    private final Consumer<Failure> failed;
    /** The newest state of each film that is not known to be on the disk; of the UI thread. */
    private final Map<Item, Reading> unwritten = new LinkedHashMap<>();
    /** What was written last of each film; guards the disk. */
    private final Map<Item, Long> written = new HashMap<>();

    private boolean writing;
    private long order;

    ReadingKeeper(StudyFolder study, String reader, TaskRunner tasks, Consumer<Failure> failed) {
        this.study = study;
        this.reader = reader;
        this.tasks = tasks;
        this.failed = failed;
    }

    void keep(Item item, CaseFile content, ItemRecord record) {
        unwritten.put(item, new Reading(item, content, record, ++order));
        goOn();
    }

    private void goOn() {
        if (writing || unwritten.isEmpty()) {
            return;
        }
        Reading next = unwritten.values().iterator().next();
        writing = true;
        tasks.start(
                "",
                progress -> {
                    write(next);
                    return next;
                },
                done -> {
                    writing = false;
                    unwritten.remove(next.item(), next);
                    goOn();
                },
                failure -> {
                    writing = false;
                    failed.accept(failure);
                });
    }

    private void write(Reading reading) {
        synchronized (written) {
            if (written.getOrDefault(reading.item(), 0L) < reading.order()) {
                study.keep(reader, reading.item(), reading.content(), reading.record());
                written.put(reading.item(), reading.order());
            }
        }
    }

    /** The newest state of a film where it is not known to be on the disk. */
    Optional<Reading> unwritten(Item item) {
        return Optional.ofNullable(unwritten.get(item));
    }

    /** Whether everything is on the disk. */
    boolean isDone() {
        return unwritten.isEmpty();
    }

    /** Writes what waits, on the calling thread; for the end. What cannot be written any more, as in a study that was frozen meanwhile, is told. */
    void finish() {
        List.copyOf(unwritten.values()).forEach(reading -> {
            try {
                write(reading);
                unwritten.remove(reading.item(), reading);
            } catch (ProblemException e) {
                failed.accept(Failure.of(e));
            }
        });
    }
}
