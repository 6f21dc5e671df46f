package org.nasion.app.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** Progress of one long piece of work: a line rewritten on a terminal, nothing where output is piped. */
record LongTask(PrintStream out, boolean terminal) implements Progress {

    @Override
    public void report(double fraction, Sentence doing) {
        if (terminal) {
            out.printf(
                    Locale.ROOT,
                    "\r%3.0f %% %s\033[K%s",
                    100 * Math.max(fraction, 0),
                    doing,
                    fraction >= 1 ? "\n" : "");
            out.flush();
        }
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
