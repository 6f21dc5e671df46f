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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.Composition;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.library.Actor;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.storage.Sha256;
import org.nasion.core.study.Assignment;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Studies as a user of the command line has them; readings are written as the window writes them. */
@Tag("slow")
class StudyCommandTest {

    private static final Actor SOMEBODY = new Actor("somebody", "here");

    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Composition composition = new Composition();

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveOutputBack() {
        System.setOut(realOut);
        System.setErr(realErr);
        composition.close();
    }

    private int nasion(Object... arguments) {
        out.reset();
        err.reset();
        return NasionCommand.run(
                composition, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private Path film(String name, String patient, String id) {
        short[] samples = new short[120 * 100];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((i * 31 + name.hashCode()) & 0xFFF);
        }
        Acquisition acquisition = new Acquisition(
                "",
                "",
                Acquisition.Spacings.NONE,
                new Patient(id, "", patient, IsoDate.read("2014-06-01"), Sex.FEMALE),
                Exposure.on("2024-01-01"),
                Map.of(),
                List.of());
        Path file = folder.resolve("films").resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        new FilmDicomWriter().write(new Cephalogram(120, 100, 4095, samples, Window.full(4095), acquisition), file);
        return file;
    }

    private Path db() {
        return folder.resolve("library.db");
    }

    private Library library() {
        return composition.libraries().open(Optional.of(LibraryAddress.parse(db().toString())));
    }

    private StudyFolder study() {
        return StudyFolder.open(folder.resolve("study"), composition.cases());
    }

    /** Reads all films of a reader: each landmark where {@code at} says for the film. */
    private void read(String reader, Map<Landmark, Point> points, double shift) {
        StudyFolder study = study();
        for (Assignment.Item item : study.assignment(reader).items()) {
            Path file = study.file(study.film(item.film()));
            Cephalogram film = composition.reader().read(file, Progress.NONE);
            double own = shift + 10 * Integer.parseInt(item.film().substring(1));
            Map<Landmark, Placement> placements = new LinkedHashMap<>();
            points.forEach((landmark, at) -> placements.put(
                    landmark,
                    new Placement(new Point(at.x() + own, at.y()), Placement.Origin.MANUAL, true, Optional.empty())));
            study.keep(
                    reader,
                    item,
                    new CaseFile(
                            CaseFile.Film.of("../../films/" + item.film() + ".dcm", film),
                            new CaseContent(new Tracing(placements), CalibrationLadder.of(film)),
                            Optional.empty(),
                            Optional.empty()),
                    ItemRecord.OPEN.with(ItemRecord.State.DONE).spent(30, "S"));
        }
    }

    private FilmEntry entry(Library library, Path film) throws IOException {
        return library.films().ofSha256(Sha256.hex(Files.readAllBytes(film))).orElseThrow();
    }

    private Map<Landmark, Placement> points(Library library, Path film) throws IOException {
        return library.films()
                .open(entry(library, film).number(), SOMEBODY)
                .content()
                .content()
                .tracing()
                .placements();
    }

    /** Of a library's patients into a study without names, and its result back to the right ones by what the films are. */
    @Test
    void aLibrarysFilmsBecomeAStudyAndItsResultGoesBackToTheirPatients() throws IOException {
        Path erika = film("a.dcm", "Muster, Erika", "1");
        Path jan = film("b.dcm", "Nowak, Jan", "2");
        Path ada = film("c.dcm", "Okafor, Ada", "3");
        assertEquals(0, nasion("library", "--library", db(), "import", folder.resolve("films")), said());
        Path study = folder.resolve("study");
        assertEquals(1, nasion("study", "new", study, erika, "--patients", "muster"), said());
        assertTrue(said().contains("NAS-STUDY-FILMS"), said());
        assertEquals(1, nasion("study", "new", study), said());
        assertEquals(1, nasion("study", "new", study, "--library", db(), "--patients", "somebody"), said());
        assertTrue(said().contains("NAS-STUDY-EMPTY"), said());
        assertEquals(
                0,
                nasion(
                        "study",
                        "new",
                        study,
                        "--library",
                        db(),
                        "--patients",
                        "born 2014",
                        "--title",
                        "Pilot, first",
                        "--landmarks",
                        "S,N,A"),
                said());
        assertEquals(0, nasion("study", "assign", study, "--reader", "anna", "--reader", "ben"), said());
        try (Stream<Path> files = Files.walk(study)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(one -> !one.endsWith("key.json"))
                    .toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(
                        List.of("Muster", "20140601", "2014-06-01", "20240101", "2024-01-01").stream()
                                .anyMatch(bytes::contains),
                        file + "");
            }
        }
        assertEquals(0, nasion("library", "--library", db(), "search", "tag:pilot"), said());
        assertTrue(said().contains("study Pilot first") && said().contains("3 patients"), said());

        Map<Landmark, Point> marks =
                Map.of(Landmark.S, new Point(20, 30), Landmark.N, new Point(60, 25), Landmark.A, new Point(58, 60));
        read("anna", marks, 0);
        read("ben", marks, 2);
        assertEquals(1, nasion("study", "return", study, "--library", db()), said());
        assertTrue(said().contains("NAS-STUDY-OPEN"), said());
        assertEquals(0, nasion("study", "status", study), said());
        assertTrue(said().contains("anna") && said().contains("30"), said());
        Files.writeString(study.resolve("choices.csv"), "F0002,A,ben\n");
        assertEquals(0, nasion("study", "freeze", study, "--by", "a coordinator"), said());

        // One patient is signed for meanwhile, and somebody works on another one's film.
        Map<String, Path> files = Map.of("a", erika, "b", jan, "c", ada);
        String signed = "";
        try (Library library = library()) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                if (nameInStudy(file.getValue()).equals("F0003")) {
                    signed = file.getKey();
                    FilmEntry film = entry(library, file.getValue());
                    library.leases().take(film.number(), SOMEBODY);
                }
            }
        }
        assertEquals(1, nasion("study", "return", study, "--library", db(), "--by", "mean"), said());
        assertTrue(said().contains("2 films were given") && said().contains("1 stayed"), said());
        assertTrue(said().contains("F0003: ") && said().contains("NAS-LIBRARY-HELD"), said());
        assertFalse(said().contains("Muster") || said().contains("Nowak") || said().contains("Okafor"), said());
        try (Library library = library()) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                Map<Landmark, Placement> there = points(library, file.getValue());
                if (file.getKey().equals(signed)) {
                    assertEquals(Map.of(), there);
                    continue;
                }
                // The mean of the readers' shifts of 0 and 2 px, and the film's own of ten times its number.
                int number = Integer.parseInt(nameInStudy(file.getValue()).substring(1));
                assertEquals(Set.of(Landmark.S, Landmark.N, Landmark.A), there.keySet());
                assertEquals(
                        20 + 1 + 10 * number, there.get(Landmark.S).position().x(), 1e-9);
                assertEquals(
                        58 + (number == 2 ? 2 : 1) + 10 * number,
                        there.get(Landmark.A).position().x(),
                        1e-9);
                assertTrue(there.get(Landmark.A).confirmed());
                History history = library.films()
                        .open(entry(library, file.getValue()).number(), SOMEBODY)
                        .content()
                        .content()
                        .history();
                assertEquals(
                        "study Pilot first", history.of(Landmark.A).getLast().by());
            }
        }
        assertEquals(0, nasion("library", "--library", db(), "search", "tag:pilot"), said());
        assertEquals(2, said().split("study Pilot first returned", -1).length - 1, said());

        // Again: what is there stays, and what a person has moved since is nobody's to overwrite.
        try (Library library = library()) {
            for (Path file : files.values()) {
                if (nameInStudy(file).equals("F0001")) {
                    FilmEntry film = entry(library, file);
                    CaseFile content =
                            library.films().open(film.number(), SOMEBODY).content();
                    Tracing moved = content.content()
                            .tracing()
                            .with(
                                    Landmark.S,
                                    content.content()
                                            .tracing()
                                            .placement(Landmark.S)
                                            .orElseThrow()
                                            .movedTo(new Point(1, 1)));
                    library.films()
                            .save(
                                    film.number(),
                                    film.version(),
                                    content.with(content.content().with(moved)),
                                    List.of(),
                                    SOMEBODY);
                }
                library.leases().holder(entry(library, file).number()).ifPresent(library.leases()::release);
            }
        }
        assertEquals(1, nasion("study", "return", study, "--library", db(), "--by", "mean"), said());
        assertTrue(said().contains("1 films were given") && said().contains("1 had them"), said());
        assertTrue(said().contains("F0001: ") && said().contains("NAS-STUDY-RETURN"), said());
        assertEquals(0, nasion("study", "return", study, "--library", db(), "--by", "mean", "--replace"), said());
        assertTrue(said().contains("1 films were given") && said().contains("2 had them"), said());

        // The library's file is the study's by its SHA-256, but the study's picture is another one: nothing is written.
        Path key = study.resolve("key.json");
        String told = Files.readString(key);
        String one = Sha256.hex(Files.readAllBytes(erika));
        String other = Sha256.hex(Files.readAllBytes(jan));
        Files.writeString(key, told.replace(one, "x").replace(other, one).replace("\"x\"", "\"" + other + "\""));
        assertEquals(1, nasion("study", "return", study, "--library", db(), "--by", "mean", "--replace"), said());
        assertTrue(said().contains("0 films were given") && said().contains("not the same picture"), said());
        Files.delete(key);
        assertEquals(1, nasion("study", "return", study, "--library", db()), said());
        assertTrue(said().contains("NAS-STUDY-KEY"), said());
    }

    private String nameInStudy(Path file) throws IOException {
        String sha = Sha256.hex(Files.readAllBytes(file));
        return study().key().orElseThrow().sha256().entrySet().stream()
                .filter(film -> film.getValue().equals(sha))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The shipped network on two phantoms: the one that nobody has read is named, and the list of it begins the next study. */
    @Test
    void suggestionsBeginTheNextStudy() throws IOException {
        Path study = folder.resolve("study");
        Path films = folder.resolve("phantoms");
        assertEquals(0, nasion("phantom", "--count", 2, "--seed", 31, "--out", films), said());
        assertEquals(0, nasion("study", "new", study, films.resolve("images"), "--landmarks", "S,N"), said());
        assertEquals(0, nasion("study", "assign", study, "--reader", "anna"), said());
        Path list = folder.resolve("next.txt");
        assertEquals(0, nasion("study", "suggest", study, "--count", 1, "--list", list), said());
        assertTrue(said().contains("expected mm") && said().contains("F000"), said());
        assertEquals(1, Files.readAllLines(list).size());
        Path next = folder.resolve("next");
        assertEquals(0, nasion("study", "new", next, "@" + list, "--landmarks", "S,N"), said());
        assertEquals(1, StudyFolder.open(next, composition.cases()).films().size());
        read("anna", Map.of(Landmark.S, new Point(20, 30), Landmark.N, new Point(60, 25)), 0);
        assertEquals(1, nasion("study", "suggest", study), said());
        assertTrue(said().contains("NAS-STUDY-SUGGEST"), said());
    }

    /** Digests, assignments, and the consensus in every format that takes it, read back. */
    @Test
    void aStudysOtherCommandsDoWhatTheySay() throws IOException {
        Path films = folder.resolve("films");
        Path one = film("a.dcm", "", "");
        Path two = film("b.dcm", "", "");
        assertEquals(0, nasion("study", "digest", one, two), said());
        List<String> digests = said().lines().map(line -> line.substring(0, 64)).toList();
        Path study = folder.resolve("study");
        assertEquals(0, nasion("study", "new", study, films, "--landmarks", "S,N", "--mm-per-px", 1.5), said());
        assertEquals(0, nasion("study", "digest", study.resolve("films")), said());
        // The same pixels, whatever file holds them.
        assertEquals(digests, said().lines().map(line -> line.substring(0, 64)).toList());
        assertEquals(0, nasion("study", "assign", study, "--reader", "anna"), said());
        assertEquals(1, nasion("study", "assign", study, "--reader", "anna"), said());
        assertTrue(said().contains("NAS-STUDY-ASSIGNED"), said());
        read("anna", Map.of(Landmark.S, new Point(20, 30), Landmark.N, new Point(60, 25)), 0);
        assertEquals(1, nasion("study", "consensus", study, "--frozen", "--out", folder.resolve("c")), said());
        assertTrue(said().contains("NAS-STUDY-OPEN"), said());
        assertEquals(0, nasion("study", "consensus", study, "--out", folder.resolve("c")), said());
        for (String format : List.of("csv", "aariz", "labelme", "coco", "cvat", "slicer", "tps")) {
            Path there = folder.resolve(format);
            assertEquals(0, nasion("study", "consensus", study, "--to", format, "--out", there), format + said());
            Path back = folder.resolve("back-" + format);
            assertEquals(0, nasion("convert", there, "--to", "csv", "--out", back), format + said());
            String table;
            try (Stream<Path> tables = Files.list(back)) {
                table = Files.readString(tables.filter(path -> path.toString().endsWith(".csv"))
                        .findFirst()
                        .orElseThrow());
            }
            // F0001: 10 px further than the mark, by hand.
            assertTrue(table.contains("30.0") && table.contains("70.0"), format + "\n" + table);
        }
    }
}
