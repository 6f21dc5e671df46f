package org.nasion.app.desktop.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.library.LibraryViewModel;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Assignment;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyKey;
import org.nasion.core.tracing.Placement;

class ActionTableTest {

    @TempDir
    Path folder;

    private WorkbenchViewModel workbench;
    private ActionTable actions;

    @BeforeEach
    void table() {
        ReportFormat.Writer nothing = (target, content, progress) -> {};
        DesktopServices services = Fixtures.services(
                folder,
                () -> Fixtures.detector(Fixtures.points()),
                Fixtures.reader(),
                folder,
                List.of(
                        new ReportFormat("pdf", ".pdf", nothing),
                        new ReportFormat("csv", ".csv", nothing),
                        new ReportFormat("png", ".png", nothing)));
        SettingsStore settings = new SettingsStore(folder.resolve("config"));
        WindowTexts texts = WindowTexts.of(Locale.ENGLISH);
        workbench = TestDesk.in(folder)
                .services(services)
                .settings(settings)
                .texts(texts)
                .empty();
        actions = new ActionTable(
                workbench,
                new ReportViewModel(workbench, services.reports(), settings, texts),
                new WindowViewModel(settings),
                new DicomDesk(
                        workbench,
                        services.dicom(),
                        new Fixtures.Dialogs(),
                        settings,
                        texts,
                        new SimpleObjectProperty<>(Optional.empty())),
                new LibraryViewModel(
                        new LibraryDesk(services.library(), settings),
                        workbench,
                        new SimpleObjectProperty<>(Optional.empty()),
                        texts),
                texts,
                () -> {},
                () -> {});
    }

    @AfterEach
    void tidyUp() {
        workbench.close();
    }

    @Test
    void everyActionHasTextHelpAndIcon() {
        for (Action action : actions.all()) {
            assertFalse(action.text().getValue().startsWith("action."), action.id() + " has no text");
            assertFalse(action.help().startsWith("action."), action.id() + " has no help");
            assertTrue(action.icon() != null, action.id());
        }
    }

    @Test
    void noTwoActionsShareAnIdentifierOrAKey() {
        Set<String> seen = new HashSet<>();
        for (Action action : actions.all()) {
            assertTrue(seen.add(action.id()), action.id());
            for (Shortcut shortcut : action.shortcuts()) {
                assertTrue(seen.add("key " + shortcut.text()), action.id() + " " + shortcut.text());
            }
        }
    }

    @Test
    void whatNeedsAFilmSaysSoUntilThereIsOne() throws Exception {
        assertEquals(
                Optional.of("There is no film open."),
                actions.get("save").unavailable().getValue());
        assertTrue(actions.get("open").isAvailable());
        workbench.opening().open(Fixtures.filmFile(folder, "film.png"));
        assertTrue(actions.get("save").isAvailable());
        assertEquals("Undo “find landmarks”", actions.get("undo").text().getValue());
    }

    @Test
    void resetIsOfferedOnlyWhereThePointIsNotAsProposed() throws Exception {
        workbench.opening().open(Fixtures.filmFile(folder, "film.png"));
        var tracing = workbench.openProperty().get().orElseThrow().tracing();
        tracing.selectedProperty().set(Optional.of(Landmark.A));
        assertEquals(
                Optional.of("The point is where the program proposed it."),
                actions.get("reset").unavailable().getValue());
        tracing.drag().nudge(1, 0);
        tracing.drag().finish();
        assertTrue(actions.get("reset").isAvailable());
    }

    private StudyFolder study(int films) throws Exception {
        List<StudyFilm> listed = new ArrayList<>();
        Files.createDirectories(folder.resolve("study/films"));
        for (int i = 1; i <= films; i++) {
            Fixtures.filmFile(folder.resolve("study/films"), "F" + i + ".png");
            listed.add(new StudyFilm("F" + i, "films/F" + i + ".png", OptionalDouble.of(0.1)));
        }
        StudyFolder study = StudyFolder.create(
                folder.resolve("study"),
                new CaseStore("test", Clock.systemUTC()),
                "test",
                new Protocol(
                        "Test",
                        List.of(Landmark.S, Landmark.N, Landmark.A, Landmark.GO),
                        List.of(new Protocol.Arm("assisted", true)),
                        0,
                        0,
                        1),
                listed,
                StudyKey.NONE);
        study.assign(List.of("anna"));
        return study;
    }

    @Test
    void aStudyGoesFromFilmToFilmByTheKeysOfTheWindow() throws Exception {
        StudyFolder study = study(2);
        List<Assignment.Item> items = study.assignment("anna").items();
        assertEquals(
                Optional.of("No study is being read."),
                actions.get("skipFilm").unavailable().getValue());
        workbench.study().read(study, "anna");
        assertEquals(
                items.getFirst().code() + ".nasion",
                workbench.openProperty().get().orElseThrow().name());
        assertEquals(
                Optional.of("The study does this by itself."),
                actions.get("save").unavailable().getValue());
        assertTrue(
                actions.get("acceptCertain").text().getValue().startsWith("Accept "),
                actions.get("acceptCertain").text().getValue());
        workbench.film().look().invertedProperty().set(true);
        actions.get("flagBad").fire();
        for (int i = 0; i < 4; i++) {
            actions.get("accept").fire();
        }
        assertEquals(
                ItemRecord.State.DONE, study.record("anna", items.getFirst()).state());
        assertEquals(
                Set.of(ItemRecord.Flag.BAD_FILM),
                study.record("anna", items.getFirst()).flags());
        assertEquals(
                items.get(1).code() + ".nasion",
                workbench.openProperty().get().orElseThrow().name());
        assertTrue(workbench.film().look().invertedProperty().get(), "how films are looked at stays");
        actions.get("skipFilm").fire();
        assertTrue(workbench.openProperty().get().isEmpty());
        assertTrue(workbench.notices().stream().anyMatch(notice -> notice.text().contains("1 finished, 1 skipped")));
        actions.get("previousFilm").fire();
        assertEquals(
                items.get(1).code() + ".nasion",
                workbench.openProperty().get().orElseThrow().name());
    }

    @Test
    void anotherFilmEndsTheStudyAndLosesNothing() throws Exception {
        StudyFolder study = study(1);
        workbench.study().read(study, "anna");
        actions.get("acceptCertain").fire();
        workbench.opening().open(Fixtures.filmFile(folder, "film.png"));
        assertTrue(workbench.study().readingProperty().get().isEmpty());
        assertTrue(actions.get("save").isAvailable());
        Assignment.Item item = study.assignment("anna").items().getFirst();
        assertEquals(ItemRecord.State.STARTED, study.record("anna", item).state());
        assertTrue(study.reading("anna", item).orElseThrow().content().tracing().placements().values().stream()
                .anyMatch(Placement::confirmed));
    }
}
