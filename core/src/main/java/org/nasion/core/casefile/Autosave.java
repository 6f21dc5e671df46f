package org.nasion.core.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.TemporaryFiles;

/**
 * Keeps a copy of unsaved work in a folder of its own, at most {@value #DELAY_MS} ms behind the hand
 * plus the time of one small write. The copies are named by the film's hash, never by the patient,
 * and by the window that works on the film, so that two windows never take each other's copies.
 * A copy whose window is gone is work that a crash would have lost.
 */
public final class Autosave implements AutoCloseable {

    private static final int DELAY_MS = 250;
    private static final int RETRY_MS = 5000;

    private final Path folder;
    private final CaseStore store;
    private final Consumer<Problem> onProblem;
    private final Runnable onKept;
    private final WindowLock window;
    /** By copy, so that an edit of one film never pushes out one of another that is still to be written. */
    private final Map<Path, CaseFile> pending = new ConcurrentHashMap<>();

    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("autosave").factory());

    /**
     * @param folder    made when first needed
     * @param onProblem told, on the writer's thread, when a copy could not be written; it is tried again
     */
    public Autosave(Path folder, CaseStore store, Consumer<Problem> onProblem) {
        this(folder, store, onProblem, () -> {});
    }

    /** @param onKept told, on the writer's thread, when a copy has been written */
    public Autosave(Path folder, CaseStore store, Consumer<Problem> onProblem, Runnable onKept) {
        this.folder = folder;
        this.store = store;
        this.onProblem = onProblem;
        this.onKept = onKept;
        this.window = new WindowLock(folder);
        writer.execute(store::warmUp);
        writer.execute(() -> TemporaryFiles.removeAbandoned(folder));
    }

    /** Notes the newest state; returns at once. The film's path should be absolute, as the copy lies elsewhere. */
    public void edited(CaseFile content) {
        // The first edit after a write starts the clock, later ones only replace what will be written.
        if (pending.put(copyOf(content.film().sha256()), content) == null) {
            writer.schedule(this::writePending, DELAY_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** The work is safe in its own file or was given up: the copy goes. Waits for a write that is under way. */
    public void discard(String filmSha256) {
        pending.remove(copyOf(filmSha256));
        run(() -> {
            try {
                Files.deleteIfExists(copyOf(filmSha256));
            } catch (IOException e) {
                onProblem.accept(new Problem("NAS-AUTOSAVE-DELETE", "An automatic copy could not be removed."));
            }
        });
    }

    /**
     * The copy of a film's unsaved work, where a crash left one that can be read. From now on it is this window's own:
     * later edits replace it, and {@link #discard} removes it.
     */
    public Optional<CaseFile> recoverable(String filmSha256) {
        Path own = copyOf(filmSha256);
        CaseFile unwritten = pending.get(own);
        if (unwritten != null) {
            return Optional.of(unwritten);
        }
        if (Files.isRegularFile(own)) {
            return read(own);
        }
        String start = start(filmSha256);
        for (Path copy : copies()) {
            if (copy.getFileName().toString().startsWith(start)) {
                Optional<CaseFile> content = read(copy);
                if (content.isPresent()) {
                    adopt(copy, own);
                    return content;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether this window itself keeps a copy of a film's unsaved work. */
    public boolean hasOwn(String filmSha256) {
        Path own = copyOf(filmSha256);
        return pending.containsKey(own) || Files.isRegularFile(own);
    }

    /** Whether a file is one of the copies: it is no case of the user's and must never be saved to. */
    public boolean isCopy(Path file) {
        return folder.toAbsolutePath().equals(file.toAbsolutePath().getParent());
    }

    private Optional<CaseFile> read(Path copy) {
        try {
            return Optional.of(store.open(copy));
        } catch (ProblemException e) {
            onProblem.accept(e.problem());
            return Optional.empty();
        }
    }

    private void adopt(Path copy, Path own) {
        try {
            window.hold();
            Files.move(copy, own);
        } catch (IOException e) {
            // It stays where it is and is offered again next time: twice is better than never.
        }
    }

    /** The copies that no window works on, newest first. */
    public List<Path> copies() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(CaseStore.EXTENSION))
                    .filter(file -> window.isGone(windowOf(file)))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Writes what is pending, then stops. */
    @Override
    public void close() {
        run(this::writePending);
        writer.shutdown();
        window.close();
    }

    /** {@code FILM-WINDOW.nasion}. */
    private Path copyOf(String filmSha256) {
        return folder.resolve(start(filmSha256) + "-" + window.name() + CaseStore.EXTENSION);
    }

    private static String start(String filmSha256) {
        if (!filmSha256.matches("[0-9a-f]{16,64}")) {
            throw new IllegalArgumentException("a film is named by its SHA-256");
        }
        return filmSha256.substring(0, 16);
    }

    private static String windowOf(Path copy) {
        String name = copy.getFileName().toString();
        int dash = name.indexOf('-');
        return dash < 0 ? "" : name.substring(dash + 1, name.length() - CaseStore.EXTENSION.length());
    }

    private void writePending() {
        for (Path file : List.copyOf(pending.keySet())) {
            CaseFile content = pending.get(file);
            if (content != null) {
                write(file, content);
            }
        }
    }

    private void write(Path file, CaseFile content) {
        try {
            window.hold();
            store.save(file, content);
            // Only now: whoever looks for it meanwhile finds it among the pending, or in the folder.
            if (!pending.remove(file, content)) {
                writeAgain(file, DELAY_MS);
            }
            onKept.run();
        } catch (IOException e) {
            failed(file, new Problem("NAS-AUTOSAVE-FOLDER", "The folder for automatic copies could not be made."));
        } catch (ProblemException e) {
            failed(file, e.problem());
        }
    }

    /** Perhaps somebody makes room on the disk meanwhile. */
    private void failed(Path file, Problem problem) {
        writeAgain(file, RETRY_MS);
        onProblem.accept(problem);
    }

    /** Where there still is something to write: it may be newer by now, or given up. */
    private void writeAgain(Path file, int delayMs) {
        if (pending.containsKey(file) && !writer.isShutdown()) {
            writer.schedule(this::writePending, delayMs, TimeUnit.MILLISECONDS);
        }
    }

    private void run(Runnable work) {
        try {
            writer.submit(work).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            onProblem.accept(new Problem("NAS-AUTOSAVE-STUCK", "Automatic copies could not be brought up to date."));
        }
    }
}
