package org.nasion.core.dicomweb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveStoreTest {

    private static final ArchiveAccount ACCOUNT = new ArchiveAccount("https://pacs/x", ArchiveAccount.Login.PASSWORD, "anna", "geheim", "/c.pem");

    @TempDir
    private Path folder;

    @Test
    void anAccountComesBackAsItWasKept() {
        ArchiveStore store = new ArchiveStore(folder.resolve("new"));
        assertEquals(ArchiveAccount.NONE, store.read());
        store.write(ACCOUNT);
        assertEquals(ACCOUNT, store.read());
        assertEquals("geheim", store.read().secret());
        store.write(ACCOUNT.withoutSecret());
        assertEquals("", store.read().secret());
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
        Path file = folder.resolve("pacs.json");
        Files.writeString(file, "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        new ArchiveStore(folder).write(ACCOUNT);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aBrokenFileIsNoAccount() throws IOException {
        Files.writeString(folder.resolve("pacs.json"), "{\"login\":\"SECRET HANDSHAKE\"");
        assertEquals(ArchiveAccount.NONE, new ArchiveStore(folder).read());
        assertFalse(new ArchiveStore(folder).read().isSet());
    }
}
