package org.nasion.lab.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.LongTask;
import org.nasion.app.cli.Scratch;
import org.nasion.app.cli.Terminal;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Thumbnail;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.ImportItem;
import org.nasion.core.library.ImportOutcome;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.PatientFile;
import org.nasion.core.library.Query;
import org.nasion.core.library.Question;
import org.nasion.core.library.Search;
import org.nasion.core.library.jdbc.MadeLibrary;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.Sha256;
import org.nasion.core.task.Progress;
import org.nasion.lab.bench.Timings;
import org.nasion.lab.postgres.LocalPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "library",
        mixinStandardHelpOptions = true,
        description = "Fills a library with invented patients and measures searching, the first screen"
                + " and importing, in SQLite and, where Debian's packages are installed, in PostgreSQL.")
public final class BenchLibraryCommand implements Callable<Integer> {

    private static final int WARM_UP = 3;
    private static final int PAGE = 100;
    private static final List<String> QUERIES = List.of(
            "m",
            "mus",
            "müller e",
            "1042",
            "surgery",
            "2003-04",
            "mus surgery is signed",
            "ANB > 5 and age 9-12 and two visits",
            "ANB > 8",
            "ANB > 0",
            "age 9-12",
            "SNA 82-83 and SNB 80-80.5",
            "Wits < -8 and since 2010",
            "ANB > 4 and ANB < -4",
            "born 2003 sex:f flagged");

    private final Composition composition;

    @Option(names = "--patients", paramLabel = "N", defaultValue = "100000", description = "default: ${DEFAULT-VALUE}")
    private int patients;

