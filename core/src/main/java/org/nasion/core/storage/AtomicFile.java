package org.nasion.core.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
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

    private AtomicFile() {}

    /** @throws ProblemException as {@link WriteFailure#of}; the target is then unchanged */
    public static void write(Path target, byte[] bytes) {
        write(target, out -> out.write(bytes));
    }

    /** @throws ProblemException as {@link WriteFailure#of}; the target is then unchanged */
    public static void write(Path target, Content content) {
        write(target, content, false);
    }

    /**
     * Writes a file that only its owner may read, where the file system knows owners by POSIX's rights; one that is there
     * already keeps the rights that somebody gave it. On Windows a file has the rights of its folder.
     *
     * @throws ProblemException as {@link #write(Path, byte[])}
     */
    public static void writePrivate(Path target, byte[] bytes) {
        write(target, out -> out.write(bytes), true);
    }

    /** As {@link #writePrivate(Path, byte[])}. */
    public static void writePrivate(Path target, Content content) {
        write(target, content, true);
    }

    private static void write(Path target, Content content, boolean ownersOnly) {
        Path absolute = target.toAbsolutePath();
        Path temporary = TemporaryFiles.beside(absolute);
        try {
            FileAttribute<?>[] rights = ownersOnly ? ownersOnly(absolute, "rw-------") : new FileAttribute<?>[0];
            try (FileChannel channel = FileChannel.open(
                            temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights);
                    OutputStream out = Channels.newOutputStream(channel)) {
                TemporaryFiles.hold(channel);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            if (ownersOnly && Files.isRegularFile(absolute)) {
                keepRights(absolute, temporary);
            }
            move(temporary, absolute);
            forceFolder(Objects.requireNonNull(absolute.getParent()));
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw WriteFailure.of(e, absolute);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /** Rights for something new; none where the file system knows none of this kind. */
    static FileAttribute<?>[] ownersOnly(Path target, String rights) {
        return knowsRights(target)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** Gives the next file the rights that the one has in whose place it comes; its owner may always read and write it. */
    static void keepRights(Path there, Path next) throws IOException {
        if (knowsRights(there)) {
            Set<PosixFilePermission> rights =
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            rights.addAll(Files.getPosixFilePermissions(there));
            Files.setPosixFilePermissions(next, rights);
        }
    }

    private static boolean knowsRights(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The move itself reaches the disk, so that what is done next (as dropping a copy) cannot overtake it in a power loss. */
    static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UnsupportedOperationException e) {
            // Windows opens no folders and needs none of this; elsewhere the file is written and in place already.
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException | ReadOnlyFileSystemException e) {
            // A later run removes it; the failure that led here is already on its way up.
        }
    }
}
