package org.nasion.core.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nasion.core.library.Question.Answer;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.tracing.CaseContent;

/** Some films of an import that come in together. Asks nobody: it ends before a film whose patient only a person can tell. */
final class ImportStep {

    private final Library library;
    private final ImportAnswers answers;
    private final boolean copying;
    private final Actor who;
    private final ImportTally tally = new ImportTally();
    private final List<String> copied = new ArrayList<>();
    private int taken;
    private Optional<Question> open = Optional.empty();

    ImportStep(Library library, ImportAnswers answers, boolean copying, Actor who) {
        this.library = library;
        this.answers = answers;
        this.copying = copying;
        this.who = who;
    }

    ImportTally tally() {
        return tally;
    }

    ImportAnswers answers() {
        return answers;
    }

    /** How many films were done with, from the first one on. */
    int taken() {
        return taken;
    }

    /** What has to be answered before the next film is taken. */
    Optional<Question> open() {
        return open;
    }

    /** The data base keeps nothing of this step: neither does the folder of copies. */
    void takeBack() {
        copied.forEach(library.copies()::delete);
    }

    void take(List<ReadItem> read) {
        List<Map.Entry<Long, NewFilm>> films = new ArrayList<>();
        List<ReadItem> theirs = new ArrayList<>();
        Set<String> contents = new HashSet<>();
        for (ReadItem item : read) {
            String sha256 = item.content().film().sha256();
            if (!contents.add(sha256)) {
                break; // the same film twice: looked at again once the first is in
            }
            Optional<FilmEntry> entry = library.films().ofSha256(sha256);
            if (entry.isPresent()) {
                again(entry.get(), item);
            } else {
                OptionalLong whose = whose(item);
                if (open.isPresent()) {
                    break;
                }
                whose.ifPresent(patient -> {
                    films.add(Map.entry(patient, film(item)));
                    theirs.add(item);
                });
            }
            taken++;
        }
        List<Long> numbers = library.films().addAll(films, who);
        tally.films(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            complete(numbers.get(i), films.get(i).getKey(), theirs.get(i));
        }
    }

    private NewFilm film(ReadItem item) {
        Optional<LocalDate> day =
                item.item().about().flatMap(ImportItem.About::taken).or(item::taken);
        return new NewFilm(
                day, place(item), item.content(), item.measured(), FilmState.of(item.content()), item.thumbnail());
    }

    /** Where the film lies from now on. */
    private Path place(ReadItem item) {
        if (!copying || !Files.isRegularFile(item.film())) {
            return item.film();
        }
        String sha256 = item.content().film().sha256();
        boolean isNew = library.copies().find(sha256).isEmpty();
        Path copy = library.copies().keep(item.film(), sha256);
        if (isNew) {
            copied.add(sha256);
        }
        return copy;
    }

    private void complete(long film, long patient, ReadItem item) {
        item.item().about().ifPresent(said -> {
            said.state()
                    .filter(state -> state == FilmState.SIGNED || state == FilmState.FLAGGED)
                    .ifPresent(state -> library.films().mark(film, 1, state, who));
            describe(patient, said);
            said.superimpositions().stream()
                    .filter(kept -> Stream.of(kept.pair().earlier(), kept.pair().later())
                            .allMatch(one -> library.films().ofSha256(one).isPresent()))
                    .filter(kept -> library.motions()
                            .find(kept.pair(), kept.accepted().method())
                            .isEmpty())
                    .forEach(kept -> library.motions().keep(kept.pair(), kept.accepted()));
        });
    }

    /** A film that is in the library: it may lie elsewhere now, and a case may be what it lacked. */
    private void again(FilmEntry entry, ReadItem read) {
        if (!read.isCase()) {
            tally.there();
        }
        Path place = Files.isRegularFile(entry.file())
                        && !(copying && !library.copies().holds(entry.file()))
                ? entry.file()
                : Files.isRegularFile(read.film()) ? place(read) : entry.file();
        if (!entry.file().equals(place)) {
            library.films().moved(entry.number(), place, who);
            read.thumbnail().ifPresent(png -> library.films().thumbnail(entry.number(), png));
            tally.moved();
        }
        read.item().about().ifPresent(said -> describeAgain(entry.patient(), said));
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
            tally.there();
        } else if (known.tracing().placements().isEmpty()) {
            library.films().save(entry.number(), stored.film().version(), read.content(), read.measured(), who);
            tally.oneCase();
        } else {
            tally.kept(read.item().file());
        }
    }

    /** The library's number of whose film it is; empty where the film stays out or a question is open. */
    private OptionalLong whose(ReadItem read) {
        Patient own = read.patient();
        Optional<Patient> said =
                read.item().about().map(ImportItem.About::patient).filter(patient -> !patient.isNobody());
        if (said.isPresent() && !own.isNobody() && !agree(said.get(), own)) {
            Optional<Answer> answer =
                    answer(new Question(read.item().file(), Question.Reason.TABLE_DISAGREES, own, List.of(), Set.of()));
            if (answer.isEmpty() || answer.get() instanceof Answer.LeaveOut) {
                return OptionalLong.empty();
            }
        }
        Patient named = said.orElse(own);
        return switch (library.patients().recognise(named)) {
            case Recognition.Known(PatientEntry entry) -> {
                fill(entry, named);
                yield OptionalLong.of(entry.number());
            }
            case Recognition.Unknown ignored -> OptionalLong.of(added(named));
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

    /** What a person said to this; empty where nobody was asked yet, and then the step ends. */
    private Optional<Answer> answer(Question question) {
        Optional<Answer> said = answers.to(question);
        if (said.isEmpty()) {
            open = Optional.of(question);
        } else if (said.get() instanceof Answer.LeaveOut) {
            tally.open(question);
        }
        return said;
    }

    private OptionalLong answered(Question question) {
        Optional<Answer> said = answer(question);
        if (said.isEmpty()) {
            return OptionalLong.empty();
        }
        return switch (said.get()) {
            case Answer.Same(long number) -> OptionalLong.of(number);
            case Answer.Another ignored -> {
                long added = added(question.named());
                answers.added(question, added);
                yield OptionalLong.of(added);
            }
            case Answer.LeaveOut ignored -> OptionalLong.empty();
        };
    }

    private long added(Patient patient) {
        tally.patient();
        return library.patients().add(patient, who);
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

    /** What a table says of a film that is there; nothing where it names somebody else than the library. */
    private void describeAgain(long number, ImportItem.About said) {
        boolean same = said.patient().isNobody()
                || library.patients()
                        .find(number)
                        .map(PatientFile::entry)
                        .filter(entry -> agree(said.patient(), entry.patient()))
                        .isPresent();
        if (same) {
            describe(number, said);
        }
    }

    /** Tags are added; notes are taken where there are none. */
    private void describe(long number, ImportItem.About said) {
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
