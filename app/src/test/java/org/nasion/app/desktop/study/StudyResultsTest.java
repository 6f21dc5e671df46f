package org.nasion.app.desktop.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
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
}
