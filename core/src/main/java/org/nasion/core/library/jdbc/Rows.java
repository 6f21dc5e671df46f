package org.nasion.core.library.jdbc;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.nasion.core.library.Actor;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;

/** Rows of the tables as the library's records. */
final class Rows {

    static final String PATIENT =
            "p.id, p.patient_id, p.issuer, p.name, p.birth_date, p.sex, p.notes, p.visits, p.films, p.latest, p.version";
    static final String FILM =
            "f.id, f.patient, f.taken, f.path, f.sha256, f.width, f.height, f.state, f.version, f.changed";

    private Rows() {}

    /** A patient whose tags are still to be fetched. */
    static PatientEntry patient(ResultSet row) throws SQLException {
        Patient patient = new Patient(
                row.getString("patient_id"),
                row.getString("issuer"),
                row.getString("name"),
                IsoDate.read(row.getString("birth_date")),
                Sex.of(row.getString("sex")));
        return new PatientEntry(
                row.getLong("id"),
                patient,
                Set.of(),
                row.getString("notes"),
                row.getInt("visits"),
                row.getInt("films"),
                IsoDate.read(row.getString("latest")),
                row.getInt("version"));
    }

    static FilmEntry film(ResultSet row) throws SQLException {
        return new FilmEntry(
                row.getLong("id"),
                row.getLong("patient"),
                IsoDate.read(row.getString("taken")),
                Path.of(row.getString("path")),
                row.getString("sha256"),
                row.getInt("width"),
                row.getInt("height"),
                FilmState.valueOf(row.getString("state")),
                row.getInt("version"),
                Instant.ofEpochMilli(row.getLong("changed")));
    }

    static Actor actor(ResultSet row) throws SQLException {
        return new Actor(row.getString("who"), row.getString("machine"));
    }

    static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
