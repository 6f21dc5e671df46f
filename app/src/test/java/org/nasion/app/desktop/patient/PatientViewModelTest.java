package org.nasion.app.desktop.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;

/** A patient who is typed is an edit like any other. */
class PatientViewModelTest {

    private static final Patient ERIKA =
            new Patient("P-1", "", "Muster, Erika", Optional.of(LocalDate.of(2012, 2, 29)), Sex.FEMALE);
    private static final Exposure TAKEN = Exposure.on("2026-01-31");
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private final List<WorkbenchViewModel> windows = new ArrayList<>();
    private Path film;

    private WorkbenchViewModel window() {
        return window(Fixtures.reader());
    }

    private WorkbenchViewModel window(CephalogramReader reader) {
        DesktopServices services = Fixtures.services(
                folder,
                () -> {
                    throw new org.nasion.core.problem.ProblemException("NAS-MODEL-NONE", "No network here.");
                },
                reader,
                folder.resolve("none"),
                List.of());
        WorkbenchViewModel made = TestDesk.in(folder)
                .services(services)
                .dialogs(dialogs)
                .settings(new SettingsStore(services.configFolder()))
                .empty();
        windows.add(made);
        return made;
    }

    @BeforeEach
    void film() throws IOException {
        film = Fixtures.filmFile(folder, "scan.png");
    }

    @AfterEach
    void close() {
        windows.forEach(WorkbenchViewModel::close);
    }

    private static PatientViewModel form(WorkbenchViewModel window) {
        PatientViewModel patient = new PatientViewModel(WindowTexts.of(Locale.ENGLISH), TODAY, window.notices());
        patient.begin(shown(window));
        return patient;
    }

    private static PatientViewModel fillIn(WorkbenchViewModel window) {
        PatientViewModel patient = form(window);
        patient.nameProperty().set("Muster, Erika ");
        patient.idProperty().set("P-1");
        patient.birth().textProperty().set("2012-02-29");
        patient.sexProperty().set(Sex.FEMALE);
        patient.taken().textProperty().set("2026-01-31");
        return patient;
    }

    private static OpenCase shown(WorkbenchViewModel window) {
        return window.openProperty().get().orElseThrow();
    }

    private static Exposure exposure(WorkbenchViewModel window) {
        return shown(window).tracing().state().exposure();
    }

    @Test
    void everyFieldIsAStepThatCanBeTakenBackAndTheFormFollows() {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        PatientViewModel patient = fillIn(window);
        assertEquals(ERIKA, shown(window).patient());
        assertEquals(TAKEN, exposure(window));
        assertTrue(shown(window).tracing().dirtyProperty().get());
        assertEquals(
                Optional.of("name the patient"),
                shown(window).tracing().undoNameProperty().get());
        shown(window).tracing().undo();
        assertEquals(Exposure.UNKNOWN, exposure(window));
        assertEquals("", patient.taken().textProperty().get());
        for (int field = 0; field < 4; field++) {
            shown(window).tracing().undo();
        }
        assertEquals(Patient.NOBODY, shown(window).patient());
        assertEquals("", patient.nameProperty().get());
        assertFalse(shown(window).tracing().dirtyProperty().get());
        for (int field = 0; field < 5; field++) {
            shown(window).tracing().redo();
        }
        assertEquals(ERIKA, shown(window).patient());
        assertEquals("2012-02-29", patient.birth().textProperty().get());
    }

    @Test
    void aNameTypedLetterByLetterIsOneStep() {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        PatientViewModel patient = form(window);
        for (String typed : List.of("M", "Mu", "Mus", "Mus ", "Mus t")) {
            patient.nameProperty().set(typed);
            assertEquals(typed, patient.nameProperty().get(), "a blank is kept while it is typed");
        }
        assertEquals("Mus t", shown(window).patient().name());
        shown(window).tracing().undo();
        assertEquals(Patient.NOBODY, shown(window).patient());
    }

