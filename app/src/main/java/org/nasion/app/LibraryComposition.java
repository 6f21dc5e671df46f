package org.nasion.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.compare.VisitExport;
import org.nasion.app.compare.VisitMethods;
import org.nasion.app.desktop.services.LibraryServices;
import org.nasion.app.desktop.services.SystemKeyring;
import org.nasion.app.desktop.services.VisitServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.trace.CaseReader;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.MotionFiles;
import org.nasion.core.dicomweb.ArchiveAccount;
import org.nasion.core.dicomweb.ArchiveFetch;
import org.nasion.core.dicomweb.ArchiveStore;
import org.nasion.core.dicomweb.DicomWebClient;
import org.nasion.core.dicomweb.StudyQuery;
import org.nasion.core.image.FilmFolder;
import org.nasion.core.library.Actor;
import org.nasion.core.library.FilmCopies;
import org.nasion.core.library.ImportSource;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.LibraryExport;
import org.nasion.core.library.LibraryImport;
import org.nasion.core.library.Measured;
import org.nasion.core.library.MeasurementNames;
import org.nasion.core.library.QueryParser;
import org.nasion.core.library.Question;
import org.nasion.core.library.jdbc.JdbcLibrary;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;

/** The part of the composition that has to do with the library of patients: the library itself, what is imported, and what the window does with it. */
public final class LibraryComposition {

    private final Composition root;

    LibraryComposition(Composition root) {
        this.root = root;
    }

    /**
     * Opens a library, and makes it where there is none.
     *
     * @param address empty for the one of the settings, or the file in the user's data folder
     */
    public Library open(Optional<LibraryAddress> address) {
        Settings now = root.settings();
        LibraryAddress there = address.orElseGet(() -> libraryAddress(now.library()));
        return open(there, now.filmsFolder());
    }

    /** The library of the settings; empty where there is none yet. */
    public Optional<Library> existing() {
        return isLibrary(root.settings().library()) ? Optional.of(open(Optional.empty())) : Optional.empty();
    }

    /** What was accepted of films that lie in no library and beside no case. */
    public AcceptedMotions superimpositions() {
        return new MotionFiles(superimpositionFolder());
    }

    private Path superimpositionFolder() {
        return root.configFolder().resolve("superimpositions");
    }

    /** @param films folder for copies of films; empty for the usual one */
    private Library open(LibraryAddress address, String films) {
        return JdbcLibrary.open(
                address,
                root.cases(),
                films.isBlank() ? FilmCopies.of(address, dataFolder()) : new FilmCopies(Path.of(films), false));
    }

    /** Whether the settings say that films are copied into the library's own folder. */
    public boolean isCopyingFilms() {
        return root.settings().copyFilms();
    }

    private LibraryAddress libraryAddress(String settings) {
        return settings.isBlank()
                ? new LibraryAddress.SqliteFile(dataFolder().resolve("library.db"))
                : LibraryAddress.parse(settings);
    }

    /** What the window needs of a library. */
    LibraryServices services() {
        return new LibraryServices(
                (address, films) -> open(libraryAddress(address), films),
                this::isLibrary,
                importSource(),
                this::importer,
                this::queries,
                this::measured,
                root.reader(),
                (library, patient, folder, progress) -> new LibraryExport(library, root.cases(), actor())
                        .write(List.of(patient), folder, false, progress),
                actor().machine(),
                visitServices());
    }

    private VisitServices visitServices() {
        CaseReader cases = new CaseReader(root.reader(), root.cases());
        return new VisitServices(
                (content, film) -> VisitCase.of(content, Optional.of(film), root::engine),
                (file, progress) -> {
                    CaseReader.Read read = cases.read(file, progress);
                    return VisitCase.of(
                            read.traced()
                                    .orElseThrow(() -> new ProblemException(
                                            "NAS-CASE-FOREIGN", "This is not a Nasion case file.")),
                            Optional.of(read.film()),
                            root::engine);
                },
                visits -> new VisitMethods(root.openCv(), visits),
                new VisitExport(Composition.PROGRAM, Clock.systemDefaultZone()),
                superimpositionFolder());
    }

    /** A server is asked when it is needed; a file that is not there is no library yet. */
    private boolean isLibrary(String settings) {
        try {
            return switch (libraryAddress(settings)) {
                case LibraryAddress.SqliteFile(Path file) -> Files.exists(file);
                case LibraryAddress.PostgreSql ignored -> true;
            };
        } catch (ProblemException e) {
            return true; // told when it is opened
        }
    }

    /** Understands what is searched for. */
    public QueryParser queries() {
        return new QueryParser(new MeasurementNames(root.analyses().measurements()));
    }

    /**
     * Fetches films from the archive of the settings.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-PACS-NONE where none was entered, and what the archive answers with
     */
    public ArchiveFetch.Fetched fetch(StudyQuery query, Progress progress) {
        ArchiveStore archives = new ArchiveStore(root.configFolder(), new SystemKeyring());
        ArchiveAccount account = archives.complete(archives.read());
        if (!account.isSet()) {
            throw new ProblemException(
                    "NAS-PACS-NONE", "No archive was entered yet; the window’s PACS settings are the place for it.");
        }
        try (DicomWebClient client = new DicomWebClient(account.archive())) {
            return new ArchiveFetch(client, root.received()).films(query, progress);
        }
    }

    /** Finds what is to be imported. */
    public ImportSource importSource() {
        return new ImportSource(new FilmFolder(root.reader()));
    }

    /**
     * Brings films into a library.
     *
     * @param person  answers where names or dates disagree
     * @param copying whether films are copied into the library's own folder
     */
    public LibraryImport importer(Library library, Function<Question, Question.Answer> person, boolean copying) {
        return new LibraryImport(
                library, root.reader(), root.cases(), CalibrationLadder::of, this::measured, person, copying, actor());
    }

    /** The numbers of a case by which a library finds it. */
    public List<Measured> measured(CaseFile traced) {
        CaseContent content = traced.content();
        return Measured.of(root.engine(PatientFacts.of(content)).compute(content.tracing(), content.calibration()));
    }

    /** Who works here, by the system's names for user and computer; no network is asked for them. */
    public Actor actor() {
        String machine = Stream.of("HOSTNAME", "COMPUTERNAME")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> {
                    try {
                        return Files.readString(Path.of("/proc/sys/kernel/hostname"))
                                .strip();
                    } catch (IOException e) {
                        return "";
                    }
                });
        return new Actor(System.getProperty("user.name", ""), machine);
    }

    /** Where what the user makes is kept, by the system's custom. */
    public Path dataFolder() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win") && System.getenv("LOCALAPPDATA") != null) {
            return Path.of(System.getenv("LOCALAPPDATA"), "Nasion");
        }
        if (system.contains("mac")) {
            return root.configFolder();
        }
        String xdg = System.getenv("XDG_DATA_HOME");
        return (xdg == null || xdg.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "share")
                        : Path.of(xdg))
                .resolve("nasion");
    }
}
