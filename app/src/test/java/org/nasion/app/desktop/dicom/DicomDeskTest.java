package org.nasion.app.desktop.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.patient.PatientViewModel;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.dicomweb.ArchiveAccount;
import org.nasion.core.dicomweb.ArchiveStore;
import org.nasion.core.dicomweb.SecretStore;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;

/** The pages' models against an archive on loopback, everything on the calling thread. */
class DicomDeskTest {

    @TempDir
    private Path folder;

    private final FakePacs pacs = new FakePacs("FILM from afar".getBytes(StandardCharsets.UTF_8), preview());
    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private final ObjectProperty<Optional<Page>> page = new SimpleObjectProperty<>(Optional.empty());
    private SettingsStore settings;
    private WorkbenchViewModel workbench;
    private DicomDesk desk;

    private static byte[] preview() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(200, 160, BufferedImage.TYPE_BYTE_GRAY), "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @BeforeEach
    void open() {
        DesktopServices services = Fixtures.services(
                folder, () -> Fixtures.detector(Fixtures.points()), Fixtures.reader(), folder, List.of());
        settings = new SettingsStore(folder.resolve("config"));
        WindowTexts texts = WindowTexts.of(Locale.ENGLISH);
        workbench = TestDesk.in(folder)
                .services(services)
                .dialogs(dialogs)
                .settings(settings)
                .texts(texts)
                .empty();
        desk = new DicomDesk(workbench, services.dicom(), dialogs, settings, texts, page);
    }

    @AfterEach
    void close() {
        workbench.close();
        pacs.close();
    }

    @Test
    void withoutAnArchiveTheQueryAsksForOneFirst() {
        desk.showQuery();
        assertEquals(Optional.of(DicomDesk.ARCHIVE), page.get());
    }

    @Test
    void theConnectionIsTestedAndTheAccountKeptWithoutItsPasswordUnlessWanted() {
        enterAccount("falsch");
        desk.archive().test();
        assertEquals(
                "NAS-PACS-LOGIN", desk.problemProperty().get().orElseThrow().code());
        desk.archive().secretProperty().set("geheim");
        desk.archive().test();
        assertEquals(Optional.empty(), desk.problemProperty().get());
        assertEquals(
                "The archive answers, and lets you in.",
                desk.archive().statusProperty().get());
        desk.archive().save();
        assertEquals(Optional.empty(), page.get());
        ArchiveAccount kept = new ArchiveStore(folder.resolve("config"), SecretStore.NONE).read();
        assertEquals("anna", kept.user());
        assertEquals("", kept.secret());
        desk.showArchive();
        assertEquals("geheim", desk.archive().secretProperty().get(), "the session still knows it");
        desk.archive().rememberProperty().set(true);
        desk.archive().save();
        assertEquals(
                "geheim",
                new ArchiveStore(folder.resolve("config"), SecretStore.NONE)
                        .read()
                        .secret());
    }

    @Test
    void thePageSaysWhereThePasswordIsKept() {
        desk.showArchive();
        assertEquals(
                "No key store of the system answers: it is kept in a file that only you can read.",
                desk.archive().placeProperty().get());
    }

    @Test
    void anImpossibleAddressIsNotKept() {
        enterAccount("geheim");
        desk.archive().addressProperty().set("the cellar");
        desk.archive().save();
        assertEquals(
                "NAS-PACS-ADDRESS", desk.problemProperty().get().orElseThrow().code());
        assertEquals(Optional.of(DicomDesk.ARCHIVE), page.get());
        assertFalse(new ArchiveStore(folder.resolve("config"), SecretStore.NONE)
                .read()
                .isSet());
    }

    @Test
    void aFilmIsFoundFetchedAndOpened() throws IOException {
        useArchive();
        desk.showQuery();
        desk.query().nameProperty().set("Must");
        desk.query().search();
        assertEquals(
                List.of("1.2.1", "1.2.3", "1.2.2"),
                desk.query().studies().stream().map(study -> study.uid()).toList(),
                "newest first");
        desk.query().choose(desk.query().studies().getFirst());
        assertEquals(
                List.of("Ceph lateral", "Panorama"),
                desk.query().images().stream()
                        .map(image -> image.image().description())
                        .toList());
        assertTrue(desk.query().images().stream()
                .allMatch(image -> image.picture().orElseThrow().width() == 160));
        desk.query().open(desk.query().images().getFirst().image());
        assertEquals(Optional.empty(), page.get());
        Path film = workbench.openProperty().get().orElseThrow().filmFile();
        assertEquals(folder.resolve("received"), film.getParent());
        assertTrue(film.getFileName().toString().matches("[0-9a-f]{16}\\.dcm"), film.toString());
        assertEquals("FILM from afar", Files.readString(film));
    }

