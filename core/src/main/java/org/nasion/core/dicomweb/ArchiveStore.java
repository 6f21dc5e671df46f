package org.nasion.core.dicomweb;

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
import java.util.UUID;
import org.nasion.core.problem.ProblemException;

/**
 * Keeps an archive's account in a file that its owner alone can read, from the moment it is made. Where the file
 * system knows no owners, password and token are not kept.
 */
public final class ArchiveStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** @param folder the configuration folder; made when first written to */
    public ArchiveStore(Path folder) {
        this.file = folder.resolve("pacs.json");
    }

    /** What was kept; {@link ArchiveAccount#NONE} where there is nothing or it cannot be read. */
    public ArchiveAccount read() {
        if (!Files.isRegularFile(file)) {
            return ArchiveAccount.NONE;
        }
        try {
            var json = JSON.readTree(Files.readAllBytes(file));
            return new ArchiveAccount(json.path("address").asText(""), ArchiveAccount.Login.valueOf(json.path("login").asText("NONE")),
                    json.path("user").asText(""), json.path("secret").asText(""), json.path("certificate").asText(""));
        } catch (IOException | IllegalArgumentException e) {
            return ArchiveAccount.NONE;
        }
    }

    /**
     * @param account with a secret to keep, or without
     * @throws ProblemException NAS-PACS-KEEP where the file cannot be written, or cannot be kept from others' eyes
     */
    public void write(ArchiveAccount account) {
        ObjectNode json = JSON.createObjectNode().put("address", account.address()).put("login", account.login().name())
                .put("user", account.user()).put("secret", account.secret()).put("certificate", account.certificate());
        Path temporary = file.resolveSibling(".pacs-" + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            createForOwner(temporary, !account.secret().isEmpty());
            Files.write(temporary, JSON.writeValueAsBytes(json), StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException("NAS-PACS-KEEP", "The archive's settings could not be kept in a file that only you can"
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
            Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return;
        }
        Files.createFile(temporary);
        AclFileAttributeView rights = Files.getFileAttributeView(temporary, AclFileAttributeView.class);
        if (rights != null) {
            rights.setAcl(List.of(AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(Files.getOwner(temporary))
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class)).build()));
        } else if (secret) {
            throw new FileSystemException("no owners");
        }
    }
}
