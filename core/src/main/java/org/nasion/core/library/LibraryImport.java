package org.nasion.core.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
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
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.storage.Sha256;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;

/**
 * Brings films and case files into a library. Patients are recognised by identifier and issuer; where names and dates disagree,
 * or a film names nobody, a person is asked, and nothing is merged without an answer. Files are read on several threads and
 * written one after another.
 */
public final class LibraryImport {

    private final Library library;
    private final ReadItem.Reader reader;
    private final Function<CaseFile, List<Measured>> measuring;
    private final Function<Question, Answer> person;
    private final Actor who;
    private final int threads;

    private int films;
    private int patients;
    private int there;
    private int moved;
    private int cases;
    private final List<Path> kept = new ArrayList<>();
    private final List<Question> open = new ArrayList<>();
    private final List<ImportOutcome.Failed> failed = new ArrayList<>();
    /** One question for each patient, not for each film. */
    private final Map<Patient, Answer> answers = new HashMap<>();

    /**
     * @param scale     what is known of a film's millimetres
     * @param measuring the numbers of a case
     * @param person    is asked on the importing thread
     */
    public LibraryImport(
            Library library,
            CephalogramReader films,
            CaseStore cases,
            Function<Cephalogram, Calibration> scale,
            Function<CaseFile, List<Measured>> measuring,
            Function<Question, Answer> person,
            Actor who) {
        this.library = library;
        this.reader = new ReadItem.Reader(films, cases, scale);
        this.measuring = measuring;
        this.person = person;
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
            int asked = 0;
            for (int done = 0; done < ordered.size(); done++) {
                while (asked < ordered.size() && asked < done + 3 * threads) {
                    ImportItem item = ordered.get(asked++);
                    ahead.add(readers.submit(() -> reader.read(item, known, Progress.NONE)));
                }
                if (progress.isCancelled()) {
                    readers.shutdownNow();
                    progress.throwIfCancelled();
                }
                take(ordered.get(done), ahead.get(done));
                ahead.set(done, null);
                progress.report((double) (done + 1) / ordered.size());
            }
        }
        return new ImportOutcome(films, patients, there, moved, cases, kept, open, failed);
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

