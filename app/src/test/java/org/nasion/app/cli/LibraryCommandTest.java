package org.nasion.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.Composition;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.storage.Sha256;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.model.dataset.AnnotatedFilm;
import org.nasion.model.dataset.Dataset;
import org.nasion.model.dataset.DatasetReader;

/** The library as a user of the command line has it. */
@Tag("slow")
class LibraryCommandTest {

    /** Invented; ANB is 5.0° on a film whose A lies so (calculated below from the points' coordinates). */
    private static final Map<Landmark, Point> POINTS = Map.of(
            Landmark.S,
            new Point(80, 80),
            Landmark.N,
            new Point(150, 75),
            Landmark.A,
            new Point(148, 133),
            Landmark.B,
            new Point(139, 174));

    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path films;

    @BeforeEach
    void catchOutput() throws IOException {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        films = Files.createDirectories(folder.resolve("films"));
    }

    @AfterEach
    void giveOutputBack() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    private int library(Object... arguments) {
        return libraryAt("library.db", arguments);
    }

    private int libraryAt(String name, Object... arguments) {
        out.reset();
        err.reset();
        try (Composition composition = new Composition()) {
            return NasionCommand.run(
                    composition,
                    Stream.concat(Stream.of("library", "--library", folder.resolve(name)), Stream.of(arguments))
                            .map(Object::toString)
                            .toArray(String[]::new));
        }
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private Path film(String name, String patient, String id, String birth, String day) {
        short[] samples = new short[200 * 240];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((i * 31 + name.hashCode()) & 0xFFF);
        }
        Acquisition acquisition = new Acquisition(
                "",
                "",
                Acquisition.Spacings.NONE,
                new Patient(id, "", patient, IsoDate.read(birth), Sex.FEMALE),
                Exposure.on(day),
                Map.of(),
                List.of());
        Path file = films.resolve(name);
        new FilmDicomWriter().write(new Cephalogram(200, 240, 4095, samples, Window.full(4095), acquisition), file);
        return file;
    }

    private Path traced(Path film, String patient, String id, String birth, String day) throws IOException {
        Map<Landmark, Placement> placements = new LinkedHashMap<>();
        POINTS.forEach((landmark, point) ->
                placements.put(landmark, new Placement(point, Placement.Origin.MANUAL, true, Optional.empty())));
        CaseFile content = new CaseFile(
                new CaseFile.Film(film.getFileName().toString(), Sha256.hex(Files.readAllBytes(film)), 200, 240),
                new CaseContent(
                                new Tracing(placements),
                                new Calibration.Scale(Calibration.Kind.USER_STATED, 0.8, 1, ""))
                        .of(new Patient(id, "", patient, IsoDate.read(birth), Sex.FEMALE), Exposure.on(day)),
                Optional.empty(),
                Optional.empty());
        Path file = film.resolveSibling(film.getFileName() + ".nasion");
        try (Composition composition = new Composition()) {
            composition.cases().save(file, content);
        }
        return file;
    }

    /** By hand: the angle at N between A and B, from the points above. */
    private static double anb() {
        double a = Math.toDegrees(Math.atan2(133 - 75, 148 - 150));
        double b = Math.toDegrees(Math.atan2(174 - 75, 139 - 150));
        return b - a;
    }

    private void threePatients() throws IOException {
        traced(
                film("a1.dcm", "Muster, Erika", "1", "2014-06-01", "2024-01-01"),
                "Muster, Erika",
                "1",
                "2014-06-01",
                "2024-01-01");
        film("a2.dcm", "Muster, Erika", "1", "2014-06-01", "2025-01-01");
        film("b1.dcm", "Nowak, Jan", "2", "2010-01-01", "2024-01-01");
        film("c1.dcm", "Okafor, Ada", "3", "2000-01-01", "2024-01-01");
        Files.writeString(films.resolve("notes.txt"), "no film");
    }

    @Test
    void aFolderIsImportedListedAndSearched() throws IOException {
        threePatients();
        assertEquals(0, library("import", films), said());
        assertTrue(said().contains("4 films and 3 patients came in"), said());
        assertEquals(0, library("list"), said());
        assertTrue(said().contains("Muster, Erika") && said().contains("3 patients"), said());
        assertTrue(anb() > 4 && anb() < 6, "the film's ANB is " + anb());
        assertEquals(0, library("search", "ANB", ">", "4", "and", "age", "9-12", "and", "two", "visits"), said());
        assertTrue(said().contains("Muster") && said().contains("1 patient"), said());
        assertEquals(0, library("search", "ANB > 6"), said());
        assertTrue(said().contains("0 patients"), said());
        assertEquals(1, library("search", "ANB >"), said());
        assertTrue(said().contains("NAS-LIBRARY-QUERY"), said());
        assertEquals(0, library("import", films), said());
        assertTrue(said().contains("0 films and 0 patients came in"), said());
        assertEquals(0, library("check"), said());
    }

