package org.nasion.core.library.jdbc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.nasion.core.library.Actor;
import org.nasion.core.library.Audit.Action;
import org.nasion.core.library.FilmCopies;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FoldedText;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.PatientFile;
import org.nasion.core.library.Patients;
import org.nasion.core.library.Recognition;
import org.nasion.core.library.Search;
import org.nasion.core.library.Visit;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;

/** Patients in a data base. */
final class JdbcPatients implements Patients {

    private final Database database;
    private final FilmCopies copies;
    private final SearchSql searching;

    JdbcPatients(Database database, FilmCopies copies) {
        this.database = database;
        this.copies = copies;
        this.searching = new SearchSql(database.dialect());
    }

    static ProblemException gone() {
        return new ProblemException(
                "NAS-LIBRARY-GONE", "This is not in the library any more; somebody may have deleted or merged it.");
    }

    @Override
    public Recognition recognise(Patient patient) {
        return patient.isNobody()
                ? new Recognition.Nobody()
                : database.read(handle -> PatientRecognition.of(handle, patient));
    }

    @Override
    public long add(Patient patient, Actor who) {
        return database.write(handle -> {
            long now = database.dialect().now(handle);
            // Two programs that import the same films at the same time must not both add their patient.
            database.dialect().oneAtATime(handle);
            Optional<Long> there = same(handle, patient);
            if (there.isPresent()) {
                return there.get();
            }
            long number = add(handle, patient, now);
            PatientUpkeep.words(handle, number);
            AuditLog.note(handle, now, who, Action.PATIENT_ADDED, number, null);
            return number;
        });
    }

    /** A patient of whom everything is the same, and who has an identifier. */
    private static Optional<Long> same(Handle handle, Patient patient) {
        return patient.id().isEmpty()
                ? Optional.empty()
                : handle.createQuery(
                                "SELECT id FROM patient WHERE patient_id = :id AND issuer = :issuer"
                                        + " AND name = :name AND coalesce(birth_date, '') = :birth AND sex = :sex AND merged_into IS NULL ORDER BY id LIMIT 1")
                        .bind("id", patient.id())
                        .bind("issuer", patient.issuer())
                        .bind("name", patient.name())
                        .bind(
                                "birth",
                                patient.birthDate().map(LocalDate::toString).orElse(""))
                        .bind("sex", patient.sex().code())
                        .mapTo(Long.class)
                        .findOne();
    }

