package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.dicom.DicomDirectory;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.dicom.Tag;
import org.nasion.core.patient.Exposure;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** A medium made by pydicom, and folders of all sorts. */
class FilmFolderTest {

    @TempDir
    private Path folder;

    private final FilmFolder films = new FilmFolder(new FilmReader(new Part10Provider()));

    @Test
    void theDirectoryNamesItsImagesWithPatientAndSeries() {
        List<DicomDirectory.Image> images = DicomDirectory.images(DicomFixtures.bytes("medium.dicomdir"));
        assertEquals(
                List.of(
                        "PT000000/ST000000/SE000000/IM000000",
                        "PT000000/ST000001/SE000000/IM000000",
                        "PT000001/ST000000/SE000000/IM000000"),
                images.stream().map(image -> String.join("/", image.fileId())).toList());
        assertEquals(
                "Muster^Erika DX 20260102",
                images.get(1).text(Tag.PATIENT_NAME) + " " + images.get(1).text(Tag.MODALITY) + " "
                        + images.get(1).text(Tag.STUDY_DATE));
        assertEquals("Beispiel^Max", images.get(2).text(Tag.PATIENT_NAME));
    }

    @Test
    void aMediumIsListedByItsDirectoryWhereverItsFilesLie() throws IOException {
        writeMedium();
        Files.write(folder.resolve("stray.dcm"), DicomFixtures.bytes("rgb.dcm"));
        for (Path path : List.of(folder, folder.resolve("DICOMDIR"))) {
            List<ListedFilm> listed = list(path);
            assertEquals(
                    List.of(
                            "PT000000/ST000000/SE000000/IM000000",
                            "PT000000/ST000001/SE000000/IM000000",
                            "PT000001/ST000000/SE000000/IM000000"),
                    names(listed));
            ListedFilm film = listed.getFirst();
            assertEquals("Muster, Erika", film.patient().name());
            assertEquals(Exposure.on("2026-01-03"), film.exposure());
            assertEquals("DX", film.modality());
            assertTrue(film.likeness() > CephalogramLikeness.UNKNOWN);
        }
    }

    @Test
    void filesInAnotherCaseAreFound() throws IOException {
        Files.write(folder.resolve("dicomdir"), DicomFixtures.bytes("medium.dicomdir"));
        Path series = Files.createDirectories(folder.resolve("pt000000/st000000/se000000"));
        Files.write(series.resolve("im000000"), DicomFixtures.bytes("bits08.dcm"));
        List<ListedFilm> listed = list(folder);
        assertEquals(3, listed.size());
        assertTrue(listed.get(0).thumbnail().isPresent());
        // The others are named by the directory alone.
        assertEquals("NAS-IMAGE-MISSING", listed.get(2).problem().orElseThrow().code());
        assertEquals("Beispiel, Max", listed.get(2).patient().name());
        assertEquals(Exposure.on("2025-05-05"), listed.get(2).exposure());
    }

    @Test
    void aDirectoryThatLeadsToNothingOrIsBrokenIsReplacedByLooking() throws IOException {
        byte[] directory = DicomFixtures.bytes("medium.dicomdir");
        Files.write(folder.resolve("a.dcm"), DicomFixtures.bytes("bits08.dcm"));
        for (byte[] content :
                List.of(directory, Arrays.copyOf(directory, 700), new byte[0], DicomFixtures.bytes("bits08.dcm"))) {
            Files.write(folder.resolve("DICOMDIR"), content);
            assertEquals(List.of("a.dcm"), names(list(folder)));
        }
    }

    @Test
    void aCircleInTheDirectoryEnds() {
        byte[] directory = DicomFixtures.bytes("medium.dicomdir");
        // Let the first patient's "next" lead to itself: offset 398, its first element is (0004,1400).
        int value = 398 + 8 + 8;
        directory[value] = (byte) (398 & 0xFF);
        directory[value + 1] = (byte) (398 >> 8);
        assertEquals(2, DicomDirectory.images(directory).size());
    }

    @Test
    void aPathThatLeavesTheMediumIsNotFollowed() throws IOException {
        byte[] directory = new String(DicomFixtures.bytes("medium.dicomdir"), StandardCharsets.ISO_8859_1)
                .replace("PT000000\\", "..      \\")
                .getBytes(StandardCharsets.ISO_8859_1);
        Path medium = Files.createDirectories(folder.resolve("medium"));
        Files.write(medium.resolve("DICOMDIR"), directory);
        Path outside = Files.createDirectories(folder.resolve("ST000000/SE000000"));
        Files.write(outside.resolve("IM000000"), DicomFixtures.bytes("bits08.dcm"));
        assertEquals(
                List.of(),
                list(medium).stream()
                        .filter(film -> film.thumbnail().isPresent())
                        .toList());
    }

