package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.image.Acquisition.Spacing;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** Films written as DICOM: read back here, and judged by dciodvfy and dcmdump where those are installed. */
class FilmDicomWriterTest {

    private static final Exposure TAKEN = Exposure.on("2026-01-31");
    private static final Patient PATIENT =
            new Patient("P-17", "", "Muster, Zoë Maria", Optional.of(LocalDate.parse("2012-02-29")), Sex.FEMALE);
    private static final Optional<Spacing> DETECTOR = Optional.of(new Spacing(0.143, 0.143));
    private static final Spacings DIGITAL = new Spacings(
            Optional.of(new Spacing(0.13, 0.13)),
            Optional.of("GEOMETRY"),
            DETECTOR,
            Optional.of(1.1),
            Optional.empty(),
            Optional.empty());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {255, 1023, 4095, 65535})
    void samplesAndWindowComeBackAsTheyWere(int max) {
        for (Spacings spacings : List.of(DIGITAL, Spacings.NONE)) {
            Cephalogram film = film(max, spacings);
            Cephalogram back = new FilmReader().read(written(film), Progress.NONE);
            assertArrayEquals(film.samples(), back.samples());
            assertEquals(max, back.maxValue());
            assertEquals(film.window(), back.window());
            assertEquals(PATIENT, back.acquisition().patient());
            assertEquals(TAKEN, back.acquisition().exposure());
            assertEquals(List.of(), back.acquisition().notices());
        }
    }

    @Test
    void scaleComesBackAsItWas() {
        Acquisition back = new FilmReader()
                .read(written(film(4095, DIGITAL)), Progress.NONE)
                .acquisition();
        assertEquals(DIGITAL, back.spacing());
        assertEquals(
                "calibrated pixel spacing of the file (geometry)",
                CalibrationLadder.of(back).source());
        Spacings scanned = new Spacings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Spacing(0.0847, 0.08)),
                Optional.empty());
        assertEquals(
                scanned,
                new FilmReader()
                        .read(written(film(255, scanned)), Progress.NONE)
                        .acquisition()
                        .spacing());
    }

    @Test
    void whereTheOrientationIsNotKnownNoneIsMadeUp() {
        Cephalogram known = film(255, DIGITAL);
        Cephalogram unknown = new Cephalogram(
                known.width(),
                known.height(),
                255,
                known.samples(),
                known.window(),
                new Acquisition("scan", "", DIGITAL, PATIENT, TAKEN, Map.of(), List.of()));
        Map<String, String> study = new FilmReader()
                .read(written(unknown), Progress.NONE)
                .acquisition()
                .study();
        assertFalse(study.containsKey("PatientOrientation"));
        assertEquals("1.2.840.10008.5.1.4.1.1.7", study.get("SOPClassUID"));
    }

    @Test
    void everyObjectHasIdentifiersOfItsOwn() {
        Map<String, String> one = new FilmReader()
                .read(written(film(255, DIGITAL)), Progress.NONE)
                .acquisition()
                .study();
        Map<String, String> other = new FilmReader()
                .read(written(film(255, DIGITAL)), Progress.NONE)
                .acquisition()
                .study();
        assertNotEquals(one.get("SOPInstanceUID"), other.get("SOPInstanceUID"));
        assertTrue(one.get("SOPInstanceUID").matches("2\\.25\\.[1-9][0-9]{0,38}"));
    }

    @Test
    void anUnwritablePlaceIsToldAndNothingIsLeftBehind() throws IOException {
        Path folderInTheWay = Files.createDirectories(folder.resolve("film.dcm/full"));
        Files.createFile(folderInTheWay.resolve("file"));
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> new FilmDicomWriter().write(film(255, DIGITAL), folder.resolve("film.dcm")));
        assertEquals("NAS-FILE-WRITE", problem.problem().code());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 4095, 65535})
    void dciodvfyFindsNoError(int max) throws Exception {
        assumeTrue(isInstalled("dciodvfy"), "dciodvfy (Debian package dicom3tools) is not installed");
        Spacings aspect = new Spacings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(1.2));
        Spacings detectorOnly = new Spacings(
                Optional.empty(), Optional.empty(), DETECTOR, Optional.empty(), Optional.empty(), Optional.empty());
        for (Spacings spacings : List.of(DIGITAL, detectorOnly, Spacings.NONE, aspect)) {
            String findings =
                    output("dciodvfy", "-new", written(film(max, spacings)).toString());
            assertFalse(findings.contains("Error"), findings);
            assertTrue(
                    findings.contains(spacings.imagerSpacing().isPresent() ? "DXImageForPresentation" : "SCImage"),
                    findings);
        }
    }

    @Test
    void dcmdumpReadsWhatIsWritten() throws Exception {
        assumeTrue(isInstalled("dcmdump"), "dcmdump (Debian package dcmtk) is not installed");
        String dump = output("dcmdump", "+U8", written(film(4095, DIGITAL)).toString());
        assertTrue(dump.contains("Muster^Zo"), dump);
        assertTrue(dump.contains("0.13\\0.13"), dump);
        assertTrue(dump.contains("=LittleEndianExplicit"), dump);
        assertFalse(dump.contains("W: ") || dump.contains("E: "), dump);
    }

    private Path written(Cephalogram film) {
        Path file = folder.resolve("film.dcm");
        new FilmDicomWriter().write(film, file);
        return file;
    }

    private static Cephalogram film(int max, Spacings spacings) {
        int width = 70;
        int height = 65;
        short[] samples = new short[width * height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((long) i * max / (samples.length - 1));
        }
        Acquisition acquisition = new Acquisition(
                "phantom", "", spacings, PATIENT, TAKEN, Map.of("PatientOrientation", "A\\F"), List.of());
        return new Cephalogram(width, height, max, samples, new Window(max / 4, max - 10), acquisition);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
