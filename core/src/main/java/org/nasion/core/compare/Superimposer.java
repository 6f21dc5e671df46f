package org.nasion.core.compare;

import org.nasion.core.task.Progress;

/** A way to lay a later film of a patient on an earlier one. */
@FunctionalInterface
public interface Superimposer {

    /**
     * @throws org.nasion.core.problem.ProblemException NAS-COMPARE-… where the films cannot be laid on each other this way
     * @throws java.util.concurrent.CancellationException if the user stopped it
     */
    Superimposition lay(VisitFilm earlier, VisitFilm later, Progress progress);
}