    @Test
    void aFolderListsFilmsOfEveryKindAndNothingElse() throws IOException {
        Files.write(folder.resolve("b.dcm"), DicomFixtures.bytes("bits12.dcm"));
        Path deeper = Files.createDirectories(folder.resolve("deep/deeper"));
        BufferedImage scan = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
        scan.getRaster().setSample(150, 200, 0, 255);
        ImageIO.write(scan, "png", deeper.resolve("scan.png").toFile());
        ImageIO.write(
                new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                folder.resolve("icon.png").toFile());
        Files.write(folder.resolve("report.dcm"), DicomFixtures.bytes("no_pixels.dcm"));
        Files.writeString(folder.resolve("notes.txt"), "no film");
        Files.write(folder.resolve("damaged.dcm"), Arrays.copyOf(DicomFixtures.bytes("bits12.dcm"), 2000));
        List<ListedFilm> listed = list(folder);
        assertEquals(List.of("b.dcm", "damaged.dcm", "deep/deeper/scan.png"), names(listed));
        assertEquals(
                "NAS-DICOM-TRUNCATED", listed.get(1).problem().orElseThrow().code());
        Thumbnail small = listed.get(2).thumbnail().orElseThrow();
        assertEquals("120 × 160", small.width() + " × " + small.height());
        assertEquals(small.width() * small.height(), small.grey().length);
    }

    @Test
    void theSearchCanBeStopped() throws IOException {
        Files.write(folder.resolve("b.dcm"), DicomFixtures.bytes("bits12.dcm"));
        Progress stopped = new Progress() {
            @Override
            public void report(double fraction, Sentence doing) {
                // not watched
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> films.list(folder, stopped, film -> {}));
    }

    @Test
    void aFolderThatIsGoneIsAProblem() {
        ProblemException problem = assertThrows(
                ProblemException.class, () -> list(folder.resolve("DICOMDIR").resolveSibling("gone")));
        assertEquals("NAS-IMAGE-MISSING", problem.problem().code());
    }

    @Test
    void factsOfALateralCephalogramStandBeforeOthers() {
        assertTrue(likeness(Map.of(Tag.POSITIONER_TYPE, "CEPHALOSTAT")) > likeness(Map.of(Tag.MODALITY, "DX")));
        assertTrue(likeness(Map.of(Tag.MODALITY, "DX")) > likeness(Map.of(Tag.MODALITY, "PX")));
        assertTrue(likeness(Map.of(Tag.MODALITY, "DX", Tag.SERIES_DESCRIPTION, "Fernröntgen seitlich"))
                > likeness(Map.of(Tag.MODALITY, "DX", Tag.SERIES_DESCRIPTION, "Schädel PA")));
        assertTrue(likeness(Map.of(Tag.MODALITY, "DX", Tag.VIEW_POSITION, "LL", Tag.BODY_PART_EXAMINED, "SKULL"))
                > likeness(Map.of(Tag.MODALITY, "DX", Tag.VIEW_POSITION, "PA", Tag.BODY_PART_EXAMINED, "SKULL")));
        assertTrue(likeness(Map.of(Tag.BODY_PART_EXAMINED, "HAND")) < CephalogramLikeness.UNKNOWN);
        assertTrue(likeness(Map.of(Tag.SERIES_DESCRIPTION, "Panorama")) < CephalogramLikeness.UNKNOWN);
        assertEquals(CephalogramLikeness.UNKNOWN, likeness(Map.of()));
    }

    private static int likeness(Map<Integer, String> facts) {
        return CephalogramLikeness.of(tag -> facts.getOrDefault(tag, ""));
    }

    private List<ListedFilm> list(Path path) {
        List<ListedFilm> listed = new ArrayList<>();
        films.list(path, Progress.NONE, listed::add);
        return listed;
    }

    private List<String> names(List<ListedFilm> listed) {
        return listed.stream()
                .map(film -> folder.relativize(film.file()).toString().replace('\\', '/'))
                .collect(Collectors.toList());
    }

    private void writeMedium() throws IOException {
        Files.write(folder.resolve("DICOMDIR"), DicomFixtures.bytes("medium.dicomdir"));
        JsonNode origins = new ObjectMapper().readTree(DicomFixtures.bytes("medium.json"));
        for (Map.Entry<String, JsonNode> file : origins.properties()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, DicomFixtures.bytes(file.getValue().asText() + ".dcm"));
        }
    }
}
