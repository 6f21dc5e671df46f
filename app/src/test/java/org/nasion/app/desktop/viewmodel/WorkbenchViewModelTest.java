package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectionMaps;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.interchange.Statement;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyKey;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;

class WorkbenchViewModelTest {

    @TempDir
    Path folder;

    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private final List<WorkbenchViewModel> opened = new ArrayList<>();
    private WorkbenchViewModel workbench;
    private Path film;

    @BeforeEach
    void desk() throws IOException {
        film = Fixtures.filmFile(folder, "film.png");
        workbench = start(Fixtures.services(folder));
    }

    @AfterEach
    void tidyUp() {
        opened.forEach(WorkbenchViewModel::close);
    }

    private WorkbenchViewModel start(DesktopServices services) {
        WorkbenchViewModel started = new WorkbenchViewModel(
                services,
                TaskRunner.onCallingThread(),
                dialogs,
                new SettingsStore(services.configFolder()),
                WindowTexts.of(Locale.ENGLISH),
                new Autosave(services.configFolder().resolve("autosave"), services.cases(), problem -> {}),
                new FilmViewModel(Easing.NONE),
                Clock.systemUTC());
        opened.add(started);
        started.begin();
        return started;
    }

    private ReportViewModel reports(List<ReportFormat> formats) {
        return new ReportViewModel(
                workbench, formats, new SettingsStore(folder.resolve("config")), WindowTexts.of(Locale.ENGLISH));
    }

    private TracingViewModel tracing() {
        return workbench.openProperty().get().orElseThrow().tracing();
    }

    private void drag(Landmark landmark, Point to) {
        tracing().drag().grab(landmark, true);
        tracing().drag().to(to);
        tracing().drag().finish();
    }

    @Test
    void anOpenedFilmHasItsPointsProposed() {
        workbench.opening().open(film);
        assertEquals(
                Fixtures.points().keySet(),
                tracing().shownProperty().get().tracing().landmarks());
        assertEquals(
                Fixtures.INFO,
                workbench
                        .openProperty()
                        .get()
                        .orElseThrow()
                        .proposedProperty()
                        .get()
                        .orElseThrow()
                        .by());
        assertEquals(
                List.of(film.toAbsolutePath()),
                workbench.opening().recentProperty().get());
    }

