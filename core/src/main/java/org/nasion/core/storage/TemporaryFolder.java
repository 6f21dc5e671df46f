package org.nasion.core.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nasion.core.problem.ProblemException;

/** The system's folder for temporary files, which native libraries need to load; nothing of a patient is ever put there. */
public final class TemporaryFolder {

    private TemporaryFolder() {}

    /**
     * Told where something failed that may have needed it, so that the true reason is said.
     *
     * @throws ProblemException NAS-FILE-TEMPORARY where it cannot be used
     */
    public static void require() {
        require(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static void require(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "nasion", ".tmp"));
        } catch (IOException | UnsupportedOperationException e) {
            throw new ProblemException(
                    "NAS-FILE-TEMPORARY",
                    "The system's folder for temporary files is missing, full, or may not be"
                            + " written to; Nasion needs it to start the network.");
        }
    }
}
