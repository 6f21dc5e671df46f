package org.nasion.core.casefile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A window's sign of life: a locked file, which the system unlocks when the process ends, however it
 * ends. Neither clocks nor process numbers are trusted.
 */
final class WindowLock implements AutoCloseable {

    private static final String ENDING = ".lock";

    private final Path folder;
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private @Nullable FileChannel channel;

    WindowLock(Path folder) {
        this.folder = folder;
    }

    String name() {
        return name;
    }

    /** Makes the folder and shows that this window is there; costs nothing the second time. */
    synchronized void hold() throws IOException {
        if (channel == null) {
            Files.createDirectories(folder);
            channel = FileChannel.open(file(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new IOException("a new name cannot be locked by anybody else");
            }
        }
    }

    /** Whether the window of that name has ended; one without a name never lived. */
    boolean isGone(String other) {
        if (other.equals(name)) {
            return false;
        }
        Path file = file(other);
        if (other.isEmpty() || !Files.exists(file)) {
            return true;
        }
        try (FileChannel theirs = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = theirs.tryLock()) {
            if (lock == null) {
                return false;
            }
        } catch (OverlappingFileLockException e) {
            return false; // another window of this process
        } catch (IOException e) {
            return true; // in doubt it is offered; a window that lives writes its copy anew with its next edit
        }
        deleteQuietly(file);
        return true;
    }

    private Path file(String window) {
        return folder.resolve("window-" + window + ENDING);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // An empty file is left over; nothing reads it.
        }
    }

    @Override
    public synchronized void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The system unlocks it when the process ends.
            }
            deleteQuietly(file(name));
        }
    }
}
