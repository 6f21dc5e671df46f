package org.nasion.core.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;

/**
 * Keeps a copy of unsaved work in a folder of its own, at most {@value #DELAY_MS} ms behind the hand
 * plus the time of one small write. The copies are named by the film's hash, never by the patient.
 * A copy that is still there at the next start is work that a crash would have lost.
 */
public final class Autosave implements AutoCloseable {

    private static final int DELAY_MS = 400;

    private final Path folder;
    private final CaseStore store;
    private final Consumer<Problem> onProblem;
    /** By copy, so that an edit of one film never pushes out one of another that is still to be written. */
    private final Map<Path, CaseFile> pending = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("autosave").factory());

    /**
     * @param folder    made when first needed
     * @param onProblem told, on the writer's thread, when a copy could not be written
     */
    public Autosave(Path folder, CaseStore store, Consumer<Problem> onProblem) {
        this.folder = folder;
        this.store = store;
        this.onProblem = onProblem;
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

    /** The copy of a film's unsaved work, where a crash left one that can be read. */
    public Optional<CaseFile> recoverable(String filmSha256) {
        Path copy = copyOf(filmSha256);
        if (!Files.isRegularFile(copy)) {
            return Optional.empty();
        }
        try {
            return Optional.of(store.open(copy));
        } catch (ProblemException e) {
            onProblem.accept(e.problem());
            return Optional.empty();
        }
    }

    /** All copies that are there, newest first. */
    public List<Path> copies() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(CaseStore.EXTENSION))
                    .sorted((a, b) -> Long.compare(b.toFile().lastModified(), a.toFile().lastModified()))
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
    }

    private Path copyOf(String filmSha256) {
        if (!filmSha256.matches("[0-9a-f]{16,64}")) {
            throw new IllegalArgumentException("a film is named by its SHA-256");
        }
        return folder.resolve(filmSha256.substring(0, 16) + CaseStore.EXTENSION);
    }

    private void writePending() {
        for (Path file : List.copyOf(pending.keySet())) {
            CaseFile content = pending.remove(file);
            if (content != null) {
                write(file, content);
            }
        }
    }

    private void write(Path file, CaseFile content) {
        try {
            Files.createDirectories(folder);
            store.save(file, content);
        } catch (IOException e) {
            onProblem.accept(new Problem("NAS-AUTOSAVE-FOLDER", "The folder for automatic copies could not be made."));
        } catch (ProblemException e) {
            onProblem.accept(e.problem());
        }
    }

    private void run(Runnable work) {
        try {
            writer.submit(work).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException
                 | java.util.concurrent.RejectedExecutionException e) {
            onProblem.accept(new Problem("NAS-AUTOSAVE-STUCK", "Automatic copies could not be brought up to date."));
        }
    }
}
