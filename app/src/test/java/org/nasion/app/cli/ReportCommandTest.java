package org.nasion.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.Composition;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.MotionFiles;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.command.GreyPng;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/** Reports of cases that people saved: what is written is what they left, and no network is loaded for it. */
@Tag("slow")
class ReportCommandTest {

    private static final Phantom PHANTOM =
            new PhantomGenerator().generate(PhantomSpec.ofSeed(3).withFilm(600, 750, 0.32), Progress.NONE);

    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final CaseStore cases = new CaseStore("test", Clock.systemUTC());

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveOutputBack() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    private int nasion(Object... arguments) {
        try (Composition composition = new Composition()) {
            return NasionCommand.run(
                    composition, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** A case whose points a person accepted, moved to the side by some pixels all together, beside its film. */
    private Path caseOf(Path film, String patient, double sideways) throws IOException {
        Files.createDirectories(film.getParent());
        if (!Files.exists(film)) {
            GreyPng.write(PHANTOM.film(), film);
        }
        Cephalogram read;
        try (Composition composition = new Composition()) {
            read = composition.reader().read(film, Progress.NONE);
        }
        Map<Landmark, Placement> placements = new TreeMap<>();
        PHANTOM.truth()
                .forEach((landmark, point) -> placements.put(
                        landmark,
                        new Placement(
                                new Point(point.x() + sideways, point.y()),
                                Placement.Origin.MANUAL,
                                true,
                                Optional.empty())));
        Path file = film.resolveSibling(film.getFileName().toString().replace(".png", CaseStore.EXTENSION));
        cases.save(
                file,
                new CaseFile(
                        CaseFile.Film.of(film.getFileName().toString(), read),
                        new CaseContent(
                                        new Tracing(placements),
                                        new Calibration.Ruler(
                                                PHANTOM.rulerFrom(), PHANTOM.rulerTo(), PHANTOM.rulerLengthMm(), 1))
                                .of(
                                        new Patient(
                                                "P-17",
                                                "",
                                                patient,
                                                Optional.of(LocalDate.parse("2012-02-29")),
                                                Sex.FEMALE),
                                        Exposure.UNKNOWN),
                        Optional.empty(),
                        Optional.empty()));
        return file;
    }

    private static double value(Path json, String id) throws IOException {
        for (JsonNode reading : new ObjectMapper().readTree(json.toFile()).get("readings")) {
            if (reading.get("id").asText().equals(id)) {
                return reading.get("value").asDouble();
            }
        }
        throw new AssertionError("there is no " + id);
    }

    /** S–N by Pythagoras from the phantom's own points and its millimetres. */
    @Test
    void theNumbersAreThoseOfTheCaseAndItLiesBesideThem() throws IOException {
        Path one = caseOf(folder.resolve("a/film.png"), "Muster, Erika", 0);
        byte[] before = Files.readAllBytes(one);
        Path out = folder.resolve("out");
        assertEquals(0, nasion("report", one, "--out", out, "--report", "pdf,csv,json,html,xlsx"), said());
        assertEquals(
                Set.of(
                        "film.nasion",
                        "film.pdf",
                        "film.csv",
                        "film.json",
                        "film.html",
                        "film.xlsx",
                        "film-overlay.png"),
                names(out));
        assertArrayEquals(before, Files.readAllBytes(one));
        CaseFile copy = cases.open(out.resolve("film.nasion"));
        assertEquals(cases.open(one).content(), copy.content());
        assertEquals(Optional.of("../a/film.nasion"), copy.copyOf());
        assertEquals("../a/film.png", copy.film().path());
        Point s = PHANTOM.truth().get(Landmark.S);
        Point n = PHANTOM.truth().get(Landmark.N);
        assertEquals(
                Math.hypot(s.x() - n.x(), s.y() - n.y()) * PHANTOM.mmPerPx(),
                value(out.resolve("film.json"), "S_N"),
                0.05);
        assertTrue(Files.readString(out.resolve("film.html")).contains("Muster, Erika"));
        assertTrue(said().contains("29 placed or accepted by a person"), said());
    }

    @Test
    void withoutAFolderResultsLieBesideTheirCaseWhichStaysAsItIs() throws IOException {
        Path one = caseOf(folder.resolve("a/film.png"), "", 0);
        byte[] before = Files.readAllBytes(one);
        for (int run = 0; run < 2; run++) {
            assertEquals(0, nasion("report", one, "--report", "json"), said());
        }
        assertEquals(Set.of("film.png", "film.nasion", "film.json", "film-overlay.png"), names(folder.resolve("a")));
        assertArrayEquals(before, Files.readAllBytes(one));
    }

    /** Two people's cases of one film have one name and one hash: neither's reports take the other's place, in any order. */
    @Test
    void reportsOfTwoPeoplesCasesOfOneFilmStayApartAndAreRenewed() throws IOException {
        Path one = caseOf(folder.resolve("a/film.png"), "", 0);
        Path other = caseOf(folder.resolve("b/film.png"), "", 0);
        Path out = folder.resolve("out");
        assertEquals(0, nasion("report", one, "--out", out, "--report", "json"), said());
        assertEquals(0, nasion("report", other, "--out", out, "--report", "json"), said());
        double first = value(out.resolve("film.json"), "SNA");
        CaseFile before = cases.open(one);
        Placement a = before.content().tracing().placement(Landmark.A).orElseThrow();
        cases.save(
                one,
                before.with(before.content()
                        .with(before.content()
                                .tracing()
                                .with(
                                        Landmark.A,
                                        a.movedTo(new Point(
                                                a.position().x() + 20,
                                                a.position().y()))))));
        assertEquals(0, nasion("report", other, one, "--out", out, "--report", "json"), said());
        assertEquals(
                Set.of(
                        "film.nasion",
                        "film.json",
                        "film-overlay.png",
                        "film-2.nasion",
                        "film-2.json",
                        "film-2-overlay.png"),
                names(out));
        assertTrue(value(out.resolve("film.json"), "SNA") > first + 1, "A was moved forward in the first case");
        assertEquals(first, value(out.resolve("film-2.json"), "SNA"), 1e-9);
    }

    /** A copy that somebody went on with is a case of its own. */
    @Test
    void aCopyThatAPersonSavedIsKept() throws IOException {
        Path one = caseOf(folder.resolve("a/film.png"), "", 0);
        Path out = folder.resolve("out");
        assertEquals(0, nasion("report", one, "--out", out, "--report", "json"), said());
        CaseFile copy = cases.open(out.resolve("film.nasion"));
        cases.save(out.resolve("film.nasion"), copy.with(copy.content()));
        byte[] saved = Files.readAllBytes(out.resolve("film.nasion"));
        assertEquals(0, nasion("report", one, "--out", out, "--report", "json"), said());
        assertArrayEquals(saved, Files.readAllBytes(out.resolve("film.nasion")));
        assertTrue(names(out).contains("film-2.nasion"), said());
        assertEquals(1, nasion("trace", folder.resolve("a/film.png"), "--out", out), said());
        assertTrue(said().contains("NAS-TRACE-EDITED"), said());
    }

    /** Every kind of result may name the patient, the picture and the numbers too. */
    @Test
    void resultsAreReadableByTheirOwnerOnly() throws IOException {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "this file system knows no rights");
        Path out = folder.resolve("out");
        assertEquals(
                0,
                nasion(
                        "report",
                        caseOf(folder.resolve("a/film.png"), "", 0),
                        "--out",
                        out,
                        "--report",
                        "pdf,html,xlsx,csv,json",
                        "--dicom"),
                said());
        assertTrue(names(out).size() > 9, said());
        for (String name : names(out)) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(name))), name);
        }
    }

    /** A name that holds with the longest ending of a case but not of a picture: none of the results comes. */
    @Test
    void whereOneResultCannotBeWrittenThereIsNone() throws IOException {
        Path one = caseOf(folder.resolve("a/" + "x".repeat(244) + ".png"), "", 0);
        Path out = folder.resolve("out");
        assertEquals(1, nasion("report", one, "--out", out, "--report", "pdf,csv"), said());
        assertTrue(said().contains("NAS-FILE-NAME"), said());
        assertEquals(Set.of(), names(out));
    }

    /** What a killed run left is gone after the next one: here a process number that no system gives. */
    @Test
    void whatAKilledRunLeftIsRemoved() throws IOException {
        Path one = caseOf(folder.resolve("a/film.png"), "", 0);
        Path out = Files.createDirectories(folder.resolve("out"));
        Path left = Files.createDirectory(out.resolve(".nasion-4194305-00000000-0000-0000-0000-000000000000.tmp"));
        Files.writeString(left.resolve("film.pdf"), "half");
        Files.writeString(out.resolve(".nasion-4194305-00000000-0000-0000-0000-000000000001.tmp"), "half");
        assertEquals(0, nasion("report", one, "--out", out, "--report", "csv"), said());
        assertEquals(Set.of("film.nasion", "film.csv", "film-overlay.png"), names(out));
    }

    /** Nothing of a report goes through the temporary folder; the network cannot start without it and says so. */
    @Test
    void whereThereIsNoTemporaryFolderReportsAreMadeAndTheNetworkSaysWhatIsMissing() throws Exception {
        Path one = caseOf(folder.resolve("a/film.png"), "", 0);
        Path out = folder.resolve("out");
        assertEquals(
                "0",
                withoutTemporaryFolder("report", one, "--out", out, "--report", "pdf,html,xlsx", "--dicom"),
                said());
        assertTrue(names(out).containsAll(Set.of("film.pdf", "film.html", "film-overlay.png", "film-sr.dcm")), said());
        assertEquals(
                "1",
                withoutTemporaryFolder("trace", folder.resolve("a/film.png"), "--out", folder.resolve("traced")),
                said());
        assertTrue(said().contains("NAS-FILE-TEMPORARY"), said());
    }

    private String withoutTemporaryFolder(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder.resolve("none"),
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.nasion.app.Launcher"));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        child.getInputStream().transferTo(said);
        return Integer.toString(child.waitFor());
    }

    @Test
    void whatFailsIsToldAndTheOthersGoOn() throws IOException {
        Path good = caseOf(folder.resolve("a/film.png"), "", 0);
        Path gone = caseOf(folder.resolve("b/film.png"), "", 0);
        Files.delete(folder.resolve("b/film.png"));
        Path damaged = Files.writeString(folder.resolve("damaged.nasion"), "{}");
        Path out = folder.resolve("out");
        assertEquals(
                1,
                nasion("report", gone, damaged, folder.resolve("a/film.png"), good, "--out", out, "--report", "csv"),
                said());
        for (String code :
                Set.of("NAS-CASE-FILM-MISSING", "NAS-CASE-DAMAGED", "NAS-REPORT-CASE", "3 of 4 files failed")) {
            assertTrue(said().contains(code), said());
        }
        assertEquals(Set.of("film.nasion", "film.csv", "film-overlay.png"), names(out));
    }

    @Test
    void withoutThePatientReportsNameNobody() throws IOException {
        Path one = caseOf(folder.resolve("a/film.png"), "Xanthippe", 0);
        Path out = folder.resolve("out");
        assertEquals(
                0, nasion("report", one, "--out", out, "--report", "html,csv", "--dicom", "--de-identify"), said());
        for (String name : names(out)) {
            String content = Files.readString(out.resolve(name), StandardCharsets.ISO_8859_1);
            assertEquals(name.endsWith(".nasion"), content.contains("Xanthippe") || content.contains("P-17"), name);
        }
        assertTrue(names(out).contains("film-sr.dcm"), said());
        assertFalse(said().contains("Xanthippe"), said());
    }

    /** The same case of a day. */
    private Path onDay(Path file, String day) {
        CaseFile known = cases.open(file);
        cases.save(file, known.with(known.content().of(known.content().patient(), Exposure.on(day))));
        return file;
    }

    private static double mmPerPx(CaseFile known) {
        return known.content().calibration().mmPerPx().orElseThrow();
    }

    @Test
    void anEarlierVisitIsToldBehindTheReportByWhatWasAccepted() throws IOException {
        Path one = onDay(caseOf(folder.resolve("a/film.png"), "Muster, Erika", 0), "2023-03-01");
        Path film = Files.createDirectories(folder.resolve("b")).resolve("film.png");
        GreyPng.write(PHANTOM.film(), film);
        Files.write(film, "another film".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);
        Path two = onDay(caseOf(film, "Muster, Erika", 5), "2024-03-01");
        Path out = folder.resolve("out");
        assertEquals(0, nasion("report", two, "--compare", one, "--out", out, "--report", "html,xlsx"), said());
        String html = Files.readString(out.resolve("film.html"));
        assertTrue(html.contains("Comparison with 2023-03-01"), said());
        assertTrue(html.contains("S–N at S; ANS–PNS at ANS; Go–Me at Me: laid by the method; nobody accepted it."));

        CaseFile earlier = cases.open(one);
        CaseFile later = cases.open(two);
        AcceptedMotions.Pair pair = new AcceptedMotions.Pair(
                earlier.film().sha256(), later.film().sha256(), mmPerPx(earlier), mmPerPx(later));
        new MotionFiles(two.getParent())
                .keep(
                        pair,
                        new AcceptedMotions.Accepted(
                                "sn-at-n",
                                0,
                                0,
                                0,
                                false,
                                "Dr. Musterfrau",
                                "2024-03-02T09:00:00Z",
                                pair.earlierMmPerPx(),
                                pair.laterMmPerPx()));
        assertEquals(0, nasion("report", two, "--compare", one, "--out", out, "--report", "html"), said());
        html = Files.readString(out.resolve("film.html"));
        assertTrue(html.contains("S–N at N: accepted by Dr. Musterfrau on 2024-03-02."));
        assertFalse(html.contains("ANS–PNS at ANS"));
    }

    @Test
    void nothingOfAnotherPatientStandsBehindAReportAndNothingThatNamesNobodyIsCompared() throws IOException {
        Path one = caseOf(folder.resolve("a/film.png"), "Muster, Erika", 0);
        CaseFile known = cases.open(caseOf(folder.resolve("b/film.png"), "Else, Somebody", 0));
        Path other = folder.resolve("b/film.nasion");
        cases.save(
                other,
                known.with(known.content()
                        .of(
                                new Patient("P-18", "", "Else, Somebody", Optional.empty(), Sex.FEMALE),
                                Exposure.UNKNOWN)));
        Path out = folder.resolve("out");
        assertEquals(1, nasion("report", one, "--compare", other, "--out", out, "--report", "html"));
        assertTrue(said().contains("NAS-COMPARE-OTHER-PATIENT"), said());
        assertFalse(Files.exists(out.resolve("film.html")));
        for (List<String> wrong : List.of(
                List.of("--de-identify", "--dicom"), List.of("--form", "patient"), List.of("--report", "csv,json"))) {
            said.reset();
            List<Object> all = new ArrayList<>(List.of("report", one, "--out", out));
            all.addAll(wrong);
            all.addAll(List.of("--compare", one));
            assertEquals(1, nasion(all.toArray()), wrong.toString());
            assertTrue(said().contains("NAS-REPORT-COMPARE"), said());
        }
    }

    @Test
    void visitsAreComparedAsTheWindowWritesThemAndThoseOfTwoPatientsAreNotWritten() throws IOException {
        Path one = onDay(caseOf(folder.resolve("a/film.png"), "Muster, Erika", 0), "2023-03-01");
        Path two = onDay(caseOf(folder.resolve("b/film.png"), "Muster, Erika", 5), "2024-03-01");
        Path out = folder.resolve("out");
        // The later one first: days decide.
        assertEquals(0, nasion("compare", two, one, "--method", "sn-at-s", "--out", out), said());
        assertEquals(
                Set.of(
                        "changes.csv",
                        "moves.csv",
                        "superimposition.csv",
                        "comparison.xlsx",
                        "comparison.pdf",
                        "comparison.html",
                        "sn-at-s.svg",
                        "sn-at-s.png",
                        "sn-at-s.dcm"),
                names(out));
        assertTrue(Files.readString(out.resolve("comparison.html")).contains("Muster, Erika"));
        assertTrue(said().contains("1 · 2023-03-01; 2 · 2024-03-01"), said());
        CaseFile known = cases.open(two);
        cases.save(
                two,
                known.with(known.content()
                        .of(
                                new Patient("P-18", "", "Else, Somebody", Optional.empty(), Sex.FEMALE),
                                Exposure.on("2024-03-01"))));
        assertEquals(1, nasion("compare", one, two, "--out", folder.resolve("other")));
        assertTrue(said().contains("NAS-COMPARE-OTHER-PATIENT"), said());
        assertFalse(Files.exists(folder.resolve("other")));
        assertEquals(0, nasion("compare", one, two), "what is only shown is told with a warning");
    }
}