    static long add(Handle handle, Patient patient, long now) {
        return handle.createQuery(
                        "INSERT INTO patient (patient_id, issuer, name, sort_name, birth_date, sex, notes, touched)"
                                + " VALUES (:id, :issuer, :name, :sort, :birth, :sex, '', :now) RETURNING id")
                .bind("id", patient.id())
                .bind("issuer", patient.issuer())
                .bind("name", patient.name())
                .bind("sort", FoldedText.of(patient.name()))
                .bind("birth", patient.birthDate().map(LocalDate::toString).orElse(null))
                .bind("sex", patient.sex().code())
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public PatientEntry change(PatientEntry edited, Actor who) {
        return database.write(handle -> {
            long now = database.dialect().now(handle);
            Patient patient = edited.patient();
            int changed = handle.createUpdate(
                            "UPDATE patient SET patient_id = :id, issuer = :issuer, name = :name, sort_name = :sort,"
                                    + " birth_date = :birth, sex = :sex, notes = :notes, version = version + 1"
                                    + " WHERE id = :number AND version = :version AND merged_into IS NULL")
                    .bind("id", patient.id())
                    .bind("issuer", patient.issuer())
                    .bind("name", patient.name())
                    .bind("sort", FoldedText.of(patient.name()))
                    .bind("birth", patient.birthDate().map(LocalDate::toString).orElse(null))
                    .bind("sex", patient.sex().code())
                    .bind("notes", edited.notes())
                    .bind("number", edited.number())
                    .bind("version", edited.version())
                    .execute();
            if (changed == 0) {
                throw entry(handle, edited.number()).isPresent() ? changed() : gone();
            }
            handle.createUpdate("DELETE FROM tag WHERE patient = :number")
                    .bind("number", edited.number())
                    .execute();
            edited.tags().stream()
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .distinct()
                    .forEach(tag -> handle.createUpdate("INSERT INTO tag (patient, tag) VALUES (:number, :tag)")
                            .bind("number", edited.number())
                            .bind("tag", tag)
                            .execute());
            PatientUpkeep.ages(handle, edited.number());
            PatientUpkeep.refresh(handle, edited.number(), now);
            AuditLog.note(handle, now, who, Action.PATIENT_CHANGED, edited.number(), null);
            return entry(handle, edited.number()).orElseThrow();
        });
    }

    static ProblemException changed() {
        return new ProblemException(
                "NAS-LIBRARY-CHANGED",
                "Somebody else changed this in the library meanwhile; nothing was written over it.");
    }

    /** A patient who was not merged into another, with tags. */
    static Optional<PatientEntry> entry(Handle handle, long number) {
        return withTags(
                        handle,
                        handle.createQuery("SELECT " + Rows.PATIENT
                                        + " FROM patient p WHERE p.id = :number AND p.merged_into IS NULL")
                                .bind("number", number)
                                .map((row, context) -> Rows.patient(row))
                                .list())
                .stream()
                .findFirst();
    }

    private static List<PatientEntry> withTags(Handle handle, List<PatientEntry> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        Map<Long, Set<String>> tags = new HashMap<>();
        handle.createQuery("SELECT patient, tag FROM tag WHERE patient IN (<numbers>)")
                .bindList("numbers", entries.stream().map(PatientEntry::number).toList())
                .map((row, context) -> Map.entry(row.getLong("patient"), row.getString("tag")))
                .forEach(tag -> tags.computeIfAbsent(tag.getKey(), key -> new TreeSet<>())
                        .add(tag.getValue()));
        return entries.stream()
                .map(entry -> entry.with(entry.patient(), tags.getOrDefault(entry.number(), Set.of()), entry.notes()))
                .toList();
    }

    @Override
    public Optional<PatientFile> find(long number) {
        return database.read(handle -> entry(handle, number).map(entry -> {
            Map<Optional<LocalDate>, List<FilmEntry>> visits = new LinkedHashMap<>();
            handle.createQuery("SELECT " + Rows.FILM + " FROM film f WHERE f.patient = :number"
                            + " ORDER BY CASE WHEN f.taken = '' THEN 1 ELSE 0 END, f.taken, f.id")
                    .bind("number", number)
                    .map((row, context) -> Rows.film(row))
                    .forEach(film -> visits.computeIfAbsent(film.taken(), key -> new ArrayList<>())
                            .add(film));
            return new PatientFile(
                    entry,
                    visits.entrySet().stream()
                            .map(visit -> new Visit(visit.getKey(), visit.getValue()))
                            .toList());
        }));
    }

    @Override
    public List<PatientEntry> search(Search search) {
        return database.read(handle -> withTags(handle, searching.run(handle, search)));
    }

    @Override
    public List<PatientEntry> recent(int most) {
        return search(new Search(org.nasion.core.library.Query.ALL, Search.Order.RECENT, most));
    }

    @Override
    public Set<String> tags() {
        return database.read(handle -> new TreeSet<>(handle.createQuery("SELECT DISTINCT tag FROM tag")
                .mapTo(String.class)
                .list()));
    }

    @Override
    public int delete(long number, Actor who) {
        List<String> films = deleted(number, who);
        database.read(handle -> {
            database.dialect().forgetDeleted(handle);
            return null;
        });
        long left = films.stream().filter(film -> !copies.delete(film)).count();
        if (left > 0) {
            throw new ProblemException(
                    "NAS-LIBRARY-COPY.left",
                    "The patient was deleted, but {0} copied films could not be deleted from the library’s folder of films.",
                    left);
        }
        return films.size();
    }

    /** @return SHA-256 of the films that went */
    private List<String> deleted(long number, Actor who) {
        return database.write(handle -> {
            long now = database.dialect().now(handle);
            if (entry(handle, number).isEmpty()) {
                throw gone();
            }
            boolean leased = handle.createQuery(
                                    "SELECT count(*) FROM lease JOIN film ON film.id = lease.film"
                                            + " WHERE film.patient = :number AND lease.expires > :now AND NOT (lease.who = :who AND lease.machine = :machine)")
                            .bind("number", number)
                            .bind("now", now)
                            .bind("who", who.name())
                            .bind("machine", who.machine())
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (leased) {
                throw new ProblemException("NAS-LIBRARY-LEASED", "Somebody works on a film of this patient now.");
            }
            List<String> films = handle.createQuery("SELECT sha256 FROM film WHERE patient = :number")
                    .bind("number", number)
                    .mapTo(String.class)
                    .list();
            handle.createUpdate("DELETE FROM film WHERE patient = :number")
                    .bind("number", number)
                    .execute();
            List<Long> family = handle.createQuery(PatientUpkeep.FAMILY + "SELECT id FROM family ORDER BY id DESC")
                    .bind("patient", number)
                    .mapTo(Long.class)
                    .list();
            // Who was merged names the other: that goes first.
            handle.createUpdate("UPDATE patient SET merged_into = NULL WHERE id IN (<family>)")
                    .bindList("family", family)
                    .execute();
            handle.createUpdate("DELETE FROM patient WHERE id IN (<family>)")
                    .bindList("family", family)
                    .execute();
            AuditLog.note(handle, now, who, Action.PATIENT_DELETED, number, null);
            return films;
        });
    }
}
