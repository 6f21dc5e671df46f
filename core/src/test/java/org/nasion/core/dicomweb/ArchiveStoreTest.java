package org.nasion.core.dicomweb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveStoreTest {

    private static final ArchiveAccount ACCOUNT =
            new ArchiveAccount("https://pacs/x", ArchiveAccount.Login.PASSWORD, "anna", "geheim", "/c.pem");

    @TempDir
    private Path folder;

    @Test
    void anAccountComesBackAsItWasKept() {
        ArchiveStore store = new ArchiveStore(folder.resolve("new"), SecretStore.NONE);
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
        new ArchiveStore(folder, SecretStore.NONE).write(ACCOUNT);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aBrokenFileIsNoAccount() throws IOException {
        Files.writeString(folder.resolve("pacs.json"), "{\"login\":\"SECRET HANDSHAKE\"");
        assertEquals(ArchiveAccount.NONE, new ArchiveStore(folder, SecretStore.NONE).read());
        assertFalse(new ArchiveStore(folder, SecretStore.NONE).read().isSet());
    }

    @Test
    void aPasswordGoesIntoTheKeyStoreAndNotIntoTheFile() throws IOException {
        Keys keys = new Keys();
        ArchiveStore store = new ArchiveStore(folder, keys);
        assertEquals(ArchiveStore.Kept.KEY_STORE, store.write(ACCOUNT));
        assertFalse(Files.readString(folder.resolve("pacs.json")).contains("geheim"));
        assertEquals(ACCOUNT.withoutSecret(), store.read());
        assertEquals(ACCOUNT, store.complete(store.read()));
        ArchiveAccount other = new ArchiveAccount("https://other/x", ArchiveAccount.Login.PASSWORD, "anna", "", "");
        assertEquals(other, store.complete(other), "the password is of another archive");
    }

    @Test
    void aPasswordThatIsNotWantedAnyMoreLeavesTheKeyStore() {
        Keys keys = new Keys();
        ArchiveStore store = new ArchiveStore(folder, keys);
        store.write(ACCOUNT);
        assertEquals(ArchiveStore.Kept.NOWHERE, store.write(ACCOUNT.withoutSecret()));
        assertEquals(Map.of(), keys.kept);
        store.write(ACCOUNT);
        store.write(new ArchiveAccount("https://other/x", ArchiveAccount.Login.PASSWORD, "anna", "anders", ""));
        assertEquals(Map.of("https://other/x", "anders"), keys.kept);
    }

    @Test
    void aKeyStoreThatTakesNothingLeavesThePasswordToTheFile() {
        Keys keys = new Keys();
        keys.locked = true;
        ArchiveStore store = new ArchiveStore(folder, keys);
        assertEquals(ArchiveStore.Kept.FILE, store.write(ACCOUNT));
        assertEquals(ArchiveStore.Kept.FILE, store.kept());
        assertEquals(ACCOUNT, store.read());
        keys.locked = false;
        assertEquals(ArchiveStore.Kept.KEY_STORE, store.write(ACCOUNT), "the next time it does");
        assertEquals("", store.read().secret());
    }

    /** A key store in memory. */
    private static final class Keys implements SecretStore {
        private final Map<String, String> kept = new HashMap<>();
        private boolean locked;

        @Override
        public Optional<String> name() {
            return Optional.of("test");
        }

        @Override
        public Optional<String> read(String account) {
            return Optional.ofNullable(kept.get(account));
        }

        @Override
        public boolean write(String account, String secret) {
            if (!locked) {
                kept.put(account, secret);
            }
            return !locked;
        }

        @Override
        public void delete(String account) {
            kept.remove(account);
        }
    }
}
