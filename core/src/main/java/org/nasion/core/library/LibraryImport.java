package org.nasion.core.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.library.Question.Answer;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.storage.Sha256;
import org.nasion.core.task.Progress;

/**
 * Brings films and case files into a library. Patients are recognised by identifier and issuer; where names and dates disagree,
 * or a film names nobody, a person is asked, and nothing is merged without an answer. Files are read on several threads and
 * written in steps of several films, since each step costs the data base a journey to the disk.
 */
public final class LibraryImport {

    /** Films of one step: others wait for it, so that it takes a fraction of a second. */
    private static final int STEP = 32;
    /** Copying takes longer than writing rows. */
    private static final int COPYING_STEP = 4;

    private final Library library;
    private final ReadItem.Reader reader;
    private final Function<Question, Answer> person;
    private final boolean copying;
    private final Actor who;
    private final int threads;
    private final ImportTally tally = new ImportTally();
    private ImportAnswers answers = new ImportAnswers();

    /**
     * @param scale     what is known of a film's millimetres
     * @param measuring the numbers of a case; called on several threads
     * @param person    is asked on the importing thread
     * @param copying   whether films are copied into the library's own folder
     */
    public LibraryImport(
            Library library,
            CephalogramReader films,
            CaseStore cases,
            Function<Cephalogram, Calibration> scale,
            Function<CaseFile, List<Measured>> measuring,
            Function<Question, Answer> person,
            boolean copying,
            Actor who) {
        this.library = library;
        this.reader = new ReadItem.Reader(films, cases, scale, measuring);
        this.person = person;
        this.copying = copying;
        this.who = who;
        this.threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    }

    /** Imports once; what failed or was left open does not stop the rest. An import that is cancelled keeps what came in. */
    public ImportOutcome run(List<ImportItem> items, Progress progress) {
        progress.report(0, Sentence.of("progress.libraryImport", "bringing films into the library"));
        // Cases first: a film that comes with one comes in with it.
        List<ImportItem> ordered = new ArrayList<>(
                items.stream().filter(item -> ReadItem.isCase(item.file())).toList());
        ordered.addAll(
                items.stream().filter(item -> !ReadItem.isCase(item.file())).toList());
        Map<String, Path> known = cases(ordered) ? byContent(items, progress) : Map.of();
        try (ExecutorService readers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("import-", 0).factory())) {
            List<Future<ReadItem>> ahead = new ArrayList<>();
            int done = 0;
            while (done < ordered.size()) {
                while (ahead.size() < ordered.size() && ahead.size() < done + 2 * STEP) {
                    ImportItem item = ordered.get(ahead.size());
                    ahead.add(readers.submit(() -> reader.read(item, known, Progress.NONE)));
                }
                if (progress.isCancelled()) {
                    readers.shutdownNow();
                    progress.throwIfCancelled();
                }
                // One film is waited for; what else was read meanwhile goes with it.
                List<ReadItem> ready = new ArrayList<>();
                int end = done;
                while (end < ordered.size()
                        && end < done + (copying ? COPYING_STEP : STEP)
                        && (end == done || ahead.get(end).isDone())) {
                    read(ordered.get(end), ahead.get(end)).ifPresent(ready::add);
                    ahead.set(end++, null);
                }
                take(ready);
                done = end;
                progress.report((double) done / ordered.size());
            }
        }
        return tally.outcome();
    }

    private static boolean cases(List<ImportItem> ordered) {
        return !ordered.isEmpty() && ReadItem.isCase(ordered.getFirst().file());
    }

    /** The films of this import by content, so that a case finds its film wherever it was carried. */
    private static Map<String, Path> byContent(List<ImportItem> items, Progress progress) {
        Map<String, Path> known = new HashMap<>();
        for (ImportItem item : items) {
            progress.throwIfCancelled();
            if (!ReadItem.isCase(item.file())) {
                try {
                    known.putIfAbsent(
                            Sha256.hex(Files.readAllBytes(item.file())),
                            item.file().toAbsolutePath().normalize());
                } catch (IOException e) {
                    // Told when it is read as a film.
                }
            }
        }
        return known;
    }

    private Optional<ReadItem> read(ImportItem item, Future<ReadItem> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ExecutionException e) {
            tally.failed(item.file(), problem(Objects.requireNonNull(e.getCause())));
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static Problem problem(Throwable failure) {
        return failure instanceof ProblemException told
                ? told.problem()
                : new Problem(
                        "NAS-LIBRARY-READ",
                        "The file could not be read ({0}).",
                        failure.getClass().getSimpleName());
    }

    /** Takes films in as few steps as there are questions between them; a step that fails is taken again film by film. */
    private void take(List<ReadItem> ready) {
        int done = 0;
        int alone = 0;
        while (done < ready.size()) {
            List<ReadItem> next = alone > 0 ? List.of(ready.get(done)) : ready.subList(done, ready.size());
            ImportStep step = new ImportStep(library, answers.copy(), copying, who);
            try {
                library.together(() -> {
                    step.take(next);
                    return step;
                });
                tally.add(step.tally());
                answers = step.answers();
                done += step.taken();
                alone -= step.taken();
                step.open().ifPresent(question -> answers.answer(question, person.apply(question)));
            } catch (ProblemException e) {
                if (e.problem().code().equals("NAS-LIBRARY-UNREACHABLE")) {
                    throw e; // all others would fail in the same way, and the step may have been kept
                }
                step.takeBack();
                if (next.size() > 1) {
                    alone = next.size();
                    continue;
                }
                if (e.problem().code().equals("NAS-LIBRARY-HAS-FILM")) {
                    tally.there(); // another program brought it in a moment ago
                } else {
                    tally.failed(next.getFirst().item().file(), e.problem());
                }
                done++;
                alone--;
            }
        }
    }
}
