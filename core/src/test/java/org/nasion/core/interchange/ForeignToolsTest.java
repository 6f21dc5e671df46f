package org.nasion.core.interchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.analysis.Films;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.dicom.Tag;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmReader;
import org.nasion.core.image.Window;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Patient;
import org.nasion.core.report.Clinic;
import org.nasion.core.report.PdfReport;
import org.nasion.core.report.Report;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.Phantom;

/** A whole set of files of a traced phantom, judged by dcmtk and dicom3tools where those are installed. */
@org.junit.jupiter.api.Tag("slow")
class ForeignToolsTest {

    @TempDir
    static Path folder;

    private static final Calibration STATED = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.27, 1, "");

    private static Cephalogram film;
    private static Tracing tracing;
    private static byte[] pdf;
    private static List<Path> ofDicom;
    private static List<Path> ofScan;
    private static List<Path> ofNobody;

    @BeforeAll
    static void write() throws IOException {
        Phantom phantom = Traced.phantom();
        tracing = Traced.tracing(phantom);
        film = Traced.dicom(phantom, folder.resolve("film.dcm"));
        Report report = Traced.report(film, film.acquisition().patient(), tracing, STATED);
        pdf = new PdfReport().bytes(report);
        TracingExport export = new TracingExport(Clock.fixed(Instant.parse("2026-11-22T19:30:05Z"), ZoneOffset.UTC));
        ofDicom = export.write(folder, "digital", report, same -> pdf, Statement.NONE, Privacy.AS_IS);
        ofNobody = export.write(
                folder,
                "nobody",
                report,
                nameless -> new PdfReport(new ReportStyle(
                                        ReportStyle.Form.FULL,
                                        ReportStyle.Paper.A4,
                                        Locale.ENGLISH,
                                        new Clinic("Praxis am Markt", "", Optional.empty(), 0),
                                        "Arzt, Anna",
                                        Optional.empty(),
                                        Optional.empty())
                                .nameless())
                        .bytes(nameless),
                signed(),
                Privacy.DEIDENTIFIED);
        Report unnamed = Traced.report(Traced.scan(phantom), Patient.NOBODY, tracing, new Calibration.Uncalibrated(1));
        ofScan = export.write(folder, "scan", unnamed, same -> pdf, signed(), Privacy.AS_IS);
    }

    private static Statement signed() {
        return new Statement(
                Optional.of("Arzt, Anna"),
                true,
                Optional.of(new Statement.Verification("Arzt, Anna", "", LocalDateTime.of(2026, 11, 22, 20, 0))));
    }

    @Test
    void theSetsHaveTheirNames() {
        assertEquals(
                List.of("digital-sr.dcm", "digital-gsps.dcm", "digital-report.dcm", "digital-sc.dcm"), names(ofDicom));
        assertEquals(
                List.of("scan-film.dcm", "scan-sr.dcm", "scan-gsps.dcm", "scan-report.dcm", "scan-sc.dcm"),
                names(ofScan));
        assertEquals(
                List.of("nobody-film.dcm", "nobody-sr.dcm", "nobody-gsps.dcm", "nobody-report.dcm", "nobody-sc.dcm"),
                names(ofNobody));
    }

    @Test
    void oneSetIsOneStudyOfOnePatientInSeriesOfTheirOwn() throws IOException {
        for (List<Path> set : List.of(
                Stream.concat(Stream.of(folder.resolve("film.dcm")), ofDicom.stream())
                        .toList(),
                ofScan,
                ofNobody)) {
            DicomObject image = object(set.getFirst());
            Set<String> series = new HashSet<>();
            for (Path file : set) {
                DicomObject object = object(file);
                for (int tag : new int[] {
                    Tag.STUDY_INSTANCE_UID,
                    Tag.STUDY_DATE,
                    Tag.STUDY_TIME,
                    Tag.ACCESSION_NUMBER,
                    Tag.REFERRING_PHYSICIAN_NAME,
                    Tag.STUDY_ID,
                    Tag.PATIENT_NAME,
                    Tag.PATIENT_ID,
                    Tag.PATIENT_BIRTH_DATE,
                    Tag.PATIENT_SEX
                }) {
                    assertEquals(image.strings(tag), object.strings(tag), file + " " + Integer.toHexString(tag));
                }
                assertTrue(series.add(object.string(Tag.SERIES_INSTANCE_UID).orElseThrow()), file.toString());
                if (file != set.getFirst()) {
                    assertTrue(
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                                    .contains(image.string(Tag.SOP_INSTANCE_UID).orElseThrow()),
                            file.toString());
                }
            }
        }
    }

    @Test
    void objectsOfNobodyNameNeitherPatientNorFilmNorDoctor() throws IOException {
        Map<String, String> facts = film.acquisition().study();
        List<String> identifying = List.of(
                "Muster",
                "Zoë",
                "Zo\u00c3\u00ab",
                "P-17",
                "20120229",
                "2012-02-29",
                "20260131",
                "2026-01-31",
                "ACC-5",
                "Arzt",
                facts.get("SOPInstanceUID"),
                facts.get("SeriesInstanceUID"),
                facts.get("StudyInstanceUID"),
                "20261122193005");
        for (Path file : ofNobody) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (String mark : identifying) {
                assertFalse(content.contains(mark), file.getFileName() + " holds " + mark);
            }
            assertEquals(
                    "YES", object(file).string(Tag.PATIENT_IDENTITY_REMOVED).orElseThrow());
        }
        byte[] document = Files.readAllBytes(folder.resolve("nobody-report.dcm"));
        int start = new String(document, StandardCharsets.ISO_8859_1).indexOf("%PDF-");
        try (PDDocument pages = Loader.loadPDF(Arrays.copyOfRange(document, start, document.length))) {
            String words = new PDFTextStripper().getText(pages);
            assertTrue(words.contains("SNA"), words);
            assertFalse(
                    words.contains("Muster")
                            || words.contains("P-17")
                            || words.contains("2012")
                            || words.contains("Praxis")
                            || words.contains("Arzt"),
                    words);
            // Reports are often made on the day of the examination.
            assertFalse(words.contains("2026") || words.contains("22 Nov"), words);
            assertNull(pages.getDocumentInformation().getCreationDate());
            String metadata =
                    new String(pages.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertFalse(metadata.contains("Date"), metadata);
        }
        try (PDDocument dated = Loader.loadPDF(pdf)) {
            String words = new PDFTextStripper().getText(dated);
            assertTrue(words.contains("2026"), words);
            assertNotNull(dated.getDocumentInformation().getCreationDate());
        }
        TracingReportReader.Restored restored =
                new TracingReportReader(new Part10Provider()).read(Files.readAllBytes(folder.resolve("nobody-sr.dcm")));
        assertEquals(new CaseContent(tracing, STATED), restored.content());
        assertEquals(
                object(folder.resolve("nobody-film.dcm"))
                        .string(Tag.SOP_INSTANCE_UID)
                        .orElseThrow(),
                restored.filmInstance());
        Cephalogram nameless = new FilmReader().read(folder.resolve("nobody-film.dcm"), Progress.NONE);
        assertArrayEquals(film.samples(), nameless.samples());
        assertEquals(
                film.acquisition().spacing().pixelSpacing(),
                nameless.acquisition().spacing().pixelSpacing());
    }

    @Test
    void burntInTextIsToldAndNeverGuessed() throws IOException {
        assertEquals(Optional.empty(), Anonymous.warning(film));
        assertTrue(
                Anonymous.warning(Traced.scan(Traced.phantom())).orElseThrow().startsWith("Nobody has said"));
        assertEquals(Optional.empty(), object(folder.resolve("scan-film.dcm")).string(Tag.BURNED_IN_ANNOTATION));
    }

    @Test
    void theDocumentIsTheReportByteForByte() throws IOException {
        DicomObject document = object(folder.resolve("digital-report.dcm"));
        assertEquals(pdf.length, document.integer(Tag.ENCAPSULATED_DOCUMENT_LENGTH, 0));
        byte[] file = Files.readAllBytes(folder.resolve("digital-report.dcm"));
        int start = new String(file, StandardCharsets.ISO_8859_1).indexOf("%PDF-");
        assertArrayEquals(pdf, Arrays.copyOfRange(file, start, start + pdf.length));
    }

    @Test
    void dciodvfyFindsNoError() throws Exception {
        assumeTrue(isInstalled("dciodvfy"), "dciodvfy (Debian package dicom3tools) is not installed");
        for (Path file : all()) {
            String findings = run("dciodvfy", file).text();
            assertFalse(findings.contains("Error"), file.getFileName() + "\n" + findings);
        }
    }

    @Test
    void dsrdumpReadsTheReports() throws Exception {
        assumeTrue(isInstalled("dsrdump"), "dsrdump (Debian package dcmtk) is not installed");
        for (String name : List.of("digital-sr.dcm", "scan-sr.dcm")) {
            Run dump = run("dsrdump", folder.resolve(name));
            assertEquals(0, dump.exit(), dump.text());
            // dcmtk 3.6.7 reads UTF-8, but does not check it, and says so.
            String complaints = dump.text()
                    .lines()
                    .filter(line -> line.startsWith("E: ") || line.startsWith("W: "))
                    .filter(line -> !line.contains("does not support this Specific Character Set"))
                    .toList()
                    .toString();
            assertEquals("[]", complaints);
            assertTrue(dump.text().contains("Imaging Measurement Report"), dump.text());
            assertTrue(dump.text().contains("A-point"), dump.text());
        }
    }

    /** As archives do. */
    @ParameterizedTest
    @ValueSource(strings = {"+ti", "+tb", "+td"})
    void aReportIsRestoredAfterItsEncodingWasChanged(String transferSyntax) throws Exception {
        assumeTrue(isInstalled("dcmconv"), "dcmconv (Debian package dcmtk) is not installed");
        Path changed = folder.resolve("changed.dcm");
        Run conversion = run("dcmconv", transferSyntax, folder.resolve("digital-sr.dcm"), changed);
        assertEquals(0, conversion.exit(), conversion.text());
        TracingReportReader reader = new TracingReportReader(new Part10Provider());
        TracingReportReader.Restored restored = reader.read(Files.readAllBytes(changed));
        assertEquals(new CaseContent(tracing, STATED), restored.content());
        assertEquals(film.acquisition().study().get("SOPInstanceUID"), restored.filmInstance());
    }

    @Test
    void dcmpschkAcceptsThePresentationStates() throws Exception {
        assumeTrue(isInstalled("dcmpschk"), "dcmpschk (Debian package dcmtk) is not installed");
        for (String name : List.of("digital-gsps.dcm", "scan-gsps.dcm")) {
            Run check = run("dcmpschk", folder.resolve(name));
            assertEquals(0, check.exit(), check.text());
            assertFalse(check.text().contains("Error") || check.text().contains("Warning"), check.text());
        }
    }

    @Test
    void dcmtkShowsTheFilmThroughTheStateAsWeDo() throws Exception {
        assumeTrue(isInstalled("dcmp2pgm"), "dcmp2pgm (Debian package dcmtk) is not installed");
        assertShownAlike(film, folder.resolve("film.dcm"), folder.resolve("digital-gsps.dcm"));
    }

    /** Stored values of every sign, slope and polarity, made by pydicom. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "explicit",
                "monochrome1",
                "monochrome1_inverse",
                "monochrome1_identity",
                "negative_slope",
                "negative_slope_monochrome1",
                "rescale",
                "signed12",
                "high_bit_15",
                "overlay_bits",
                "signed_overlay_bits",
                "frames"
            })
    void theStateFitsTheStoredValuesOfTheFilm(String fixture) throws Exception {
        assumeTrue(isInstalled("dcmp2pgm"), "dcmp2pgm (Debian package dcmtk) is not installed");
        Path image = folder.resolve(fixture + ".dcm");
        try (InputStream in = getClass().getResourceAsStream("/org/nasion/core/dicom/" + fixture + ".dcm")) {
            Files.write(image, in.readAllBytes());
        }
        Cephalogram small = new FilmReader().read(image, Progress.NONE);
        Report report = Traced.report(
                small,
                Traced.ZOE,
                Tracing.EMPTY.with(Landmark.S, Films.manual(3, -4)),
                new Calibration.Uncalibrated(1));
        Path state = folder.resolve(fixture + "-gsps.dcm");
        DicomWriter.write(
                PresentationState.of(
                                report,
                                FilmSource.of(small, Traced.ZOE, Traced.TAKEN),
                                LocalDateTime.of(2026, 11, 22, 20, 0))
                        .orElseThrow(),
                state);
        assertShownAlike(small, image, state);
        assumeTrue(isInstalled("dciodvfy"), "dciodvfy (Debian package dicom3tools) is not installed");
        String findings = run("dciodvfy", state).text();
        assertFalse(findings.contains("Error"), findings);
    }

    /** A whole phantom with its grain, so that every part of the code is used, beyond what the small fixtures do. */
    @ParameterizedTest
    @ValueSource(strings = {"+el", "+en"})
    void jpegLsOfAWholeFilmIsThatOfDcmtk(String losses) throws Exception {
        assumeTrue(
                isInstalled("dcmcjpls") && isInstalled("dcmdjpls"),
                "dcmcjpls and dcmdjpls (Debian package dcmtk) are not installed");
        Path coded = folder.resolve("coded.dcm");
        Path plain = folder.resolve("plain.dcm");
        assertEquals(
                0, run("dcmcjpls", losses, folder.resolve("film.dcm"), coded).exit());
        assertEquals(0, run("dcmdjpls", coded, plain).exit());
        short[] theirs = new FilmReader().read(plain, Progress.NONE).samples();
        assertArrayEquals(theirs, new FilmReader().read(coded, Progress.NONE).samples());
        assertEquals(losses.equals("+el"), Arrays.equals(theirs, film.samples()));
    }

    @Test
    void aColourPictureHasNoGreyState() {
        Cephalogram colour = new Cephalogram(
                64,
                64,
                255,
                new short[64 * 64],
                Window.full(255),
                new Acquisition(
                        "DICOM",
                        "",
                        Spacings.NONE,
                        Traced.ZOE,
                        Traced.TAKEN,
                        Map.of(
                                "SOPClassUID",
                                "1.2.840.10008.5.1.4.1.1.7",
                                "SOPInstanceUID",
                                "2.25.1",
                                "SeriesInstanceUID",
                                "2.25.2",
                                "StudyInstanceUID",
                                "2.25.3",
                                "PhotometricInterpretation",
                                "RGB"),
                        List.of()));
        Report report = Traced.report(colour, Traced.ZOE, Tracing.EMPTY, new Calibration.Uncalibrated(1));
        assertEquals(
                Optional.empty(),
                PresentationState.of(report, FilmSource.of(colour, Traced.ZOE, Traced.TAKEN), LocalDateTime.MIN));
    }

    private static void assertShownAlike(Cephalogram film, Path image, Path state) throws Exception {
        Path picture = folder.resolve("shown.pgm");
        Run shown = run("dcmp2pgm", "-p", state, image, picture);
        assertEquals(0, shown.exit(), shown.text());
        byte[] pgm = Files.readAllBytes(picture);
        byte[] ours = film.toEightBit(film.window());
        int header = pgm.length - ours.length;
        assertTrue(new String(pgm, 0, header, StandardCharsets.US_ASCII).contains(film.width() + " " + film.height()));
        for (int i = 0; i < ours.length; i++) {
            assertEquals(ours[i] & 0xFF, pgm[header + i] & 0xFF, 1, image.getFileName() + " pixel " + i);
        }
    }

    private static List<Path> all() {
        return Stream.of(ofDicom, ofScan, ofNobody).flatMap(List::stream).toList();
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    private static DicomObject object(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new Part10Provider().read(bytes, bytes.length).dataSet();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private record Run(int exit, String text) {}

    private static Run run(String program, Object... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(program), Stream.of(arguments).map(Object::toString))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
    }
}
