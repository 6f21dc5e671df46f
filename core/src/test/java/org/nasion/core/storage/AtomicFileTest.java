package org.nasion.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
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
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }));
        assertEquals("NAS-FILE-FULL", problem.problem().code());
        assertArrayEquals(OLD, Files.readAllBytes(file));
        assertEquals(1, folder.toFile().list().length);
    }

    /** A file system in memory with room for a few blocks; its words for being full are its own. */
    @Test
    void aFullDiskIsToldWhateverItsWords() throws IOException {
        try (FileSystem small = Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setBlockSize(1024)
                .setMaxSize(16 * 1024)
                .setAttributeViews("basic", "owner", "posix", "unix")
                .build())) {
            Path file = Files.write(small.getPath("/work/a"), OLD);
            ProblemException problem =
                    assertThrows(ProblemException.class, () -> AtomicFile.writePrivate(file, new byte[40_000]));
            assertEquals("NAS-FILE-FULL", problem.problem().code());
            assertArrayEquals(OLD, Files.readAllBytes(file));
            try (Stream<Path> files = Files.list(file.getParent())) {
                assertEquals(1, files.count());
            }
        }
    }

    @Test
    void aFileSystemThatCanOnlyBeReadSaysSo() throws IOException {
        Path zip = folder.resolve("a.zip");
        try (FileSystem made = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.write(made.getPath("/a"), OLD);
        }
        assertTrue(zip.toFile().setWritable(false));
        try (FileSystem readOnly = FileSystems.newFileSystem(zip, Map.of("accessMode", "readOnly"))) {
            ProblemException problem =
                    assertThrows(ProblemException.class, () -> AtomicFile.write(readOnly.getPath("/b"), OLD));
            assertEquals("NAS-FILE-ONLY-READ", problem.problem().code());
        }
    }

    /** As Linux says it of a disk that was mounted to be read only. */
    @Test
    void aDiskThatCanOnlyBeReadIsKnownByTheSystemsWords() {
        ProblemException problem = WriteFailure.of(
                new FileSystemException("/mnt/Muster, Erika.pdf", null, "Read-only file system"), folder.resolve("a"));
        assertEquals("NAS-FILE-ONLY-READ", problem.problem().code());
        assertFalse(problem.toString().contains("Erika") || problem.getCause() != null, "no path is told");
    }

    @Test
    void aNameThatIsTooLongSaysSo() throws IOException {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> AtomicFile.write(folder.resolve("ä".repeat(128)), OLD));
        assertEquals("NAS-FILE-NAME", problem.problem().code());
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void aFolderWhereAFileIsSaysSo() throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);
        ProblemException problem = assertThrows(ProblemException.class, () -> NewFolder.make(file));
        assertEquals("NAS-FILE-NO-FOLDER", problem.problem().code());
        assertTrue(problem.problem().sentence().contains("a file of that name"), problem.toString());
    }

    @Test
    void aPrivateFileIsItsOwners() throws IOException {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system knows no rights");
        AtomicFile.writePrivate(folder.resolve("a"), OLD);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))));
    }

    @Test
    void aFailureOfTheWriterItselfLeavesTheOldFile() throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, out -> {
                    throw new IllegalStateException();
                }));
        assertArrayEquals(OLD, Files.readAllBytes(file));
        assertEquals(1, folder.toFile().list().length);
    }

    @Test
    void aFolderThatMayNotBeWrittenToSaysSo() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(
                closed.toFile().setWritable(false) && !Files.isWritable(closed),
                "this user may write everywhere, so the refusal cannot be tested");
        ProblemException problem =
                assertThrows(ProblemException.class, () -> AtomicFile.write(closed.resolve("a"), OLD));
        assertEquals("NAS-FILE-DENIED", problem.problem().code());
    }

    @Test
    void aFolderThatIsGoneSaysSo() {
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> AtomicFile.write(folder.resolve("gone").resolve("a"), OLD));
        assertEquals("NAS-FILE-FOLDER", problem.problem().code());
    }
}
