package org.nasion.app.cli;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.nasion.app.Composition;
import org.nasion.core.problem.ProblemException;

/** The desktop, opened without the command line's parser where no argument asks for it: that saves part of the start. */
public final class ShownWindow {

    /**
     * Prints the instant at which the window was drawn, and closes it; for {@code nasion bench}. Only who starts the
     * process knows when it began: Linux tells a process its own start by a clock that may be a second behind.
     */
    public static final String TIME_START = "--time-start";

    private ShownWindow() {}

    /** Whether these arguments ask for nothing but the window. */
    public static boolean isAllThatIsAsked(String... arguments) {
        return arguments.length == 0 || arguments.length == 1 && arguments[0].equals(TIME_START);
    }

    /** @return the exit code: 0 when the window was closed, 1 when it could not be opened */
    public static int run(Composition composition, String... arguments) {
        try {
            if (arguments.length == 0) {
                open(composition, List.of());
            } else {
                composition.desktop().open(List.of(), ShownWindow::tellDrawn);
            }
            return 0;
        } catch (RuntimeException e) {
            try (Terminal err = Terminal.err()) {
                err.println("nasion: " + Failures.problem(e));
            }
            return 1;
        }
    }

    /** @throws ProblemException NAS-DISPLAY-NONE where there is none */
    static void open(Composition composition, List<Path> files) {
        if (GraphicsEnvironment.isHeadless()) {
            throw new ProblemException(
                    "NAS-DISPLAY-NONE",
                    "There is no display to open a window on; 'nasion trace FILE' and 'nasion demo' work without one.");
        }
        composition.desktop().open(files);
    }

    private static boolean tellDrawn() {
        Terminal.out().println(Instant.now());
        return false;
    }
}
