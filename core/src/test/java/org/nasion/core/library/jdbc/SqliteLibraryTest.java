package org.nasion.core.library.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.library.LibraryAddress;

@Tag("slow")
class SqliteLibraryTest extends LibraryContract {

    private int libraries;

    @Override
    LibraryAddress newAddress() {
        return new LibraryAddress.SqliteFile(folder.resolve("own").resolve("library" + ++libraries + ".db"));
    }

    @Override
    void assertNoTrace() {
        library.close();
        try (Stream<Path> files = Files.list(folder.resolve("own"))) {
            for (Path file : files.toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(
                        bytes.contains("Zzyzx") || bytes.contains("ZZID") || bytes.contains("zzyzx"), file.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open(1);
    }

    private void open(int number) {
        library = JdbcLibrary.open(
                new LibraryAddress.SqliteFile(folder.resolve("own/library" + number + ".db")),
                new CaseStore("Nasion test", Clock.systemUTC()),
                copies());
    }

    @Test
    void theFileIsItsOwnersOnly() throws IOException {
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("own/library1.db"))));
    }

    @Test
    void whatIsNoLibraryIsRefusedAndLeftAlone() throws IOException {
        Path other = Files.writeString(
                folder.resolve("notes.txt"), "This is a text and certainly no data base. ".repeat(100));
        byte[] before = Files.readAllBytes(other);
        String code = code(() -> JdbcLibrary.open(
                new LibraryAddress.SqliteFile(other), new CaseStore("Nasion test", Clock.systemUTC()), copies()));
        assertEquals("NAS-LIBRARY-DAMAGED", code);
        assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(other));
    }

    @Test
    void aNewerLibraryIsRefused() throws SQLException {
        library.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("own/library1.db"))) {
            connection
                    .createStatement()
                    .execute(
                            "INSERT INTO library_schema (installed_rank, version, description, type, script, checksum,"
                                    + " installed_by, execution_time, success) VALUES (99, '99', 'of tomorrow', 'SQL', 'V99__tomorrow.sql', 1, 'x', 1, 1)");
        }
        assertEquals("NAS-LIBRARY-NEWER", code(() -> open(1)));
        library = JdbcLibrary.open(
                new LibraryAddress.SqliteFile(folder.resolve("own/other.db")),
                new CaseStore("Nasion test", Clock.systemUTC()),
                copies());
    }
}
