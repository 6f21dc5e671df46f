package org.nasion.core.library.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.nasion.core.library.Actor;
import org.nasion.core.library.Audit.Action;
import org.nasion.core.library.Changes;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;

/** Merging and splitting patients in a data base. */
final class JdbcChanges implements Changes {

    private final Database database;

    JdbcChanges(Database database) {
        this.database = database;
    }

    @Override
    public Change merge(long from, long into, Actor who) {
        return database.write(handle -> {
            if (from == into) {
                throw new ProblemException("NAS-LIBRARY-MERGE", "A patient cannot be merged with themselves.");
            }
            require(handle, from);
            require(handle, into);
            long now = database.dialect().now(handle);
            Set<Long> films = Set.copyOf(handle.createQuery("SELECT id FROM film WHERE patient = :from")
                    .bind("from", from)
                    .mapTo(Long.class)
                    .list());
            long change = note(handle, Kind.MERGE, from, into, films, now, who);
            handle.createUpdate("UPDATE patient SET merged_into = :into WHERE id = :from")
                    .bind("into", into)
                    .bind("from", from)
                    .execute();
            refresh(handle, from, into, now);
            AuditLog.note(handle, now, who, Action.PATIENTS_MERGED, into, null);
            return change(handle, change);
        });
    }

    @Override
    public Change split(long from, Set<Long> films, Patient as, Actor who) {
        return database.write(handle -> {
            require(handle, from);
            Set<Long> all = Set.copyOf(handle.createQuery("SELECT id FROM film WHERE patient = :from")
                    .bind("from", from)
                    .mapTo(Long.class)
                    .list());
            if (films.isEmpty() || !all.containsAll(films) || films.size() == all.size()) {
                throw new ProblemException(
                        "NAS-LIBRARY-SPLIT", "Some of a patient's films, and not all, can become another patient's.");
            }
            long now = database.dialect().now(handle);
            long into = JdbcPatients.add(handle, as, now);
            long change = note(handle, Kind.SPLIT, from, into, films, now, who);
            refresh(handle, from, into, now);
            AuditLog.note(handle, now, who, Action.PATIENT_SPLIT, from, null);
            return change(handle, change);
        });
    }

    @Override
    public Change undo(long change, Actor who) {
        return database.write(handle -> {
            Change done = find(handle, change).orElseThrow(JdbcPatients::gone);
            List<Long> films = handle.createQuery("SELECT film FROM moved_film WHERE change = :change")
                    .bind("change", change)
                    .mapTo(Long.class)
                    .list();
            requireUndoable(handle, done, films);
            long now = database.dialect().now(handle);
            films.forEach(film -> PatientUpkeep.give(handle, film, done.from()));
            handle.createUpdate("UPDATE change SET undone = :now WHERE id = :change")
                    .bind("now", now)
                    .bind("change", change)
                    .execute();
            if (done.kind() == Kind.MERGE) {
                handle.createUpdate("UPDATE patient SET merged_into = NULL WHERE id = :from")
                        .bind("from", done.from())
                        .execute();
            } else {
                // The other person is the first one again; the row stays, so that their identifier still leads there.
                handle.createUpdate("UPDATE patient SET merged_into = :from WHERE id = :into")
                        .bind("from", done.from())
                        .bind("into", done.into())
                        .execute();
            }
            refresh(handle, done.from(), done.into(), now);
            AuditLog.note(handle, now, who, Action.UNDONE, done.from(), null);
            return change(handle, change);
        });
    }

    private static void requireUndoable(Handle handle, Change done, List<Long> films) {
        boolean there = done.undone().isEmpty()
                && films.stream()
                        .allMatch(film -> JdbcFilms.entry(handle, film)
                                .filter(entry -> entry.patient() == done.into())
                                .isPresent());
        boolean merged = handle.createQuery("SELECT merged_into FROM patient WHERE id = :from")
                        .bind("from", done.from())
                        .map((row, context) -> Rows.number(row, "merged_into").orElse(-1))
                        .one()
                == done.into();
        boolean asItWas = done.kind() == Kind.MERGE
                ? merged
                : JdbcPatients.entry(handle, done.from()).isPresent();
        // What came to the other person after a split would be given away with the rest.
        boolean more = done.kind() == Kind.SPLIT
                && handle.createQuery("SELECT count(*) FROM film WHERE patient = :into")
                                .bind("into", done.into())
                                .mapTo(Integer.class)
                                .one()
                        > films.size();
        if (!there
                || !asItWas
                || more
                || JdbcPatients.entry(handle, done.into()).isEmpty()) {
            throw new ProblemException(
                    "NAS-LIBRARY-UNDO", "This cannot be undone any more, or later changes have to be undone first.");
        }
    }

    @Override
    public List<Change> latest(int most) {
        return database.read(handle -> handle.createQuery("SELECT * FROM change ORDER BY id DESC LIMIT :most")
                .bind("most", most)
                .map((row, context) -> change(row))
                .list());
    }

    private static void require(Handle handle, long patient) {
        if (JdbcPatients.entry(handle, patient).isEmpty()) {
            throw JdbcPatients.gone();
        }
    }

    /** Notes the decision and moves the films. */
    private static long note(Handle handle, Kind kind, long from, long into, Set<Long> films, long now, Actor who) {
        long change = handle.createQuery(
                        "INSERT INTO change (at, who, machine, kind, patient_from, patient_into, films)"
                                + " VALUES (:at, :who, :machine, :kind, :from, :into, :films) RETURNING id")
                .bind("at", now)
                .bind("who", who.name())
                .bind("machine", who.machine())
                .bind("kind", kind.name())
                .bind("from", from)
                .bind("into", into)
                .bind("films", films.size())
                .mapTo(Long.class)
                .one();
        films.forEach(film -> {
            handle.createUpdate("INSERT INTO moved_film (change, film) VALUES (:change, :film)")
                    .bind("change", change)
                    .bind("film", film)
                    .execute();
            PatientUpkeep.give(handle, film, into);
        });
        return change;
    }

    private static void refresh(Handle handle, long from, long into, long now) {
        PatientUpkeep.refresh(handle, from, now);
        PatientUpkeep.refresh(handle, into, now);
    }

    private static Change change(Handle handle, long number) {
        return find(handle, number).orElseThrow();
    }

    private static Optional<Change> find(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM change WHERE id = :number")
                .bind("number", number)
                .map((row, context) -> change(row))
                .findOne();
    }

    private static Change change(ResultSet row) throws SQLException {
        var undone = Rows.number(row, "undone");
        return new Change(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("at")),
                Rows.actor(row),
                row.getLong("patient_from"),
                row.getLong("patient_into"),
                row.getInt("films"),
                undone.isPresent() ? Optional.of(Instant.ofEpochMilli(undone.getAsLong())) : Optional.empty());
    }
}
