package org.nasion.core.library.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.nasion.core.library.Actor;
import org.nasion.core.library.Audit.Action;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.Leases;

/** Leases in a data base, by its clock. */
final class JdbcLeases implements Leases {

    private final Database database;
    private final Duration life;

    JdbcLeases(Database database, Duration life) {
        this.database = database;
        this.life = life;
    }

    @Override
    public Outcome take(long film, Actor who) {
        return database.write(handle -> {
            long now = database.dialect().now(handle);
            require(handle, film);
            Optional<Lease> held = held(handle, film);
            if (held.isPresent() && held.get().expires().toEpochMilli() > now) {
                return new Outcome.Held(held.get());
            }
            // Two who ask at the same time: the second row meets the first one's key and changes nothing.
            held.ifPresent(old -> handle.createUpdate("DELETE FROM lease WHERE film = :film AND token = :token")
                    .bind("film", film)
                    .bind("token", old.token())
                    .execute());
            return insert(handle, film, who, now)
                    ? granted(handle, film, held, now, who)
                    : new Outcome.Held(held(handle, film).orElseThrow());
        });
    }

    @Override
    public Outcome.Granted takeOver(long film, Actor who) {
        return database.write(handle -> {
            long now = database.dialect().now(handle);
            require(handle, film);
            Optional<Lease> held = held(handle, film);
            handle.createUpdate("DELETE FROM lease WHERE film = :film")
                    .bind("film", film)
                    .execute();
            insert(handle, film, who, now);
            return granted(handle, film, held, now, who);
        });
    }

    private static FilmEntry require(Handle handle, long film) {
        return JdbcFilms.entry(handle, film).orElseThrow(JdbcPatients::gone);
    }

    private boolean insert(Handle handle, long film, Actor who, long now) {
        return handle.createUpdate("INSERT INTO lease (film, token, who, machine, since, expires)"
                                + " VALUES (:film, :token, :who, :machine, :now, :expires) ON CONFLICT DO NOTHING")
                        .bind("film", film)
                        .bind("token", UUID.randomUUID().toString())
                        .bind("who", who.name())
                        .bind("machine", who.machine())
                        .bind("now", now)
                        .bind("expires", now + life.toMillis())
                        .execute()
                == 1;
    }

    private static Outcome.Granted granted(Handle handle, long film, Optional<Lease> before, long now, Actor who) {
        before.ifPresent(old -> AuditLog.note(
                handle, now, who, Action.LEASE_TAKEN_OVER, require(handle, film).patient(), film));
        return new Outcome.Granted(held(handle, film).orElseThrow(), before.map(Lease::holder));
    }

    private static Optional<Lease> held(Handle handle, long film) {
        return handle.createQuery("SELECT * FROM lease WHERE film = :film")
                .bind("film", film)
                .map((row, context) -> new Lease(
                        row.getLong("film"),
                        Rows.actor(row),
                        row.getString("token"),
                        Instant.ofEpochMilli(row.getLong("since")),
                        Instant.ofEpochMilli(row.getLong("expires"))))
                .findOne();
    }

    @Override
    public Optional<Lease> renew(Lease lease) {
        return database.write(handle -> {
            long expires = database.dialect().now(handle) + life.toMillis();
            int renewed = handle.createUpdate(
                            "UPDATE lease SET expires = :expires WHERE film = :film AND token = :token")
                    .bind("expires", expires)
                    .bind("film", lease.film())
                    .bind("token", lease.token())
                    .execute();
            return renewed == 0 ? Optional.<Lease>empty() : held(handle, lease.film());
        });
    }

    @Override
    public void release(Lease lease) {
        database.write(handle -> handle.createUpdate("DELETE FROM lease WHERE film = :film AND token = :token")
                .bind("film", lease.film())
                .bind("token", lease.token())
                .execute());
    }

    @Override
    public Optional<Lease> holder(long film) {
        return database.read(handle -> {
            long now = database.dialect().now(handle);
            return held(handle, film).filter(lease -> lease.expires().toEpochMilli() > now);
        });
    }
}
