package org.nasion.app.desktop.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.Composition;
import org.nasion.app.cli.NasionCommand;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.FilmReader;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.ImportItem;
import org.nasion.core.library.Library;
import org.nasion.core.library.Question;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.storage.Sha256;
import org.nasion.core.study.Assignment;
import org.nasion.core.study.Consensus;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** From the library into a study and back, and into another program's format, as the window does it. */
class StudyResultsTest {

    @TempDir
    Path folder;

    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();

    private Path film() throws Exception {
        short[] samples = new short[120 * 100];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i * 31 & 0xFFF);
        }
        Path file = Files.createDirectories(folder.resolve("films")).resolve("a.dcm");
        new FilmDicomWriter()
                .write(
                        new Cephalogram(
                                120,
                                100,
                                4095,
                                samples,
                                Window.full(4095),
                                new Acquisition(
                                        "",
                                        "",
                                        Acquisition.Spacings.NONE,
                                        new Patient("1", "", "Muster, Erika", IsoDate.read("2014-06-01"), Sex.FEMALE),
                                        Exposure.on("2024-01-01"),
                                        Map.of(),
                                        List.of())),
                        file);
        return file;
    }

    private static void read(StudyFolder study, String reader, double x) {
        for (Assignment.Item item : study.assignment(reader).items()) {
            Cephalogram film = new FilmReader().read(study.file(study.film(item.film())), Progress.NONE);
            study.keep(
                    reader,
                    item,
                    new CaseFile(
                            CaseFile.Film.of("../../films/F0001.dcm", film),
                            new CaseContent(
                                    new Tracing(Map.of(
                                            Landmark.S,
                                            new Placement(
                                                    new Point(x, 30),
                                                    Placement.Origin.MANUAL,
                                                    true,
                                                    Optional.empty()))),
                                    CalibrationLadder.of(film)),
                            Optional.empty(),
                            Optional.empty()),
                    ItemRecord.OPEN.with(ItemRecord.State.DONE));
        }
    }

    @Test
    void aFilmOfTheLibraryComesBackWithTheReadersConsensus() throws Exception {
        Path film = film();
        DesktopServices services = Fixtures.services(
                folder,
                () -> {
                    throw new AssertionError("nothing is looked for");
                },
                new FilmReader(),
                folder.resolve("sample.png"),
                List.of());
        try (SettingsStore settings = new SettingsStore(services.configFolder());
                LibraryDesk desk = new LibraryDesk(services.library(), settings)) {
            Library library = desk.library();
            services.library()
                    .importer()
                    .of(library, question -> new Question.Answer.LeaveOut(), false)
                    .run(List.of(ImportItem.of(film)), Progress.NONE);
            StudyViewModel study =
                    new StudyViewModel(services, desk, dialogs, TaskRunner.onCallingThread(), Clock.systemUTC());
            study.beginWith("muster");
            dialogs.folder = Optional.of(folder.resolve("study"));
            study.draft().chooseFolder("");
            study.draft().titleProperty().set("Pilot");
            study.draft().landmarksProperty().set("S");
            study.draft().readersProperty().set("anna ben");
            study.make();
            StudyFolder made = study.shownProperty().get().orElseThrow().study();
            FilmEntry entry = library.films()
                    .ofSha256(Sha256.hex(Files.readAllBytes(film)))
                    .orElseThrow();
            assertEquals(
                    Set.of("study Pilot"),
                    library.patients()
                            .find(entry.patient())
                            .orElseThrow()
                            .entry()
                            .tags());
            read(made, "anna", 20);
            read(made, "ben", 23);
            study.results().giveBack(Consensus.Method.MEAN);
            assertEquals(
                    "NAS-STUDY-OPEN",
                    study.problemProperty().get().orElseThrow().code());

            dialogs.folder = Optional.of(folder.resolve("slicer"));
            study.results().write(Consensus.Method.MEAN, "slicer", "");
            assertEquals(
                    new StudyResults.Done.Written(1, folder.resolve("slicer"), List.of()),
                    study.results().doneProperty().get().orElseThrow());
            String markups = Files.readString(folder.resolve("slicer/F0001.mrk.json"));
            assertTrue(markups.contains("21.5"), markups);

            study.freeze("coordinator");
            study.results().giveBack(Consensus.Method.MEAN);
            assertEquals(
                    new StudyResults.Done.Returned(1, 0, List.of()),
                    study.results().doneProperty().get().orElseThrow());
            assertEquals(
                    new Point(21.5, 30),
                    library.films()
                            .open(entry.number(), desk.who())
                            .content()
                            .content()
                            .tracing()
                            .position(Landmark.S)
                            .orElseThrow());
            assertEquals(
                    Set.of("study Pilot returned"),
                    library.patients()
                            .find(entry.patient())
                            .orElseThrow()
                            .entry()
                            .tags());
        }
    }

    private Map<String, String> files(String name) throws Exception {
        Path root = folder.resolve(name);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    /** Two films whose pixel is 0.2 mm, with two landmarks of two people. */
    private Path dataset() throws Exception {
        Path set = Files.createDirectories(folder.resolve("set"));
        for (String image : List.of("001.png", "002.png")) {
            Fixtures.filmFile(Files.createDirectories(set.resolve("images")), image);
        }
        for (String annotator : List.of("anna", "ben")) {
            Files.writeString(set.resolve("landmarks_" + annotator + ".csv"), """
                    image,split,width,height,mm_per_px,S_x,S_y,N_x,N_y
                    001.png,train,60,80,0.2,10.5,20,40,15.25
                    002.png,train,60,80,0.2,11.5,21,41,16.25
                    """);
        }
        return set;
    }

    @Test
    void theButtonConvertsAsTheCommandDoes() throws Exception {
        Path set = dataset();
        DesktopServices services = Fixtures.services(folder);
        try (Composition composition = new Composition();
                SettingsStore settings = new SettingsStore(services.configFolder());
                LibraryDesk desk = new LibraryDesk(services.library(), settings)) {
            StudyViewModel study =
                    new StudyViewModel(services, desk, dialogs, TaskRunner.onCallingThread(), Clock.systemUTC());
            dialogs.folders.addAll(List.of(set, folder.resolve("page")));
            study.results().convert(" anna ", "coco", "", "");
            assertEquals(
                    Optional.of(new StudyResults.Done.Written(2, folder.resolve("page"), List.of())),
                    study.results().doneProperty().get());
            assertEquals(
                    0,
                    NasionCommand.run(
                            composition,
                            "convert",
                            set.toString(),
                            "--to",
                            "coco",
                            "--annotator",
                            "anna",
                            "--out",
                            folder.resolve("command").toString()));
            assertEquals(files("command"), files("page"));
            assertEquals(3, files("page").size(), "two pictures and the marks");

            dialogs.folders.addAll(List.of(set, folder.resolve("isbi")));
            study.results().convert("", "isbi", "", "");
            assertEquals(
                    "Keine Aufnahme des Datensatzes lässt sich in diesem Format schreiben. Ein Pixel ist in diesem Format"
                            + " 0,1 mm groß, auf dieser Aufnahme aber nicht. [NAS-DATASET-EMPTY]",
                    WindowTexts.of(Locale.GERMAN)
                            .say(study.problemProperty().get().orElseThrow()));
        }
    }
}
