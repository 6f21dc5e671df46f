package org.nasion.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class GivenNameTest {

    @TempDir(cleanup = CleanupMode.NEVER) // removed by the shell: no text names these files
    private Path folder;

    private void shell(String script) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assumeTrue(shell.waitFor() == 0, "no shell here, or a file system that takes names of text only");
    }

    /** 0xE4 is ä in Latin 1, and no UTF-8. */
    @Test
    void aNameThatIsNoTextLeadsToItsFile() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "names are not read as UTF-8 here");
        shell("d=$(printf 'M\\344rz') && mkdir \"$d\" && printf film > \"$d/$(printf 'B\\344r.png')\"");
        try {
            Path given = folder.resolve("M\uFFFDrz").resolve("B\uFFFDr.png");
            assertEquals(false, Files.exists(given));
            assertEquals("film", Files.readString(GivenName.existing(given)));
        } finally {
            shell("rm -r M*");
        }
    }

    @Test
    void twoNamesThatReadTheSameAreNotMistakenForEachOther() throws Exception {
        shell("printf 1 > \"$(printf 'B\\344r.png')\" && printf 2 > \"$(printf 'B\\366r.png')\"");
        try (Stream<Path> files = Files.list(folder)) {
            assumeTrue(files.count() == 2);
            Path given = folder.resolve("B\uFFFDr.png");
            assertEquals(given, GivenName.existing(given));
        } finally {
            shell("rm B*");
        }
    }

    @Test
    void anyOtherNameIsLeftAlone() throws IOException {
        Path there = Files.writeString(folder.resolve("März.png"), "film");
        assertEquals(
                List.of(there, folder.resolve("gone.png"), folder.resolve("\uFFFD")),
                List.of(
                        GivenName.existing(there),
                        GivenName.existing(folder.resolve("gone.png")),
                        GivenName.existing(folder.resolve("\uFFFD"))));
    }
}
