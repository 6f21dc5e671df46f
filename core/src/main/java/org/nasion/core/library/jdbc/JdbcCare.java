package org.nasion.core.library.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.library.Actor;
import org.nasion.core.library.Audit.Action;
import org.nasion.core.library.FilmCopies;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.LibraryCare;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** Checks, copies and brings back a library. */
final class JdbcCare implements LibraryCare {

    /** In an order in which no row comes before one that it names; leases are nobody's work of tomorrow. */
    private static final List<String> TABLES = List.of(
            "patient",
            "tag",
            "visit",
            "film",
            "document",
            "thumbnail",
            "measure",
            "measurement",
            "term",
            "audit",
            "change",
            "moved_film",
            "habit",
            "superimposition");

    private static final List<String> NUMBERED = List.of("patient", "visit", "film", "measure", "audit", "change");
    private static final int BATCH = 500;

    private final Database database;
    private final Documents documents;
    private final FilmCopies copies;

    JdbcCare(Database database, Documents documents, FilmCopies copies) {
        this.database = database;
        this.documents = documents;
        this.copies = copies;
    }

    @Override
    public Size size() {
        return database.read(JdbcCare::size);
    }

    private static Size size(Handle handle) {
        return new Size(
                count(handle, "patient WHERE merged_into IS NULL"),
                count(handle, "visit WHERE taken <> ''"),
                count(handle, "film"));
    }

