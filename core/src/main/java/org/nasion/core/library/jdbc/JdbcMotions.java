package org.nasion.core.library.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.nasion.core.library.Motions;

/** Accepted superimpositions in a data base. */
final class JdbcMotions implements Motions {

    private static final String PAIRS =
            "SELECT s.*, e.sha256 AS earlier_film, l.sha256 AS later_film FROM superimposition s"
                    + " JOIN film e ON e.id = s.earlier JOIN film l ON l.id = s.later";

    private final Database database;

    JdbcMotions(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Accepted> find(Pair pair, String method) {
        return database.read(handle -> handle.createQuery(
                                PAIRS + " WHERE e.sha256 = :earlier AND l.sha256 = :later AND s.method = :method")
                        .bind("earlier", pair.earlier())
                        .bind("later", pair.later())
                        .bind("method", method)
                        .map((row, context) -> kept(row).accepted())
                        .findOne())
                .filter(one -> one.holdsFor(pair));
    }

    @Override
    public List<Kept> of(long patient) {
        return database.read(handle -> handle.createQuery(
                        PAIRS + " WHERE l.patient = :patient ORDER BY s.earlier, s.later, s.method")
                .bind("patient", patient)
                .map((row, context) -> kept(row))
                .list());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        double earlierScale = row.getDouble("earlier_mm_per_px");
        double laterScale = row.getDouble("later_mm_per_px");
        return new Kept(
                new Pair(row.getString("earlier_film"), row.getString("later_film"), earlierScale, laterScale),
                new Accepted(
                        row.getString("method"),
                        row.getDouble("turn"),
                        row.getDouble("shift_x"),
                        row.getDouble("shift_y"),
                        row.getInt("by_hand") != 0,
                        row.getString("accepted_by"),
                        row.getString("accepted_at"),
                        earlierScale,
                        laterScale));
    }

    @Override
    public void keep(Pair pair, Accepted accepted) {
        pair.requireKnown();
        database.write(handle -> handle.createUpdate(
                        "INSERT INTO superimposition (earlier, later, method, turn, shift_x, shift_y, by_hand, accepted_by,"
                                + " accepted_at, earlier_mm_per_px, later_mm_per_px) VALUES (:earlier, :later, :method, :turn,"
                                + " :x, :y, :hand, :by, :at, :earlierScale, :laterScale) ON CONFLICT (earlier, later, method)"
                                + " DO UPDATE SET turn = excluded.turn, shift_x = excluded.shift_x, shift_y = excluded.shift_y,"
                                + " by_hand = excluded.by_hand, accepted_by = excluded.accepted_by,"
                                + " accepted_at = excluded.accepted_at, earlier_mm_per_px = excluded.earlier_mm_per_px,"
                                + " later_mm_per_px = excluded.later_mm_per_px")
                .bind("earlier", film(handle, pair.earlier()))
                .bind("later", film(handle, pair.later()))
                .bind("method", accepted.method())
                .bind("turn", accepted.turnDegrees())
                .bind("x", accepted.shiftXMm())
                .bind("y", accepted.shiftYMm())
                .bind("hand", accepted.adjusted() ? 1 : 0)
                .bind("by", accepted.by())
                .bind("at", accepted.at())
                .bind("earlierScale", accepted.earlierMmPerPx())
                .bind("laterScale", accepted.laterMmPerPx())
                .execute());
    }

    private static long film(Handle handle, String sha256) {
        return handle.createQuery("SELECT id FROM film WHERE sha256 = :sha256")
                .bind("sha256", sha256)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(JdbcPatients::gone);
    }
}
