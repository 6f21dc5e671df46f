package org.nasion.core.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.library.LibraryAddress.PostgreSql;
import org.nasion.core.problem.ProblemException;

class LibraryAddressTest {

    @Test
    void aServersAddressIsReadAndWrittenBack() {
        PostgreSql address = (PostgreSql) LibraryAddress.parse(" postgresql://ada@db.clinic.example/nasion ");
        assertEquals("postgresql://ada@db.clinic.example:5432/nasion", address.text());
        assertEquals("jdbc:postgresql://db.clinic.example:5432/nasion?sslmode=require", address.jdbcUrl());
    }

    @Test
    void onlyThisComputerIsSpokenToInTheClear() {
        assertEquals(
                "jdbc:postgresql://127.0.0.1:5433/nasion",
                ((PostgreSql) LibraryAddress.parse("postgresql://127.0.0.1:5433/nasion")).jdbcUrl());
        assertEquals(
                "jdbc:postgresql://db:5432/n?sslmode=verify-full",
                ((PostgreSql) LibraryAddress.parse("postgresql://db/n?sslmode=verify-full")).jdbcUrl());
        assertEquals(
                "jdbc:postgresql://db:5432/n?a=b&sslmode=require",
                ((PostgreSql) LibraryAddress.parse("postgres://db/n?a=b")).jdbcUrl());
    }

    @Test
    void anythingElseIsAFile() {
        assertEquals(
                new LibraryAddress.SqliteFile(Path.of("/data/library.db")),
                LibraryAddress.parse("/data/x/../library.db"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "postgresql://",
                "postgresql://host",
                "postgresql://host/a/b",
                "mysql://host/a",
                "postgresql://u:secret@host/db",
                "postgresql:// /x"
            })
    void whatIsNoAddressIsRefused(String text) {
        ProblemException problem = assertThrows(ProblemException.class, () -> LibraryAddress.parse(text));
        assertEquals("NAS-LIBRARY-ADDRESS", problem.problem().code());
        assertEquals(false, problem.getMessage().contains("secret"));
    }
}
