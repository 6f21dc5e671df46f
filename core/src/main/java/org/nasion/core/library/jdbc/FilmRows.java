package org.nasion.core.library.jdbc;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.nasion.core.library.Actor;
import org.nasion.core.library.Audit.Action;
import org.nasion.core.library.Measured;
import org.nasion.core.library.NewFilm;
import org.nasion.core.patient.Age;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.problem.ProblemException;

/** Rows of new films, gathered so that many films cost few journeys to the data base. */
final class FilmRows {

    private final Handle handle;
    private final Documents documents;
    private final MeasureNumbers measures;
    private final Map<Long, Optional<LocalDate>> births = new HashMap<>();
    private final PreparedBatch contents;
    private final PreparedBatch pictures;
    private final PreparedBatch values;
    private final PreparedBatch notes;

    FilmRows(Handle handle, Documents documents, MeasureNumbers measures) {
        this.handle = handle;
        this.documents = documents;
        this.measures = measures;
        this.contents = handle.prepareBatch("INSERT INTO document (film, content) VALUES (:film, :content)");
        this.pictures = handle.prepareBatch("INSERT INTO thumbnail (film, picture) VALUES (:film, :png)");
        this.values = handle.prepareBatch("INSERT INTO measurement (film, measure, value, age, patient)"
                + " VALUES (:film, :measure, :value, :age, :patient)");
        this.notes = handle.prepareBatch(AuditLog.INSERT);
    }

    /**
     * Adds a film; what belongs to it is written by {@link #write}.
     *
     * @return the library's number
     */
    long add(long patient, NewFilm film, long now, Actor who) {
        Optional<LocalDate> birth = births.computeIfAbsent(patient, this::birth);
        String taken = film.taken().map(LocalDate::toString).orElse("");
        Double age = Age.at(birth, film.taken()).stream().boxed().findFirst().orElse(null);
        long number = handle.createQuery(
                        "INSERT INTO film (patient, visit, taken, age, path, sha256, width, height, state, changed)"
                                + " VALUES (:patient, :visit, :taken, :age, :path, :sha256, :width, :height, :state, :now)"
                                + " ON CONFLICT (sha256) DO NOTHING RETURNING id")
                .bind("patient", patient)
                .bind("visit", PatientUpkeep.visit(handle, patient, taken))
                .bind("taken", taken)
                .bind("age", age)
                .bind("path", film.file().toString())
                .bind("sha256", film.content().film().sha256())
                .bind("width", film.content().film().width())
                .bind("height", film.content().film().height())
                .bind("state", film.state().name())
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(
                        () -> new ProblemException("NAS-LIBRARY-HAS-FILM", "This film is in the library already."));
        contents.bind("film", number)
                .bind("content", documents.pack(film.content()))
                .add();
        film.thumbnail()
                .ifPresent(png -> pictures.bind("film", number).bind("png", png).add());
        measured(number, patient, age, film.measured());
        AuditLog.bind(notes, now, who, Action.FILM_ADDED, patient, number).add();
        return number;
    }

    /** @throws ProblemException NAS-LIBRARY-GONE where nobody has this number, or was merged */
    private Optional<LocalDate> birth(long patient) {
        return IsoDate.read(handle.createQuery(
                        "SELECT coalesce(birth_date, '') FROM patient WHERE id = :patient AND merged_into IS NULL")
                .bind("patient", patient)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(JdbcPatients::gone));
    }

    void measured(long film, long patient, @Nullable Double age, List<Measured> measured) {
        measured.forEach(one -> values.bind("film", film)
                .bind("measure", measures.of(handle, one))
                .bind("value", one.value())
                .bind("age", age)
                .bind("patient", patient)
                .add());
    }

    /** Writes what was gathered. */
    void write() {
        for (PreparedBatch batch : List.of(contents, pictures, values, notes)) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }
}
