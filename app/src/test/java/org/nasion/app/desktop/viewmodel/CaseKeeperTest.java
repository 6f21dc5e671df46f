package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Tracing;

/** What the user reads when disk, folder or another window come in between, and that nothing is lost then. */
class CaseKeeperTest {

    private final WindowTexts texts = WindowTexts.of(Locale.ENGLISH);

    @TempDir
    Path folder;

    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private final CaseStore cases = new CaseStore("Nasion test", Clock.systemUTC());
    private final BlockingQueue<Runnable> fromWriter = new LinkedBlockingQueue<>();
    private final List<WorkbenchViewModel> windows = new ArrayList<>();
    private Path film;
    private Path file;

    @BeforeEach
    void files() throws IOException {
        film = Fixtures.filmFile(folder, "film.png");
        file = folder.resolve("case.nasion");
    }

    @AfterEach
    void tidyUp() {
        windows.forEach(WorkbenchViewModel::close);
    }

    private WorkbenchViewModel window() {
        return window(folder);
    }

    /** @param home with the settings and the automatic copies */
    private WorkbenchViewModel window(Path home) {
        DesktopServices services = Fixtures.services(home);
        SettingsStore settings = new SettingsStore(services.configFolder());
        settings.change(now -> now.with(draft -> draft.reviewer = "Dr Ada"));
        WorkbenchViewModel[] made = new WorkbenchViewModel[1];
        Autosave autosave = new Autosave(
                services.configFolder().resolve("autosave"),
                services.cases(),
                problem -> fromWriter.add(() -> made[0].copyFailed(problem)),
                () -> fromWriter.add(() -> made[0].copyKept()));
        made[0] = new WorkbenchViewModel(
                services,
                TaskRunner.onCallingThread(),
                dialogs,
                settings,
                texts,
                autosave,
                new FilmViewModel(Easing.NONE),
                Clock.systemUTC());
        windows.add(made[0]);
        return made[0];
    }

    private static void drag(WorkbenchViewModel window, Landmark landmark, Point to) {
        TracingViewModel tracing = window.openProperty().get().orElseThrow().tracing();
        tracing.drag().grab(landmark, true);
        tracing.drag().to(to);
        tracing.drag().finish();
    }

    private static Point at(CaseFile content, Landmark landmark) {
        return content.content().tracing().position(landmark).orElseThrow();
    }

