package org.nasion.core.library.jdbc;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.nasion.core.library.Condition.Field;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.FoldedText;
import org.nasion.core.patient.Age;
import org.nasion.core.patient.IsoDate;

/** What follows from a patient's rows and is kept beside them, because lists and searches need it at once. */
final class PatientUpkeep {

    /** A patient and everybody who was merged into them. */
    static final String FAMILY = "WITH RECURSIVE family (id) AS (SELECT id FROM patient WHERE id = :patient"
            + " UNION SELECT patient.id FROM patient JOIN family ON patient.merged_into = family.id) ";

    private PatientUpkeep() {}

    /** Counts visits and films and finds the words anew. */
    static void refresh(Handle handle, long patient, long now) {
        handle.createUpdate(
                        "DELETE FROM visit WHERE patient = :patient AND NOT EXISTS (SELECT 1 FROM film WHERE film.visit = visit.id)")
                .bind("patient", patient)
                .execute();
        handle.createUpdate(
                        "UPDATE patient SET visits = (SELECT count(*) FROM visit WHERE visit.patient = patient.id AND taken <> ''),"
                                + " films = (SELECT count(*) FROM film WHERE film.patient = patient.id),"
                                + " latest = coalesce((SELECT max(taken) FROM film WHERE film.patient = patient.id), ''), touched = :now WHERE id = :patient")
                .bind("patient", patient)
                .bind("now", now)
                .execute();
        words(handle, patient);
    }

    /** The words by which a patient is found. */
    static void words(Handle handle, long patient) {
        handle.createUpdate("DELETE FROM term WHERE patient = :patient")
                .bind("patient", patient)
                .execute();
        if (handle.createQuery("SELECT 1 FROM patient WHERE id = :patient AND merged_into IS NULL")
                .bind("patient", patient)
                .mapTo(Integer.class)
                .findOne()
                .isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO term (patient, field, word) VALUES (:patient, :field, :word) ON CONFLICT DO NOTHING");
        handle.createQuery(FAMILY + "SELECT p.name, p.patient_id FROM patient p JOIN family ON family.id = p.id")
                .bind("patient", patient)
                .map((row, context) -> List.of(row.getString("name"), row.getString("patient_id")))
                .forEach(person -> {
                    add(batch, patient, Field.NAME, FoldedText.words(person.getFirst()));
                    add(batch, patient, Field.ID, FoldedText.words(person.getLast()));
                });
        handle.createQuery("SELECT tag FROM tag WHERE patient = :patient")
                .bind("patient", patient)
                .mapTo(String.class)
                .forEach(tag -> add(batch, patient, Field.TAG, FoldedText.words(tag)));
        handle.createQuery("SELECT DISTINCT taken FROM film WHERE patient = :patient AND taken <> ''")
                .bind("patient", patient)
                .mapTo(String.class)
                .forEach(day -> add(batch, patient, Field.DATE, Set.of(day)));
        handle.createQuery("SELECT DISTINCT state FROM film WHERE patient = :patient")
                .bind("patient", patient)
                .mapTo(String.class)
                .forEach(state -> add(
                        batch,
                        patient,
                        Field.STATE,
                        Set.of(FilmState.valueOf(state).word())));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void add(PreparedBatch batch, long patient, Field field, Set<String> words) {
        words.forEach(word -> batch.bind("patient", patient)
                .bind("field", field.name().toLowerCase(Locale.ROOT))
                .bind("word", word)
                .add());
    }

    /** The visit of a day, made where it is not there. */
    static long visit(Handle handle, long patient, String taken) {
        handle.createUpdate("INSERT INTO visit (patient, taken) VALUES (:patient, :taken) ON CONFLICT DO NOTHING")
                .bind("patient", patient)
                .bind("taken", taken)
                .execute();
        return handle.createQuery("SELECT id FROM visit WHERE patient = :patient AND taken = :taken")
                .bind("patient", patient)
                .bind("taken", taken)
                .mapTo(Long.class)
                .one();
    }

    /** Gives a film to a patient: visit, age, and what the index of measurements repeats. */
    static void give(Handle handle, long film, long patient) {
        String taken = handle.createQuery("SELECT taken FROM film WHERE id = :film")
                .bind("film", film)
                .mapTo(String.class)
                .one();
        Double age = age(handle, patient, taken);
        handle.createUpdate("UPDATE film SET patient = :patient, visit = :visit, age = :age WHERE id = :film")
                .bind("patient", patient)
                .bind("visit", visit(handle, patient, taken))
                .bind("age", age)
                .bind("film", film)
                .execute();
        handle.createUpdate("UPDATE measurement SET patient = :patient, age = :age WHERE film = :film")
                .bind("patient", patient)
                .bind("age", age)
                .bind("film", film)
                .execute();
    }

    /** After a birth date was changed. */
    static void ages(Handle handle, long patient) {
        List<Long> films = handle.createQuery("SELECT id FROM film WHERE patient = :patient")
                .bind("patient", patient)
                .mapTo(Long.class)
                .list();
        films.forEach(film -> give(handle, film, patient));
    }

    /** Years at the exposure; null where a date is not known. */
    static @Nullable Double age(Handle handle, long patient, String taken) {
        Optional<LocalDate> birth = handle.createQuery("SELECT birth_date FROM patient WHERE id = :patient")
                .bind("patient", patient)
                .mapTo(String.class)
                .findOne()
                .flatMap(IsoDate::read);
        OptionalDouble age = Age.at(birth, IsoDate.read(taken));
        return age.isPresent() ? age.getAsDouble() : null;
    }
}
