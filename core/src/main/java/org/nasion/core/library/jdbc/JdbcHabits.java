package org.nasion.core.library.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.nasion.core.habit.SharedHabits;

/** Habits in a data base. */
final class JdbcHabits implements SharedHabits {

    private final Database database;

    JdbcHabits(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Entry> find(String person, String source) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM habit WHERE person = :person AND source = :source")
                        .bind("person", person)
                        .bind("source", source)
                        .map(JdbcHabits::entry)
                        .findOne());
    }

    @Override
    public List<Entry> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM habit ORDER BY person, source")
                .map(JdbcHabits::entry)
                .list());
    }

    @Override
    public boolean put(Entry next) {
        String change = next.version() == 0
                ? "INSERT INTO habit (person, source, document, known, version)"
                        + " VALUES (:person, :source, :document, :known, 1) ON CONFLICT DO NOTHING"
                : "UPDATE habit SET document = :document, known = :known, version = version + 1"
                        + " WHERE person = :person AND source = :source AND version = :version";
        return database.write(handle -> handle.createUpdate(change)
                        .bind("person", next.person())
                        .bind("source", next.source())
                        .bind("document", next.document())
                        .bind("known", next.known().stream().sorted().collect(Collectors.joining(" ")))
                        .bind("version", next.version())
                        .execute()
                == 1);
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        Set<String> known = Arrays.stream(row.getString("known").split(" "))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toSet());
        return new Entry(
                row.getString("person"),
                row.getString("source"),
                row.getString("document"),
                known,
                row.getLong("version"));
    }
}