    @Test
    void nothingIsMergedWhereNamesOrDatesDisagree() throws IOException {
        film("a.dcm", "Muster, Erika", "1", "2014-06-01", "2024-01-01");
        assertEquals(0, library("import", films), said());
        film("b.dcm", "Mustermann, Max", "1", "1980-01-01", "2024-02-01");
        film("c.dcm", "Muster, Erika", "77", "2014-06-01", "2024-03-01");
        film("d.dcm", "", "", "", "2024-03-01");
        assertEquals(3, library("import", films), said());
        assertTrue(
                said().contains("birth date and name")
                        && said().contains("not their identifier")
                        && said().contains("names nobody"),
                said());
        assertFalse(said().contains("Mustermann") || said().contains("1980"), said());
        assertEquals(3, library("import", films, "--new", "1", "--same", "77"), said());
        assertTrue(said().contains("2 films and 1 patients came in"), said());
        assertEquals(0, library("show", 1), said());
        assertTrue(said().contains("2024-03-01"), said());
        Path table = Files.writeString(
                folder.resolve("table.csv"),
                "file,id,name,birth_date,tags\nfilms/d.dcm,9,\"Else, Somebody\",2001-02-03,recall; teaching\n");
        assertEquals(0, library("import", table), said());
        assertEquals(0, library("search", "tag:teaching"), said());
        assertTrue(said().contains("Else, Somebody"), said());
    }

    @Test
    void aLibraryIsWrittenOutAndRebuiltFromItsFiles() throws IOException {
        threePatients();
        library("import", films);
        Path table = Files.writeString(
                folder.resolve("t.csv"),
                "file,id,name,tags,notes\nfilms/a1.dcm,1,\"Muster, Erika\",surgery,\"two\nlines\"\n");
        library("import", table);
        assertEquals(0, library("search", "tag:surgery"), said());
        assertTrue(said().contains("1 patient"), "a table says more of films that are there: " + said());
        Files.writeString(table, "file,id,name,tags\nfilms/a1.dcm,7,\"Else, Somebody\",teaching\n");
        library("import", table);
        assertEquals(0, library("search", "tag:teaching"), said());
        assertTrue(said().contains("0 patients"), "but not of whom the library does not know them: " + said());
        Path export = folder.resolve("export");
        assertEquals(0, library("export", "--files", export, "--with-films"), said());
        assertEquals(1, library("export", "--files", export), said());
        // The films move away: the export brings its own.
        Files.move(films, folder.resolve("elsewhere"));
        assertEquals(0, libraryAt("rebuilt.db", "import", export), said());
        assertTrue(said().contains("4 films and 3 patients came in"), said());
        assertEquals(0, libraryAt("rebuilt.db", "search", "ANB > 4"), said());
        assertTrue(said().contains("Muster"), said());
        assertEquals(0, libraryAt("rebuilt.db", "check"), said());
        // The first library finds its films at their new place.
        assertEquals(1, library("check"), said());
        assertEquals(0, library("import", folder.resolve("elsewhere")), said());
        assertTrue(said().contains("4 of them at another place now"), said());
        assertEquals(0, library("check"), said());
    }

    @Test
    void aDeidentifiedExportNamesNobodyAndIsReadAsADataSet() throws IOException {
        threePatients();
        library("import", films);
        assertEquals(0, library("export", "muster", "--dataset", folder.resolve("csv")), said());
        assertEquals(0, library("export", "muster", "--dataset", folder.resolve("aariz"), "--layout", "aariz"), said());
        assertEquals(0, library("export", "--table", folder.resolve("table.csv")), said());
        for (String layout : List.of("csv", "aariz")) {
            Dataset dataset = new DatasetReader().read(folder.resolve(layout));
            assertEquals(2, dataset.films().size(), layout);
            AnnotatedFilm film = dataset.films().stream()
                    .filter(one -> one.marks().values().stream().anyMatch(marks -> !marks.isEmpty()))
                    .findFirst()
                    .orElseThrow();
            Map<Landmark, Point> marks = film.marks().values().iterator().next();
            assertEquals(POINTS.keySet(), marks.keySet());
            assertEquals(148, marks.get(Landmark.A).x(), 1e-3);
            assertEquals(0.8, film.mmPerPx().orElseThrow(), 1e-9);
        }
        String table = Files.readString(folder.resolve("table.csv"));
        assertEquals(5, table.lines().count(), table);
        assertTrue(table.lines().findFirst().orElseThrow().contains("ANB (°)"), table);
        assertTrue(table.contains(",9.6,"), table);
        for (Path root : List.of(folder.resolve("csv"), folder.resolve("aariz"), folder.resolve("table.csv"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertFalse(
                            bytes.contains("Muster") || bytes.contains("2014-06-01") || bytes.contains("2024-01-01"),
                            file.toString());
                }
            }
        }
    }

    @Test
    void patientsAreMergedUndoneAndDeletedByNumber() throws IOException {
        threePatients();
        library("import", films);
        assertEquals(0, library("merge", 2, 1), said());
        assertTrue(said().contains("change 1"), said());
        assertEquals(0, library("search", "nowak"), said());
        assertTrue(said().contains("Muster, Erika"), said());
        assertEquals(0, library("undo", 1), said());
        assertEquals(3, library("delete", 3), said());
        assertEquals(0, library("delete", 3, "--yes"), said());
        assertFalse(said().contains("Okafor"), said());
        assertEquals(0, library("list"), said());
        assertTrue(said().contains("2 patients"), said());
        assertEquals(0, library("backup", folder.resolve("backup.db")), said());
        assertEquals(0, libraryAt("new.db", "restore", folder.resolve("backup.db")), said());
        assertTrue(said().contains("2 patients and 3 films"), said());
    }
}
