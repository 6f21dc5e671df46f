package org.nasion.core.library.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.analysis.Unit;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.Correction;
import org.nasion.core.habit.HabitFile;
import org.nasion.core.habit.HabitStore;
import org.nasion.core.habit.Lesson;
import org.nasion.core.habit.SharedHabits;
import org.nasion.core.image.FilmFolder;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.library.Actor;
import org.nasion.core.library.Audit;
import org.nasion.core.library.Changes.Change;
import org.nasion.core.library.FilmCopies;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.ImportItem;
import org.nasion.core.library.ImportOutcome;
import org.nasion.core.library.ImportSource;
import org.nasion.core.library.Leases;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.LibraryCare;
import org.nasion.core.library.LibraryExport;
import org.nasion.core.library.LibraryImport;
import org.nasion.core.library.Measured;
import org.nasion.core.library.MeasurementNames;
import org.nasion.core.library.Motions;
import org.nasion.core.library.NewFilm;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.PatientFile;
import org.nasion.core.library.QueryParser;
import org.nasion.core.library.Question;
import org.nasion.core.library.Recognition;
import org.nasion.core.library.Search;
import org.nasion.core.library.StoredCase;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.storage.Sha256;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Tracing;

/** What a library promises, whatever data base it is in. */
abstract class LibraryContract {

    static final Actor ADA = new Actor("Ada", "desk 1");
    static final Actor BEN = new Actor("Ben", "desk 2");
    private static final QueryParser PARSER =
            new QueryParser(new MeasurementNames(MeasurementCatalog.bundled().measurements()));
    private static final CaseStore CASES = new CaseStore("Nasion test", Clock.systemUTC());
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    Library library;
    private int films;

    /** An address at which there is no library yet. */
    abstract LibraryAddress newAddress() throws Exception;

    private LibraryAddress address;

    @BeforeEach
    void open() throws Exception {
        address = newAddress();
        library = JdbcLibrary.open(address, CASES, copies());
    }

    @AfterEach
    void close() {
        library.close();
    }

    FilmCopies copies() {
        return new FilmCopies(folder.resolve("films of the library"), true);
    }

    private LibraryImport importing(boolean copying, Function<Question, Question.Answer> person) {
        return new LibraryImport(
                library,
                (file, progress) -> {
                    throw new AssertionError("cases only");
                },
                CASES,
                film -> Films.NO_SCALE,
                content -> List.of(),
                person,
                copying,
                ADA);
    }

    /** A film of these bytes and its case. */
    private ImportItem filmAndCase(String name, Patient patient, String taken, byte[] film) throws IOException {
        Path place = Files.createDirectories(folder.resolve("incoming"));
        Files.write(place.resolve(name + ".png"), film);
        CaseFile made = content(patient, taken, Films.adult());
        CaseFile known = new CaseFile(
                new CaseFile.Film(
                        name + ".png",
                        Sha256.hex(film),
                        made.film().width(),
                        made.film().height()),
                made.content(),
                made.detector(),
                made.verdict());
        Path file = place.resolve(name + ".nasion");
        CASES.save(file, known);
        return ImportItem.of(file);
    }

    @Test
    void copiedFilmsAreTheLibrarysOwnAndGoWithTheirPatient() throws Exception {
        Patient erika = patient("1", "Muster, Erika", "2012-01-01");
        byte[] film = {1, 2, 3};
        ImportItem item = filmAndCase("first", erika, "2024-03-05", film);
        ImportItem other = filmAndCase("other", patient("2", "Else, Max", "2012-01-01"), "2024-03-05", new byte[] {9});
        ImportOutcome outcome =
                importing(true, question -> new Question.Answer.LeaveOut()).run(List.of(item, other), Progress.NONE);
        assertEquals(List.of(), outcome.failed());
        FilmEntry entry = library.films().ofSha256(Sha256.hex(film)).orElseThrow();
        assertTrue(library.copies().holds(entry.file()), entry.file().toString());
        assertArrayEquals(film, Files.readAllBytes(entry.file()));
        Files.delete(folder.resolve("incoming/first.png"));
        assertEquals(List.of(), library.care().check(Progress.NONE), "the copy is the film");

        assertEquals(1, library.patients().delete(entry.patient(), ADA));
        assertEquals(1, library.copies().all().size(), "only the other patient's film is left");
        Files.write(
                Files.createDirectories(library.copies().folder().resolve("aa")).resolve("a".repeat(64) + ".dcm"),
                new byte[] {7});
        assertEquals(
                List.of("1 copied films in the library’s folder belong to no film of it."),
                library.care().check(Progress.NONE).stream()
                        .map(Sentence::toString)
                        .toList());
    }

