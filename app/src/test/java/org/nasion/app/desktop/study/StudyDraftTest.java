package org.nasion.app.desktop.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFolder;

/** A study as the window makes it. */
class StudyDraftTest {

    @TempDir
    Path folder;

    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private SettingsStore settings;
    private LibraryDesk library;
    private StudyViewModel study;
    private StudyDraft draft;

    @BeforeEach
    void open() throws Exception {
        DesktopServices services = Fixtures.services(
                folder,
                () -> {
                    throw new AssertionError("nothing is looked for");
                },
                Fixtures.reader(),
                folder.resolve("sample.png"),
                List.of());
        settings = new SettingsStore(services.configFolder());
        library = new LibraryDesk(services.library(), settings);
        study = new StudyViewModel(services, library, dialogs, TaskRunner.onCallingThread(), Clock.systemUTC());
        draft = study.draft();
        Files.createDirectories(folder.resolve("films"));
        Fixtures.filmFile(folder.resolve("films"), "one.png");
        Fixtures.filmFile(folder.resolve("films"), "two.png");
        Files.writeString(folder.resolve("films/three.png"), "no film");
    }

    @AfterEach
    void close() {
        library.close();
        settings.close();
    }

    private String fault() {
        return draft.fault().map(problem -> problem.words().key()).orElse("");
    }

    private void choose(Path chosen, Runnable by) {
        dialogs.folder = Optional.of(chosen);
        by.run();
    }

    @Test
    void whatIsMissingOrWrongIsSaidBeforeAnythingIsWritten() {
        study.begin();
        assertEquals("NAS-STUDY-PLAN.films", fault());
        choose(folder.resolve("films"), () -> draft.chooseFilms(""));
        assertEquals("NAS-STUDY-PLAN.folder", fault());
        choose(folder.resolve("study"), () -> draft.chooseFolder(""));
        assertEquals("", fault());
        draft.readersProperty().set("anna, ben-2");
        assertEquals("NAS-STUDY-NAME", fault());
        draft.readersProperty().set("anna, ben");
        draft.scaleProperty().set("wide");
        assertEquals("NAS-STUDY-PLAN.scale", fault());
        draft.scaleProperty().set("0,1");
        draft.repeatsProperty().set("-1");
        assertEquals("NAS-STUDY-PLAN.number", fault());
        draft.repeatsProperty().set("");
        draft.landmarksProperty().set("S, N, S");
        assertEquals("NAS-STUDY-LANDMARK.twice", fault());
        draft.landmarksProperty().set("S, Nowhere");
        assertEquals("NAS-STUDY-LANDMARK.option", fault());
        study.beginWith("age >");
        assertEquals("NAS-STUDY-PLAN.patients", fault());
        assertTrue(Files.notExists(folder.resolve("study")));
    }

    @Test
    void aStudyIsMadeWithItsReadersAndShown() {
        study.begin();
        choose(folder.resolve("films"), () -> draft.chooseFilms(""));
        choose(folder.resolve("study"), () -> draft.chooseFolder(""));
        draft.titleProperty().set("Pilot");
        draft.landmarksProperty().set("S N; A");
        draft.readersProperty().set("anna, ben");
        draft.readersPerFilmProperty().set("1");
        draft.repeatsProperty().set("1");
        draft.seedProperty().set("5");
        draft.proposalsProperty().set(StudyDraft.Proposals.HIDDEN_FIRST);
        study.make();
        assertEquals(Optional.empty(), draft.problemProperty().get());
        assertTrue(!study.draftingProperty().get());
        StudyFolder made = study.shownProperty().get().orElseThrow().study();
        assertEquals(
                new Protocol(
                        "Pilot",
                        List.of(Landmark.S, Landmark.N, Landmark.A),
                        List.of(new Protocol.Arm("blind", false), new Protocol.Arm("assisted", true)),
                        1,
                        1,
                        5),
                made.protocol());
        assertEquals(List.of("anna", "ben"), made.readers());
        assertEquals(2, made.films().size());
        assertEquals(
                List.of("three.png"), List.copyOf(study.leftProperty().get().keySet()));
        // Each film has one reader, who reads it in both arms; the one film of each is repeated in the first.
        assertEquals(3, made.assignment("anna").items().size());

        // The same folder again: nothing is overwritten, and what was typed stays.
        study.begin();
        draft.titleProperty().set("Another");
        choose(folder.resolve("study"), () -> draft.chooseFolder(""));
        study.make();
        assertEquals(
                "NAS-STUDY-EXISTS.folder",
                draft.problemProperty()
                        .get()
                        .map(problem -> problem.words().key())
                        .orElse(""));
        assertEquals("Another", draft.titleProperty().get());
        assertTrue(study.draftingProperty().get());
    }
}
