package org.nasion.app.cli;

import java.util.Locale;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** Progress of one long piece of work: a line rewritten on a terminal, nothing where output is piped. */
public record LongTask(Terminal out, boolean terminal) implements Progress {

    @Override
    public void report(double fraction, Sentence doing) {
        if (terminal) {
            out.steer("\r");
            out.printf(Locale.ROOT, "%3.0f %% %s", 100 * Math.max(fraction, 0), doing);
            out.steer("\033[K" + (fraction >= 1 ? "\n" : ""));
            out.flush();
        }
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
