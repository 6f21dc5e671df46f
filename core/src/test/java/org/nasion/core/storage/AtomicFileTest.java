package org.nasion.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.problem.ProblemException;

class AtomicFileTest {

    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedWhole() throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);
        AtomicFile.write(file, "new and longer".getBytes(StandardCharsets.UTF_8));
        assertEquals("new and longer", Files.readString(file));
        assertEquals(1, folder.toFile().list().length);
    }

    @Test
    void aDiskThatFillsUpHalfwayLeavesTheOldFileAndNoRemains() throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);
        ProblemException problem = assertThrows(ProblemException.class, () -> AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        assertEquals("NAS-FILE-WRITE", problem.problem().code());
        assertArrayEquals(OLD, Files.readAllBytes(file));
        assertEquals(1, folder.toFile().list().length);
    }

    @Test
    void aFailureOfTheWriterItselfLeavesTheOldFile() throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);
        assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, out -> {
            throw new IllegalStateException();
        }));
        assertArrayEquals(OLD, Files.readAllBytes(file));
        assertEquals(1, folder.toFile().list().length);
    }

    @Test
    void aFolderThatMayNotBeWrittenToSaysSo() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed),
                "this user may write everywhere, so the refusal cannot be tested");
        ProblemException problem = assertThrows(ProblemException.class, () -> AtomicFile.write(closed.resolve("a"), OLD));
        assertEquals("NAS-FILE-DENIED", problem.problem().code());
    }

    @Test
    void aFolderThatIsGoneSaysSo() {
        ProblemException problem = assertThrows(ProblemException.class,
                () -> AtomicFile.write(folder.resolve("gone").resolve("a"), OLD));
        assertEquals("NAS-FILE-FOLDER", problem.problem().code());
    }
}
