package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.SaveStatus;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.FilmReader;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.library.Actor;
import org.nasion.core.library.FilmCopies;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.Query;
import org.nasion.core.library.Search;
import org.nasion.core.library.StoredCase;
import org.nasion.core.library.jdbc.JdbcLibrary;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.lab.postgres.LocalPostgres;

/** A folder with three patients and two visits each is imported, searched, opened, worked on and saved. */
class LibraryJourneyTest extends Journey {

    private static final Actor OTHER = new Actor("Somebody", "elsewhere");

    private Path films() throws Exception {
        Path films = Files.createDirectories(folder.resolve("films"));
        String[][] patients = {
            {"Muster, Erika", "1", "2014-06-01"}, {"Nowak, Jan", "2", "2010-01-01"}, {"Okafor, Ada", "3", "2000-01-01"}
        };
        for (String[] patient : patients) {
            for (String day : List.of("2023-03-01", "2024-03-01")) {
                short[] samples = new short[387 * 480];
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = (short) ((i * 7 + patient[1].hashCode() * 31 + day.hashCode()) & 0xFFF);
                }
                Acquisition acquisition = new Acquisition(
                        "",
                        "",
                        Acquisition.Spacings.NONE,
                        new Patient(patient[1], "", patient[0], IsoDate.read(patient[2]), Sex.FEMALE),
                        Exposure.on(day),
                        Map.of(),
                        List.of());
                new FilmDicomWriter()
                        .write(
                                new Cephalogram(387, 480, 4095, samples, Window.full(4095), acquisition),
                                films.resolve(patient[1] + day + ".dcm"));
            }
        }
        return films;
    }

    private DesktopServices services() {
        Map<Landmark, Point> points = new TreeMap<>();
        Fixtures.points().forEach((landmark, point) -> points.put(landmark, point.times(0.2)));
        return Fixtures.services(
                folder, () -> Fixtures.detector(points), new FilmReader(), folder.resolve("sample.png"), List.of());
    }

    private Library other() {
        return JdbcLibrary.open(
                new LibraryAddress.SqliteFile(folder.resolve("library.db")),
                new CaseStore("Nasion test", Clock.systemUTC()),
                new FilmCopies(folder.resolve("library-films"), true));
    }

    private void importFilms() throws Exception {
        dialogs.folder = Optional.of(films());
        onUi(() -> {
            window.actions().get("libraryImport").fire();
            return null;
        });
    }

    private void type(String text) throws Exception {
        onUi(() -> {
            ((TextField) window.content().lookup("#library-search")).setText(text);
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private ListView<PatientEntry> list() {
        return (ListView<PatientEntry>) window.content().lookup("#library-patients");
    }

    private List<String> names() {
        return list().getItems().stream()
                .map(entry -> entry.patient().name())
                .sorted()
                .toList();
    }

    private void chooseFirst() throws Exception {
        onUi(() -> {
            list().getSelectionModel().selectFirst();
            return null;
        });
        onUi(() -> {
            window.content().applyCss();
            window.content().layout();
            return null;
        });
    }

    private Button film(int index) {
        return (Button) window.content().lookupAll(".library-film").stream()
                .map(Node.class::cast)
                .toList()
                .get(index);
    }

    private void open(int index) throws Exception {
        onUi(() -> {
            film(index).fire();
            return null;
        });
    }

    private void save() throws Exception {
        onUi(() -> {
            window.actions().get("save").fire();
            return null;
        });
    }

    private List<String> told() {
        return window.workbench().notices().stream().map(Notice::text).toList();
    }

    @Test
    void threePatientsAreImportedSearchedOpenedAndSaved() throws Exception {
        start(services(), UnaryOperator.identity(), store -> Fixtures.inEnglish());
        assertEquals(null, window.content().lookup("#library-search"), "a start makes no library");
        assertFalse(Files.exists(folder.resolve("library.db")));
        importFilms();
        assertTrue(told().stream().anyMatch(text -> text.contains("6 films and 3 patients")), told().toString());
        assertEquals(List.of("Muster, Erika", "Nowak, Jan", "Okafor, Ada"), names());
        type("nowak");
        assertEquals(List.of("Nowak, Jan"), names());
        type("born after 2012 and two visits");
        assertEquals(List.of("Muster, Erika"), names());
        type("Foo > 3");
        assertTrue(((Label) window.content().lookup("#library-told")).getText().contains("Foo"));
        type("muster");
        chooseFirst();
        assertEquals("Muster, Erika", ((Label) window.content().lookup("#library-patient")).getText());
        assertEquals(2, window.content().lookupAll(".library-film").size());
        assertEquals("New", film(1).getText());
        assertEquals(2, window.library().pictures().shownProperty().get().size());
        open(1);
        assertTrue(window.workbench().openProperty().get().isPresent(), told().toString());
        assertEquals(
                "Muster, Erika", window.workbench().openProperty().get().get().name());
        assertEquals(
                Fixtures.points().size(),
                tracing().stateProperty().get().tracing().placements().size(),
                "points were found");
        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.A));
            tracing().review().accept();
            return null;
        });
        save();
        assertEquals(
                SaveStatus.Kind.SAVED, window.workbench().savedProperty().get().kind(), told().toString());
        try (Library other = other()) {
            PatientEntry erika = other.patients()
                    .search(new Search(Query.ALL, Search.Order.NAME, 1))
                    .getFirst();
            FilmEntry latest = other.patients()
                    .find(erika.number())
                    .orElseThrow()
                    .visits()
                    .getLast()
                    .films()
                    .getFirst();
            assertEquals(FilmState.IN_REVIEW, latest.state());
            assertEquals(
                    "Muster, Erika",
                    other.films()
                            .open(latest.number(), OTHER)
                            .content()
                            .content()
                            .patient()
                            .name());
            assertFalse(other.films().measured(latest.number()).isEmpty());
            assertTrue(other.leases().holder(latest.number()).isPresent());
        }
        // The library lies over the film; another film is opened from it, and the first one is free.
        onUi(() -> {
            window.actions().get("library").fire();
            return null;
        });
        type("okafor");
        chooseFirst();
        open(0);
        assertEquals(
                "Okafor, Ada", window.workbench().openProperty().get().get().name());
        assertTrue(window.window().pageProperty().get().isEmpty());
    }

    private void decide(String button) throws Exception {
        onUi(() -> {
            ((Button) window.content().lookup("#" + button)).fire();
            return null;
        });
    }

    private void patientMenu(String text) throws Exception {
        onUi(() -> {
            ((MenuButton) window.content().lookup("#library-decide-menu"))
                    .getItems().stream()
                            .filter(item -> item.getText().equals(text))
                            .findFirst()
                            .orElseThrow()
                            .fire();
            return null;
        });
    }

    private void chooseNamed(String name) throws Exception {
        onUi(() -> {
            list().getItems().stream()
                    .filter(entry -> entry.patient().name().equals(name))
                    .findFirst()
                    .ifPresent(list().getSelectionModel()::select);
            return null;
        });
        onUi(() -> {
            window.content().applyCss();
            window.content().layout();
            return null;
        });
    }

    @Test
    void patientsAreMergedSplitAndDeletedByAPersonAndTheFirstTwoCanBeUndone() throws Exception {
        start(services(), UnaryOperator.identity(), store -> Fixtures.inEnglish());
        importFilms();
        chooseNamed("Nowak, Jan");
        patientMenu("The same person as…");
        assertTrue(((Button) window.content().lookup("#library-decide")).isDisabled(), "nobody else is chosen yet");
        chooseNamed("Okafor, Ada");
        decide("library-decide");
        assertEquals(List.of("Muster, Erika", "Okafor, Ada"), names());
        int merged = list().getItems().stream()
                .filter(entry -> entry.patient().name().equals("Okafor, Ada"))
                .findFirst()
                .orElseThrow()
                .films();
        onUi(() -> {
            window.workbench().notices().getLast().choices().getFirst().run().run();
            return null;
        });
        assertEquals(List.of("Muster, Erika", "Nowak, Jan", "Okafor, Ada"), names(), told().toString());
        assertEquals(4, merged);

        chooseNamed("Muster, Erika");
        onUi(() -> {
            MenuButton more = (MenuButton) window.content()
                    .lookup("#library-film-more-"
                            + window.library()
                                    .chosenProperty()
                                    .get()
                                    .orElseThrow()
                                    .films()
                                    .getFirst()
                                    .number());
            more.getItems().getLast().fire();
            return null;
        });
        assertTrue(((Button) window.content().lookup("#library-decide")).isDisabled(), "nobody is named yet");
        onUi(() -> {
            ((TextField) window.content().lookup("#library-split-name")).setText("Muster, Emma");
            return null;
        });
        decide("library-decide");
        assertEquals(List.of("Muster, Emma", "Muster, Erika", "Nowak, Jan", "Okafor, Ada"), names());

        chooseNamed("Nowak, Jan");
        patientMenu("Delete…");
        decide("library-decide-no");
        assertEquals(4, names().size(), "nothing is done before it is confirmed");
        patientMenu("Delete…");
        decide("library-decide");
        assertEquals(List.of("Muster, Emma", "Muster, Erika", "Okafor, Ada"), names());
        assertEquals(6, Files.list(dialogs.folder.orElseThrow()).count(), "the films' files stay");
    }

    @Test
    void nobodyOverwritesWhatSomebodyElseSavedMeanwhile() throws Exception {
        start(services(), UnaryOperator.identity(), store -> Fixtures.inEnglish());
        importFilms();
        type("muster");
        chooseFirst();
        try (Library other = other()) {
            FilmEntry film = other.patients()
                    .find(list().getItems().getFirst().number())
                    .orElseThrow()
                    .films()
                    .getFirst();
            other.leases().take(film.number(), OTHER);
            open(0);
            assertTrue(window.workbench().openProperty().get().isEmpty());
            Notice held = window.workbench().notices().getLast();
            assertTrue(held.text().contains("Somebody works on this film at elsewhere"), held.text());
            onUi(() -> {
                held.choices().getFirst().run().run();
                return null;
            });
            assertTrue(window.workbench().openProperty().get().isPresent(), told().toString());
            StoredCase theirs = other.films().open(film.number(), OTHER);
            other.films().save(film.number(), theirs.film().version(), theirs.content(), List.of(), OTHER);
            save();
            assertTrue(told().stream().anyMatch(text -> text.contains("NAS-LIBRARY-CHANGED")), told().toString());
            assertEquals(2, other.films().find(film.number()).orElseThrow().version());
        }
    }

    @Test
    void aServerThatIsGoneKeepsTheWorkInTheCopyAndTakesItLater() throws Exception {
        assumeTrue(
                LocalPostgres.isInstalled(),
                "PostgreSQL is missing: install it, on Debian with 'apt-get install postgresql'");
        try (LocalPostgres server = LocalPostgres.start()) {
            String address = server.newDatabase();
            start(
                    services(),
                    settings -> settings.with(draft -> draft.library = address),
                    store -> Fixtures.inEnglish());
            importFilms();
            type("nowak");
            chooseFirst();
            open(0);
            server.stop();
            save();
            Notice notice = window.workbench().notices().getLast();
            assertTrue(notice.text().contains("NAS-LIBRARY-UNREACHABLE"), told().toString());
            String film = window.workbench().openProperty().get().orElseThrow().filmId();
            Path copies = folder.resolve("config/autosave");
            long until = System.nanoTime() + 10_000_000_000L;
            while (!holdsCopy(copies, film) && System.nanoTime() < until) {
                Thread.sleep(50);
            }
            assertTrue(holdsCopy(copies, film), "there is no automatic copy");
            server.goOn();
            onUi(() -> {
                notice.choices().getLast().run().run();
                return null;
            });
            assertEquals(
                    SaveStatus.Kind.SAVED,
                    window.workbench().savedProperty().get().kind(),
                    told().toString());
            close();
        }
    }

    private static boolean holdsCopy(Path folder, String film) throws Exception {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(film.substring(0, 16))
                    && file.toString().endsWith(".nasion"));
        }
    }
}
