package org.nasion.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.problem.ProblemException;

class TemporaryFolderTest {

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsMissingOrIsAFileSaysSo() throws IOException {
        for (Path none : new Path[] {folder.resolve("none"), Files.writeString(folder.resolve("file"), "")}) {
            ProblemException problem = assertThrows(ProblemException.class, () -> TemporaryFolder.require(none));
            assertEquals("NAS-FILE-TEMPORARY", problem.problem().code());
        }
    }

    @Test
    void nothingIsLeftInOneThatCanBeUsed() {
        TemporaryFolder.require(folder);
        assertEquals(0, folder.toFile().list().length);
    }
}
