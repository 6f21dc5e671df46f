package org.nasion.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.problem.ProblemException;

@Tag("slow")
class StagedFilesTest {

    @TempDir
    Path folder;

    /** What lies in the folder, hidden files too. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                content.put(
                        file.getFileName().toString(), Files.isDirectory(file) ? "a folder" : Files.readString(file));
            }
        }
        return content;
    }

    private static void write(Path file, String text) {
        AtomicFile.writePrivate(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesComeToTheirPlacesTogether() throws IOException {
        Files.writeString(folder.resolve("a.pdf"), "old");
        try (StagedFiles staged = StagedFiles.in(folder)) {
            write(staged.path("a.pdf"), "new");
            write(staged.path("a.csv"), "numbers");
            assertEquals("old", content().get("a.pdf"));
            assertFalse(content().containsKey("a.csv"));
            staged.moveToPlace();
        }
        assertEquals(Map.of("a.pdf", "new", "a.csv", "numbers"), content());
    }

    @Test
    void nothingComesWhereOneCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("a.pdf"), "old");
        assertThrows(ProblemException.class, () -> {
            try (StagedFiles staged = StagedFiles.in(folder)) {
                write(staged.path("a.pdf"), "new");
                AtomicFile.write(staged.path("a.csv"), out -> {
                    throw new IOException("No space left on device");
                });
                staged.moveToPlace();
            }
        });
        assertEquals(Map.of("a.pdf", "old"), content());
    }

    /** A folder is in the way of the last one in order: those before it go back, and what was there returns. */
    @Test
    void whatWasMovedReturnsWhereOneCannotBeMoved() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "old");
        Files.createDirectories(folder.resolve("c.pdf/full"));
        assertThrows(ProblemException.class, () -> {
            try (StagedFiles staged = StagedFiles.in(folder)) {
                write(staged.path("a.csv"), "new");
                write(staged.path("b.json"), "numbers");
                write(staged.path("c.pdf"), "new");
                staged.moveToPlace();
            }
        });
        assertEquals(Map.of("a.csv", "old", "c.pdf", "a folder"), content());
    }

    @Test
    void newFilesAreTheirOwnersAndOldOnesKeepTheirRights() throws IOException {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system knows no rights");
        Files.writeString(folder.resolve("shared.pdf"), "old");
        Files.setPosixFilePermissions(folder.resolve("shared.pdf"), PosixFilePermissions.fromString("rw-r-----"));
        try (StagedFiles staged = StagedFiles.in(folder)) {
            write(staged.path("shared.pdf"), "new");
            write(staged.path("own.pdf"), "new");
            staged.moveToPlace();
        }
        assertEquals(
                "rw-r-----",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("shared.pdf"))));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("own.pdf"))));
    }

    // ---- killed processes

    /** Another Java process that does a thing with files and is then killed, or waits to be. */
    private Process child(String what) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StagingChild.class.getName(),
                        folder.toString(),
                        what)
                .redirectErrorStream(true)
                .start();
        assertEquals("ready", child.inputReader().readLine());
        return child;
    }

    private static void kill(Process child) throws InterruptedException {
        assertTrue(child.destroyForcibly().waitFor(30, TimeUnit.SECONDS));
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatALivingOneWritesStays() throws Exception {
        Files.writeString(folder.resolve("a.pdf"), "old");
        Files.writeString(folder.resolve(".nasion-notes.tmp"), "not ours");
        Process child = child("write");
        int before = content().size();
        assertTrue(before > 3, "the child has a file and a folder under way: " + content());
        TemporaryFiles.removeAbandoned(folder);
        assertEquals(before, content().size(), "the child is alive");
        kill(child);
        TemporaryFiles.removeAbandoned(folder);
        assertEquals(Map.of("a.pdf", "old", ".nasion-notes.tmp", "not ours"), content());
    }

    /** The list was on the disk and the first file moved when it was killed; meanwhile somebody wrote one of the others. */
    @Test
    void aSetThatWasBeingMovedIsEndedExceptWhereSomethingElseCame() throws Exception {
        Files.writeString(folder.resolve("c.pdf"), "old");
        Files.writeString(folder.resolve("d.nasion"), "old");
        kill(child("move"));
        assertEquals("new", content().get("a.csv"));
        Files.writeString(folder.resolve("d.nasion"), "edited by a person");
        TemporaryFiles.removeAbandoned(folder);
        assertEquals(
                Map.of("a.csv", "new", "b.json", "new", "c.pdf", "new", "d.nasion", "edited by a person"), content());
    }

    @Test
    void whatThisProcessWritesStays() throws IOException {
        try (StagedFiles staged = StagedFiles.in(folder)) {
            write(staged.path("a.pdf"), "new");
            TemporaryFiles.removeAbandoned(folder);
            staged.moveToPlace();
        }
        assertEquals(Map.of("a.pdf", "new"), content());
    }
}
