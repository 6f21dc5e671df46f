package org.nasion.core.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import org.nasion.core.problem.ProblemException;

/** Makes folders and says why one could not be made. */
public final class NewFolder {

    private NewFolder() {}

    /**
     * Makes a folder and those above it, where they are not there.
     *
     * @throws ProblemException NAS-FILE-NO-FOLDER where a file has that name, else as {@link WriteFailure#of}
     */
    public static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new ProblemException(
                    "NAS-FILE-NO-FOLDER", "A folder was to be made where a file of that name is; choose another name.");
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw WriteFailure.of(e, folder);
        }
    }
}
