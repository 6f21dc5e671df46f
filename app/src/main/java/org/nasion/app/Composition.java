package org.nasion.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
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
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.dicom.DicomProviders;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.FilmReader;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.NewFolder;
import org.nasion.model.detection.NetworkLandmarkDetector;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import org.nasion.model.network.NetworkCalls;
import org.nasion.model.network.OnnxRuntime;
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
    private final LibraryComposition libraries = new LibraryComposition(this);
    private final DesktopComposition desktop = new DesktopComposition(this);

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

    /** The library of patients. */
    public LibraryComposition libraries() {
        return libraries;
    }

    /** The window. */
    public DesktopComposition desktop() {
        return desktop;
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
        String own = settings().model();
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

    /** The file of own points, where one was taken up. */
    Optional<Path> points() {
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

    /** Writes tracings as DICOM objects. */
    TracingExport dicomExport() {
        return dicomExport;
    }

    /** The analyses that ship and those of the user. */
    public AnalysisCatalog analyses() {
        return catalog.get();
    }

    /** Says what a report says, of the analyses that there were at the start. */
    public Reporting reporting() {
        return reporting(catalog.get());
    }

    /** Says what a report says, of certain analyses. */
    Reporting reporting(AnalysisCatalog analyses) {
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
        return new LibraryStudies(reader, libraries::measured, Clock.systemUTC());
    }

    /** Where films of an archive are kept. */
    Path received() {
        return configFolder().resolve("received");
    }

    /** Where settings and automatic copies live, by the system's custom. */
    public Path configFolder() {
        return config.get();
    }

    /** The settings as they are kept now. */
    Settings settings() {
        try (SettingsStore settings = new SettingsStore(configFolder())) {
            return settings.get();
        }
    }

    static String version() {
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
