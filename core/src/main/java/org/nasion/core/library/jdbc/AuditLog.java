package org.nasion.core.library.jdbc;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.nasion.core.library.Actor;
import org.nasion.core.library.Audit;

/** The audit table. */
final class AuditLog implements Audit {

    static final String INSERT =
            "INSERT INTO audit (at, who, machine, action, patient, film) VALUES (:at, :who, :machine, :action, :patient, :film)";

    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    /** @param patient null where it is about none; so is film */
    static void note(Handle handle, long now, Actor who, Action action, @Nullable Long patient, @Nullable Long film) {
        bind(handle.createUpdate(INSERT), now, who, action, patient, film).execute();
    }

    /** Fills {@link #INSERT}. @param patient null where it is about none; so is film */
    static <T extends SqlStatement<T>> T bind(
            T statement, long now, Actor who, Action action, @Nullable Long patient, @Nullable Long film) {
        return statement
                .bind("at", now)
                .bind("who", who.name())
                .bind("machine", who.machine())
                .bind("action", action.name())
                .bind("patient", patient)
                .bind("film", film);
    }

    @Override
    public List<Entry> latest(int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM audit ORDER BY id DESC LIMIT :most")
                .bind("most", most)
                .map((row, context) -> entry(row))
                .list());
    }

    @Override
    public List<Entry> of(long patient, int most) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM audit WHERE patient = :patient ORDER BY id DESC LIMIT :most")
                .bind("patient", patient)
                .bind("most", most)
                .map((row, context) -> entry(row))
                .list());
    }

    private static Entry entry(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Entry(
                Instant.ofEpochMilli(row.getLong("at")),
                Rows.actor(row),
                Action.valueOf(row.getString("action")),
                Rows.number(row, "patient"),
                Rows.number(row, "film"));
    }
}
