package org.nasion.core.dicomweb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nasion.core.problem.ProblemException;

/**
 * Keeps an archive's account in a file that its owner alone can read, from the moment it is made, and password or token in the
 * system's key store where there is one that takes them, else in that file too. Where the file system knows no owners, the file
 * holds neither.
 */
public final class ArchiveStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY_STORE = "key store";

    /** Where password or token are kept. */
    public enum Kept {
        NOWHERE,
        KEY_STORE,
        FILE
    }

    private final Path file;
    private final SecretStore keys;

    /**
     * @param folder the configuration folder; made when first written to
     * @param keys   the system's key store
     */
    public ArchiveStore(Path folder, SecretStore keys) {
        this.file = folder.resolve("pacs.json");
        this.keys = keys;
    }

    /**
     * What the file holds, at once; a secret in the key store is left for {@link #complete}. {@link ArchiveAccount#NONE} where
     * there is nothing or it cannot be read.
     */
    public ArchiveAccount read() {
        try {
            JsonNode json = content();
            return new ArchiveAccount(
                    json.path("address").asText(""),
                    ArchiveAccount.Login.valueOf(json.path("login").asText("NONE")),
                    json.path("user").asText(""),
                    json.path("secret").asText(""),
                    json.path("certificate").asText(""));
        } catch (IOException | IllegalArgumentException e) {
            return ArchiveAccount.NONE;
        }
    }

    /** Where the secret of the kept account is. */
    public Kept kept() {
        try {
            return isInKeyStore(content()) ? Kept.KEY_STORE : read().secret().isEmpty() ? Kept.NOWHERE : Kept.FILE;
        } catch (IOException e) {
            return Kept.NOWHERE;
        }
    }

    /** What people call the system's key store; empty where there is none. Not for the UI thread. */
    public Optional<String> keyStore() {
        return keys.name();
    }

    /** The account with its secret out of the key store, where that is where it is kept. Not for the UI thread. */
    public ArchiveAccount complete(ArchiveAccount account) {
        boolean same = account.secret().isEmpty() && kept() == Kept.KEY_STORE && read().equals(account);
        return same ? keys.read(account.address()).map(account::withSecret).orElse(account) : account;
    }

    private JsonNode content() throws IOException {
        return Files.isRegularFile(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
    }

    private static boolean isInKeyStore(JsonNode json) {
        return json.path("secretIn").asText("").equals(KEY_STORE);
    }

    /**
     * Keeps an account in the place of the one before. Not for the UI thread.
     *
     * @param account with a secret to keep, or without
     * @return where the secret is now
     * @throws ProblemException NAS-PACS-KEEP where the file cannot be written, or cannot be kept from others' eyes
     */
    public Kept write(ArchiveAccount account) {
        String before = kept() == Kept.KEY_STORE ? read().address() : "";
        boolean inKeyStore = !account.secret().isEmpty() && keys.write(account.address(), account.secret());
        writeFile(inKeyStore ? account.withoutSecret() : account, inKeyStore);
        if (!before.isEmpty() && !(inKeyStore && before.equals(account.address()))) {
            keys.delete(before);
        }
        return inKeyStore ? Kept.KEY_STORE : account.secret().isEmpty() ? Kept.NOWHERE : Kept.FILE;
    }

    private void writeFile(ArchiveAccount account, boolean secretInKeyStore) {
        ObjectNode json = JSON.createObjectNode()
                .put("address", account.address())
                .put("login", account.login().name())
                .put("user", account.user())
                .put("secret", account.secret())
                .put("certificate", account.certificate());
        if (secretInKeyStore) {
            json.put("secretIn", KEY_STORE);
        }
        Path temporary = file.resolveSibling(".pacs-" + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            createForOwner(temporary, !account.secret().isEmpty());
            Files.write(temporary, JSON.writeValueAsBytes(json), StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-PACS-KEEP",
                    "The archive's settings could not be kept in a file that only you can"
                            + " read; they hold until the program is closed.");
        } finally {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                // It is empty, or its owner's alone.
            }
        }
    }

    private static void createForOwner(Path temporary, boolean secret) throws IOException {
        if (Files.getFileStore(temporary.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return;
        }
        Files.createFile(temporary);
        AclFileAttributeView rights = Files.getFileAttributeView(temporary, AclFileAttributeView.class);
        if (rights != null) {
            rights.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(Files.getOwner(temporary))
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        } else if (secret) {
            throw new FileSystemException("no owners");
        }
    }
}