    /** A case that was read from a file has no heat-maps until somebody looks for them; its points stay as they are. */
    @Test
    void theHeatMapOfARestoredCaseIsMadeWhenItIsLookedFor() {
        DetectionMaps maps = new DetectionMaps(
                2, 1, Map.of(Landmark.A, new float[] {1, 0}), new Point(0, 0), new Point(1, 0), new Point(0, 1));
        LandmarkDetector plain = Fixtures.detector(Fixtures.points());
        LandmarkDetector withMaps = new LandmarkDetector() {
            @Override
            public Detection detect(Cephalogram seen, Window through, Progress progress) {
                Detection found = plain.detect(seen, through, progress);
                return new Detection(
                        found.proposals(), found.verdict(), found.info(), found.seconds(), Optional.of(maps));
            }

            @Override
            public DetectorInfo info() {
                return plain.info();
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        workbench = start(Fixtures.services(folder, () -> withMaps, Fixtures.reader(), folder, List.of()));
        workbench.opening().open(film);
        drag(Landmark.A, new Point(1400, 1300));
        Path file = folder.resolve("restored.nasion");
        dialogs.target = Optional.of(file);
        workbench.saving().save();
        workbench.opening().open(file);
        CaseContent before = tracing().state();
        assertEquals(
                Optional.empty(),
                workbench.openProperty().get().orElseThrow().mapsProperty().get());
        workbench.film().heatMapProperty().set(true);
        assertEquals(
                Optional.of(maps),
                workbench.openProperty().get().orElseThrow().mapsProperty().get());
        assertEquals(before, tracing().state());
        workbench.opening().open(file);
        assertEquals(
                Optional.of(maps),
                workbench.openProperty().get().orElseThrow().mapsProperty().get(),
                "and of the next one at once");
    }

    @Test
    void aBadFileSaysWhyAndKeepsWhatWasOpen() throws IOException {
        workbench.opening().open(film);
        drag(Landmark.A, new Point(1400, 1300));
        OpenCase before = workbench.openProperty().get().orElseThrow();
        workbench.opening().open(Files.writeString(folder.resolve("letter.txt"), "Dear patient"));
        assertSame(before, workbench.openProperty().get().orElseThrow());
        Notice notice = workbench.notices().getLast();
        assertEquals(Notice.Kind.PROBLEM, notice.kind());
        assertTrue(notice.text().contains("NAS-IMAGE-UNKNOWN"), notice.text());
        workbench.copyDetails(notice.details());
        assertTrue(dialogs.copied.contains("NAS-IMAGE-UNKNOWN"));
        assertFalse(dialogs.copied.contains(folder.toString()), "no file names in details");
    }

    @Test
    void savedAndReopenedTheNumbersAreTheSame() {
        workbench.opening().open(film);
        drag(Landmark.A, new Point(1444.25, 1301.75));
        Path file = folder.resolve("case.nasion");
        dialogs.target = Optional.of(file);
        workbench.saving().save();
        assertTrue(Files.exists(file));
        assertEquals(SaveStatus.Kind.SAVED, workbench.savedProperty().get().kind());
        assertFalse(tracing().dirtyProperty().get());
        var saved = tracing().readingsProperty().get().all();
        WorkbenchViewModel again = start(Fixtures.services(folder));
        again.opening().open(file);
        TracingViewModel reopened = again.openProperty().get().orElseThrow().tracing();
        assertEquals(saved, reopened.readingsProperty().get().all());
        assertEquals(
                Placement.Origin.MANUAL,
                reopened.placement(Landmark.A).orElseThrow().origin());
        assertTrue(
                reopened.placement(Landmark.A).orElseThrow().proposal().isPresent(), "reset must work after reopening");
    }

    @Test
    void aCaseMovedTogetherWithItsFilmStillOpens() throws IOException {
        workbench.opening().open(film);
        dialogs.target = Optional.of(folder.resolve("case.nasion"));
        workbench.saving().save();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.move(film, elsewhere.resolve("film.png"));
        Files.move(folder.resolve("case.nasion"), elsewhere.resolve("case.nasion"));
        WorkbenchViewModel again = start(Fixtures.services(folder));
        again.opening().open(elsewhere.resolve("case.nasion"));
        assertTrue(again.openProperty().get().isPresent());
    }

    @Test
    void aCaseWhoseFilmIsGoneAsksForItAndRefusesAnother() throws IOException {
        workbench.opening().open(film);
        dialogs.target = Optional.of(folder.resolve("case.nasion"));
        workbench.saving().save();
        Path moved = Files.createDirectory(folder.resolve("moved")).resolve("film.png");
        Files.move(film, moved);
        WorkbenchViewModel again = start(Fixtures.services(folder));
        again.opening().open(folder.resolve("case.nasion"));
        Notice missing = again.notices().getLast();
        assertTrue(missing.text().contains("NAS-CASE-FILM-MISSING"), missing.text());
        dialogs.toOpen.add(Fixtures.filmFile(folder, "other.png"));
        missing.choices().getFirst().run().run();
        assertTrue(again.notices().getLast().text().contains("NAS-CASE-FILM-OTHER"));
        assertTrue(again.openProperty().get().isEmpty());
        dialogs.toOpen.set(0, moved);
        again.notices().getLast().choices().getFirst().run().run();
        assertTrue(again.openProperty().get().isPresent());
    }

    @Test
    void unsavedWorkComesBackAfterACrash() {
        workbench.opening().open(film);
        drag(Landmark.A, new Point(1444, 1301));
        var lost = tracing().state();
        opened.clear();
        workbench.close(); // writes what the debounce still held; a kill half a second later leaves the same
        WorkbenchViewModel again = start(Fixtures.services(folder));
        Notice offer = again.notices().getFirst();
        assertEquals("There is unsaved work from last time.", offer.text());
        offer.choices().getFirst().run().run();
        TracingViewModel recovered = again.openProperty().get().orElseThrow().tracing();
        assertEquals(lost, recovered.state());
        assertTrue(recovered.dirtyProperty().get(), "it is still in no file of the user's");
        recovered.undo();
        assertTrue(recovered.state().tracing().landmarks().isEmpty(), "recovery itself can be undone");
    }

    @Test
    void editsOfTwoFilmsInQuickSuccessionAreBothKept() throws IOException {
        workbench.opening().open(film);
        drag(Landmark.A, new Point(1444, 1301));
        var first = tracing().state();
        workbench.opening().open(Fixtures.filmFile(folder, "second.png")); // its points are proposed at once
        opened.clear();
        workbench.close();
        WorkbenchViewModel again = start(Fixtures.services(folder));
        assertEquals(
                "There is unsaved work on 2 films from last time.",
                again.notices().getFirst().text());
        again.opening().open(film);
        assertEquals(first, again.openProperty().get().orElseThrow().tracing().state());
    }

    @Test
    void savingLeavesNoCopyBehind() {
        workbench.opening().open(film);
        drag(Landmark.A, new Point(1444, 1301));
        dialogs.target = Optional.of(folder.resolve("case.nasion"));
        workbench.saving().save();
        workbench.close();
        opened.clear();
        assertEquals(
                List.of(),
                new Autosave(folder.resolve("config/autosave"), new CaseStore("t", Clock.systemUTC()), p -> {})
                        .copies());
    }

    @Test
    void withoutANetworkPointsAreStillPlacedByHand() {
        DesktopServices services = Fixtures.services(
                folder,
                () -> {
                    throw new ProblemException("NAS-MODEL-MISSING", "The network's file is not there.");
                },
                Fixtures.reader(),
                film,
                List.of());
        workbench = start(services);
        workbench.opening().open(film);
        assertTrue(workbench.proposals().detectorProperty().get() instanceof DetectorStatus.Missing);
        assertTrue(workbench.notices().getLast().text().contains("NAS-MODEL-MISSING"));
        tracing().review().place(Landmark.S, new Point(5, 6));
        assertEquals(
                new Point(5, 6), tracing().placement(Landmark.S).orElseThrow().position());
    }

    @Test
    void findingTheLandmarksAgainKeepsWhatAPersonPlaced() {
        workbench.opening().open(film);
        drag(Landmark.A, new Point(1400, 1300));
        tracing().selectedProperty().set(Optional.of(Landmark.B));
        tracing().remove();
        workbench.proposals().detect();
        assertEquals(
                new Point(1400, 1300),
                tracing().placement(Landmark.A).orElseThrow().position());
        assertEquals(
                Fixtures.points().get(Landmark.B),
                tracing().placement(Landmark.B).orElseThrow().position());
    }

    @Test
    void theFilesResolutionIsOfferedAndNeverTaken() {
        workbench.opening().open(film);
        assertEquals(Fixtures.TENTH, tracing().state().calibration());
        ScaleViewModel scale = new ScaleViewModel(workbench);
        scale.acceptOffered();
        assertEquals(0.0847, tracing().state().calibration().mmPerPx().orElseThrow(), 1e-12);
        assertFalse(tracing().state().calibration().isPatientScale());
        tracing().undo();
        assertEquals(Fixtures.TENTH, tracing().state().calibration());
    }

    @Test
    void aRulerOfTwoClicksAndALengthSetsTheScale() {
        workbench.opening().open(film);
        ScaleViewModel scale = new ScaleViewModel(workbench);
        workbench.film().toolProperty().set(FilmTool.CALIBRATE);
        scale.click(new Point(100, 200));
        scale.click(new Point(400, 600)); // 500 px
        scale.lengthProperty().set("45,5");
        assertTrue(scale.applyRuler());
        assertEquals(0.091, tracing().state().calibration().mmPerPx().orElseThrow(), 1e-12);
        assertTrue(tracing().state().calibration() instanceof Calibration.Ruler);
        assertEquals(FilmTool.SELECT, workbench.film().toolProperty().get());
    }

    @Test
    void nonsenseIsNoLength() {
        workbench.opening().open(film);
        ScaleViewModel scale = new ScaleViewModel(workbench);
        scale.click(new Point(100, 200));
        scale.click(new Point(400, 600));
        for (String text : new String[] {"", "abc", "-3", "0", "1e9", "NaN", "Infinity"}) {
            scale.lengthProperty().set(text);
            assertFalse(scale.applyRuler(), text);
        }
        assertEquals(Fixtures.TENTH, tracing().state().calibration());
    }

    @Test
    void filesOpenedTogetherWaitTheirTurn() throws IOException {
        Path second = Fixtures.filmFile(folder, "second.png");
        workbench.opening().openAll(List.of(film, second));
        assertEquals("film.png", workbench.openProperty().get().orElseThrow().name());
        assertEquals(List.of(second), workbench.opening().waiting());
        workbench.opening().openNext();
        assertEquals("second.png", workbench.openProperty().get().orElseThrow().name());
    }

    @Test
    void aReportThatCannotBeWrittenSaysWhy() {
        ReportFormat full = new ReportFormat("pdf", ".pdf", (target, content, progress) -> {
            throw new ProblemException("NAS-FILE-WRITE", "The disk is full.");
        });
        workbench = start(Fixtures.services(
                folder, () -> Fixtures.detector(Fixtures.points()), Fixtures.reader(), film, List.of(full)));
        workbench.opening().open(film);
        dialogs.target = Optional.of(folder.resolve("r.pdf"));
        reports(List.of(full)).write(full);
        assertTrue(workbench.notices().getLast().text().contains("The disk is full. [NAS-FILE-WRITE]"));
    }

    @Test
    void aReportIsWrittenAsItWasChosenAndNeverOverAnothersFile() throws IOException {
        List<String> written = new ArrayList<>();
        ReportFormat.Writer note = (target, content, progress) -> written.add(target.getFileName() + " "
                + content.style().form() + " " + content.style().language() + " " + content.analyses());
        DesktopServices services = Fixtures.services(
                folder,
                () -> Fixtures.detector(Fixtures.points()),
                Fixtures.reader(),
                film,
                List.of(
                        new ReportFormat("pdf", ".pdf", note),
                        new ReportFormat("csv", ".csv", note),
                        new ReportFormat("xlsx", ".xlsx", note)));
        try (SettingsStore store = new SettingsStore(services.configFolder())) {
            store.change(now -> now.with(draft -> draft.report = now.report().with(report -> {
                report.form = ReportStyle.Form.SHORT;
                report.language = "de";
                report.formats = List.of("pdf", "xlsx");
                report.analyses = List.of("wits");
            })));
        }
        workbench = start(services);
        workbench.opening().open(film);
        dialogs.target = Optional.of(folder.resolve("out.pdf"));
        reports(services.reports()).writeAsSet();
        assertEquals(List.of("out.pdf SHORT de [wits]", "out.xlsx SHORT de [wits]"), written);
        Files.writeString(folder.resolve("out.xlsx"), "somebody's");
        reports(services.reports()).writeAsSet();
        assertEquals(2, written.size());
        assertTrue(workbench.notices().getLast().text().contains("NAS-REPORT-OTHERS"));
    }

    private void answer(String choice) {
        workbench.notices().getLast().choices().stream()
                .filter(each -> each.text().equals(choice))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    /** The films' hashes are made from their names here. */
    @Test
    void aReportNeverComesToLieBesideAnotherFilmsCase() throws IOException {
        ReportFormat pdf = new ReportFormat(
                "pdf", ".pdf", (target, content, progress) -> AtomicFile.write(target, new byte[] {1}));
        workbench.opening().open(Fixtures.filmFile(folder, "other.png"));
        dialogs.target = Optional.of(folder.resolve("out.nasion"));
        workbench.saving().save();
        Files.writeString(folder.resolve("out.pdf"), "the other's");
        workbench.opening().open(film);
        dialogs.target = Optional.of(folder.resolve("out.pdf"));
        reports(List.of(pdf)).write(pdf);
        assertEquals("the other's", Files.readString(folder.resolve("out.pdf")));
        assertTrue(workbench.notices().getLast().text().contains("NAS-REPORT-ANOTHERS"));
        assertEquals(
                List.of("Save as out-2.pdf"),
                workbench.notices().getLast().choices().stream()
                        .map(Notice.Choice::text)
                        .toList());
        answer("Save as out-2.pdf");
        assertEquals("the other's", Files.readString(folder.resolve("out.pdf")));
        assertTrue(Files.exists(folder.resolve("out-2.pdf")));
    }

    /** About the file that was chosen the chooser has asked; about those beside it the notice asks. */
    @Test
    void filesBesideTheChosenOneAreReplacedOnlyWhereThePersonSaysSo() throws IOException {
        ReportFormat.Writer writer = (target, content, progress) -> AtomicFile.write(target, new byte[] {1});
        List<ReportFormat> formats =
                List.of(new ReportFormat("pdf", ".pdf", writer), new ReportFormat("csv", ".csv", writer));
        try (SettingsStore store = new SettingsStore(folder.resolve("config"))) {
            store.change(now -> now.with(draft ->
                    draft.report = now.report().with(report -> report.formats = List.of("pdf", "csv"))));
        }
        workbench.opening().open(film);
        Files.writeString(folder.resolve("out.pdf"), "old");
        Files.writeString(folder.resolve("out.csv"), "old");
        dialogs.target = Optional.of(folder.resolve("out.pdf"));
        reports(formats).writeAsSet();
        assertEquals("old", Files.readString(folder.resolve("out.pdf")), "all or nothing");
        answer("Replace these files");
        assertEquals("\u0001", Files.readString(folder.resolve("out.csv")));
        dialogs.target = Optional.of(folder.resolve("out.nasion"));
        workbench.saving().saveAs();
        int told = workbench.notices().size();
        dialogs.target = Optional.of(folder.resolve("out.pdf"));
        reports(formats).writeAsSet();
        assertEquals(told + 1, workbench.notices().size());
        assertTrue(
                workbench.notices().getLast().choices().isEmpty(),
                "the case of that name is this film's: they are its own");
    }

    @Test
    void aReportIsSignedOrNamesNobodyWhereThatWasChosenForIt() {
        List<String> written = new ArrayList<>();
        ReportFormat.Writer note = (target, content, progress) -> written.add(
                content.privacy() + " " + content.statement().verification().map(Statement.Verification::name));
        DesktopServices services = Fixtures.services(
                folder,
                () -> Fixtures.detector(Fixtures.points()),
                Fixtures.reader(),
                film,
                List.of(new ReportFormat("dicom", "-sr.dcm", note)));
        try (SettingsStore store = new SettingsStore(services.configFolder())) {
            store.change(now -> now.with(draft -> {
                draft.reviewer = "Arzt, Anna";
                draft.report = now.report().with(report -> report.formats = List.of("dicom"));
            }));
        }
        workbench = start(services);
        workbench.opening().open(film);
        for (Landmark landmark : tracing().state().tracing().placements().keySet()) {
            tracing().selectedProperty().set(Optional.of(landmark));
            tracing().review().accept();
        }
        dialogs.target = Optional.of(folder.resolve("out-sr.dcm"));
        ReportViewModel reports = reports(services.reports());
        reports.begin();
        reports.writeAsSet();
        assertEquals("film-sr.dcm", dialogs.suggested);
        reports.handOver().signedProperty().set(true);
        reports.writeAsSet();
        reports.begin();
        reports.handOver().namelessProperty().set(true);
        reports.writeAsSet();
        assertEquals("tracing-sr.dcm", dialogs.suggested);
        assertEquals(
                List.of("AS_IS Optional.empty", "AS_IS Optional[Arzt, Anna]", "DEIDENTIFIED Optional.empty"), written);
    }

    /** Whoever draws the film lets go of it when the case goes: the film is gone by then. */
    @Test
    void theFilmIsGoneWhenTheLastOneOfAStudyHasBeenRead() throws IOException {
        Path home = Files.createDirectories(folder.resolve("study"));
        Fixtures.filmFile(Files.createDirectories(home.resolve("films")), "F1.png");
        StudyFolder study = StudyFolder.create(
                home,
                Fixtures.services(folder).cases(),
                "Nasion test",
                new Protocol("Test", List.of(Landmark.S), List.of(new Protocol.Arm("arm", false)), 0, 0, 3),
                List.of(new StudyFilm("F1", "films/F1.png", OptionalDouble.of(0.1))),
                StudyKey.NONE);
        study.assign(List.of("anna"));
        workbench.study().read(study, "anna");
        assertTrue(workbench.film().filmProperty().get().isPresent());
        List<Boolean> gone = new ArrayList<>();
        workbench
                .openProperty()
                .addListener((property, before, now) ->
                        gone.add(workbench.film().filmProperty().get().isEmpty()));
        workbench.study().readingProperty().get().orElseThrow().skip();
        assertEquals(List.of(true), gone);
        assertEquals(
                "No film of the study is left to read: 0 finished, 1 skipped. Thank you.",
                workbench.notices().getLast().text());
    }
}
