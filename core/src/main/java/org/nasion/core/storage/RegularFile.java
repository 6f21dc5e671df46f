package org.nasion.core.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.nasion.core.problem.ProblemException;

/** Refuses what is no file before it is read: a pipe or a device answers never, or for ever. */
public final class RegularFile {

    private RegularFile() {
    }

    /**
     * Links are followed. What is not there is left for the reader to tell.
     *
     * @throws ProblemException {@code NAS-FILE-KIND} for a folder, a device, a pipe, a socket, or a link to one
     */
    public static void require(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ProblemException("NAS-FILE-KIND", "This is a folder, a device or a pipe and not a file.");
        }
    }
}
