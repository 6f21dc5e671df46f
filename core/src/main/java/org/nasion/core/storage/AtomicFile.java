package org.nasion.core.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.nasion.core.problem.ProblemException;

/**
 * Writes a file so that it is there whole or not at all: to a temporary name in the same folder,
 * forced to the disk, then moved over the old one. Whatever fails, the old file stays as it was.
 */
public final class AtomicFile {

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {
    }

    /** @throws ProblemException NAS-FILE-DENIED, NAS-FILE-FOLDER or NAS-FILE-WRITE; the target is then unchanged */
    public static void write(Path target, byte[] bytes) {
        write(target, out -> out.write(bytes));
    }

    /** @throws ProblemException NAS-FILE-DENIED, NAS-FILE-FOLDER or NAS-FILE-WRITE; the target is then unchanged */
    public static void write(Path target, Content content) {
        write(target, content, false);
    }

    /**
     * Writes a file that only its owner may read, where the file system knows owners; one that is there already keeps
     * the rights that somebody gave it.
     *
     * @throws ProblemException as {@link #write(Path, byte[])}
     */
    public static void writePrivate(Path target, byte[] bytes) {
        write(target, out -> out.write(bytes), true);
    }

    private static void write(Path target, Content content, boolean ownersOnly) {
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            FileAttribute<?>[] rights = ownersOnly ? rights(absolute) : new FileAttribute<?>[0];
            try (FileChannel channel = FileChannel.open(temporary,
                         Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights);
                 OutputStream out = Channels.newOutputStream(channel)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(temporary, absolute);
            forceFolder(absolute.getParent());
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            throw new ProblemException("NAS-FILE-DENIED", "The folder may not be written to; choose another one.", e);
        } catch (NoSuchFileException e) {
            throw new ProblemException("NAS-FILE-FOLDER", "The folder to write to is no longer there.", e);
        } catch (IOException e) {
            throw new ProblemException("NAS-FILE-WRITE",
                    "The file could not be written, perhaps because the disk is full; what was there before is unchanged.", e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    private static FileAttribute<?>[] rights(Path target) throws IOException {
        if (!target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> owner = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if (Files.isRegularFile(target)) {
            owner.addAll(Files.getPosixFilePermissions(target));
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The move itself reaches the disk, so that what is done next (as dropping a copy) cannot overtake it in a power loss. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders and needs none of this; elsewhere the file is written and in place already.
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // A left-over temporary file harms nobody; the failure that led here is already on its way up.
        }
    }
}
