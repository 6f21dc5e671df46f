package org.nasion.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.Composition;
import org.nasion.app.trace.ResultFiles;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.dicom.Tag;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.interchange.TracingReportReader;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.task.Progress;
import org.nasion.lab.command.GreyPng;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/** The commands as a user types them, in this process. */
@org.junit.jupiter.api.Tag("slow")
class CommandLineTest {

    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Two phantoms on coarse films, which are read quickly; each test gets copies of those that it needs. */
    @TempDir
    static Path drawn;

    private static Composition composition;

    @BeforeAll
    static void drawPhantoms() throws IOException {
        composition = new Composition();
        Path images = Files.createDirectories(drawn.resolve("images"));
        for (int seed = 3; seed <= 4; seed++) {
            Phantom phantom =
                    new PhantomGenerator().generate(PhantomSpec.ofSeed(seed).withFilm(774, 960, 0.25), Progress.NONE);
            GreyPng.write(phantom.film(), images.resolve("00000" + seed + ".png"));
            new FilmDicomWriter().write(phantom.film(), images.resolve("00000" + seed + ".dcm"));
        }
    }

    @AfterAll
    static void endTheNetwork() {
        composition.close();
    }

    private Path giveFilm(String name) throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        return Files.copy(drawn.resolve("images").resolve(name), images.resolve(name));
    }

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveOutputBack() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    private int nasion(Object... arguments) {
        return NasionCommand.run(
                composition, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new HashSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    @Test
    void aPhantomIsDrawnWithItsTruthAsPictureAndAsDicom() throws IOException {
        assertEquals(0, nasion("phantom", "--seed", "3", "--dicom", "--out", folder), said());
        assertEquals(Set.of("images", "landmarks_truth.csv", "curves_truth.csv"), names(folder));
        assertEquals(Set.of("000003.png", "000003.dcm"), names(folder.resolve("images")));
        assertEquals(
                2, Files.readAllLines(folder.resolve("landmarks_truth.csv")).size());
    }

    @Test
    void aTracedPhantomHasAllLandmarksAndItsFourResults() throws IOException {
        giveFilm("000003.png");
        giveFilm("000003.dcm");
        Path film = folder.resolve("images/000003.dcm");
        Path results = folder.resolve("results");
        assertEquals(0, nasion("trace", film, "--out", results), said());
        assertEquals(Set.of("000003.nasion", "000003.pdf", "000003.csv", "000003-overlay.png"), names(results));
        JsonNode json =
                new ObjectMapper().readTree(results.resolve("000003.nasion").toFile());
        for (String code : List.of(
                "A", "ANS", "B", "Me", "N", "Or", "Pog", "PNS", "Pn", "R", "S", "Ar", "Co", "Gn", "Go", "Po", "UMT",
                "UIT", "LMT")) {
            String origin = json.at("/landmarks/" + code + "/origin").asText();
            assertTrue(Set.of("DETECTED", "ESTIMATED", "FOUND_ON_FILM").contains(origin), code + " is " + origin);
        }
        assertEquals("../images/000003.dcm", json.at("/film/path").asText());
        assertTrue(Files.readString(results.resolve("000003.csv")).contains("SNA"));
        assertEquals(
                "%PDF-",
                new String(Files.readAllBytes(results.resolve("000003.pdf")), 0, 5, StandardCharsets.US_ASCII));
    }

    @Test
    void reportsAreWrittenAsAskedForInTheLanguageAskedFor() throws IOException {
        giveFilm("000003.png");
        Path film = folder.resolve("images/000003.png");
        Path results = folder.resolve("results");
        assertEquals(
                0,
                nasion(
                        "trace",
                        film,
                        "--out",
                        results,
                        "--report",
                        "html,XLSX,json",
                        "--form",
                        "short",
                        "--paper",
                        "letter",
                        "--language",
                        "de",
                        "--analyses",
                        "downs"),
                said());
        assertEquals(
                Set.of("000003.nasion", "000003.html", "000003.xlsx", "000003.json", "000003-overlay.png"),
                names(results));
        String page = Files.readString(results.resolve("000003.html"));
        assertTrue(
                page.startsWith("<!DOCTYPE html>")
                        && page.contains("Kephalometrische Analyse")
                        && page.contains("<svg "),
                "html");
        assertFalse(page.contains("src=\"http"), "self-contained");
    }

    @Test
    void aReportThatCannotBeMadeIsRefusedBeforeAnyFilmIsTraced() {
        Path film = folder.resolve("any.png");
        assertEquals(1, nasion("trace", film, "--language", "xx"));
        assertTrue(said().contains("NAS-REPORT-LANGUAGE"), said());
        assertEquals(1, nasion("trace", film, "--analyses", "nobody"));
        assertTrue(said().contains("NAS-REPORT-ANALYSIS") && said().contains("steiner"), said());
    }

    @Test
    void dicomObjectsOfATracedFilmRestoreIt() throws IOException {
        giveFilm("000003.png");
        giveFilm("000003.dcm");
        Path results = folder.resolve("results");
        assertEquals(0, nasion("trace", folder.resolve("images/000003.png"), "--out", results, "--dicom"), said());
        assertTrue(
                names(results)
                        .containsAll(Set.of(
                                "000003-film.dcm",
                                "000003-sr.dcm",
                                "000003-gsps.dcm",
                                "000003-report.dcm",
                                "000003-sc.dcm")),
                said());
        assertEquals(
                new CaseStore("test", Clock.systemUTC())
                        .open(results.resolve("000003.nasion"))
                        .content()
                        .of(Patient.NOBODY, Exposure.UNKNOWN)
                        .decided(),
                new TracingReportReader(new Part10Provider())
                        .read(Files.readAllBytes(results.resolve("000003-sr.dcm")))
                        .content());
    }

    @Test
    void aScanBecomesAFilmOfThePatientThatWasNamedAndTheFilesAreListed() throws IOException {
        giveFilm("000003.png");
        Path results = folder.resolve("results");
        assertEquals(
                0,
                nasion(
                        "trace",
                        folder.resolve("images/000003.png"),
                        "--out",
                        results,
                        "--dicom",
                        "--patient-name",
                        "Muster, Erika",
                        "--patient-id",
                        "P-17",
                        "--birth-date",
                        "2012-02-29",
                        "--sex",
                        "F",
                        "--study-date",
                        "2026-01-31"),
                said());
        assertTrue(said().contains("-overlay.png,-film.dcm,-sr.dcm,-gsps.dcm,-report.dcm,-sc.dcm}"), said());
        for (String object : List.of("film", "sr", "gsps", "report", "sc")) {
            byte[] file = Files.readAllBytes(results.resolve("000003-" + object + ".dcm"));
            DicomObject set = new Part10Provider().read(file, file.length).dataSet();
            assertEquals(
                    "Muster^Erika P-17 20120229 F 20260131",
                    Stream.of(Tag.PATIENT_NAME, Tag.PATIENT_ID, Tag.PATIENT_BIRTH_DATE, Tag.PATIENT_SEX, Tag.STUDY_DATE)
                            .map(tag -> set.string(tag).orElse(""))
                            .collect(Collectors.joining(" ")));
        }
        for (List<String> wrong :
                List.of(List.of("--sex", "W"), List.of("--birth-date", "29.2.2012"), List.of("--de-identify"))) {
            Object[] line = Stream.concat(
                            Stream.of(
                                    "trace",
                                    folder.resolve("images/000003.png").toString(),
                                    "--out",
                                    folder.resolve("wrong").toString()),
                            wrong.stream())
                    .toArray();
            assertEquals(1, nasion(line), said());
        }
        assertTrue(
                Stream.of("NAS-PATIENT-SEX", "NAS-PATIENT-DATE", "NAS-TRACE-OPTIONS")
                        .allMatch(said()::contains),
                said());
    }

    private static String words(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            String words = new PDFTextStripper().getText(document);
            assertTrue(words.contains("SNA"), words);
            return words;
        }
    }

    @Test
    void resultsWithoutThePatientNameNobodyAndSayWhatStays() throws IOException {
        giveFilm("000003.png");
        Path results = folder.resolve("results");
        assertEquals(
                0,
                nasion(
                        "trace",
                        folder.resolve("images/000003.png"),
                        "--out",
                        results,
                        "--dicom",
                        "--de-identify",
                        "--patient-name",
                        "Xanthippe",
                        "--patient-id",
                        "P-4711"),
                said());
        assertTrue(said().contains("burned into the film's pixels"), said());
        for (String name : names(results)) {
            String content = name.endsWith(".pdf")
                    ? words(results.resolve(name))
                    : Files.readString(results.resolve(name), StandardCharsets.ISO_8859_1);
            assertEquals(name.endsWith(".nasion"), content.contains("Xanthippe") || content.contains("P-4711"), name);
        }
    }

    @Test
    void aBadFileDoesNotStopTheOthersAndIsTold() throws IOException {
        Path bad = Files.writeString(folder.resolve("notes.txt"), "no film");
        Path empty = Files.createFile(folder.resolve("empty.png"));
        giveFilm("000003.png");
        Path good = folder.resolve("images/000003.png");
        Path results = folder.resolve("results");
        assertEquals(1, nasion("trace", bad, empty, folder, folder.resolve("gone.png"), good, "--out", results));
        assertTrue(said().contains("NAS-IMAGE-UNKNOWN"), said());
        assertTrue(said().contains("NAS-IMAGE-EMPTY"), said());
        assertTrue(said().contains("4 of 5 files failed"), said());
        assertFalse(said().contains("Exception"), said());
        assertTrue(names(results).contains("000003.nasion"));
    }

    @Test
    void tracingBesideTheFilmsNeverWritesOverOne() throws IOException {
        giveFilm("000003.png");
        Path film = folder.resolve("images/000003.png");
        Path other = Files.copy(film, folder.resolve("images/000003-overlay.png"));
        byte[] before = Files.readAllBytes(other);
        assertEquals(1, nasion("trace", film, other, "--out", folder.resolve("images")));
        assertTrue(said().contains("NAS-TRACE-OVERWRITE"), said());
        assertArrayEquals(before, Files.readAllBytes(other));
        assertArrayEquals(before, Files.readAllBytes(film));
    }

    @Test
    void tracingAgainKeepsACaseThatAPersonWorkedOn() throws IOException {
        giveFilm("000003.png");
        Path film = folder.resolve("images/000003.png");
        Path results = folder.resolve("results");
        assertEquals(0, nasion("trace", film, "--out", results), said());
        assertEquals(0, nasion("trace", film, "--out", results), said());
        Path caseFile = results.resolve("000003.nasion");
        Files.writeString(
                caseFile, Files.readString(caseFile).replaceFirst("\"confirmed\" : false", "\"confirmed\" : true"));
        byte[] edited = Files.readAllBytes(caseFile);
        assertEquals(1, nasion("trace", film, "--out", results));
        assertTrue(said().contains("NAS-TRACE-EDITED"), said());
        assertArrayEquals(edited, Files.readAllBytes(caseFile));
    }

    @Test
    void aPictureThatIsNoCephalogramIsRejectedAndYieldsNothing() throws IOException {
        BufferedImage noise = new BufferedImage(800, 1000, BufferedImage.TYPE_BYTE_GRAY);
        byte[] grey = new byte[800 * 1000];
        new Random(1).nextBytes(grey);
        noise.getRaster().setDataElements(0, 0, 800, 1000, grey);
        Path film = folder.resolve("noise.png");
        ImageIO.write(noise, "png", film.toFile());
        assertEquals(1, nasion("trace", film, "--out", folder.resolve("results")));
        assertTrue(said().contains("NAS-TRACE-REJECTED"), said());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void withoutADisplayTheDesktopSaysSoInsteadOfWaitingUnseen() {
        assertEquals(1, nasion());
        assertTrue(said().contains("NAS-DISPLAY-NONE"), said());
    }

    @Test
    void aFileThatIsNotOursIsNeverReplaced() throws IOException {
        giveFilm("000003.png");
        Path report = Files.writeString(folder.resolve("images/000003.pdf"), "another program's");
        assertEquals(1, nasion("trace", folder.resolve("images/000003.png"), "--out", folder.resolve("images")));
        assertTrue(said().contains("NAS-TRACE-OTHERS"), said());
        assertEquals("another program's", Files.readString(report));
        assertFalse(Files.exists(folder.resolve("images/000003.nasion")));
    }

    @Test
    void aScaleThatIsNoLengthIsRefusedInWords() {
        for (String scale : List.of("0", "-1", "NaN")) {
            assertEquals(
                    1,
                    nasion("trace", folder.resolve("any.png"), "--mm-per-px=" + scale, "--out", folder.resolve("r")));
        }
        assertTrue(said().contains("NAS-SCALE-INVALID"), said());
        assertFalse(said().contains("IllegalArgument"), said());
    }

    @Test
    void whatNobodyForesawIsToldWithoutItsMessage() {
        String told =
                Failures.problem(new IllegalStateException("Muster, Erika")).toString();
        assertTrue(told.contains("NAS-UNEXPECTED") && told.contains("IllegalStateException"), told);
        assertFalse(told.contains("Erika"), told);
    }

    @Test
    void theDemoKeepsACaseThatAPersonWentOnWith() throws IOException {
        assertEquals(0, nasion("demo", "--out", folder), said());
        assertTrue(said().contains("SNA") && said().contains("sample.pdf"), said());
        Path caseFile = folder.resolve("sample.nasion");
        Files.writeString(
                caseFile, Files.readString(caseFile).replaceFirst("\"confirmed\" : false", "\"confirmed\" : true"));
        byte[] edited = Files.readAllBytes(caseFile);
        assertEquals(0, nasion("demo", "--out", folder), said());
        assertTrue(said().contains("Your own case was kept"), said());
        assertArrayEquals(edited, Files.readAllBytes(caseFile));
    }

    @Test
    void aTinyPictureIsRefused() throws IOException {
        Path tiny = folder.resolve("tiny.png");
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png", tiny.toFile());
        assertEquals(1, nasion("trace", tiny, "--out", folder.resolve("results")));
        assertTrue(said().contains("NAS-IMAGE-TOO-SMALL"), said());
    }

    @Test
    void anUnknownCommandExplainsItselfWithExitCodeTwo() {
        assertEquals(2, nasion("trace"));
        assertTrue(said().contains("Usage: nasion trace"), said());
    }

    @Test
    void filesOfOneNameFromTwoFoldersGetTwoNames() {
        Set<String> used = new HashSet<>();
        assertEquals("film", ResultFiles.freeName(Path.of("a/film.png"), used));
        assertEquals("film-2", ResultFiles.freeName(Path.of("b/film.dcm"), used));
        assertEquals("FILM-3", ResultFiles.freeName(Path.of("c/FILM.dcm"), used));
        assertEquals("plain", ResultFiles.freeName(Path.of("plain"), used));
    }

    @Test
    void theLastPartOfAUidIsNoEnding() {
        Set<String> used = new HashSet<>();
        assertEquals("1.2.840.99.1", ResultFiles.freeName(Path.of("1.2.840.99.1"), used));
        assertEquals("1.2.840.99.2", ResultFiles.freeName(Path.of("1.2.840.99.2"), used));
        assertEquals("1.2.840.99.3", ResultFiles.freeName(Path.of("1.2.840.99.3.dcm"), used));
    }

    /** The second film has the first one's name; what was found in the first must stay, and be written anew by itself alone. */
    @Test
    void anotherFilmsResultsAreNotWrittenOver() throws IOException {
        giveFilm("000003.png");
        giveFilm("000004.png");
        Path one = Files.createDirectories(folder.resolve("one")).resolve("film.png");
        Path other = Files.createDirectories(folder.resolve("other")).resolve("film.png");
        Files.copy(folder.resolve("images/000003.png"), one);
        Files.copy(folder.resolve("images/000004.png"), other);
        Path results = folder.resolve("results");
        assertEquals(0, nasion("trace", one, "--out", results), said());
        byte[] first = Files.readAllBytes(results.resolve("film.csv"));
        assertEquals(0, nasion("trace", other, "--out", results), said());
        assertArrayEquals(first, Files.readAllBytes(results.resolve("film.csv")));
        assertTrue(
                names(results).containsAll(Set.of("film-2.nasion", "film-2.pdf", "film-2.csv", "film-2-overlay.png")));
        assertEquals(0, nasion("trace", one, "--out", results), said());
        assertEquals(0, nasion("trace", other, "--out", results), said());
        assertEquals(8, names(results).size(), "each film's results take the place of its own");
    }

    /** A PDF without its case may be another patient's: no case of this film may come to lie beside it. */
    @Test
    void aReportWithoutItsCaseIsSomebodyElses() throws IOException {
        giveFilm("000003.png");
        Path results = Files.createDirectories(folder.resolve("results"));
        Files.writeString(results.resolve("000003.pdf"), "another patient's");
        assertEquals(1, nasion("trace", folder.resolve("images/000003.png"), "--out", results, "--report", "html"));
        assertTrue(said().contains("NAS-TRACE-OTHERS"), said());
        assertEquals(Set.of("000003.pdf"), names(results));
    }

    /** A patient named by hand is work, though no point was touched. */
    @Test
    void aCaseWithAPatientEnteredByHandIsKept() throws IOException {
        giveFilm("000003.png");
        Path film = folder.resolve("images/000003.png");
        Path results = folder.resolve("results");
        assertEquals(0, nasion("trace", film, "--out", results), said());
        Path caseFile = results.resolve("000003.nasion");
        String named = Files.readString(caseFile)
                .replaceFirst("\"patient\" : \\{", "\"patient\" : { \"name\" : \"Muster, Erika\"");
        assertTrue(named.contains("Muster"), "the case names a patient now");
        Files.writeString(caseFile, named);
        assertEquals(1, nasion("trace", film, "--out", results));
        assertTrue(said().contains("NAS-TRACE-EDITED"), said());
        assertEquals(named, Files.readString(caseFile));
    }

    @Test
    void aScaleThatNoFilmHasIsRefusedBeforeAnythingIsTraced() throws IOException {
        giveFilm("000003.png");
        assertEquals(
                1,
                nasion(
                        "trace",
                        folder.resolve("images/000003.png"),
                        "--out",
                        folder.resolve("results"),
                        "--mm-per-px",
                        254));
        assertTrue(said().contains("NAS-SCALE-IMPLAUSIBLE"), said());
        assertFalse(Files.exists(folder.resolve("results/000003.nasion")));
    }

    @Test
    void doctorFindsEverythingInPlace() {
        assertEquals(0, nasion("doctor"), said());
        for (String row : List.of("OpenCV", "ONNX Runtime", "Model", "SHA-256", "Inference", "CPU")) {
            assertTrue(said().contains(row), said());
        }
    }
}