    private void take(ImportItem item, Future<ReadItem> reading) {
        try {
            take(reading.get());
        } catch (ExecutionException e) {
            failed.add(new ImportOutcome.Failed(item.file(), problem(Objects.requireNonNull(e.getCause()))));
        } catch (ProblemException e) {
            if (e.problem().code().equals("NAS-LIBRARY-UNREACHABLE")) {
                throw e; // all others would fail in the same way
            }
            if (e.problem().code().equals("NAS-LIBRARY-HAS-FILM")) {
                there++; // another program brought it in a moment ago
            } else {
                failed.add(new ImportOutcome.Failed(item.file(), e.problem()));
            }
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

    private void take(ReadItem read) {
        Optional<FilmEntry> entry =
                library.films().ofSha256(read.content().film().sha256());
        if (entry.isPresent()) {
            again(entry.get(), read);
            return;
        }
        OptionalLong whose = whose(read);
        if (whose.isEmpty()) {
            return;
        }
        Optional<ImportItem.About> about = read.item().about();
        Optional<LocalDate> taken = about.flatMap(ImportItem.About::taken).or(read::taken);
        CaseFile content = read.content();
        long film = library.films()
                .add(
                        whose.getAsLong(),
                        new NewFilm(
                                taken,
                                read.film(),
                                content,
                                measuring.apply(content),
                                FilmState.of(content),
                                read.thumbnail()),
                        who);
        films++;
        about.flatMap(ImportItem.About::state)
                .filter(state -> state == FilmState.SIGNED || state == FilmState.FLAGGED)
                .ifPresent(state -> library.films().mark(film, 1, state, who));
        about.ifPresent(said -> complete(whose.getAsLong(), said));
    }

    /** A film that is in the library: it may lie elsewhere now, and a case may be what it lacked. */
    private void again(FilmEntry entry, ReadItem read) {
        if (!read.isCase()) {
            there++;
        }
        if (!entry.file().equals(read.film())
                && !Files.isRegularFile(entry.file())
                && Files.isRegularFile(read.film())) {
            library.films().moved(entry.number(), read.film(), who);
            read.thumbnail().ifPresent(png -> library.films().thumbnail(entry.number(), png));
            moved++;
        }
        if (!read.isCase() || read.content().content().tracing().placements().isEmpty()) {
            return;
        }
        StoredCase stored = library.films().open(entry.number(), who);
        CaseContent known = stored.content().content();
        CaseContent brought = read.content().content();
        // Who the patient is, is said elsewhere; and how a film is looked at is no work on it.
        if (known.of(brought.patient(), brought.exposure())
                .with(brought.orientation())
                .equals(brought)) {
            there++;
        } else if (known.tracing().placements().isEmpty()) {
            library.films()
                    .save(
                            entry.number(),
                            stored.film().version(),
                            read.content(),
                            measuring.apply(read.content()),
                            who);
            cases++;
        } else {
            kept.add(read.item().file());
        }
    }

    /** The library's number of whose film it is; empty where the film stays out. */
    private OptionalLong whose(ReadItem read) {
        Patient own = read.patient();
        Optional<Patient> said =
                read.item().about().map(ImportItem.About::patient).filter(patient -> !patient.isNobody());
        if (said.isPresent() && !own.isNobody() && !agree(said.get(), own)) {
            Answer answer =
                    ask(new Question(read.item().file(), Question.Reason.TABLE_DISAGREES, own, List.of(), Set.of()));
            if (answer instanceof Answer.LeaveOut) {
                return OptionalLong.empty();
            }
        }
        Patient named = said.orElse(own);
        return switch (library.patients().recognise(named)) {
            case Recognition.Known(PatientEntry entry) -> {
                fill(entry, named);
                yield OptionalLong.of(entry.number());
            }
            case Recognition.Unknown ignored -> added(named);
            case Recognition.Disagrees(PatientEntry entry, Set<Recognition.Field> fields) ->
                answered(new Question(read.item().file(), Question.Reason.DISAGREES, named, List.of(entry), fields));
            case Recognition.Resembles(List<PatientEntry> entries) ->
                answered(new Question(read.item().file(), Question.Reason.RESEMBLES, named, entries, Set.of()));
            case Recognition.Nobody ignored ->
                answered(new Question(read.item().file(), Question.Reason.NOBODY, named, List.of(), Set.of()));
        };
    }

    private static boolean agree(Patient table, Patient film) {
        return (table.id().isEmpty() || film.id().isEmpty() || table.id().equals(film.id()))
                && (table.birthDate().isEmpty()
                        || film.birthDate().isEmpty()
                        || table.birthDate().equals(film.birthDate()))
                && (table.name().isEmpty()
                        || film.name().isEmpty()
                        || Objects.equals(
                                new TreeSet<>(FoldedText.words(table.name())),
                                new TreeSet<>(FoldedText.words(film.name()))));
    }

    private OptionalLong answered(Question question) {
        return switch (ask(question)) {
            case Answer.Same(long number) -> OptionalLong.of(number);
            case Answer.Another ignored -> {
                OptionalLong added = added(question.named());
                // The next film of this new patient is theirs and nobody's question.
                answers.put(question.named(), new Answer.Same(added.getAsLong()));
                yield added;
            }
            case Answer.LeaveOut ignored -> OptionalLong.empty();
        };
    }

    private Answer ask(Question question) {
        // Of films that name nobody each is a question of its own.
        boolean once = !question.named().isNobody() && question.reason() != Question.Reason.TABLE_DISAGREES;
        Answer answer =
                once && answers.containsKey(question.named()) ? answers.get(question.named()) : person.apply(question);
        if (once) {
            answers.put(question.named(), answer);
        }
        if (answer instanceof Answer.LeaveOut) {
            open.add(question);
        }
        return answer;
    }

    private OptionalLong added(Patient patient) {
        patients++;
        return OptionalLong.of(library.patients().add(patient, who));
    }

    /** What a film says of a known patient and the library does not know yet. */
    private void fill(PatientEntry entry, Patient named) {
        Patient kept = entry.patient();
        Patient full = new Patient(
                kept.id(),
                kept.issuer().isEmpty() ? named.issuer() : kept.issuer(),
                kept.name().isEmpty() ? named.name() : kept.name(),
                kept.birthDate().or(named::birthDate),
                kept.sex() == Sex.UNKNOWN ? named.sex() : kept.sex());
        if (!full.equals(kept)) {
            library.patients()
                    .find(entry.number())
                    .ifPresent(file -> library.patients()
                            .change(
                                    file.entry()
                                            .with(
                                                    full,
                                                    file.entry().tags(),
                                                    file.entry().notes()),
                                    who));
        }
    }

    /** Tags are added; notes are taken where there are none. */
    private void complete(long number, ImportItem.About said) {
        library.patients().find(number).map(PatientFile::entry).ifPresent(entry -> {
            Set<String> tags = new TreeSet<>(entry.tags());
            tags.addAll(said.tags());
            String notes = entry.notes().isEmpty() ? said.notes() : entry.notes();
            if (!tags.equals(entry.tags()) || !notes.equals(entry.notes())) {
                library.patients().change(entry.with(entry.patient(), tags, notes), who);
            }
        });
    }
}
