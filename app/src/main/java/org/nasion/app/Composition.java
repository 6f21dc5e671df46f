package org.nasion.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.compare.VisitExport;
import org.nasion.app.compare.VisitMethods;
import org.nasion.app.desktop.Desktop;
import org.nasion.app.desktop.services.AgreementServices;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.services.DicomServices;
import org.nasion.app.desktop.services.DisplayFilter;
import org.nasion.app.desktop.services.LibraryServices;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.services.StudyServices;
import org.nasion.app.desktop.services.SystemKeyring;
import org.nasion.app.desktop.services.VisitServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.study.AgreementReadings;
import org.nasion.app.study.DataSets;
import org.nasion.app.study.LibraryStudies;
import org.nasion.app.study.StudyCreation;
import org.nasion.app.trace.CaseMeasurer;
import org.nasion.app.trace.CaseReader;
import org.nasion.app.trace.FilmTracer;
import org.nasion.app.trace.Reporting;
import org.nasion.app.trace.ResultFiles;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.calibration.PlausibleScale;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.MotionFiles;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.dicom.DicomProviders;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.dicomweb.ArchiveAccount;
import org.nasion.core.dicomweb.ArchiveFetch;
import org.nasion.core.dicomweb.ArchiveStore;
import org.nasion.core.dicomweb.DicomWebClient;
import org.nasion.core.dicomweb.StudyQuery;
import org.nasion.core.habit.HabitShelf;
import org.nasion.core.habit.HabitStore;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.FilmFolder;
import org.nasion.core.image.FilmReader;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.interchange.TracingExport.Privacy;
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
import org.nasion.core.report.OverlayPicture;
import org.nasion.core.report.PdfReport;
import org.nasion.core.report.Report;
import org.nasion.core.report.ReportKind;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.NewFolder;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.agreement.AgreementAnalysis;
import org.nasion.core.study.agreement.AgreementFiles;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.model.dataset.DatasetReadings;
import org.nasion.model.detection.NetworkLandmarkDetector;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import org.nasion.model.network.NetworkCalls;
import org.nasion.model.network.OnnxRuntime;
import org.nasion.model.preprocess.FilmEnhancer;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;

/**
 * The one place where the parts of the program are put together. Everything is made when first
 * asked for, since most commands need little of it.
 */
public final class Composition implements AutoCloseable {

    /** Name and version, as files and reports carry them. */
    public static final String PROGRAM = "Nasion " + version();

    private final OpenCv openCv = new OpenCv();
    private final Preprocessor preprocessor = new Preprocessor(openCv);
    private final Lazy<LandmarkDetector> detector = new Lazy<>(() -> openDetector(chosenModel()));
    private final Lazy<AnalysisCatalog> catalog = new Lazy<>(() -> AnalysisCatalog.load(configFolder(), points()));
    private Optional<Path> ownPoints = Optional.empty();
    private final Lazy<ClinicalReading> clinical = new Lazy<>(ClinicalReading::bundled);
    private final Lazy<Path> config;
    private final NetworkCalls networkCalls = new NetworkCalls();
    private final FilmReader files = new FilmReader();
    /** What the spacings of a file leave to be told is a notice of the film like any other. */
    private final CephalogramReader reader = (file, progress) -> {
        Cephalogram film = files.read(file, progress);
        return film.withNotices(CalibrationLadder.notices(film));
    };

    private final TracingExport dicomExport = new TracingExport(Clock.systemDefaultZone());

