package org.nasion.core.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nasion.core.problem.ProblemException;

/** Refuses what is no file before it is read: a pipe or a device answers never, or for ever. */
public final class RegularFile {

    private RegularFile() {}

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

    /**
     * Reads a whole file that is known to be small, without believing the size that it tells.
     *
     * @param most bytes
     * @return empty where it is longer
     * @throws ProblemException {@code NAS-FILE-KIND} for what is no file
     */
    public static Optional<byte[]> read(Path file, int most) throws IOException {
        require(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        }
    }
}
