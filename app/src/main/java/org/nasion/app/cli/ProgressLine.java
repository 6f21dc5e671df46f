package org.nasion.app.cli;

import java.nio.file.Path;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** Progress over several files on a terminal: one line rewritten in place; where output is piped, a line per file. */
public final class ProgressLine implements Progress {

    private static final int BAR = 24;

    private final Terminal out;
    private final boolean terminal;
    private final int count;
    private int index;
    private String name = "";

    public ProgressLine(Terminal out, boolean terminal, int count) {
        this.out = out;
        this.terminal = terminal;
        this.count = count;
    }

    public void begin(int newIndex, String newName) {
        index = newIndex;
        name = Terminal.name(newName);
        report(0, Sentence.plain("reading"));
    }

    @Override
    public void report(double fraction, Sentence doing) {
        if (!terminal || count < 2) {
            return;
        }
        int done = (int) Math.round(BAR * (index + Math.clamp(fraction, 0, 1)) / count);
        out.steer("\r");
        out.print("█".repeat(done) + "░".repeat(BAR - done) + " " + (index + 1) + "/" + count + " " + name + ": "
                + doing);
        out.steer("\033[K");
        out.flush();
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
    }

    /** Prints a line of its own above the bar. */
    public void say(String line) {
        if (terminal && count > 1) {
            out.steer("\r\033[K");
        }
        out.println(line);
    }

    /** The same of a file, whose name is set apart from the words that follow it. */
    public void say(Path file, String line) {
        say(Terminal.name(file) + ": " + line);
    }
}