    private void answer(WorkbenchViewModel window, String choice) {
        Notice notice = window.notices().getLast();
        notice.choices().stream()
                .filter(each -> each.text().equals(choice))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private WorkbenchViewModel withSavedCase() {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        dialogs.target = Optional.of(file);
        window.saving().save();
        return window;
    }

    @Test
    void theOfferOfUnsavedWorkCanBeCalledBack() throws IOException {
        WorkbenchViewModel left = window();
        left.opening().open(film);
        drag(left, Landmark.A, new Point(1400, 1300));
        left.close();
        windows.remove(left);
        WorkbenchViewModel next = window();
        next.begin();
        assertEquals(1, next.left().filmsProperty().get());
        next.opening().open(Fixtures.filmFile(folder, "another.png"));
        assertTrue(
                next.notices().stream().noneMatch(notice -> notice.text().startsWith("There is unsaved work")),
                "a film took its place");
        assertEquals(1, next.left().filmsProperty().get());
        next.left().offer();
        next.left().offer();
        assertEquals(
                1,
                next.notices().stream()
                        .filter(notice -> notice.text().startsWith("There is unsaved work"))
                        .count());
        answer(next, "Continue");
        assertEquals(
                new Point(1400, 1300),
                next.openProperty()
                        .get()
                        .orElseThrow()
                        .tracing()
                        .state()
                        .tracing()
                        .position(Landmark.A)
                        .orElseThrow());
        assertEquals(0, next.left().filmsProperty().get());
    }

    @Test
    void aTurnedFilmIsShownAsItWasLeftWhenItsCaseIsOpenedAgain() {
        WorkbenchViewModel window = withSavedCase();
        Point a = at(cases.open(file), Landmark.A);
        window.film().turn(1);
        window.film().flip();
        Orientation left = window.film().transformProperty().get().orientation();
        window.saving().save();
        assertEquals(left, cases.open(file).content().orientation());
        assertEquals(a, at(cases.open(file), Landmark.A), "places stay those of the film");
        window.opening().open(film);
        assertEquals(
                Orientation.UPRIGHT,
                window.film().transformProperty().get().orientation(),
                "another film is not turned along");
        assertEquals(left, cases.open(file).content().orientation());
        WorkbenchViewModel other = window();
        other.opening().open(file);
        assertEquals(left, other.film().transformProperty().get().orientation());
    }

    @Test
    void aSavedFilmThatWasMerelyTurnedIsTurnedAgainAfterACrash() throws Exception {
        WorkbenchViewModel window = withSavedCase();
        assertEquals(List.of(), copies(folder));
        window.film().turn(1);
        window.film().flip();
        Orientation left = window.film().transformProperty().get().orientation();
        assertEquals(SaveStatus.Kind.COPY_KEPT, window.savedProperty().get().kind());
        WorkbenchViewModel next = window(crashed());
        next.opening().open(file);
        assertEquals(left, next.film().transformProperty().get().orientation());
        assertEquals(
                List.of(),
                next.notices().stream()
                        .filter(notice -> !notice.choices().isEmpty())
                        .toList(),
                "nobody is asked");
        assertEquals(
                Optional.of(file),
                next.openProperty().get().orElseThrow().fileProperty().get());
        next.saving().save();
        assertEquals(left, cases.open(file).content().orientation());
        assertEquals(SaveStatus.Kind.SAVED, next.savedProperty().get().kind());
        assertEquals(List.of(), copies(folder.resolve("crashed")), "what is saved needs no copy");
    }

    @Test
    void aFilmThatWasTurnedBackNeedsNoCopy() {
        WorkbenchViewModel window = withSavedCase();
        window.film().turn(1);
        window.film().turn(-1);
        assertEquals(SaveStatus.Kind.UNCHANGED, window.savedProperty().get().kind());
        window.close();
        windows.clear();
        assertEquals(List.of(), copies(folder));
    }

    @Test
    void turningTheFilmWhileItIsAskedAboutUnsavedWorkLeavesThatWorkAlone() throws Exception {
        WorkbenchViewModel window = withSavedCase();
        drag(window, Landmark.A, new Point(1400, 1300));
        Path crashed = crashed();
        WorkbenchViewModel next = window(crashed);
        next.opening().open(file);
        next.film().turn(1);
        WindowTexts german = WindowTexts.of(Locale.GERMAN);
        texts.speakAs(german);
        assertEquals(
                german.get("notice.recoverFilm"), next.notices().getLast().text(), "asked again in the other words");
        next.film().turn(1);
        windows.removeLast();
        next.close(); // without an answer
        CaseFile copy = cases.open(copies(crashed).getFirst());
        assertEquals(new Point(1400, 1300), at(copy, Landmark.A));
        WorkbenchViewModel third = window(crashed);
        third.opening().open(file);
        third.film().turn(1);
        texts.speakAs(WindowTexts.of(Locale.ENGLISH));
        answer(third, "Discard it");
        windows.remove(third);
        third.close();
        assertEquals(
                Fixtures.points().get(Landmark.A),
                at(cases.open(copies(crashed).getFirst()), Landmark.A),
                "only the turn is kept");
    }

    private static List<Path> copies(Path home) {
        try (Stream<Path> files = Files.list(home.resolve("config/autosave"))) {
            return files.filter(copy -> copy.toString().endsWith(CaseStore.EXTENSION))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A second after the last edit the machine goes out: what is on disk then, where no window runs. */
    private Path crashed() throws Exception {
        Thread.sleep(1000);
        Path home = folder.resolve("crashed");
        Files.createDirectories(home.resolve("config/autosave"));
        for (Path copy : copies(folder)) {
            Files.copy(copy, home.resolve("config/autosave").resolve(copy.getFileName()));
        }
        return home;
    }

    @Test
    void workThatWasNeverSavedComesBackAsItWasLookedAt() throws Exception {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        drag(window, Landmark.A, new Point(1400, 1300));
        window.film().turn(-1);
        Orientation left = window.film().transformProperty().get().orientation();
        window.close();
        windows.clear();
        WorkbenchViewModel next = window();
        next.opening().open(film);
        assertEquals(
                new Point(1400, 1300),
                next.openProperty()
                        .get()
                        .orElseThrow()
                        .tracing()
                        .placement(Landmark.A)
                        .orElseThrow()
                        .position());
        assertEquals(left, next.film().transformProperty().get().orientation());
    }

    @Test
    void whatAnotherProgramWroteMeanwhileIsNotOverwritten() throws IOException {
        WorkbenchViewModel window = withSavedCase();
        String foreign = Files.readString(file).replace("Nasion test", "Another program");
        Files.writeString(file, foreign);
        drag(window, Landmark.A, new Point(1400, 1300));
        window.saving().save();
        assertEquals(
                "Another window or program has changed this case file since it was opened here. Nothing was overwritten."
                        + " [NAS-CASE-CHANGED]",
                window.notices().getLast().text());
        assertEquals(foreign, Files.readString(file));
        assertTrue(
                window.openProperty()
                        .get()
                        .orElseThrow()
                        .tracing()
                        .dirtyProperty()
                        .get(),
                "the edit is still unsaved");
        Path beside = folder.resolve("beside.nasion");
        dialogs.target = Optional.of(beside);
        answer(window, "Save elsewhere…");
        assertEquals(new Point(1400, 1300), at(cases.open(beside), Landmark.A));
        assertEquals(foreign, Files.readString(file));
    }

    @Test
    void theUserMayReplaceItAllTheSame() throws IOException {
        WorkbenchViewModel window = withSavedCase();
        Files.writeString(file, Files.readString(file).replace("Nasion test", "Another program"));
        drag(window, Landmark.A, new Point(1400, 1300));
        window.saving().save();
        answer(window, "Replace that file");
        assertEquals(new Point(1400, 1300), at(cases.open(file), Landmark.A));
        drag(window, Landmark.A, new Point(1401, 1300));
        window.saving().save();
        assertEquals(new Point(1401, 1300), at(cases.open(file), Landmark.A), "from then on it is this window's again");
    }

    @Test
    void twoWindowsOnOneCaseNeverTakeEachOthersWork() {
        WorkbenchViewModel one = withSavedCase();
        WorkbenchViewModel other = window();
        other.opening().open(file);
        drag(one, Landmark.A, new Point(1400, 1300));
        drag(other, Landmark.B, new Point(1300, 1700));
        one.saving().save();
        other.saving().save();
        assertTrue(other.notices().getLast().text().contains("NAS-CASE-CHANGED"));
        assertEquals(new Point(1400, 1300), at(cases.open(file), Landmark.A));
        assertEquals(SaveStatus.Kind.COPY_KEPT, other.savedProperty().get().kind());
        dialogs.target = Optional.of(folder.resolve("other.nasion"));
        answer(other, "Save elsewhere…");
        assertEquals(new Point(1300, 1700), at(cases.open(folder.resolve("other.nasion")), Landmark.B));
    }

    /** The chooser asks whether a file may be replaced; it cannot know whose it is. */
    @Test
    void savingOverAnotherFilmsCaseAsksFirst() throws IOException {
        withSavedCase();
        String before = Files.readString(file);
        WorkbenchViewModel window = window();
        window.opening().open(Fixtures.filmFile(folder, "other.png"));
        dialogs.target = Optional.of(file);
        window.saving().saveAs();
        assertTrue(window.notices().getLast().text().contains("NAS-CASE-OTHERS"));
        assertEquals(before, Files.readString(file));
        answer(window, "Replace that file");
        assertFalse(before.equals(Files.readString(file)));
        assertEquals(SaveStatus.Kind.SAVED, window.savedProperty().get().kind());
    }

    @Test
    void aCaseFileThatWasDeletedMeanwhileIsWrittenAgain() throws IOException {
        WorkbenchViewModel window = withSavedCase();
        Files.delete(file);
        drag(window, Landmark.A, new Point(1400, 1300));
        window.saving().save();
        assertEquals(new Point(1400, 1300), at(cases.open(file), Landmark.A));
    }

    @Test
    void aFolderThatIsGoneSaysSoKeepsTheWorkAndOffersAnotherPlace() throws IOException {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        drag(window, Landmark.A, new Point(1400, 1300));
        dialogs.target = Optional.of(folder.resolve("gone").resolve("case.nasion"));
        window.saving().save();
        assertEquals(
                "The folder to write to is no longer there. [NAS-FILE-FOLDER]",
                window.notices().getLast().text());
        assertEquals(SaveStatus.Kind.COPY_KEPT, window.savedProperty().get().kind());
        dialogs.target = Optional.of(file);
        answer(window, "Save elsewhere…");
        assertEquals(new Point(1400, 1300), at(cases.open(file), Landmark.A));
        assertEquals(SaveStatus.Kind.SAVED, window.savedProperty().get().kind());
    }

    @Test
    void whereNotEvenACopyCanBeWrittenTheStatusSaysSoUntilOneCan() throws Exception {
        Path inTheWay = folder.resolve("config/autosave");
        Files.createDirectories(inTheWay.getParent());
        Files.writeString(inTheWay, "a file where the folder should be");
        WorkbenchViewModel window = window();
        window.opening().open(film);
        drag(window, Landmark.A, new Point(1400, 1300));
        news();
        assertEquals(SaveStatus.Kind.UNSAFE, window.savedProperty().get().kind());
        assertTrue(
                window.notices().getLast().text().startsWith("Your latest edits are not on disk"),
                window.notices().getLast().text());
        Files.delete(inTheWay);
        drag(window, Landmark.A, new Point(1401, 1300));
        news();
        assertEquals(SaveStatus.Kind.COPY_KEPT, window.savedProperty().get().kind());
    }

    /** Waits for the next news from the writer's thread. */
    private void news() throws InterruptedException {
        Runnable news = fromWriter.poll(10, TimeUnit.SECONDS);
        assertTrue(news != null, "the writer is silent");
        news.run();
    }

    @Test
    void startingAfreshIsNotTheUsualAnswerAndRemovesNoPoint() {
        WorkbenchViewModel lost = window();
        lost.opening().open(film);
        Point proposed = lost.openProperty()
                .get()
                .orElseThrow()
                .tracing()
                .state()
                .tracing()
                .position(Landmark.A)
                .orElseThrow();
        drag(lost, Landmark.A, new Point(1400, 1300));
        windows.remove(lost);
        lost.close();
        WorkbenchViewModel window = window();
        window.opening().open(film);
        assertEquals(
                List.of("Keep it", "Start afresh"),
                window.notices().getLast().choices().stream()
                        .map(Notice.Choice::text)
                        .toList());
        answer(window, "Start afresh");
        TracingViewModel tracing = window.openProperty().get().orElseThrow().tracing();
        assertEquals(proposed, tracing.state().tracing().position(Landmark.A).orElseThrow());
        for (Landmark landmark : tracing.state().tracing().landmarks()) {
            assertTrue(
                    tracing.state().history().of(landmark).stream()
                            .noneMatch(change -> change.kind() == History.Kind.REMOVED),
                    landmark + " was removed by nobody");
        }
        tracing.undo();
        assertEquals(
                new Point(1400, 1300),
                tracing.state().tracing().position(Landmark.A).orElseThrow(),
                "one step");
    }

    @Test
    void anAutomaticCopyNeverBecomesTheUsersCase() throws IOException {
        WorkbenchViewModel lost = window();
        lost.opening().open(film);
        drag(lost, Landmark.A, new Point(1400, 1300));
        windows.remove(lost);
        lost.close();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("film.png");
        Files.move(film, elsewhere);
        WorkbenchViewModel window = window();
        window.begin();
        window.notices().getFirst().choices().getFirst().run().run();
        assertTrue(window.notices().getLast().text().contains("NAS-CASE-FILM-MISSING"));
        dialogs.toOpen.add(elsewhere);
        answer(window, "Choose the film…");
        OpenCase open = window.openProperty().get().orElseThrow();
        assertEquals(
                new Point(1400, 1300),
                open.tracing().state().tracing().position(Landmark.A).orElseThrow());
        assertEquals(Optional.empty(), open.fileProperty().get(), "saving asks for a file of the user's");
    }

    @Test
    void aSavedCaseTellsWhoMovedThePoint() {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        drag(window, Landmark.A, new Point(1400, 1300));
        dialogs.target = Optional.of(file);
        window.saving().save();
        List<History.Change> changes = cases.open(file).content().history().of(Landmark.A);
        assertEquals(
                List.of(History.Kind.PROPOSED, History.Kind.MOVED),
                changes.stream().map(History.Change::kind).toList());
        assertEquals("Dr Ada", changes.getLast().by());
        assertFalse(cases.open(file)
                .content()
                .tracing()
                .placement(Landmark.A)
                .orElseThrow()
                .proposal()
                .isEmpty());
    }

    @Test
    void whatAPersonAgreedToStaysAgreedWhenTheSameIsProposedAgain() {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        TracingViewModel tracing = window.openProperty().get().orElseThrow().tracing();
        tracing.selectedProperty().set(Optional.of(Landmark.S));
        tracing.review().accept();
        window.proposals().detect();
        assertTrue(tracing.placement(Landmark.S).orElseThrow().confirmed());
    }

    @Test
    void preferredNormsAreTakenUpAtOnce() {
        DesktopServices services = Fixtures.services(folder);
        AnalysisLibrary analyses = services.analyses();
        PatientFacts adult = new PatientFacts("F", OptionalDouble.of(30));
        String usual = analyses.engine(adult).compute(Tracing.EMPTY, Fixtures.TENTH).all().stream()
                .map(reading -> reading.norm().map(norm -> norm.source()).orElse("-"))
                .toList()
                .toString();
        String other = analyses.catalog().norms().getLast().id();
        analyses.preferNorms(other);
        String preferred = analyses.engine(adult).compute(Tracing.EMPTY, Fixtures.TENTH).all().stream()
                .map(reading -> reading.norm().map(norm -> norm.source()).orElse("-"))
                .toList()
                .toString();
        assertFalse(usual.equals(preferred), other + " changes nothing");
    }

    @Test
    void aTracingIsComparedWithTheProgramsAndWithAnotherPersons() throws IOException {
        WorkbenchViewModel ada = withSavedCase();
        drag(ada, Landmark.A, Fixtures.points().get(Landmark.A).plus(new Point(30, 40)));
        ada.comparison().toggleProgram();
        var withProgram = ada.comparison().comparisonProperty().get().orElseThrow();
        assertEquals(Landmark.A, withProgram.distances().getFirst().landmark());
        assertEquals(5.0, withProgram.distances().getFirst().mm().orElseThrow(), 1e-9); // 50 px of 0.1 mm
        assertEquals(Optional.of("stated by the data set"), withProgram.scaleSource());
        drag(ada, Landmark.A, Fixtures.points().get(Landmark.A));
        assertEquals(
                0,
                ada.comparison()
                        .comparisonProperty()
                        .get()
                        .orElseThrow()
                        .meanMm()
                        .orElseThrow(),
                1e-9,
                "it follows the hand");
        ada.comparison().blinkingProperty().set(true);
        ada.comparison().besideProperty().set(true);
        assertFalse(ada.comparison().blinkingProperty().get(), "one way to look at both at a time");
        var others = ada.comparison().readingsProperty().get().orElseThrow();
        assertEquals(
                ada.openProperty()
                        .get()
                        .orElseThrow()
                        .tracing()
                        .readingsProperty()
                        .get()
                        .reading("SNA")
                        .orElseThrow()
                        .value(),
                others.reading("SNA").orElseThrow().value(),
                "A is back where the program saw it");
        ada.comparison().blinkingProperty().set(true);
        assertFalse(ada.comparison().besideProperty().get());
        ada.comparison().besideProperty().set(true);
        ada.comparison().toggleProgram();
        assertTrue(ada.comparison().comparisonProperty().get().isEmpty());
        assertTrue(ada.comparison().readingsProperty().get().isEmpty());
        assertFalse(ada.comparison().besideProperty().get(), "nothing is left to stand beside");
        ada.comparison().compareWith(file);
        assertEquals(
                "case.nasion",
                ada.comparison().referenceProperty().get().orElseThrow().name(texts));
        Path foreign = folder.resolve("foreign.nasion");
        Files.writeString(
                foreign,
                Files.readString(file)
                        .replaceAll("\"sha256\" : \"[0-9a-f]+\"", "\"sha256\" : \"" + "5".repeat(64) + "\""));
        ada.comparison().compareWith(foreign);
        assertTrue(
                ada.notices().getLast().text().contains("NAS-COMPARE-FILM"),
                ada.notices().getLast().text());
    }
}
