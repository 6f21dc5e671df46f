package org.nasion.core.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files and folders that are there only while something is written. Their names are this program's alone and say which
 * process made them; while it lives, it also holds a lock on them. What a killed process left is found by both.
 */
public final class TemporaryFiles {

    private static final Pattern OURS =
            Pattern.compile("\\.nasion-(\\d{1,10})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");

    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private TemporaryFiles() {}

    /** A name that nothing else has, in the folder where something is to be written. */
    static Path beside(Path target) {
        return target.resolveSibling(".nasion-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".tmp");
    }

    static boolean isOurs(String name) {
        return OURS.matcher(name).matches();
    }

    /** Holds a file until its channel is closed or the process ends; where the file system knows no locks, nothing happens. */
    static void hold(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException | OverlappingFileLockException | UnsupportedOperationException e) {
            // The number of the process in the name has to do.
        }
    }

    /**
     * Removes what killed processes left in a folder, and ends what they had wholly written but not yet moved. What
     * belongs to a process that lives, or does not bear such a name, stays. Never fails.
     *
     * @param folder need not exist
     */
    public static void removeAbandoned(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, ".nasion-*.tmp")) {
            for (Path entry : entries) {
                Matcher name = OURS.matcher(entry.getFileName().toString());
                if (name.matches() && !isAtWork(Long.parseLong(name.group(1)), entry)) {
                    remove(entry);
                }
            }
        } catch (IOException e) {
            // What cannot be listed or removed now is tried again by the next run.
        }
    }

    private static void remove(Path entry) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            if (isFree(entry.resolve(StagedFiles.LOCK))) {
                StagedFiles.endAbandoned(entry);
            }
        } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) && isFree(entry)) {
            Files.deleteIfExists(entry);
        }
    }

    /** Numbers of processes are used again: one that began after the file was made is another one. Systems tell both to the second. */
    private static boolean isAtWork(long process, Path entry) throws IOException {
        Instant made =
                Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant();
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(alive -> alive.info()
                        .startInstant()
                        .map(began -> !began.minus(CLOCKS_APART).isAfter(made))
                        .orElse(true))
                .orElse(false);
    }

    private static boolean isFree(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
