package org.nasion.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.Composition;
import org.nasion.app.desktop.dicom.FakePacs;
import org.nasion.core.dicomweb.ArchiveAccount;
import org.nasion.core.dicomweb.ArchiveStore;
import org.nasion.core.dicomweb.SecretStore;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.Window;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.storage.Sha256;

/** {@code library import PACS} with its options, from an archive on loopback. */
@Tag("slow")
class LibraryArchiveCommandTest {

    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private byte[] film;
    private FakePacs archive;

    @BeforeEach
    void begin() throws IOException {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        Path file = folder.resolve("film.dcm");
        Acquisition acquisition = new Acquisition(
                "",
                "",
                Acquisition.Spacings.NONE,
                new Patient("P-1017", "", "Muster, Erika", IsoDate.read("2012-02-29"), Sex.FEMALE),
                Exposure.on("2026-01-31"),
                Map.of(),
                List.of());
        new FilmDicomWriter()
                .write(new Cephalogram(80, 100, 255, new short[8000], Window.full(255), acquisition), file);
        film = Files.readAllBytes(file);
        Files.delete(file);
        archive = new FakePacs(film, new byte[0]);
    }

    @AfterEach
    void end() {
        archive.close();
        System.setOut(realOut);
        System.setErr(realErr);
    }

    private Path config() {
        return folder.resolve("config");
    }

    private void enter(String password) {
        new ArchiveStore(config(), SecretStore.NONE)
                .write(new ArchiveAccount(archive.address(), ArchiveAccount.Login.PASSWORD, "anna", password, ""));
    }

    private int library(Object... arguments) {
        said.reset();
        try (Composition composition = new Composition(config())) {
            return NasionCommand.run(
                    composition,
                    Stream.concat(Stream.of("library", "--library", folder.resolve("library.db")), Stream.of(arguments))
                            .map(Object::toString)
                            .toArray(String[]::new));
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static long files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void filmsOfAPatientOfSomeDaysComeInAsCopiesOfTheLibrarys() throws IOException {
        enter("geheim");
        assertEquals(
                0,
                library(
                        "import",
                        "PACS",
                        "--patient-id",
                        "P-1017",
                        "--patient-name",
                        "Muster, E",
                        "--since",
                        "2024-01-01",
                        "--until",
                        "2026-02-01"),
                said());
        String asked = archive.requests.getFirst();
        for (String term : List.of("PatientID=P-1017", "PatientName=Muster?E*", "StudyDate=20240101-20260201")) {
            assertTrue(asked.contains(term), asked);
        }
        assertTrue(said().contains("3 studies match"), said());
        assertTrue(said().contains("1 films and 1 patients came in"), said());
        Path copies = folder.resolve("library-films");
        assertEquals(1, files(copies));
        try (Stream<Path> all = Files.walk(copies)) {
            assertTrue(all.anyMatch(file -> file.getFileName().toString().contains(Sha256.hex(film))));
        }
        assertEquals(0, files(config().resolve("received")), "the library has its own copy");
        assertEquals(0, library("show", 1), said());
        assertTrue(said().contains("2026-01-31"), said());
        assertEquals(0, library("import", "PACS", "--patient-id", "P-1017"), said());
        assertTrue(said().contains("0 films and 0 patients came in"), said());
    }

    @Test
    void withoutACopyTheyStayWhereTheyWereReceived() throws IOException {
        enter("geheim");
        assertEquals(0, library("import", "pacs", "--patient-id", "P-1017", "--no-copy"), said());
        assertEquals(1, files(config().resolve("received")));
        assertEquals(0, files(folder.resolve("library-films")));
        assertEquals(0, library("check"), said());
    }

    @Test
    void whatCannotBeAskedIsToldAndNobodyIsAsked() {
        assertNotEquals(0, library("import", "PACS", "--patient-id", "P-1017"));
        assertTrue(said().contains("NAS-PACS-NONE"), said());
        enter("geheim");
        assertNotEquals(0, library("import", "PACS"));
        assertTrue(said().contains("NAS-PACS-WHOM"), said());
        assertNotEquals(0, library("import", "PACS", "--since", "2024-02-01", "--until", "2024-01-01"));
        assertTrue(said().contains("NAS-PACS-DAYS"), said());
        assertNotEquals(0, library("import", "PACS", "--since", "01.02.2024"));
        assertTrue(said().contains("--since"), said());
        assertEquals(List.of(), archive.requests);
        assertFalse(Files.exists(folder.resolve("library.db")), "no library is made for nothing");
    }

    @Test
    void anArchiveThatLetsNobodyInIsToldWithoutThePassword() {
        enter("wrong-password");
        assertNotEquals(0, library("import", "PACS", "--patient-id", "P-1017"));
        assertTrue(said().contains("NAS-PACS-"), said());
        assertFalse(said().contains("wrong-password"));
        assertFalse(Files.exists(folder.resolve("library.db")));
    }
}
