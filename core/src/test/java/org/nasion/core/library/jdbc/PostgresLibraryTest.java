package org.nasion.core.library.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Films;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.library.Actor;
import org.nasion.core.library.ImportItem;
import org.nasion.core.library.ImportOutcome;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.LibraryCare;
import org.nasion.core.library.LibraryImport;
import org.nasion.core.library.Question;
import org.nasion.core.task.Progress;
import org.nasion.lab.postgres.LocalPostgres;

@Tag("slow")
class PostgresLibraryTest extends LibraryContract {

    private static LocalPostgres server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(
                LocalPostgres.isInstalled(),
                "PostgreSQL is missing: install it, on Debian with 'apt-get install postgresql'");
        server = LocalPostgres.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    LibraryAddress newAddress() throws IOException, InterruptedException {
        return LibraryAddress.parse(server.newDatabase());
    }

    @Test
    void aServerThatIsGoneIsToldAndComesBack() throws IOException, InterruptedException {
        library.patients().add(patient("1", "Muster, Erika", ""), ADA);
        server.stop();
        try {
            assertEquals(
                    "NAS-LIBRARY-UNREACHABLE", code(() -> library.patients().recent(1)));
            assertEquals(
                    "NAS-LIBRARY-UNREACHABLE", code(() -> library.patients().add(patient("2", "Else", ""), ADA)));
        } finally {
            server.goOn();
        }
        assertEquals(1, library.patients().recent(5).size());
    }

    @Test
    void anUnknownDataBaseIsTold() throws IOException, InterruptedException {
        String address = server.newDatabase();
        assertEquals(
                "NAS-LIBRARY-LOGIN",
                code(() -> JdbcLibrary.open(
                        LibraryAddress.parse(address + "no"),
                        new CaseStore("Nasion test", Clock.systemUTC()),
                        copies())));
    }

    /** Two programs are two libraries with connections of their own, as two workstations of a clinic have them. */
    @Test
    void twoProgramsThatBringTheSameFilmsInAtTheSameTimeMakeNothingTwice() throws Exception {
        String address = server.newDatabase();
        CaseStore cases = new CaseStore("Nasion test", Clock.systemUTC());
        List<ImportItem> items = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Path file = folder.resolve(i + ".nasion");
            cases.save(
                    file,
                    content(
                            patient("ID" + i / 2, "Muster, Number " + i / 2, "2012-01-01"),
                            "202" + i % 2 + "-03-05",
                            Films.adult()));
            items.add(ImportItem.of(file));
        }
        List<Callable<ImportOutcome>> programs = new ArrayList<>();
        for (Actor who : List.of(ADA, BEN)) {
            programs.add(() -> {
                try (Library own = JdbcLibrary.open(LibraryAddress.parse(address), cases, copies())) {
                    return new LibraryImport(
                                    own,
                                    (file, progress) -> {
                                        throw new AssertionError("no film lies there");
                                    },
                                    cases,
                                    film -> Films.NO_SCALE,
                                    content -> List.of(),
                                    question -> new Question.Answer.LeaveOut(),
                                    false,
                                    who)
                            .run(items, Progress.NONE);
                }
            });
        }
        int films = 0;
        try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
            for (Future<ImportOutcome> program : desks.invokeAll(programs)) {
                assertEquals(List.of(), program.get().failed());
                assertEquals(List.of(), program.get().open());
                films += program.get().films();
            }
        }
        assertEquals(30, films);
        try (Library both = JdbcLibrary.open(LibraryAddress.parse(address), cases, copies())) {
            assertEquals(new LibraryCare.Size(15, 30, 30), both.care().size());
        }
    }
}
