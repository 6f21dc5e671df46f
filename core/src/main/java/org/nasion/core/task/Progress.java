package org.nasion.core.task;

import java.util.concurrent.CancellationException;
import org.nasion.core.problem.Sentence;

/** What long work reports to, and where it learns that the user no longer wants it. */
public interface Progress {

    /** Ignores reports and is never cancelled. */
    Progress NONE = new Progress() {
        @Override
        public void report(double fraction, Sentence doing) {
            // nobody listens
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * @param fraction done, 0 to 1; negative where it is not known
     * @param doing    what is being done, in plain words
     */
    void report(double fraction, Sentence doing);

    /** The same is still being done. */
    default void report(double fraction) {
        report(fraction, Sentence.plain(""));
    }

    boolean isCancelled();

    /** @throws CancellationException if the user asked to stop; call it between steps */
    default void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException("cancelled by the user");
        }
    }
}
