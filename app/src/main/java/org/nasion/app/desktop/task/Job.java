package org.nasion.app.desktop.task;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.core.problem.Sentence;

/** A piece of long work that the user can watch and stop; its properties change on the UI thread only. */
public final class Job {

    private final ReadOnlyObjectWrapper<Sentence> doing;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private volatile boolean cancelled;

    Job(String doing) {
        this.doing = new ReadOnlyObjectWrapper<>(Sentence.plain(doing));
    }

    /** A sentence that says what is being done. */
    public ReadOnlyObjectProperty<Sentence> doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** Done, 0 to 1; negative where it is not known. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Asks the work to stop; it does so at its next step. */
    public void stop() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void show(double done, Sentence sentence) {
        fraction.set(done);
        if (!sentence.english().isBlank()) {
            doing.set(sentence);
        }
    }
}
