package org.nasion.app.desktop.visits;

import java.nio.file.Path;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.nasion.app.compare.VisitCase;
import org.nasion.core.task.Progress;

/** A film that can be compared. */
public final class Candidate {

    private final String label;
    private final Path keptIn;
    private final Function<Progress, VisitCase> read;
    private final BooleanProperty chosen = new SimpleBooleanProperty();

    /**
     * @param label  of the film, for people
     * @param keptIn folder of what is accepted of it
     * @param read   its case and its film, off the UI thread
     */
    public Candidate(String label, Path keptIn, Function<Progress, VisitCase> read) {
        this.label = label;
        this.keptIn = keptIn;
        this.read = read;
    }

    String label() {
        return label;
    }

    Path keptIn() {
        return keptIn;
    }

    VisitCase read(Progress progress) {
        return read.apply(progress);
    }

    /** Whether it is among the films that are compared. */
    public BooleanProperty chosenProperty() {
        return chosen;
    }
}
