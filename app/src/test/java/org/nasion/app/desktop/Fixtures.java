package org.nasion.app.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.compare.VisitExport;
import org.nasion.app.compare.VisitMethods;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.services.AgreementServices;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.services.DicomServices;
import org.nasion.app.desktop.services.LibraryServices;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.services.StudyServices;
import org.nasion.app.desktop.services.VisitServices;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.study.AgreementReadings;
import org.nasion.app.study.DataSets;
import org.nasion.app.study.LibraryStudies;
import org.nasion.app.study.StudyCreation;
import org.nasion.app.trace.CaseReader;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.dicomweb.ArchiveStore;
import org.nasion.core.dicomweb.DicomWebClient;
import org.nasion.core.dicomweb.SecretStore;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.HabitShelf;
import org.nasion.core.habit.HabitStore;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.FilmFolder;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.library.Actor;
import org.nasion.core.library.FilmCopies;
import org.nasion.core.library.ImportSource;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.LibraryExport;
import org.nasion.core.library.LibraryImport;
import org.nasion.core.library.Measured;
import org.nasion.core.library.MeasurementNames;
import org.nasion.core.library.QueryParser;
import org.nasion.core.library.jdbc.JdbcLibrary;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.agreement.AgreementAnalysis;
import org.nasion.core.study.agreement.AgreementFiles;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.model.dataset.DatasetReadings;
import org.nasion.model.preprocess.OpenCv;

/** Films, points and services that tests of the desktop share; the network and the files' decoders are replaced. */
public final class Fixtures {

    public static final DetectorInfo INFO =
            new DetectorInfo("Test network 1", "0".repeat(64), "CPU", "no GPU asked for");
    public static final Calibration TENTH = new Calibration.Scale(Calibration.Kind.DATASET, 0.1, 1, "");

    private Fixtures() {}

    /** English in the usual units, whatever the settings say. */
    public static Supplier<WindowTexts> inEnglish() {
        WindowTexts english = WindowTexts.of(Locale.ENGLISH);
        return () -> english;
    }

    /** A face looking right on a film of 1935×2400 px, 0.1 mm each. */
    public static Map<Landmark, Point> points() {
        Map<Landmark, Point> points = new TreeMap<>();
        points.put(Landmark.S, new Point(760, 860));
        points.put(Landmark.N, new Point(1430, 760));
        points.put(Landmark.PO, new Point(600, 1030));
        points.put(Landmark.OR, new Point(1310, 1000));
        points.put(Landmark.A, new Point(1450, 1320));
        points.put(Landmark.ANS, new Point(1480, 1260));
        points.put(Landmark.PNS, new Point(960, 1280));
        points.put(Landmark.B, new Point(1360, 1740));
        points.put(Landmark.POG, new Point(1370, 1880));
        points.put(Landmark.ME, new Point(1310, 1950));
        points.put(Landmark.GN, new Point(1350, 1930));
        points.put(Landmark.GO, new Point(760, 1670));
        points.put(Landmark.AR, new Point(640, 1180));
        points.put(Landmark.CO, new Point(640, 1080));
        points.put(Landmark.R, new Point(930, 1450));
        points.put(Landmark.UIT, new Point(1490, 1530));
        points.put(Landmark.UIA, new Point(1400, 1310));
        points.put(Landmark.LIT, new Point(1460, 1520));
        points.put(Landmark.LIA, new Point(1340, 1740));
        points.put(Landmark.UMT, new Point(1180, 1540));
        points.put(Landmark.LMT, new Point(1190, 1545));
        points.put(Landmark.PN, new Point(1690, 1200));
        points.put(Landmark.N_SOFT, new Point(1490, 740));
        points.put(Landmark.SN, new Point(1580, 1300));
        points.put(Landmark.LS, new Point(1620, 1420));
        points.put(Landmark.LI, new Point(1570, 1580));
        points.put(Landmark.POG_SOFT, new Point(1480, 1860));
        return points;
    }