    @Option(names = "--films", paramLabel = "N", defaultValue = "300000", description = "default: ${DEFAULT-VALUE}")
    private int films;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "15",
            description = "of each search (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--only", paramLabel = "sqlite|postgresql", description = "one of the two")
    private String only;

    @Option(
            names = "--imports",
            paramLabel = "N",
            defaultValue = "200",
            description = "cases with their films to import (default: ${DEFAULT-VALUE})")
    private int imports;

    public BenchLibraryCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (patients < 10 || films < patients || runs < 1 || imports < 3) {
            throw new ProblemException(
                    "NAS-BENCH-RUNS.library",
                    "The bench needs 10 patients or more, as many films as patients or more, and one run or more.");
        }
        Timings figures = new Timings(Composition.PROGRAM, Terminal.out());
        try (Scratch scratch = Scratch.named("nasion-bench-library")) {
            if (!"postgresql".equals(only)) {
                Path file = scratch.folder().resolve("library.db");
                measure(figures, "SQLite", new LibraryAddress.SqliteFile(file), scratch.folder());
                figures.note(String.format(Locale.ROOT, "SQLite: the file has %.1f GB", Files.size(file) / 1e9));
            }
            if ("sqlite".equals(only)) {
                return 0;
            }
            if (!LocalPostgres.isInstalled()) {
                figures.note(
                        "PostgreSQL is not installed (on Debian: apt-get install postgresql); it was not measured.");
                return 0;
            }
            try (LocalPostgres server = LocalPostgres.start()) {
                measure(figures, "PostgreSQL", LibraryAddress.parse(server.newDatabase()), scratch.folder());
            }
        }
        return 0;
    }

    private void measure(Timings figures, String name, LibraryAddress address, Path folder) throws IOException {
        Terminal console = Terminal.err();
        Cephalogram film = composition.reader().read(composition.sampleFilm(folder), Progress.NONE);
        CaseFile example = composition
                .tracer(null)
                .trace(folder.resolve("sample.dcm"), folder, Progress.NONE)
                .caseFile();
        byte[] picture = Thumbnail.of(film, 160).png();
        long start = System.nanoTime();
        MadeLibrary.fill(
                address,
                composition.cases(),
                patients,
                films,
                measures(),
                example,
                picture,
                7,
                new LongTask(console, Terminal.isWatched()));
        figures.add(name + ": filling it", "s", (System.nanoTime() - start) / 1e9);
        try (Library library = composition.libraries().open(Optional.of(address))) {
            for (String query : QUERIES) {
                search(figures, name, library, query);
            }
            firstScreen(figures, name, library);
            importing(figures, name, library, example, film, folder);
        }
    }

    private List<MadeLibrary.Measure> measures() {
        return composition.analyses().measurements().stream()
                .map(measurement -> new MadeLibrary.Measure(
                        measurement.id(),
                        measurement.unit(),
                        measurement.norms().isEmpty()
                                ? 0
                                : measurement.norms().getFirst().mean(),
                        measurement.norms().isEmpty()
                                ? 5
                                : measurement.norms().getFirst().sd().orElse(5)))
                .toList();
    }

    private void search(Timings figures, String name, Library library, String text) {
        double[] times = new double[runs];
        int found = 0;
        for (int i = -WARM_UP; i < runs; i++) {
            long start = System.nanoTime();
            Query query = composition.libraries().queries().parse(text);
            found = library.patients()
                    .search(new Search(query, Search.Order.NAME, PAGE))
                    .size();
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        figures.add(name + ": " + text + " → " + found + (found == PAGE ? "+" : ""), "ms", times);
    }

    /** Thirty patients with their visits and the thumbnails of all their films. */
    private void firstScreen(Timings figures, String name, Library library) {
        double[] times = new double[runs];
        for (int i = -WARM_UP; i < runs; i++) {
            long start = System.nanoTime();
            List<Long> shown = new ArrayList<>();
            for (PatientEntry entry : library.patients().recent(30)) {
                library.patients().find(entry.number()).map(PatientFile::films).orElse(List.of()).stream()
                        .map(FilmEntry::number)
                        .forEach(shown::add);
            }
            library.films().thumbnails(shown);
            library.care().size();
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        figures.add(name + ": the first screen", "ms", times);
    }

    /** What this program used of the processors, without what a server of the data base did. */
    private static double processorSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    /** Case files with films of 1935×2400 px: read from the disk, the film known by its SHA-256, everything measured, written. */
    private void importing(
            Timings figures, String name, Library library, CaseFile example, Cephalogram film, Path folder)
            throws IOException {
        Path cases = Files.createDirectories(folder.resolve("cases-" + name));
        Path png = cases.resolve("film.png");
        GreyPng.write(film, png);
        byte[] picture = Files.readAllBytes(png);
        Files.delete(png);
        List<ImportItem> items = new ArrayList<>();
        for (int i = 0; i < imports; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(picture);
            bytes.write(("film " + i).getBytes(StandardCharsets.US_ASCII)); // behind the picture's end: another SHA-256
            Path file = Files.write(cases.resolve(i + ".png"), bytes.toByteArray());
            Patient patient = new Patient(
                    "I" + i / 2, "", "Import, Number " + i / 2, Optional.of(LocalDate.parse("2010-01-01")), Sex.FEMALE);
            CaseFile content = new CaseFile(
                    new CaseFile.Film(
                            file.getFileName().toString(),
                            Sha256.hex(bytes.toByteArray()),
                            film.width(),
                            film.height()),
                    example.content()
                            .of(patient, Exposure.on(LocalDate.of(2020, 1, 1).plusDays(i))),
                    example.detector(),
                    example.verdict());
            Path caseFile = cases.resolve(i + ".nasion");
            composition.cases().save(caseFile, content);
            items.add(ImportItem.of(caseFile));
        }
        // The first ones are imported by code that is still being compiled, those of an import of thousands are not.
        int first = imports / 3;
        imported(figures, name + ": importing the first " + first, library, items.subList(0, first));
        imported(figures, name + ": importing " + (imports - first) + " more", library, items.subList(first, imports));
    }

    private void imported(Timings figures, String what, Library library, List<ImportItem> items) {
        // A machine that others work on tells less by its clock than by what its processors did.
        double busy = processorSeconds();
        long start = System.nanoTime();
        ImportOutcome outcome = composition
                .libraries()
                .importer(library, question -> new Question.Answer.LeaveOut(), false)
                .run(items, Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (outcome.films() != items.size()) {
            throw new ProblemException(
                    "NAS-BENCH-LIBRARY.import", "Only {0} of {1} cases came in.", outcome.films(), items.size());
        }
        figures.add(what, "cases/s", outcome.films() / seconds);
        figures.add(
                what + ", processor time of this program",
                "ms/case",
                (processorSeconds() - busy) * 1e3 / outcome.films());
    }
}
