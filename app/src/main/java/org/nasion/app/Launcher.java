package org.nasion.app;

import org.nasion.app.cli.NasionCommand;

/**
 * Where the program starts. Not a JavaFX {@code Application}, because one as main class would demand
 * JavaFX on the module path, and the command line needs no JavaFX at all.
 */
public final class Launcher {

    private Launcher() {
    }

    public static void main(String[] arguments) {
        keepLibrariesOffline();
        System.exit(NasionCommand.run(new Composition(), arguments));
    }

    /** DJL looks for engines and counts its users over the network unless told otherwise before its classes load. */
    private static void keepLibrariesOffline() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
    }
}