    /** Finds the given points at once: Or and Go doubtful, Co estimated, the rest sure. */
    public static LandmarkDetector detector(Map<Landmark, Point> points) {
        return new LandmarkDetector() {
            @Override
            public Detection detect(Cephalogram film, Window through, Progress progress) {
                Map<Landmark, Placement.Proposal> proposals = new TreeMap<>();
                points.forEach((landmark, at) -> proposals.put(landmark, proposal(landmark, at)));
                return new Detection(proposals, new Detection.Verdict(Detection.Quality.GOOD, List.of()), INFO, 0.8);
            }

            @Override
            public DetectorInfo info() {
                return INFO;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private static Placement.Proposal proposal(Landmark landmark, Point at) {
        return switch (landmark.code()) {
            case "Co", "LPM", "UPM" ->
                new Placement.Proposal(at, Placement.Origin.ESTIMATED, OptionalDouble.empty(), OptionalDouble.of(3));
            case "Or" ->
                new Placement.Proposal(at, Placement.Origin.DETECTED, OptionalDouble.of(0.62), OptionalDouble.of(2.4));
            case "Go" ->
                new Placement.Proposal(at, Placement.Origin.DETECTED, OptionalDouble.of(0.58), OptionalDouble.of(2.9));
            case "Po" ->
                new Placement.Proposal(at, Placement.Origin.DETECTED, OptionalDouble.of(0.71), OptionalDouble.of(2.1));
            default ->
                new Placement.Proposal(
                        at,
                        Placement.Origin.DETECTED,
                        OptionalDouble.of(0.86 + 0.12 * ((Landmark.STANDARD.indexOf(landmark) * 7) % 10) / 10),
                        OptionalDouble.of(0.9));
        };
    }

    /** Grey from left to right; made once, since no film changes it. */
    private static final short[] RAMP = ramp(1935, 2400);

    private static short[] ramp(int width, int height) {
        short[] samples = new short[width * height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((i % width) * 255 / width);
        }
        return samples;
    }

    /** A grey film whose "hash" is made from its name. */
    public static Cephalogram film(String name) {
        int width = 1935;
        int height = 2400;
        String hash = String.format("%08x", name.hashCode()).repeat(8);
        return new Cephalogram(
                width,
                height,
                255,
                RAMP,
                Window.full(255),
                new Acquisition(
                        "PNG, 8 bit grey",
                        hash,
                        new Acquisition.Spacings(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Acquisition.Spacing(0.0847, 0.0847))),
                        Patient.NOBODY,
                        Exposure.UNKNOWN,
                        Map.of(),
                        List.of()));
    }

    /** Reads any file that begins with FILM; anything else is refused as a real reader would. */
    public static CephalogramReader reader() {
        return (file, progress) -> {
            try {
                if (!Files.readString(file).startsWith("FILM")) {
                    throw new ProblemException("NAS-IMAGE-UNKNOWN", "This is not a picture that Nasion can read.");
                }
            } catch (IOException e) {
                throw new ProblemException("NAS-IMAGE-UNREADABLE", "The file could not be read.", e);
            }
            return film(file.getFileName().toString());
        };
    }

    /** A file that {@link #reader} accepts. */
    public static Path filmFile(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), "FILM " + name);
    }

    public static DesktopServices services(
            Path folder,
            Supplier<LandmarkDetector> detector,
            CephalogramReader reader,
            Path sample,
            List<ReportFormat> reports) {
        AnalysisLibrary analyses = new AnalysisLibrary(folder.resolve("config"));
        return new DesktopServices(
                "0.1.0",
                reader,
                detector,
                analyses::engine,
                analyses,
                ClinicalReading.bundled()::read,
                film -> TENTH,
                new CaseStore("Nasion test", Clock.systemUTC()),
                reports,
                (shown, through, progress) -> shown,
                dicom(folder, reader),
                library(folder, reader),
                agreement(reader),
                studies(reader),
                progress -> sample,
                new HabitShelf(new HabitStore(folder.resolve("config").resolve("habit"))),
                folder.resolve("config"));
    }

    /** Readers of cases and data sets for real, without a network. */
    public static AgreementServices agreement(CephalogramReader reader) {
        AgreementReadings readings = new AgreementReadings(new CaseStore("Nasion test", Clock.systemUTC()), reader);
        return new AgreementServices(
                (folder, network, progress) -> readings.read(
                        new DatasetReadings.Options(folder, Set.of(), List.of(), OptionalDouble.empty()),
                        Optional.empty(),
                        progress),
                read -> new AgreementAnalysis(MeasurementCatalog.bundled().engine())
                        .compare(read.films(), read.people()),
                (folder, title, agreement, remarks, pictures) ->
                        new AgreementFiles(folder, "Nasion test").write(title, agreement, remarks, pictures));
    }