    @Test
    void whatWasNotCopiedAtFirstIsCopiedWhenItIsImportedAgain() throws Exception {
        ImportItem item =
                filmAndCase("first", patient("1", "Muster, Erika", "2012-01-01"), "2024-03-05", new byte[] {5});
        Function<Question, Question.Answer> nobody = question -> new Question.Answer.LeaveOut();
        importing(false, nobody).run(List.of(item), Progress.NONE);
        assertEquals(List.of(), library.copies().all());
        ImportOutcome again = importing(true, nobody).run(List.of(item), Progress.NONE);
        assertEquals(1, again.moved());
        assertEquals(List.of(Sha256.hex(new byte[] {5})), library.copies().all());
        assertEquals(
                0, importing(true, nobody).run(List.of(item), Progress.NONE).moved());
    }

    /** Steps end before a question and go on behind it; what cannot come in does not keep its neighbours out. */
    @Test
    void aStepOfAnImportKeepsWhatStandsAroundAQuestionAndAroundAFailure() throws Exception {
        List<ImportItem> items = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String name = i == 7 ? "Different, Name" : "Muster, Number " + i / 2;
            items.add(filmAndCase(
                    "case" + i, patient("ID" + i / 2, name, "2012-01-01"), "2024-01-" + (10 + i % 2), new byte[] {
                        (byte) i, 1
                    }));
        }
        // Of this one only the case is there, and its film was already said to be another's content.
        Files.writeString(folder.resolve("incoming/case20.nasion"), "no case");
        List<Question> asked = new ArrayList<>();
        ImportOutcome outcome = importing(false, question -> {
                    asked.add(question);
                    return new Question.Answer.LeaveOut();
                })
                .run(items, Progress.NONE);
        assertEquals(38, outcome.films());
        assertEquals(20, outcome.patients());
        assertEquals(1, asked.size());
        assertEquals(1, outcome.open().size());
        assertEquals(1, outcome.failed().size());
        assertEquals(new LibraryCare.Size(20, 38, 38), library.care().size());
        assertEquals(
                List.of(),
                library.care().check(Progress.NONE).stream()
                        .filter(fault -> !fault.toString().contains("file of film"))
                        .toList());
        assertEquals(
                1,
                library.patients()
                        .search(new Search(PARSER.parse("id:ID10 2024-01-11"), Search.Order.NAME, 9))
                        .size());
    }

    @Test
    void aSuperimpositionThatWasAcceptedIsSeenByAllAndGoesWithItsFilms() throws Exception {
        Patient erika = patient("1", "Muster, Erika", "2012-01-01");
        long one = library.patients().add(erika, ADA);
        long first = film(one, erika, "2022-03-05", anb(1));
        long second = film(one, erika, "2024-03-05", anb(1));
        AcceptedMotions.Pair pair = new AcceptedMotions.Pair(sha256(first), sha256(second), 0.1, 0.098);
        AcceptedMotions.Accepted what =
                new AcceptedMotions.Accepted("sn-at-s", 1.25, -0.5, 2, true, "Ada", "2026-11-30T12:00:00Z", 0.1, 0.098);
        library.motions().keep(pair, what);
        try (Library other = JdbcLibrary.open(address, CASES, copies())) {
            assertEquals(Optional.of(what), other.motions().find(pair, "sn-at-s"));
        }
        assertEquals(Optional.empty(), library.motions().find(pair, "sn-at-n"));
        assertEquals(
                Optional.empty(),
                library.motions().find(new AcceptedMotions.Pair(pair.earlier(), pair.later(), 0.1, 0.1), "sn-at-s"));
        AcceptedMotions.Accepted better =
                new AcceptedMotions.Accepted("sn-at-s", 1, 0, 0, false, "Ben", "2026-12-01T12:00:00Z", 0.1, 0.098);
        library.motions().keep(pair, better);
        assertEquals(List.of(new Motions.Kept(pair, better)), library.motions().of(one));

        new LibraryExport(library, CASES, ADA).write(List.of(one), folder.resolve("out"), false, Progress.NONE);
        Path backup = folder.resolve("backup.db");
        library.care().backup(backup, Progress.NONE);
        try (Library copy = JdbcLibrary.open(new LibraryAddress.SqliteFile(backup), CASES, copies())) {
            assertEquals(Optional.of(better), copy.motions().find(pair, "sn-at-s"));
        }
        library.patients().delete(one, ADA);
        assertEquals(Optional.empty(), library.motions().find(pair, "sn-at-s"));
        assertEquals("NAS-LIBRARY-GONE", code(() -> library.motions().keep(pair, better)));

        ImportOutcome again = importing(false, question -> new Question.Answer.LeaveOut())
                .run(
                        new ImportSource(new FilmFolder((file, progress) -> {
                                    throw new AssertionError("cases only");
                                }))
                                .items(folder.resolve("out"), Progress.NONE),
                        Progress.NONE);
        assertEquals(2, again.films());
        assertEquals(Optional.of(better), library.motions().find(pair, "sn-at-s"), "rebuilt from the files");
    }

    private String sha256(long film) {
        return library.films().find(film).orElseThrow().sha256();
    }

    static Patient patient(String id, String name, String birth) {
        return new Patient(id, "", name, IsoDate.read(birth), Sex.FEMALE);
    }

    private static String sha(int number) {
        return String.format(Locale.ROOT, "%064x", number);
    }

    CaseFile content(Patient patient, String taken, Tracing tracing) {
        return new CaseFile(
                new CaseFile.Film("film.png", sha(++films), 1900, 2400),
                new CaseContent(tracing, Films.ONE_MM).of(patient, Exposure.on(taken)),
                Optional.empty(),
                Optional.empty());
    }

    long film(long patient, Patient who, String taken, Measured... measured) {
        return library.films()
                .add(
                        patient,
                        new NewFilm(
                                IsoDate.read(taken),
                                folder.resolve("film" + films + ".png"),
                                content(who, taken, Films.adult()),
                                List.of(measured),
                                FilmState.PLACED,
                                Optional.of(new byte[] {1, 2, 3})),
                        ADA);
    }

    private static Measured anb(double degrees) {
        return new Measured("ANB", degrees, Unit.DEGREE);
    }

    private static Measured wits(double mm) {
        return new Measured("Wits", mm, Unit.MILLIMETRE);
    }

    List<String> names(String query) {
        return library.patients().search(new Search(PARSER.parse(query), Search.Order.NAME, 100)).stream()
                .map(entry -> entry.patient().name())
                .toList();
    }

    static String code(Executable work) {
        return assertThrows(ProblemException.class, work).problem().code();
    }

    @Test
    void aFilmComesBackAsItWas() {
        Patient erika = patient("17/3", "Müster, Erika", "2012-02-29");
        long number = library.patients().add(erika, ADA);
        CaseFile content = content(erika, "2024-03-05", Films.adult());
        long film = library.films()
                .add(
                        number,
                        new NewFilm(
                                IsoDate.read("2024-03-05"),
                                Path.of("/films/a b.dcm"),
                                content,
                                List.of(anb(5.25), wits(-1.5)),
                                FilmState.REVIEWED,
                                Optional.of(new byte[] {9, 8})),
                        ADA);
        library.close();
        library = JdbcLibrary.open(address, CASES, copies());
        StoredCase stored = library.films().open(film, ADA);
        assertEquals(content.content(), stored.content().content());
        assertEquals(content.content().patient(), stored.content().content().patient());
        assertEquals("/films/a b.dcm", stored.content().film().path());
        assertEquals(FilmState.REVIEWED, stored.film().state());
        assertEquals(List.of(anb(5.25), wits(-1.5)), library.films().measured(film));
        assertArrayEquals(
                new byte[] {9, 8}, library.films().thumbnails(Set.of(film)).get(film));
        PatientFile file = library.patients().find(number).orElseThrow();
        assertEquals(erika, file.entry().patient());
        assertEquals(1, file.entry().visits());
        assertEquals(Optional.of(LocalDate.parse("2024-03-05")), file.entry().latest());
        assertEquals(
                film,
                library.films().ofSha256(content.film().sha256()).orElseThrow().number());
        assertEquals(
                "NAS-LIBRARY-HAS-FILM",
                code(() -> library.films()
                        .add(
                                number,
                                new NewFilm(
                                        Optional.empty(),
                                        Path.of("x"),
                                        content,
                                        List.of(),
                                        FilmState.NEW,
                                        Optional.empty()),
                                ADA)));
    }

    @Test
    void filmsOfOneDayAreOneVisitAndFilmsWithoutADayAreNone() {
        Patient erika = patient("1", "Muster, Erika", "2012-01-01");
        long number = library.patients().add(erika, ADA);
        film(number, erika, "2024-03-05");
        film(number, erika, "");
        film(number, erika, "2021-01-01");
        film(number, erika, "2024-03-05");
        PatientFile file = library.patients().find(number).orElseThrow();
        assertEquals(
                List.of("2021-01-01", "2024-03-05", ""),
                file.visits().stream()
                        .map(visit -> visit.date().map(LocalDate::toString).orElse(""))
                        .toList());
        assertEquals(
                List.of(1, 2, 1),
                file.visits().stream().map(visit -> visit.films().size()).toList());
        assertEquals(2, file.entry().visits());
        assertEquals(4, file.entry().films());
        assertEquals(
                new org.nasion.core.library.LibraryCare.Size(1, 2, 4),
                library.care().size());
    }

    @Test
    void patientsAreRecognisedByIdentifierAndIssuerAndDoubtsAreSaid() {
        Patient erika = new Patient("1", "Clinic A", "Muster, Erika", IsoDate.read("2012-01-01"), Sex.FEMALE);
        long number = library.patients().add(erika, ADA);
        assertEquals(
                new Recognition.Unknown(),
                library.patients()
                        .recognise(new Patient("1", "Clinic B", "Else, Somebody", Optional.empty(), Sex.UNKNOWN)));
        assertEquals(
                number,
                ((Recognition.Known) library.patients().recognise(erika))
                        .entry()
                        .number());
        assertInstanceOf(
                Recognition.Known.class,
                library.patients().recognise(new Patient("1", "", "ERIKA MUSTER", Optional.empty(), Sex.UNKNOWN)));
        assertEquals(
                Set.of(Recognition.Field.NAME, Recognition.Field.BIRTH_DATE, Recognition.Field.SEX),
                ((Recognition.Disagrees) library.patients()
                                .recognise(new Patient(
                                        "1", "Clinic A", "Mustermann, Erika", IsoDate.read("2012-10-01"), Sex.MALE)))
                        .fields());
        assertInstanceOf(
                Recognition.Resembles.class, library.patients().recognise(patient("", "muster, erika", "2012-01-01")));
        assertEquals(
                new Recognition.Unknown(), library.patients().recognise(patient("", "muster, erika", "2013-01-01")));
        assertEquals(new Recognition.Nobody(), library.patients().recognise(Patient.NOBODY));
    }

    @Test
    void theManualsSentenceFindsWhoItMeans() {
        Patient match = patient("1", "Match", "2014-06-01");
        long one = library.patients().add(match, ADA);
        film(one, match, "2024-05-31", anb(5.5), wits(3));
        film(one, match, "2025-06-01", anb(1));
        Patient old = patient("2", "Old", "2000-01-01");
        long two = library.patients().add(old, ADA);
        film(two, old, "2024-01-01", anb(7));
        film(two, old, "2025-01-01", anb(7));
        Patient once = patient("3", "Once", "2014-06-01");
        film(library.patients().add(once, ADA), once, "2024-05-31", anb(6));
        // Old enough on one film, protruding on the other: no film satisfies both.
        Patient split = patient("4", "Split", "2014-06-01");
        long four = library.patients().add(split, ADA);
        film(four, split, "2024-01-01", anb(2));
        film(four, split, "2030-01-01", anb(8));
        assertEquals(List.of("Match"), names("ANB > 5 and age 9–12 and two visits"));
        assertEquals(List.of("Match", "Once"), names("ANB > 5 age 9"));
        assertEquals(List.of("Match", "Old", "Once", "Split"), names("ANB > 5"));
        assertEquals(List.of("Match"), names("ANB > 5 and Wits 2-4"));
        assertEquals(List.of(), names("ANB > 5 and ANB < -5"));
        assertEquals(names("ANB > 5"), names("ANB > 2 and ANB > 5 and ANB < 90"));
        assertEquals(List.of(), names("Wits > 100"));
        assertEquals(List.of(), names("SNA > 1"));
        assertEquals(List.of("Old"), names("born before 2010"));
        assertEquals(List.of("Match", "Old"), names("since 2025 before 2026"));
    }

    @Test
    void wordsFindNamesIdentifiersTagsDaysAndStates() {
        Patient mueller = patient("A-17", "Müller, José", "2012-01-01");
        long number = library.patients().add(mueller, ADA);
        long film = film(number, mueller, "2024-03-05");
        library.patients().add(patient("B-18", "Muster, Erika", ""), ADA);
        PatientEntry entry = library.patients().find(number).orElseThrow().entry();
        library.patients().change(entry.with(entry.patient(), Set.of("Surgery", "class II"), "a note"), ADA);
        for (String query : List.of(
                "mull",
                "jose",
                "MÜLLER jo",
                "17",
                "a-17",
                "surg",
                "\"class ii\"",
                "2024-03",
                "placed",
                "id:a-17",
                "tag:class",
                "date:2024",
                "name:müller placed")) {
            assertEquals(List.of("Müller, José"), names(query), query);
        }
        assertEquals(List.of("Müller, José", "Muster, Erika"), names("mu"));
        assertEquals(List.of(), names("tag:muller"));
        assertEquals(List.of(), names("üller"));
        assertEquals(Set.of("Surgery", "class II"), library.patients().tags());
        library.films().mark(film, 1, FilmState.FLAGGED, ADA);
        assertEquals(List.of("Müller, José"), names("flagged"));
        assertEquals(List.of("Müller, José"), names("is flagged"));
        assertEquals(List.of(), names("placed"));
    }

    @Test
    void listsAreOrderedAndCutIntoPages() {
        for (String name : List.of("Özil", "adam", "Berg")) {
            Patient who = patient("", name, "");
            film(library.patients().add(who, ADA), who, "20" + (10 + name.length()) + "-01-01");
        }
        assertEquals(List.of("adam", "Berg", "Özil"), names(""));
        assertEquals(
                List.of("Berg"),
                library.patients().search(new Search(PARSER.parse(""), Search.Order.NAME, 1, 1)).stream()
                        .map(one -> one.patient().name())
                        .toList());
        assertEquals("Berg", library.patients().recent(1).getFirst().patient().name());
    }

    @Test
    void nobodyOverwritesAnybody() {
        Patient erika = patient("1", "Muster, Erika", "2012-01-01");
        long film = film(library.patients().add(erika, ADA), erika, "2024-03-05", anb(1));
        StoredCase ada = library.films().open(film, ADA);
        StoredCase ben = library.films().open(film, BEN);
        FilmEntry saved = library.films()
                .save(film, ada.film().version(), moved(ada.content(), Landmark.A), List.of(anb(2)), ADA);
        assertEquals(2, saved.version());
        assertEquals(
                "NAS-LIBRARY-CHANGED",
                code(() -> library.films()
                        .save(film, ben.film().version(), moved(ben.content(), Landmark.B), List.of(anb(3)), BEN)));
        assertEquals(
                moved(ada.content(), Landmark.A).content(),
                library.films().open(film, BEN).content().content());
        assertEquals(List.of(anb(2)), library.films().measured(film));
        assertEquals(List.of("Muster, Erika"), names("ANB = 2"));
        PatientEntry entry =
                library.patients().find(saved.patient()).orElseThrow().entry();
        library.patients().change(entry.with(entry.patient(), Set.of("x"), ""), ADA);
        assertEquals(
                "NAS-LIBRARY-CHANGED",
                code(() -> library.patients().change(entry.with(entry.patient(), Set.of("y"), ""), BEN)));
    }

    static CaseFile moved(CaseFile content, Landmark landmark) {
        CaseContent before = content.content();
        return content.with(before.with(before.tracing().with(landmark, Films.manual(1, 2))));
    }

    @Test
    void ofManyWhoSaveAtOnceOneSucceeds() throws Exception {
        Patient erika = patient("1", "Muster, Erika", "");
        long film = film(library.patients().add(erika, ADA), erika, "2024-03-05");
        StoredCase stored = library.films().open(film, ADA);
        int saved = 0;
        try (ExecutorService desks = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> {
                    try {
                        library.films().save(film, 1, stored.content(), List.of(), BEN);
                        return true;
                    } catch (ProblemException e) {
                        assertEquals("NAS-LIBRARY-CHANGED", e.problem().code());
                        return false;
                    }
                });
            }
            for (Future<Boolean> one : desks.invokeAll(work)) {
                saved += one.get() ? 1 : 0;
            }
        }
        assertEquals(1, saved);
        assertEquals(2, library.films().find(film).orElseThrow().version());
    }

    @Test
    void nothingIsWrittenUnderAnothersName() {
        Patient erika = patient("1", "Muster, Erika", "2012-01-01");
        long film = film(library.patients().add(erika, ADA), erika, "2024-03-05");
        StoredCase stored = library.films().open(film, ADA);
        CaseFile content = stored.content();
        CaseFile ofAnother = content.with(content.content()
                .of(new Patient("2", "", "Else, Somebody", Optional.empty(), Sex.UNKNOWN), Exposure.UNKNOWN));
        assertEquals("NAS-LIBRARY-OTHER-PATIENT", code(() -> library.films().save(film, 1, ofAnother, List.of(), ADA)));
        CaseFile otherFilm = content(erika, "2024-03-05", Films.adult());
        assertEquals("NAS-LIBRARY-OTHER-FILM", code(() -> library.films().save(film, 1, otherFilm, List.of(), ADA)));
        assertEquals(1, library.films().find(film).orElseThrow().version());
    }

    @Test
    void aSignatureHoldsForWhatWasSigned() {
        Patient erika = patient("1", "Muster, Erika", "");
        long film = film(library.patients().add(erika, ADA), erika, "2024-03-05");
        FilmEntry signed = library.films().mark(film, 1, FilmState.SIGNED, ADA);
        assertEquals(FilmState.SIGNED, signed.state());
        CaseFile content = library.films().open(film, ADA).content();
        FilmEntry same = library.films().save(film, signed.version(), content, List.of(), ADA);
        assertEquals(FilmState.SIGNED, same.state());
        assertEquals(
                FilmState.REVIEWED,
                library.films()
                        .save(film, same.version(), moved(content, Landmark.A), List.of(), ADA)
                        .state());
        long bare = library.films()
                .add(
                        same.patient(),
                        new NewFilm(
                                Optional.empty(),
                                Path.of("b"),
                                content(erika, "", Tracing.EMPTY),
                                List.of(),
                                FilmState.NEW,
                                Optional.empty()),
                        ADA);
        assertEquals("NAS-LIBRARY-UNREVIEWED", code(() -> library.films().mark(bare, 1, FilmState.SIGNED, ADA)));
    }

    @Test
    void aFilmIsLeasedRenewedReleasedAndTakenOver() throws InterruptedException {
        Patient erika = patient("1", "Muster, Erika", "");
        long film = film(library.patients().add(erika, ADA), erika, "");
        library.close();
        library = JdbcLibrary.open(address, CASES, copies(), SHORT);
        Leases leases = library.leases();
        Leases.Lease ada = ((Leases.Outcome.Granted) leases.take(film, ADA)).lease();
        assertEquals(ADA, ((Leases.Outcome.Held) leases.take(film, BEN)).by().holder());
        for (int i = 0; i < 5; i++) {
            Thread.sleep(SHORT.toMillis() / 4);
            ada = leases.renew(ada).orElseThrow();
        }
        assertEquals(ADA, leases.holder(film).orElseThrow().holder());
        leases.release(ada);
        Leases.Outcome.Granted ben = (Leases.Outcome.Granted) leases.take(film, BEN);
        assertEquals(Optional.empty(), ben.takenOver());
        // Ben's program crashes.
        Thread.sleep(SHORT.toMillis() + 100);
        assertEquals(Optional.empty(), leases.holder(film));
        Leases.Outcome.Granted after = (Leases.Outcome.Granted) leases.take(film, ADA);
        assertEquals(Optional.of(BEN), after.takenOver());
        assertEquals(Optional.empty(), leases.renew(ben.lease()));
        leases.release(ben.lease());
        assertEquals(ADA, leases.holder(film).orElseThrow().holder());
        assertEquals(Optional.of(ADA), leases.takeOver(film, BEN).takenOver());
        assertEquals(
                Audit.Action.LEASE_TAKEN_OVER,
                library.audit().latest(1).getFirst().action());
        assertEquals(BEN, library.audit().latest(1).getFirst().who());
    }

    @Test
    void mergingIsFoundUnderBothNamesAndUndone() {
        Patient erika = patient("1", "Muster, Erika", "2012-01-01");
        Patient again = patient("9", "Mustermann, Erika", "2014-01-01");
        long one = library.patients().add(erika, ADA);
        long two = library.patients().add(again, ADA);
        film(one, erika, "2024-03-05", anb(1));
        film(two, again, "2024-03-05", anb(2));
        film(two, again, "2025-03-05", anb(3));
        PatientFile before = library.patients().find(two).orElseThrow();
        Change change = library.changes().merge(two, one, BEN);
        assertEquals(2, change.films());
        assertTrue(library.patients().find(two).isEmpty());
        PatientFile both = library.patients().find(one).orElseThrow();
        assertEquals(2, both.entry().visits());
        assertEquals(3, both.films().size());
        assertEquals(List.of("Muster, Erika"), names("mustermann"));
        assertEquals(List.of("Muster, Erika"), names("id:9"));
        assertEquals(List.of("Muster, Erika"), names("ANB = 3 and age 13"));
        assertEquals(
                one,
                ((Recognition.Disagrees) library.patients().recognise(again))
                        .entry()
                        .number());
        assertEquals(List.of("Muster, Erika"), names(""));
        assertTrue(library.care().check(Progress.NONE).stream()
                .allMatch(fault -> fault.english().contains("not where it was")));
        Change undone = library.changes().undo(change.number(), BEN);
        assertTrue(undone.undone().isPresent());
        PatientFile restored = library.patients().find(two).orElseThrow();
        assertEquals(
                before.films().stream().map(FilmEntry::number).toList(),
                restored.films().stream().map(FilmEntry::number).toList());
        assertEquals(2, restored.entry().visits());
        assertEquals(List.of("Mustermann, Erika"), names("mustermann"));
        assertEquals(List.of("Mustermann, Erika"), names("ANB = 3 and age 11"));
        assertEquals("NAS-LIBRARY-UNDO", code(() -> library.changes().undo(change.number(), BEN)));
    }

    @Test
    void aChainOfMergesIsUndoneFromItsEnd() {
        Patient a = patient("1", "A", "");
        Patient b = patient("2", "B", "");
        Patient c = patient("3", "C", "");
        long one = library.patients().add(a, ADA);
        long two = library.patients().add(b, ADA);
        long three = library.patients().add(c, ADA);
        film(three, c, "2024-01-01");
        Change first = library.changes().merge(three, two, ADA);
        Change second = library.changes().merge(two, one, ADA);
        assertEquals(List.of("A"), names("c"));
        assertEquals("NAS-LIBRARY-UNDO", code(() -> library.changes().undo(first.number(), ADA)));
        library.changes().undo(second.number(), ADA);
        library.changes().undo(first.number(), ADA);
        assertEquals(1, library.patients().find(three).orElseThrow().entry().films());
        assertEquals(
                List.of(second.number(), first.number()),
                library.changes().latest(5).stream().map(Change::number).toList());
    }

    @Test
    void splittingMovesFilmsAndIsUndone() {
        Patient erika = patient("1", "Muster, Erika", "2012-01-01");
        long one = library.patients().add(erika, ADA);
        long stays = film(one, erika, "2024-03-05", anb(1));
        long goes = film(one, erika, "2025-03-05", anb(2));
        assertEquals(
                "NAS-LIBRARY-SPLIT",
                code(() -> library.changes().split(one, Set.of(stays, goes), patient("2", "X", ""), ADA)));
        assertEquals(
                "NAS-LIBRARY-SPLIT", code(() -> library.changes().split(one, Set.of(), patient("2", "X", ""), ADA)));
        Change change = library.changes().split(one, Set.of(goes), patient("2", "Muster, Erna", "2010-03-05"), ADA);
        assertEquals(List.of("Muster, Erna"), names("ANB = 2 and age 15"));
        assertEquals(
                "Muster, Erna",
                library.films().open(goes, ADA).content().content().patient().name());
        assertEquals(
                Optional.of(LocalDate.of(2010, 3, 5)),
                library.films().open(goes, ADA).content().content().patient().birthDate());
        library.changes().undo(change.number(), ADA);
        assertEquals(2, library.patients().find(one).orElseThrow().entry().films());
        assertEquals(List.of("Muster, Erika"), names("ANB = 2"));
        assertEquals(
                "Muster, Erika",
                library.films().open(goes, ADA).content().content().patient().name());
    }

    @Test
    void deletingLeavesANumberAndNoName() {
        Patient erika = patient("ZZID", "Zzyzx, Erika", "2012-01-01");
        Patient twin = patient("ZZID2", "Zzyzx, Erna", "2012-01-01");
        long one = library.patients().add(erika, ADA);
        long two = library.patients().add(twin, ADA);
        long film = film(one, erika, "2024-03-05", anb(1));
        film(two, twin, "2024-03-05", anb(1));
        library.changes().merge(two, one, ADA);
        library.leases().take(film, BEN);
        assertEquals("NAS-LIBRARY-LEASED", code(() -> library.patients().delete(one, ADA)));
        library.leases().takeOver(film, ADA);
        assertEquals(2, library.patients().delete(one, ADA));
        assertEquals(List.of(), names(""));
        assertEquals("NAS-LIBRARY-GONE", code(() -> library.films().open(film, ADA)));
        assertEquals("NAS-LIBRARY-GONE", code(() -> library.patients().delete(one, ADA)));
        Audit.Entry entry = library.audit().latest(1).getFirst();
        assertEquals(Audit.Action.PATIENT_DELETED, entry.action());
        assertEquals(one, entry.patient().orElseThrow());
        assertNoTrace();
        long next = library.patients().add(erika, ADA);
        assertTrue(next > two, "a number was given twice");
    }

    /** Nothing of who was deleted may be left, as far as the data base lets one look. */
    void assertNoTrace() {}

    @Test
    void everythingIsBackedUpAndBroughtBack() throws Exception {
        Patient erika = patient("1", "Muster, Erika", "2012-01-01");
        long one = library.patients().add(erika, ADA);
        long film = film(one, erika, "2024-03-05", anb(5.5));
        long two = library.patients().add(patient("2", "Else, Somebody", ""), ADA);
        PatientEntry entry = library.patients().find(one).orElseThrow().entry();
        library.patients().change(entry.with(entry.patient(), Set.of("tag"), "note\nof two lines"), ADA);
        Change change = library.changes().merge(two, one, ADA);
        Path backup = folder.resolve("backup.db");
        library.care().backup(backup, Progress.NONE);
        assertEquals("NAS-LIBRARY-BACKUP", code(() -> library.care().backup(backup, Progress.NONE)));
        assertEquals("NAS-LIBRARY-RESTORE", code(() -> library.care().restore(backup, ADA, Progress.NONE)));
        try (Library other = JdbcLibrary.open(newAddress(), CASES, copies())) {
            other.care().restore(backup, BEN, Progress.NONE);
            assertEquals(library.patients().find(one), other.patients().find(one));
            assertEquals(
                    library.films().open(film, ADA).content(),
                    other.films().open(film, ADA).content());
            assertEquals(library.films().measured(film), other.films().measured(film));
            assertArrayEquals(
                    new byte[] {1, 2, 3}, other.films().thumbnails(Set.of(film)).get(film));
            other.changes().undo(change.number(), BEN);
            assertEquals(
                    "Else, Somebody",
                    other.patients().find(two).orElseThrow().entry().patient().name());
            assertTrue(other.patients().add(patient("3", "New", ""), ADA) > two);
            assertEquals(
                    List.of("Muster, Erika"),
                    other.patients().search(new Search(PARSER.parse("ANB > 5 tag"), Search.Order.NAME, 9)).stream()
                            .map(found -> found.patient().name())
                            .toList());
        }
    }

    @Test
    void movedFilmsAndDamageAreTold() throws Exception {
        Patient erika = patient("1", "Muster, Erika", "");
        long film = film(library.patients().add(erika, ADA), erika, "");
        assertEquals(
                List.of("The file of film " + film + " is not where it was."),
                library.care().check(Progress.NONE).stream()
                        .map(Object::toString)
                        .toList());
        Path now = java.nio.file.Files.writeString(folder.resolve("moved.png"), "x");
        library.films().moved(film, now, ADA);
        assertEquals(List.of(), library.care().check(Progress.NONE));
        assertEquals(now, library.films().find(film).orElseThrow().file());
    }

    @Test
    void manyFilmsComeInOneStepOrNotAtAll() {
        Patient erika = patient("1", "Muster, Erika", "");
        long one = library.patients().add(erika, ADA);
        NewFilm first = new NewFilm(
                Optional.empty(),
                Path.of("a"),
                content(erika, "", Films.adult()),
                List.of(anb(4)),
                FilmState.PLACED,
                Optional.empty());
        NewFilm second = new NewFilm(
                Optional.empty(),
                Path.of("b"),
                content(erika, "", Films.adult()),
                List.of(),
                FilmState.PLACED,
                Optional.empty());
        assertEquals(
                "NAS-LIBRARY-HAS-FILM",
                code(() -> library.films().addAll(List.of(Map.entry(one, first), Map.entry(one, first)), ADA)));
        assertEquals(0, library.care().size().films());
        library.films().addAll(List.of(Map.entry(one, first), Map.entry(one, second)), ADA);
        assertEquals(2, library.patients().find(one).orElseThrow().entry().films());
        assertFalse(names("ANB > 3").isEmpty());
    }

    private HabitStore habits(String computer) {
        HabitStore store = new HabitStore(folder.resolve(computer));
        store.keepAlsoIn(() -> Optional.of(library.habits()));
        return store;
    }

    private static Lesson lesson(String film) {
        return new Lesson(
                film,
                "Network 1",
                false,
                Map.of(Landmark.GO, new Correction(new Point(-1.8, 0.2), true, OptionalDouble.of(0.75))));
    }

    @Test
    void aHabitFollowsAPersonToAnotherComputer() {
        HabitStore desk = habits("desk");
        for (int film = 0; film < 3; film++) {
            desk.learn("Ada", "Maker X", lesson("film " + film));
        }
        HabitStore home = habits("home");
        assertEquals(desk.open("Ada", "Maker X"), home.open("Ada", "Maker X"));
        assertEquals(3, home.open("Ada", "Maker X").learned("Network 1").films());
        assertEquals(
                List.of("Ada"),
                habits("new").all().stream().map(HabitFile::person).toList());
        home.learn("Ada", "Maker X", lesson("film 1"));
        home.learn("Ada", "Maker X", lesson("film 3"));
        assertEquals(4, desk.open("Ada", "Maker X").lessons().size(), "a film that both saw is learned once");
        home.turn("Ada", "Maker X", false);
        assertFalse(desk.open("Ada", "Maker X").on());
        home.turn("Ada", "Maker X", true);
        Path taken = folder.resolve("taken.json");
        home.export(home.open("Ada", "Maker X"), taken);
        desk.forget("Ada", "Maker X");
        assertEquals(
                List.of(), home.open("Ada", "Maker X").lessons(), "its copy does not bring back what was forgotten");
        assertEquals(List.of(), desk.open("Ada", "Maker X").lessons());
        desk.importFrom(taken, "Ada", "Maker X");
        assertEquals(4, home.open("Ada", "Maker X").lessons().size());
        assertEquals(Optional.empty(), library.habits().find("Ben", "Maker X"));
    }

    @Test
    void habitsOfBeforeAndOfWhileTheLibraryWasAwayComeTogether() {
        HabitStore desk = new HabitStore(folder.resolve("desk"));
        desk.learn("Ada", "Maker X", lesson("film 1"));
        HabitStore home = new HabitStore(folder.resolve("home"));
        home.learn("Ada", "Maker X", lesson("film 2"));
        assertEquals(1, habits("desk").open("Ada", "Maker X").lessons().size());
        assertEquals(2, habits("home").open("Ada", "Maker X").lessons().size());
        assertEquals(2, habits("home").open("Ada", "Maker X").lessons().size());
        desk.learn("Ada", "Maker X", lesson("film 3"));
        assertEquals(3, habits("desk").open("Ada", "Maker X").lessons().size());
        assertEquals(3, habits("home").open("Ada", "Maker X").lessons().size());
    }

    @Test
    void whoWritesAHabitLaterReadsItAgainAndBackupsHaveIt() {
        SharedHabits.Entry first = new SharedHabits.Entry("Ada", "Maker X", "{}", Set.of("a", "b"), 0);
        assertTrue(library.habits().put(first));
        assertFalse(library.habits().put(first));
        SharedHabits.Entry kept = library.habits().find("Ada", "Maker X").orElseThrow();
        assertEquals(new SharedHabits.Entry("Ada", "Maker X", "{}", Set.of("a", "b"), 1), kept);
        assertTrue(library.habits().put(kept));
        assertFalse(library.habits().put(kept));
        Path backup = folder.resolve("backup.db");
        library.care().backup(backup, Progress.NONE);
        try (Library copy = JdbcLibrary.open(new LibraryAddress.SqliteFile(backup), CASES, copies())) {
            assertEquals(library.habits().all(), copy.habits().all());
        }
    }
}