    @Test
    void itIsInTheAutomaticCopyEvenOfAFormThatWasNeverClosed() {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        fillIn(window);
        window.close();
        windows.remove(window);
        WorkbenchViewModel next = window();
        next.opening().open(film);
        assertEquals(ERIKA, shown(next).patient());
        assertEquals(TAKEN, exposure(next));
    }

    @Test
    void itIsSavedWithTheCaseAndComesBack() {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        fillIn(window).end();
        Path file = folder.resolve("case.nasion");
        dialogs.target = Optional.of(file);
        window.saving().save();
        assertFalse(shown(window).tracing().dirtyProperty().get());
        WorkbenchViewModel next = window();
        next.opening().open(file);
        assertEquals(ERIKA, shown(next).patient());
        assertEquals(TAKEN, exposure(next));
        assertFalse(shown(next).tracing().dirtyProperty().get());
    }

    @Test
    void whatIsNoDateIsToldAndNeverTaken() {
        WorkbenchViewModel window = window();
        window.opening().open(film);
        PatientViewModel patient = fillIn(window);
        int told = window.notices().size();
        patient.birth().textProperty().set("31.02.2012");
        assertEquals(
                "“31.02.2012” is no date. Dates are written as in 2011-11-29.",
                patient.birth().problemProperty().get());
        assertEquals(ERIKA.birthDate(), shown(window).patient().birthDate(), "the last that was a date");
        patient.end();
        assertEquals(told + 1, window.notices().size());
        assertTrue(window.notices().getLast().text().contains("31.02.2012"), "it is not lost without a word");
        patient = form(window);
        patient.taken().textProperty().set("2026-02-02");
        assertEquals(
                "This day is still to come.", patient.taken().problemProperty().get());
        patient.taken().textProperty().set("2012-02-28");
        assertEquals(
                "The film cannot have been taken before the patient was born.",
                patient.taken().problemProperty().get());
        assertEquals(TAKEN, exposure(window));
        patient.taken().textProperty().set("");
        assertEquals("", patient.taken().problemProperty().get());
        assertEquals(Exposure.UNKNOWN, exposure(window));
    }

    @Test
    void whatADicomFilmSaysIsLockedUntilAPersonHasSaidSo() {
        WorkbenchViewModel window =
                window((file, progress) -> dicom(Fixtures.reader().read(file, progress)));
        window.opening().open(film);
        PatientViewModel patient = form(window);
        assertEquals(PatientViewModel.Source.FILE, patient.sourceProperty().get());
        assertEquals("Muster, Erika", patient.nameProperty().get());
        assertTrue(patient.locked(true).get());
        assertFalse(patient.locked(false).get(), "what the file does not say can be filled in");
        patient.sexProperty().set(Sex.FEMALE);
        assertFalse(patient.isAnother().get());
        patient.unlock();
        assertFalse(patient.locked(true).get());
        patient.nameProperty().set("Muster, Max");
        assertTrue(patient.isAnother().get());
        shown(window).tracing().undo();
        assertFalse(patient.isAnother().get());
        assertEquals("Muster, Erika", patient.nameProperty().get());
    }

    private static Cephalogram dicom(Cephalogram film) {
        Acquisition known = film.acquisition();
        return new Cephalogram(
                film.width(),
                film.height(),
                film.maxValue(),
                film.samples(),
                film.window(),
                new Acquisition(
                        known.format(),
                        known.source(),
                        known.spacing(),
                        new Patient("P-1", "", "Muster, Erika", Optional.empty(), Sex.UNKNOWN),
                        Exposure.UNKNOWN,
                        Map.of(
                                "SOPClassUID",
                                "1.2",
                                "SOPInstanceUID",
                                "1.3",
                                "SeriesInstanceUID",
                                "1.4",
                                "StudyInstanceUID",
                                "1.5"),
                        List.of()));
    }
}
