package org.nasion.core.library.jdbc;

import java.time.LocalDate;
import java.util.LinkedHashSet;
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
        recount(handle, patient, now);
    }

    /** The same where no film was taken away. */
    static void recount(Handle handle, long patient, long now) {
        handle.createUpdate(
                        "UPDATE patient SET visits = (SELECT count(*) FROM visit WHERE visit.patient = patient.id AND taken <> ''),"
                                + " films = (SELECT count(*) FROM film WHERE film.patient = patient.id),"
                                + " latest = coalesce((SELECT max(taken) FROM film WHERE film.patient = patient.id), ''), touched = :now WHERE id = :patient")
                .bind("patient", patient)
                .bind("now", now)
                .execute();
        words(handle, patient);
    }

    /** The words by which a patient is found; those that are there already stay. */
    static void words(Handle handle, long patient) {
        Set<Word> wanted = wanted(handle, patient);
        Set<Word> there =
                new LinkedHashSet<>(handle.createQuery("SELECT field, word FROM term WHERE patient = :patient")
                        .bind("patient", patient)
                        .map((row, context) -> new Word(row.getString("field"), row.getString("word")))
                        .list());
        change(
                handle.prepareBatch("DELETE FROM term WHERE patient = :patient AND field = :field AND word = :word"),
                patient,
                there.stream().filter(word -> !wanted.contains(word)).toList());
        change(
                handle.prepareBatch("INSERT INTO term (patient, field, word) VALUES (:patient, :field, :word)"
                        + " ON CONFLICT DO NOTHING"),
                patient,
                wanted.stream().filter(word -> !there.contains(word)).toList());
    }

    private record Word(String field, String word) {}

    /** Of a patient who was merged into another there are none. */
    private static Set<Word> wanted(Handle handle, long patient) {
        Set<Word> words = new LinkedHashSet<>();
        handle.createQuery(FAMILY
                        + "SELECT 'NAME' AS field, p.name AS said FROM patient p JOIN family ON family.id = p.id"
                        + " UNION SELECT 'ID', p.patient_id FROM patient p JOIN family ON family.id = p.id"
                        + " UNION SELECT 'TAG', tag FROM tag WHERE patient = :patient"
                        + " UNION SELECT 'DATE', taken FROM film WHERE patient = :patient AND taken <> ''"
                        + " UNION SELECT 'STATE', state FROM film WHERE patient = :patient"
                        + " UNION SELECT 'GONE', '' FROM patient WHERE id = :patient AND merged_into IS NOT NULL")
                .bind("patient", patient)
                .map((row, context) -> new Word(row.getString("field"), row.getString("said")))
                .forEach(said -> words.add(said));
        if (words.stream().anyMatch(word -> word.field().equals("GONE"))) {
            return Set.of();
        }
        Set<Word> folded = new LinkedHashSet<>();
        words.forEach(said -> {
            Field field = Field.valueOf(said.field());
            Set<String> found = switch (field) {
                case DATE -> Set.of(said.word());
                case STATE -> Set.of(FilmState.valueOf(said.word()).word());
                default -> FoldedText.words(said.word());
            };
            found.forEach(word -> folded.add(new Word(field.name().toLowerCase(Locale.ROOT), word)));
        });
        return folded;
    }

    private static void change(PreparedBatch batch, long patient, List<Word> words) {
        if (!words.isEmpty()) {
            words.forEach(word -> batch.bind("patient", patient)
                    .bind("field", word.field())
                    .bind("word", word.word())
                    .add());
            batch.execute();
        }
    }

    /** The visit of a day, made where it is not there. */
    static long visit(Handle handle, long patient, String taken) {
        // The update changes nothing, but lets the row that is there be returned.
        return handle.createQuery("INSERT INTO visit (patient, taken) VALUES (:patient, :taken)"
                        + " ON CONFLICT (patient, taken) DO UPDATE SET taken = excluded.taken RETURNING id")
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
