package org.nasion.app.desktop.visits;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.nasion.app.compare.VisitCase;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.task.Progress;

/** A film that can be compared. */
public final class Candidate {

    private final String label;
    private final Supplier<AcceptedMotions> kept;
    private final Function<Progress, VisitCase> read;
    private final BooleanProperty chosen = new SimpleBooleanProperty();

    /**
     * @param label of the film, for people
     * @param kept  what was accepted of it; asked for off the UI thread
     * @param read  its case and its film, off the UI thread
     */
    public Candidate(String label, Supplier<AcceptedMotions> kept, Function<Progress, VisitCase> read) {
        this.label = label;
        this.kept = kept;
        this.read = read;
    }

    String label() {
        return label;
    }

    AcceptedMotions kept() {
        return kept.get();
    }

    VisitCase read(Progress progress) {
        return read.apply(progress);
    }

    /** Whether it is among the films that are compared. */
    public BooleanProperty chosenProperty() {
        return chosen;
    }
}