    /** Studies for real, of films as {@link #reader} reads them. */
    public static StudyServices studies(CephalogramReader reader) {
        CaseStore cases = new CaseStore("Nasion test", Clock.systemUTC());
        return new StudyServices(
                new StudyCreation("Nasion test", reader, cases),
                new LibraryStudies(reader, content -> List.of(), Clock.systemUTC()),
                new DataSets(reader));
    }

    /** A library for real, in a file of its own; films as {@link #reader} reads them, and no measurements but those of the engine. */
    public static LibraryServices library(Path folder, CephalogramReader reader) {
        CaseStore cases = new CaseStore("Nasion test", Clock.systemUTC());
        MeasurementCatalog catalog = MeasurementCatalog.bundled();
        Function<CaseFile, List<Measured>> measuring = content -> Measured.of(catalog.engine()
                .compute(content.content().tracing(), content.content().calibration()));
        Path file = folder.resolve("library.db");
        return new LibraryServices(
                (address, films) -> JdbcLibrary.open(
                        address.isEmpty() ? new LibraryAddress.SqliteFile(file) : LibraryAddress.parse(address),
                        cases,
                        new FilmCopies(films.isEmpty() ? folder.resolve("library-films") : Path.of(films), true)),
                address -> !address.isEmpty() || Files.exists(file),
                new ImportSource(new FilmFolder(reader)),
                (library, person, copying) -> new LibraryImport(
                        library, reader, cases, film -> TENTH, measuring, person, copying, new Actor("test", "here")),
                () -> new QueryParser(new MeasurementNames(catalog.measurements())),
                measuring,
                reader,
                (library, patient, target, progress) -> new LibraryExport(library, cases, new Actor("test", "here"))
                        .write(List.of(patient), target, false, progress),
                "here",
                visits(folder, reader));
    }

    /** Comparing visits for real. */
    static VisitServices visits(Path folder, CephalogramReader reader) {
        MeasurementCatalog catalog = MeasurementCatalog.bundled();
        CaseReader cases = new CaseReader(reader, new CaseStore("Nasion test", Clock.systemUTC()));
        return new VisitServices(
                (content, film) -> VisitCase.of(content, Optional.of(film), patient -> catalog.engine()),
                (file, progress) -> {
                    CaseReader.Read read = cases.read(file, progress);
                    return VisitCase.of(
                            read.traced().orElseThrow(), Optional.of(read.film()), patient -> catalog.engine());
                },
                visits -> new VisitMethods(new OpenCv(), visits),
                new VisitExport("Nasion test", Clock.systemUTC()),
                folder.resolve("config").resolve("superimpositions"));
    }

    public static DesktopServices services(Path folder) {
        return services(folder, () -> detector(points()), reader(), folder.resolve("sample.png"), List.of());
    }

    /** The exchange with other systems for real, but for the results, which are one small object. */
    public static DicomServices dicom(Path folder, CephalogramReader reader) {
        return new DicomServices(
                new FilmFolder(reader),
                new ArchiveStore(folder.resolve("config"), SecretStore.NONE),
                DicomWebClient::new,
                new DicomServices.Results() {
                    @Override
                    public List<Path> write(Path structuredReport, ReportFormat.Content content) {
                        return List.of(structuredReport);
                    }

                    @Override
                    public List<byte[]> objects(ReportFormat.Content content) {
                        return List.of((content.traced().content().patient() + " " + content.statement() + " "
                                        + content.privacy())
                                .getBytes());
                    }
                },
                folder.resolve("received"));
    }

    /** Answers as told and remembers what was copied. */
    public static final class Dialogs implements DialogService {
        public final List<Path> toOpen = new ArrayList<>();
        public Optional<Path> target = Optional.empty();
        public Optional<Path> folder = Optional.empty();
        /** Chosen before {@link #folder}, one after the other. */
        public final List<Path> folders = new ArrayList<>();

        public Optional<Path> file = Optional.empty();
        public String copied = "";
        public String suggested = "";

        @Override
        public List<Path> chooseFiles(Optional<Path> folder) {
            return List.copyOf(toOpen);
        }

        @Override
        public Optional<Path> chooseTarget(
                String title, String name, String kind, String extension, Optional<Path> folder) {
            suggested = name;
            return target;
        }

        @Override
        public Optional<Path> chooseFile(String title, String kind, List<String> endings, Optional<Path> start) {
            return file;
        }

        @Override
        public Optional<Path> chooseFolder(String title, Optional<Path> start) {
            return folders.isEmpty() ? folder : Optional.of(folders.removeFirst());
        }

        @Override
        public void copy(String text) {
            copied = text;
        }
    }
}
