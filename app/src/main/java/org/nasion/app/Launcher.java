package org.nasion.app;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nasion.app.cli.NasionCommand;
import org.nasion.app.cli.ShownWindow;

/**
 * Where the program starts. Not a JavaFX {@code Application}, because one as main class would demand
 * JavaFX on the module path, and the command line needs no JavaFX at all.
 */
public final class Launcher {

    /** Held here, because a logger that nobody holds may forget its level. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    /** More than the slowest network takes for one look at a film. */
    private static final Duration NETWORK_ENDS = Duration.ofSeconds(20);

    private Launcher() {}

    public static void main(String[] arguments) {
        keepLibrariesOffline();
        // It warns at each start that it was loaded from the class path, where we put it (docs/adr/0001).
        JAVAFX.setLevel(Level.SEVERE);
        Composition composition = new Composition();
        EndingSignals.handOver(code -> end(composition, code));
        int code;
        // Closed before the process ends: native threads that still run then would take it down with another code.
        try (composition) {
            code = ShownWindow.isAllThatIsAsked(arguments)
                    ? ShownWindow.run(composition, arguments)
                    : NasionCommand.run(composition, arguments);
        }
        end(composition, code);
    }

    /** Ends the process when the network's runtime is at rest. */
    private static void end(Composition composition, int code) {
        composition.networkCalls().end(NETWORK_ENDS);
        System.exit(code);
    }

    /** DJL looks for engines and counts its users over the network unless told otherwise before its classes load. */
    private static void keepLibrariesOffline() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
    }
}