    /** Settings by the system's custom. */
    public Composition() {
        this.config = new Lazy<>(() -> ConfigFolder.of(
                System.getProperty("os.name"),
                System.getProperty("user.home"),
                System.getenv(),
                Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /** Settings in a folder, which is made when something is first kept in it. */
    public Composition(Path settings) {
        this.config = new Lazy<>(() -> settings);
    }

    public CephalogramReader reader() {
        return reader;
    }

    public OpenCv openCv() {
        return openCv;
    }

    public Preprocessor preprocessor() {
        return preprocessor;
    }

    public CaseStore cases() {
        return new CaseStore(PROGRAM, Clock.systemUTC());
    }

    public MeasurementEngine engine(PatientFacts patient) {
        return catalog.get().engine(patient);
    }

    /** The network that ships, read and checked. */
    public ModelFile bundledModel() {
        ModelLibrary library = ModelLibrary.bundled();
        return library.open(
                library.names().isEmpty() ? "cephres-fast" : library.names().getFirst());
    }

    /**
     * The network that is worked with: the clinic's own where the settings name one, else the one that ships. Where the clinic's own
     * cannot be read nothing else takes its place.
     *
     * @throws ProblemException NAS-MODEL-MISSING, NAS-MODEL-DAMAGED
     */
    public ModelFile chosenModel() {
        String own;
        try (SettingsStore settings = new SettingsStore(configFolder())) {
            own = settings.get().model();
        }
        try {
            return own.isBlank() ? bundledModel() : ModelLibrary.open(Path.of(own));
        } catch (InvalidPathException e) {
            throw new ProblemException("NAS-MODEL-MISSING", "The model file {0} is not there.", e, own);
        }
    }

    /** The network of the settings on the best device; loaded once. */
    public LandmarkDetector detector() {
        return detector.get();
    }

    /** Loads the bundled network while the first film is being read; whoever asks for it learns of a failure. */
    public void loadDetectorAhead() {
        Thread.ofPlatform().daemon().name("load-network").start(() -> {
            try {
                detector.get();
            } catch (RuntimeException | LinkageError e) {
                // Not told here: the same failure meets whoever asks for the detector, and there it has a listener.
            }
        });
    }

    /** The calls into the networks' runtime, which the end of the process waits for. */
    public NetworkCalls networkCalls() {
        return networkCalls;
    }

    /** A network from a model file on the best device; the caller closes it. */
    public NetworkLandmarkDetector openDetector(ModelFile model) {
        return NetworkLandmarkDetector.open(
                model, preprocessor, new OnnxRuntime(networkCalls), OnnxRuntime.bestDevices());
    }

    /** The chain from a film's file to its measurements; {@code mmPerPx} serves films that know no scale, null for none. */
    public FilmTracer tracer(Double mmPerPx) {
        return tracer(mmPerPx, UnaryOperator.identity());
    }

    /** The same; {@code naming} says of whom pictures are whose files name nobody. */
    public FilmTracer tracer(Double mmPerPx, UnaryOperator<Cephalogram> naming) {
        CephalogramReader named = (file, progress) -> naming.apply(reader.read(file, progress));
        return new FilmTracer(named, detector, this::engine, film -> {
            Calibration found = CalibrationLadder.of(film);
            if (mmPerPx == null || found.mmPerPx().isPresent()) {
                return found;
            }
            Calibration stated = new Calibration.Scale(Calibration.Kind.USER_STATED, mmPerPx, found.pixelAspect(), "");
            PlausibleScale.doubt(stated, film.width(), film.height()).ifPresent(size -> {
                throw size.problem();
            });
            return stated;
        });
    }

    /** The chain from a saved case to its measurements; loads no network. */
    public CaseMeasurer caseMeasurer() {
        return new CaseMeasurer(new CaseReader(reader, cases()), this::engine);
    }

    /** Writes what a traced film yields into a folder, with the usual reports. */
    public ResultFiles resultFiles(Path folder) {
        return resultFiles(folder, ResultFiles.Reports.USUAL, false, Privacy.AS_IS);
    }

    /** The same with certain reports and, where they are wanted, the tracing as DICOM objects. */
    public ResultFiles resultFiles(Path folder, ResultFiles.Reports reports, boolean dicom, Privacy privacy) {
        return new ResultFiles(
                folder, cases(), reporting(), dicom ? Optional.of(dicomExport) : Optional.empty(), privacy, reports);
    }

    private Optional<Path> points() {
        return ownPoints;
    }

    /**
     * Takes up a file of own points, before anything is measured.
     *
     * @throws ProblemException NAS-POINTS-… or NAS-ANALYSIS-… where it cannot be read or is at fault
     */
    public void takePoints(Path file) {
        ownPoints = Optional.of(file.toAbsolutePath());
        catalog.get();
    }

    /** The analyses that ship and those of the user. */
    public AnalysisCatalog analyses() {
        return catalog.get();
    }

    /** Says what a report says, of the analyses that there were at the start. */
    public Reporting reporting() {
        return reporting(catalog.get());
    }

    private Reporting reporting(AnalysisCatalog analyses) {
        return new Reporting(clinical.get(), analyses, PROGRAM, Clock.systemDefaultZone());
    }

    /** The sample film as a file in a folder that is made when needed: a phantom, no patient. */
    public Path sampleFilm(Path folder) {
        Path file = folder.resolve("sample.dcm");
        try (InputStream in = Composition.class.getResourceAsStream("/org/nasion/app/sample/sample.dcm")) {
            byte[] film = in.readAllBytes();
            if (!Files.isRegularFile(file) || Files.size(file) != film.length) {
                NewFolder.make(folder);
                AtomicFile.write(file, film);
            }
            return file;
        } catch (IOException e) {
            throw new ProblemException("NAS-SAMPLE-WRITE", "The sample film could not be put into the folder.", e);
        }
    }

    /** The DICOM reader in use, for people. */
    public String dicomProvider() {
        return DicomProviders.preferred().name();
    }

    /** What the desktop can hand over of a tracing, in the order of its menu. */
    private List<ReportFormat> reportFormats(AnalysisLibrary analyses) {
        List<ReportFormat> formats = new ArrayList<>();
        for (ReportKind kind : ReportKind.values()) {
            formats.add(new ReportFormat(
                    kind.id(),
                    kind.extension(),
                    (target, content, progress) -> AtomicFile.writePrivate(
                            target, out -> kind.write(handedOver(content, analyses), style(content), out))));
        }
        formats.add(new ReportFormat("png", "-overlay.png", (target, content, progress) -> {
            Report report = handedOver(content, analyses);
            AtomicFile.writePrivate(
                    target,
                    out -> OverlayPicture.writePng(report.film(), report.readings(), report.annotations(), out));
        }));
        formats.add(new ReportFormat(
                "dicom",
                TracingExport.REPORT_ENDING,
                (target, content, progress) -> writeDicom(target, content, analyses)));
        return List.copyOf(formats);
    }

    /** All objects of a tracing, named after the structured report that the user chose a place for. */
    private List<Path> writeDicom(Path structuredReport, ReportFormat.Content content, AnalysisLibrary analyses) {
        String name = structuredReport.getFileName().toString();
        return dicomExport.write(
                structuredReport.toAbsolutePath().getParent(),
                name.substring(0, name.length() - TracingExport.REPORT_ENDING.length()),
                report(content, analyses),
                new PdfReport(style(content))::bytes,
                content.statement(),
                content.privacy());
    }

    private static ReportStyle style(ReportFormat.Content content) {
        return content.privacy() == Privacy.AS_IS
                ? content.style()
                : content.style().nameless();
    }

    private DicomServices dicomServices(AnalysisLibrary analyses) {
        return new DicomServices(
                new FilmFolder(reader),
                new ArchiveStore(configFolder(), new SystemKeyring()),
                DicomWebClient::new,
                new DicomServices.Results() {
                    @Override
                    public List<Path> write(Path structuredReport, ReportFormat.Content content) {
                        return writeDicom(structuredReport, content, analyses);
                    }

                    @Override
                    public List<byte[]> objects(ReportFormat.Content content) {
                        return dicomExport
                                .objects(
                                        report(content, analyses),
                                        new PdfReport(style(content))::bytes,
                                        content.statement(),
                                        content.privacy())
                                .values()
                                .stream()
                                .map(DicomWriter::bytes)
                                .toList();
                    }
                },
                received());
    }

    /** Where films of an archive are kept. */
    private Path received() {
        return configFolder().resolve("received");
    }

    /** A report that is no DICOM object; those see to the patient themselves. */
    private Report handedOver(ReportFormat.Content content, AnalysisLibrary analyses) {
        Report report = report(content, analyses);
        return content.privacy() == Privacy.AS_IS ? report : Anonymous.report(report);
    }

    private Report report(ReportFormat.Content content, AnalysisLibrary analyses) {
        return reporting(analyses.catalog())
                .report(
                        content.film(),
                        content.traced(),
                        content.readings(),
                        content.analyses().isEmpty() ? Reporting.USUAL : content.analyses())
                .with(content.annexes());
    }

    /**
     * Opens a library, and makes it where there is none.
     *
     * @param address empty for the one of the settings, or the file in the user's data folder
     */
    public Library openLibrary(Optional<LibraryAddress> address) {
        Settings now = settings();
        LibraryAddress there = address.orElseGet(() -> libraryAddress(now.library()));
        return openLibrary(there, now.filmsFolder());
    }

    /** The library of the settings; empty where there is none yet. */
    public Optional<Library> existingLibrary() {
        return isLibrary(settings().library()) ? Optional.of(openLibrary(Optional.empty())) : Optional.empty();
    }

    /** What was accepted of films that lie in no library and beside no case. */
    public AcceptedMotions superimpositions() {
        return new MotionFiles(superimpositionFolder());
    }

    private Path superimpositionFolder() {
        return configFolder().resolve("superimpositions");
    }

    /** @param films folder for copies of films; empty for the usual one */
    private Library openLibrary(LibraryAddress address, String films) {
        return JdbcLibrary.open(
                address,
                cases(),
                films.isBlank() ? FilmCopies.of(address, dataFolder()) : new FilmCopies(Path.of(films), false));
    }

    private Settings settings() {
        try (SettingsStore settings = new SettingsStore(configFolder())) {
            return settings.get();
        }
    }

    /** Whether the settings say that films are copied into the library's own folder. */
    public boolean isCopyingFilms() {
        return settings().copyFilms();
    }

    private LibraryAddress libraryAddress(String settings) {
        return settings.isBlank()
                ? new LibraryAddress.SqliteFile(dataFolder().resolve("library.db"))
                : LibraryAddress.parse(settings);
    }

    private LibraryServices libraryServices() {
        return new LibraryServices(
                (address, films) -> openLibrary(libraryAddress(address), films),
                this::isLibrary,
                importSource(),
                this::importer,
                this::queries,
                this::measured,
                reader,
                (library, patient, folder, progress) ->
                        new LibraryExport(library, cases(), actor()).write(List.of(patient), folder, false, progress),
                actor().machine(),
                visitServices());
    }

    private VisitServices visitServices() {
        CaseReader cases = new CaseReader(reader, cases());
        return new VisitServices(
                (content, film) -> VisitCase.of(content, Optional.of(film), this::engine),
                (file, progress) -> {
                    CaseReader.Read read = cases.read(file, progress);
                    return VisitCase.of(
                            read.traced()
                                    .orElseThrow(() -> new ProblemException(
                                            "NAS-CASE-FOREIGN", "This is not a Nasion case file.")),
                            Optional.of(read.film()),
                            this::engine);
                },
                visits -> new VisitMethods(openCv, visits),
                new VisitExport(PROGRAM, Clock.systemDefaultZone()),
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
        return new QueryParser(new MeasurementNames(catalog.get().measurements()));
    }

    /**
     * Fetches films from the archive of the settings.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-PACS-NONE where none was entered, and what the archive answers with
     */
    public ArchiveFetch.Fetched fetch(StudyQuery query, Progress progress) {
        ArchiveStore archives = new ArchiveStore(configFolder(), new SystemKeyring());
        ArchiveAccount account = archives.complete(archives.read());
        if (!account.isSet()) {
            throw new ProblemException(
                    "NAS-PACS-NONE", "No archive was entered yet; the window’s PACS settings are the place for it.");
        }
        try (DicomWebClient client = new DicomWebClient(account.archive())) {
            return new ArchiveFetch(client, received()).films(query, progress);
        }
    }

    /** Finds what is to be imported. */
    public ImportSource importSource() {
        return new ImportSource(new FilmFolder(reader));
    }

    /**
     * Brings films into a library.
     *
     * @param person  answers where names or dates disagree
     * @param copying whether films are copied into the library's own folder
     */
    public LibraryImport importer(Library library, Function<Question, Question.Answer> person, boolean copying) {
        return new LibraryImport(
                library, reader, cases(), CalibrationLadder::of, this::measured, person, copying, actor());
    }

    /** The numbers of a case by which a library finds it. */
    public List<Measured> measured(CaseFile traced) {
        CaseContent content = traced.content();
        return Measured.of(engine(PatientFacts.of(content)).compute(content.tracing(), content.calibration()));
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
            return configFolder();
        }
        String xdg = System.getenv("XDG_DATA_HOME");
        return (xdg == null || xdg.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "share")
                        : Path.of(xdg))
                .resolve("nasion");
    }

    /** Opens the window on some films or cases and returns when it is closed. */
    public void openDesktop(List<Path> files) {
        openDesktop(files, () -> true);
    }

    /** The same; {@code shown} is asked once, when the window's first picture is on the screen, whether the window stays. */
    public void openDesktop(List<Path> files, BooleanSupplier shown) {
        Desktop.launch(desktopServices(configFolder()), files, shown);
    }

    /** Opens the window on the films that a reader of a study has to read, and returns when it is closed. */
    public void openStudy(StudyFolder study, String reader) {
        Desktop.launch(desktopServices(configFolder()), new Desktop.StudyReading(study, reader));
    }

    /** What a desktop is made from that keeps its settings in a folder. */
    public DesktopServices desktopServices(Path config) {
        AnalysisLibrary analyses = new AnalysisLibrary(config, ownPoints);
        return new DesktopServices(
                version(),
                reader,
                detector,
                analyses::engine,
                analyses,
                ClinicalReading.bundled()::read,
                CalibrationLadder::of,
                cases(),
                reportFormats(analyses),
                this::throughFilters,
                dicomServices(analyses),
                libraryServices(),
                agreementServices(),
                new StudyServices(studies(), libraryStudies(), dataSets()),
                progress -> sampleFilm(config.resolve("sample")),
                new HabitShelf(new HabitStore(config.resolve("habit"))),
                config);
    }

    private AgreementServices agreementServices() {
        AgreementReadings readings = agreementReadings();
        return new AgreementServices(
                (folder, network, progress) -> readings.read(
                        new DatasetReadings.Options(folder, Set.of(), List.of(), OptionalDouble.empty()),
                        network
                                ? Optional.of(() -> new DatasetReadings.Network(
                                        detector.get(), chosenModel().sidecar()))
                                : Optional.empty(),
                        progress),
                read -> new AgreementAnalysis(engine(PatientFacts.UNKNOWN)).compare(read.films(), read.people()),
                (folder, title, agreement, remarks, pictures) ->
                        new AgreementFiles(folder, PROGRAM).write(title, agreement, remarks, pictures));
    }

    /** Readings of the same films by several people. */
    public AgreementReadings agreementReadings() {
        return new AgreementReadings(cases(), reader);
    }

    /** Makes studies. */
    public StudyCreation studies() {
        return new StudyCreation(PROGRAM, reader, cases());
    }

    /** Marks in the formats of other programs. */
    public DataSets dataSets() {
        return new DataSets(reader);
    }

    /** Studies of a library's films. */
    public LibraryStudies libraryStudies() {
        return new LibraryStudies(reader, this::measured, Clock.systemUTC());
    }

    private Cephalogram throughFilters(Cephalogram film, Set<DisplayFilter> through, Progress progress) {
        return new FilmEnhancer(openCv)
                .enhance(
                        film,
                        through.contains(DisplayFilter.DENOISE),
                        through.contains(DisplayFilter.CLAHE),
                        through.contains(DisplayFilter.SHARPEN),
                        progress);
    }

    /** Where settings and automatic copies live, by the system's custom. */
    public Path configFolder() {
        return config.get();
    }

    private static String version() {
        try (InputStream in = Composition.class.getResourceAsStream("/org/nasion/app/version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets go of the network, where one was loaded; waits where it is being loaded. ONNX Runtime brings the process down
     * when it ends in the middle of that.
     */
    @Override
    public void close() {
        detector.end().ifPresent(LandmarkDetector::close);
    }
}