    @Test
    void resultsGoToTheArchiveWithThePatientOfTheFormAndAPartialStatement() throws IOException {
        useArchive();
        workbench.opening().open(Fixtures.filmFile(folder, "scan.png"));
        desk.showExport();
        assertEquals(
                PatientViewModel.Source.PERSON,
                desk.export().patient().sourceProperty().get());
        desk.export().patient().nameProperty().set("Muster, Erika");
        desk.export().patient().idProperty().set("P-1");
        desk.export().patient().sexProperty().set(Sex.FEMALE);
        desk.export().toArchive();
        assertEquals(
                "The archive has taken the object.",
                desk.export().toldProperty().get());
        desk.showExport();
        assertEquals("Muster, Erika", desk.export().patient().nameProperty().get(), "the case knows its patient now");
        String sent = new String(pacs.stored.getFirst(), StandardCharsets.UTF_8);
        assertTrue(
                sent.contains("Patient[id=P-1, issuer=, name=Muster, Erika, birthDate=Optional.empty, sex=FEMALE]"),
                sent);
        assertTrue(sent.contains("complete=false, verification=Optional.empty") && sent.contains("AS_IS"), sent);
    }

    @Test
    void onlyANamedReviewerOfAWholeTracingCanSign() throws IOException {
        useArchive();
        settings.change(now -> now.with(draft -> draft.reviewer = "Arzt, Anna"));
        workbench.opening().open(Fixtures.filmFile(folder, "scan.png"));
        desk.showExport();
        desk.export().handOver().signedProperty().set(true);
        desk.export().toArchive();
        String open = new String(pacs.stored.getFirst(), StandardCharsets.UTF_8);
        assertTrue(open.contains("observer=Optional[Arzt, Anna], complete=false, verification=Optional.empty"), open);
        TracingViewModel tracing = workbench.openProperty().get().orElseThrow().tracing();
        for (Landmark landmark : tracing.state().tracing().placements().keySet()) {
            tracing.selectedProperty().set(Optional.of(landmark));
            tracing.review().accept();
        }
        desk.showExport();
        assertTrue(desk.export().handOver().isWholeByPerson());
        desk.export().handOver().signedProperty().set(true);
        desk.export().toArchive();
        String whole = new String(pacs.stored.getLast(), StandardCharsets.UTF_8);
        assertTrue(whole.contains("complete=true, verification=Optional[Verification[name=Arzt, Anna"), whole);
    }

    @Test
    void ageAndSexOfTheFormChooseTheNorms() throws IOException {
        useArchive();
        workbench.opening().open(Fixtures.filmFile(folder, "scan.png"));
        Map<String, Optional<Norm>> ofAnyone = norms();
        desk.showExport();
        desk.export().patient().sexProperty().set(Sex.FEMALE);
        desk.export().patient().birth().textProperty().set("2010-05-01");
        desk.export().patient().taken().textProperty().set("2020-05-01");
        desk.export().toArchive();
        Patient girl = new Patient("", "", "", Optional.of(LocalDate.parse("2010-05-01")), Sex.FEMALE);
        Readings wanted = AnalysisCatalog.bundled()
                .engine(PatientFacts.of(girl, Exposure.on("2020-05-01")))
                .compute(tracing().state().tracing(), tracing().state().calibration());
        assertEquals(norms(wanted), norms());
        assertNotEquals(ofAnyone, norms());
    }

    private Map<String, Optional<Norm>> norms() {
        return norms(tracing().readingsProperty().get());
    }

    private static Map<String, Optional<Norm>> norms(Readings readings) {
        return readings.all().stream()
                .collect(Collectors.toMap(reading -> reading.measurement().id(), Reading::norm));
    }

    private TracingViewModel tracing() {
        return workbench.openProperty().get().orElseThrow().tracing();
    }

    @Test
    void filesNamedWithoutThePatientAreNotNamedAfterTheFilmEither() throws IOException {
        workbench.opening().open(Fixtures.filmFile(folder, "Muster Erika.png"));
        desk.showExport();
        desk.export().handOver().namelessProperty().set(true);
        dialogs.target = Optional.of(folder.resolve("tracing-sr.dcm"));
        desk.export().toFolder();
        assertEquals("tracing-sr.dcm", dialogs.suggested);
        assertEquals("1 file has been written.", desk.export().toldProperty().get());
    }

    @Test
    void aFolderThatIsOpenedIsListed() throws IOException {
        Path films = Files.createDirectories(folder.resolve("films"));
        Files.write(films.resolve("a.png"), png());
        Files.writeString(films.resolve("b.txt"), "no film");
        workbench.opening().openAll(List.of(films));
        assertEquals(Optional.of(DicomDesk.FOLDER), page.get());
        // The reader of these tests knows no PNG: it is listed with the reason, and cannot be opened.
        assertEquals(
                List.of("a.png"),
                desk.folder().films().stream()
                        .map(film -> film.file().getFileName().toString())
                        .toList());
        assertEquals("1 film", desk.folder().toldProperty().get());
        desk.folder().open(desk.folder().films().getFirst());
        assertEquals(Optional.of(DicomDesk.FOLDER), page.get());
    }

    private static byte[] png() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0};
    }

    private void enterAccount(String password) {
        desk.showArchive();
        desk.archive().addressProperty().set(pacs.address());
        desk.archive().loginProperty().set(ArchiveAccount.Login.PASSWORD);
        desk.archive().userProperty().set("anna");
        desk.archive().secretProperty().set(password);
    }

    private void useArchive() {
        enterAccount("geheim");
        desk.archive().save();
    }
}