    private static long count(Handle handle, String rows) {
        return handle.createQuery("SELECT count(*) FROM " + rows)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<Sentence> check(Progress progress) {
        progress.report(-1, Sentence.of("progress.libraryCheck", "checking the library"));
        List<Sentence> faults = new ArrayList<>();
        database.read(handle -> {
            if (database.dialect() == Dialect.SQLITE) {
                handle.createQuery("PRAGMA integrity_check")
                        .mapTo(String.class)
                        .filter(line -> !line.equals("ok"))
                        .forEach(line -> faults.add(
                                Sentence.of("value.library.file", "The library's file is damaged: {0}.", line)));
            }
            long counts = count(
                    handle,
                    "patient p WHERE p.films <> (SELECT count(*) FROM film WHERE film.patient = p.id)"
                            + " OR p.visits <> (SELECT count(*) FROM visit WHERE visit.patient = p.id AND taken <> '')");
            if (counts > 0) {
                faults.add(Sentence.of(
                        "value.library.counts", "The visits or films of {0} patients are counted wrongly.", counts));
            }
            long strays = count(handle, "measurement m JOIN film f ON f.id = m.film WHERE m.patient <> f.patient");
            if (strays > 0) {
                faults.add(Sentence.of(
                        "value.library.strays",
                        "{0} measurements stand under another patient than their film.",
                        strays));
            }
            return null;
        });
        long all = database.read(handle -> count(handle, "film"));
        Set<String> strange = new HashSet<>(copies.all());
        long last = 0;
        long done = 0;
        for (List<FilmEntry> films = next(last); !films.isEmpty(); films = next(last)) {
            for (FilmEntry film : films) {
                progress.throwIfCancelled();
                film(film, faults);
                strange.remove(film.sha256());
                last = film.number();
                progress.report((double) ++done / all);
            }
        }
        if (!strange.isEmpty()) {
            faults.add(Sentence.of(
                    "value.library.copies",
                    "{0} copied films in the library’s folder belong to no film of it.",
                    strange.size()));
        }
        return faults;
    }

    private List<FilmEntry> next(long after) {
        return database.read(handle -> handle.createQuery(
                        "SELECT " + Rows.FILM + " FROM film f WHERE f.id > :after ORDER BY f.id LIMIT :most")
                .bind("after", after)
                .bind("most", BATCH)
                .map((row, context) -> Rows.film(row))
                .list());
    }

    private void film(FilmEntry film, List<Sentence> faults) {
        try {
            CaseFile content = documents.unpack(
                    database.read(handle -> handle.createQuery("SELECT content FROM document WHERE film = :film")
                            .bind("film", film.number())
                            .mapTo(byte[].class)
                            .findOne()
                            .orElse(new byte[0])));
            if (!content.film().sha256().equals(film.sha256())) {
                faults.add(Sentence.of(
                        "value.library.otherFilm", "The case of film {0} is of another film.", film.number()));
            }
        } catch (ProblemException e) {
            faults.add(Sentence.of("value.library.document", "The case of film {0} cannot be read.", film.number()));
        }
        if (!Files.isRegularFile(film.file()) && copies.find(film.sha256()).isEmpty()) {
            faults.add(
                    Sentence.of("value.library.filmGone", "The file of film {0} is not where it was.", film.number()));
        }
    }

    @Override
    public void backup(Path file, Progress progress) {
        if (Files.exists(file)) {
            throw new ProblemException(
                    "NAS-LIBRARY-BACKUP", "There is a file of this name already; a backup replaces nothing.");
        }
        try (Database copy = Database.open(new LibraryAddress.SqliteFile(file.toAbsolutePath()))) {
            copy(database, copy, progress);
            // One file without its journal, which can be carried away.
            copy.read(handle -> handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                    .mapTo(Integer.class)
                    .list());
        }
    }

    @Override
    public void restore(Path file, Actor who, Progress progress) {
        if (!Files.isRegularFile(file)) {
            throw new ProblemException("NAS-LIBRARY-RESTORE", "There is no such backup.");
        }
        if (database.read(handle -> count(handle, "patient")) > 0) {
            throw new ProblemException(
                    "NAS-LIBRARY-RESTORE.full", "A backup is brought back into an empty library only.");
        }
        try (Database backup = Database.open(new LibraryAddress.SqliteFile(file.toAbsolutePath()))) {
            copy(backup, database, progress);
        }
        database.write(handle -> {
            NUMBERED.forEach(table -> database.dialect().numbersFollow(handle, table));
            AuditLog.note(handle, database.dialect().now(handle), who, Action.RESTORED, null, null);
            return null;
        });
        database.read(handle -> {
            database.dialect().gatherStatistics(handle);
            return null;
        });
    }

    /** All rows of all tables, in one step: whatever fails, the target is as it was. */
    private static void copy(Database from, Database to, Progress progress) {
        from.write(source -> to.write(target -> {
            for (int i = 0; i < TABLES.size(); i++) {
                progress.throwIfCancelled();
                progress.report((double) i / TABLES.size(), Sentence.of("progress.libraryCopy", "copying the library"));
                copy(source, target, TABLES.get(i), progress);
            }
            merges(source, target);
            progress.report(1);
            return null;
        }));
    }

    private static void copy(Handle source, Handle target, String table, Progress progress) {
        try (ResultIterator<Map<String, Object>> rows = source.createQuery("SELECT * FROM " + table)
                .setFetchSize(BATCH)
                .map((row, context) -> values(row))
                .iterator()) {
            PreparedBatch batch = null;
            while (rows.hasNext()) {
                Map<String, Object> row = rows.next();
                if (batch == null) {
                    List<String> columns = List.copyOf(row.keySet());
                    batch = target.prepareBatch("INSERT INTO " + table + " (" + String.join(", ", columns)
                            + ") VALUES ("
                            + String.join(
                                    ", ",
                                    columns.stream().map(column -> ":" + column).toList()) + ")");
                }
                // Who was merged names another patient, who may not be there yet.
                row.replace("merged_into", null);
                batch.bindMap(row).add();
                if (batch.size() == BATCH) {
                    progress.throwIfCancelled();
                    batch.execute();
                }
            }
            if (batch != null && batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private static Map<String, Object> values(ResultSet row) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i), row.getObject(i));
        }
        return values;
    }

    private static void merges(Handle source, Handle target) {
        source.createQuery("SELECT id, merged_into FROM patient WHERE merged_into IS NOT NULL")
                .map((row, context) -> new long[] {row.getLong("id"), row.getLong("merged_into")})
                .forEach(merge -> target.createUpdate("UPDATE patient SET merged_into = :into WHERE id = :id")
                        .bind("into", merge[1])
                        .bind("id", merge[0])
                        .execute());
    }
}
