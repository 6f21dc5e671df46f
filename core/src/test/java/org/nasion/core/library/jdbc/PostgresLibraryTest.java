package org.nasion.core.library.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.library.LibraryAddress;
import org.nasion.lab.postgres.LocalPostgres;

class PostgresLibraryTest extends LibraryContract {

    private static LocalPostgres server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(LocalPostgres.isInstalled(), "PostgreSQL is missing: install it, on Debian with 'apt-get install postgresql'");
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
            assertEquals("NAS-LIBRARY-UNREACHABLE", code(() -> library.patients().recent(1)));
            assertEquals("NAS-LIBRARY-UNREACHABLE", code(() -> library.patients().add(patient("2", "Else", ""), ADA)));
        } finally {
            server.goOn();
        }
        assertEquals(1, library.patients().recent(5).size());
    }

    @Test
    void anUnknownDataBaseIsTold() throws IOException, InterruptedException {
        String address = server.newDatabase();
        assertEquals("NAS-LIBRARY-LOGIN", code(() -> JdbcLibrary.open(LibraryAddress.parse(address + "no"), new CaseStore("Nasion test", Clock.systemUTC()))));
    }
}
