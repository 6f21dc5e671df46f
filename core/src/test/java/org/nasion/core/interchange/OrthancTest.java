package org.nasion.core.interchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Uids;
import org.nasion.core.dicomweb.Archive;
import org.nasion.core.dicomweb.ArchiveFetch;
import org.nasion.core.dicomweb.Credentials;
import org.nasion.core.dicomweb.DicomWebClient;
import org.nasion.core.dicomweb.FoundImage;
import org.nasion.core.dicomweb.FoundStudy;
import org.nasion.core.dicomweb.OrthancServer;
import org.nasion.core.dicomweb.StoreOutcome;
import org.nasion.core.dicomweb.StudyQuery;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmReader;
import org.nasion.core.library.Actor;
import org.nasion.core.library.FilmCopies;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.ImportItem;
import org.nasion.core.library.ImportOutcome;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.LibraryImport;
import org.nasion.core.library.Question;
import org.nasion.core.library.jdbc.JdbcLibrary;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.PdfReport;
import org.nasion.core.report.Report;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.Phantom;

/** A film and its tracing through a real archive and back. */
@org.junit.jupiter.api.Tag("slow")
@Timeout(120)
class OrthancTest {

    @TempDir
    static Path folder;

    private static final Calibration STATED = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.27, 1, "");

    private static OrthancServer orthanc;
    private static DicomWebClient client;
    private static Cephalogram film;
    private static Tracing tracing;
    private static List<Path> files;

    @BeforeAll
    static void store() throws Exception {
        orthanc = OrthancServer.start(folder);
        client = new DicomWebClient(
                Archive.at(orthanc.address(), OrthancServer.login(), Optional.of(orthanc.certificate())));
        Phantom phantom = Traced.phantom();
        tracing = Traced.tracing(phantom);
        Path source = folder.resolve("film.dcm");
        film = Traced.dicom(phantom, source);
        Report report = Traced.report(film, film.acquisition().patient(), tracing, STATED);
        files = new ArrayList<>(new TracingExport(Clock.fixed(Instant.parse("2026-11-22T19:30:05Z"), ZoneOffset.UTC))
                .write(folder, "digital", report, new PdfReport()::bytes, Statement.NONE, TracingExport.Privacy.AS_IS));
        files.addFirst(source);
        List<byte[]> objects = new ArrayList<>();
        for (Path file : files) {
            objects.add(Files.readAllBytes(file));
        }
        assertEquals(new StoreOutcome(5, 0), client.store(objects, Progress.NONE));
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
            orthanc.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Muster, Zo','',,",
        "mus,'',,",
        "'',P-17,,",
        "'','',2026-01-01,2026-02-01",
        "'','',2026-01-31,2026-01-31",
        "M?st,P-17,2026-01-01,"
    })
    void theStudyIsFoundByNameIdentifierAndDate(String name, String id, LocalDate from, LocalDate to) {
        List<FoundStudy> found = client.studies(
                new StudyQuery(name, id, Optional.ofNullable(from), Optional.ofNullable(to)), Progress.NONE);
        assertEquals(1, found.size());
        FoundStudy study = found.getFirst();
        assertEquals("Muster, Zoë Maria", study.patientName());
        assertEquals("P-17", study.patientId());
        assertEquals("2012-02-29", study.birthDate());
        assertEquals("2026-01-31", study.date());
        assertEquals(film.acquisition().study().get("StudyInstanceUID"), study.uid());
        assertTrue(study.modalities().contains("DX") && study.modalities().contains("SR"), study.modalities());
    }

    @ParameterizedTest
    @CsvSource({"Meister,'',,", "'',P-1,,", "'','',2026-02-01,"})
    void anotherStudyIsNotFound(String name, String id, LocalDate from, LocalDate to) {
        assertEquals(
                List.of(),
                client.studies(
                        new StudyQuery(name, id, Optional.ofNullable(from), Optional.ofNullable(to)), Progress.NONE));
    }

    @Test
    void theFilmStandsBeforeItsTracedPictureAndComesBackUnchanged() throws Exception {
        List<FoundImage> images = images();
        assertEquals(2, images.size());
        FoundImage first = images.getFirst();
        assertEquals(film.acquisition().study().get("SOPInstanceUID"), first.instanceUid());
        assertEquals(film.width(), first.columns());
        assertEquals(film.height(), first.rows());
        Path fetched = folder.resolve("fetched.dcm");
        Files.write(fetched, client.film(first, Progress.NONE));
        Cephalogram again = new FilmReader().read(fetched, Progress.NONE);
        assertArrayEquals(film.samples(), again.samples());
        assertEquals(film.acquisition().study(), again.acquisition().study());
    }

    /** The study also holds the film's traced picture and reports, which are no films of the library. */
    @Test
    void theFilmsOfAPatientAreFetchedIntoALibraryThatKeepsThem() throws Exception {
        Path received = folder.resolve("received");
        StudyQuery query = new StudyQuery("", "P-17", Optional.empty(), Optional.empty());
        ArchiveFetch fetch = new ArchiveFetch(client, received);
        ArchiveFetch.Fetched fetched = fetch.films(query, Progress.NONE);
        assertEquals(1, fetched.studies());
        assertEquals(0, fetched.without());
        assertEquals(1, fetched.films().size());
        assertEquals(fetched, fetch.films(query, Progress.NONE), "fetched before, and not once more");
        CaseStore cases = new CaseStore("Nasion test", Clock.systemUTC());
        FilmCopies copies = new FilmCopies(folder.resolve("films"), true);
        try (Library library =
                JdbcLibrary.open(new LibraryAddress.SqliteFile(folder.resolve("library.db")), cases, copies)) {
            ImportOutcome outcome = new LibraryImport(
                            library,
                            new FilmReader(),
                            cases,
                            CalibrationLadder::of,
                            content -> List.of(),
                            question -> new Question.Answer.LeaveOut(),
                            true,
                            new Actor("Ada", "desk"))
                    .run(fetched.films().stream().map(ImportItem::of).toList(), Progress.NONE);
            assertEquals(1, outcome.films());
            copies.release(fetched.films());
            assertFalse(Files.exists(fetched.films().getFirst()), "received, kept by the library, and gone");
            FilmEntry entry = library.patients()
                    .find(library.patients().recent(1).getFirst().number())
                    .orElseThrow()
                    .films()
                    .getFirst();
            assertArrayEquals(
                    film.samples(),
                    new FilmReader().read(entry.file(), Progress.NONE).samples());
            assertEquals(Optional.of(LocalDate.of(2026, 1, 31)), entry.taken());
        }
    }

    @Test
    void aQueryThatRestrictsNothingFetchesNothing() {
        ProblemException told = assertThrows(
                ProblemException.class,
                () -> new ArchiveFetch(client, folder.resolve("none"))
                        .films(new StudyQuery(" ", "", Optional.empty(), Optional.empty()), Progress.NONE));
        assertEquals("NAS-PACS-WHOM", told.problem().code());
        assertEquals(
                new ArchiveFetch.Fetched(List.of(), 0, 0),
                new ArchiveFetch(client, folder.resolve("none"))
                        .films(new StudyQuery("Meister", "", Optional.empty(), Optional.empty()), Progress.NONE));
    }

    @Test
    void filmAndTracedPictureAreRendered() throws Exception {
        for (FoundImage image : images()) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(
                    client.preview(image, 200, Progress.NONE).orElseThrow()));
            assertTrue(Math.max(picture.getWidth(), picture.getHeight()) <= 200, picture.toString());
            int brightest = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    brightest = Math.max(brightest, picture.getRGB(x, y) & 0xFF);
                }
            }
            assertTrue(brightest > 150, "nothing to be seen");
        }
    }

    @Test
    void everyObjectComesBackAsItWasStored() throws Exception {
        for (Path file : files) {
            DicomObject object = object(Files.readAllBytes(file));
            byte[] back = client.film(
                    new FoundImage(
                            object.string(Tag.STUDY_INSTANCE_UID).orElseThrow(),
                            object.string(Tag.SERIES_INSTANCE_UID).orElseThrow(),
                            object.string(Tag.SOP_INSTANCE_UID).orElseThrow(),
                            "",
                            "",
                            "",
                            0,
                            0,
                            0),
                    Progress.NONE);
            assertArrayEquals(Files.readAllBytes(file), back, file.getFileName().toString());
            if (object.string(Tag.SOP_CLASS_UID)
                    .filter(Uids.COMPREHENSIVE_SR::equals)
                    .isPresent()) {
                assertEquals(
                        new CaseContent(tracing, STATED),
                        new TracingReportReader(new Part10Provider()).read(back).content());
            }
        }
    }

    @Test
    void aWrongPasswordIsToldAsSuch() {
        try (DicomWebClient stranger = new DicomWebClient(Archive.at(
                orthanc.address(), new Credentials.Password("nasion", "falsch"), Optional.of(orthanc.certificate())))) {
            assertCode("NAS-PACS-LOGIN", stranger);
        }
        try (DicomWebClient nobody = new DicomWebClient(
                Archive.at(orthanc.address(), Credentials.NONE, Optional.of(orthanc.certificate())))) {
            assertCode("NAS-PACS-LOGIN", nobody);
        }
    }

    @Test
    void aCertificateThatIsNotTrustedEndsTheConnection() {
        try (DicomWebClient careful =
                new DicomWebClient(Archive.at(orthanc.address(), OrthancServer.login(), Optional.empty()))) {
            assertCode("NAS-PACS-TLS", careful);
        }
    }

    @Test
    void whatIsNoDicomIsRefused() {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> client.store(List.of("no DICOM".getBytes()), Progress.NONE));
        assertTrue(
                problem.problem().code().matches("NAS-PACS-(REFUSED|SERVER)"),
                problem.problem().code());
    }

    @Test
    void anAddressBesideTheServicesIsToldAsSuch() {
        try (DicomWebClient lost = new DicomWebClient(Archive.at(
                orthanc.address() + "/nothing/here", OrthancServer.login(), Optional.of(orthanc.certificate())))) {
            assertCode("NAS-PACS-NOT-FOUND", lost);
        }
    }

    private static List<FoundImage> images() {
        return client.images(film.acquisition().study().get("StudyInstanceUID"), Progress.NONE);
    }

    private static void assertCode(String code, DicomWebClient client) {
        assertEquals(
                code,
                assertThrows(ProblemException.class, () -> client.test(Progress.NONE))
                        .problem()
                        .code());
    }

    private static DicomObject object(byte[] bytes) {
        return new Part10Provider().read(bytes, bytes.length).dataSet();
    }
}
