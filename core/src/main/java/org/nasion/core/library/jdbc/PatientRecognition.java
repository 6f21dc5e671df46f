package org.nasion.core.library.jdbc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.nasion.core.library.FoldedText;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.Recognition;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;

/** Who a patient of a film or a list is among the patients of the library: by identifier and issuer, then by name and birth date. */
final class PatientRecognition {

    private PatientRecognition() {}

    /** @param patient of whom something is known */
    static Recognition of(Handle handle, Patient patient) {
        Optional<Recognition> known = identified(handle, patient);
        if (known.isPresent()) {
            return known.get();
        }
        List<PatientEntry> alike = patient.name().isEmpty()
                ? List.of()
                : handle.createQuery(
                                "SELECT " + Rows.PATIENT
                                        + " FROM patient p WHERE p.sort_name = :name AND p.merged_into IS NULL"
                                        + " AND (p.birth_date IS NULL OR :birth IS NULL OR p.birth_date = :birth) ORDER BY p.id LIMIT 10")
                        .bind("name", FoldedText.of(patient.name()))
                        .bind(
                                "birth",
                                patient.birthDate().map(LocalDate::toString).orElse(null))
                        .map((row, context) -> Rows.patient(row))
                        .list();
        // Another program may have added this very patient after the first look: who is found by name is then also
        // found by identifier.
        return alike.isEmpty()
                ? new Recognition.Unknown()
                : identified(handle, patient).orElseGet(() -> new Recognition.Resembles(alike));
    }

    /** What the identifier tells; empty where there is none, or nobody has it. */
    private static Optional<Recognition> identified(Handle handle, Patient patient) {
        List<PatientEntry> same = patient.id().isEmpty() ? List.of() : byIdentifier(handle, patient);
        return same.isEmpty()
                ? Optional.empty()
                : same.stream()
                        .filter(entry -> differences(entry.patient(), patient).isEmpty())
                        .findFirst()
                        .<Recognition>map(Recognition.Known::new)
                        .or(() -> Optional.of(new Recognition.Disagrees(
                                same.getFirst(), differences(same.getFirst().patient(), patient))));
    }

    /** By identifier and issuer; where one side names no issuer, by the identifier alone. Who was merged is the other. */
    private static List<PatientEntry> byIdentifier(Handle handle, Patient patient) {
        List<Long> found = handle.createQuery(
                        "SELECT id FROM patient WHERE patient_id = :id AND (issuer = :issuer OR issuer = '' OR :issuer = '')"
                                + " ORDER BY CASE WHEN issuer = :issuer THEN 0 ELSE 1 END, id")
                .bind("id", patient.id())
                .bind("issuer", patient.issuer())
                .mapTo(Long.class)
                .list();
        List<PatientEntry> entries = new ArrayList<>();
        found.forEach(number -> handle.createQuery(
                        "WITH RECURSIVE chain (id, merged_into) AS (SELECT id, merged_into FROM patient WHERE id = :number"
                                + " UNION SELECT patient.id, patient.merged_into FROM patient JOIN chain ON patient.id = chain.merged_into)"
                                + " SELECT " + Rows.PATIENT
                                + " FROM patient p JOIN chain ON chain.id = p.id WHERE p.merged_into IS NULL")
                .bind("number", number)
                .map((row, context) -> Rows.patient(row))
                .findOne()
                .ifPresent(entries::add));
        return entries;
    }

    /** What is said on both sides and differs. */
    private static Set<Recognition.Field> differences(Patient one, Patient other) {
        Set<Recognition.Field> fields = EnumSet.noneOf(Recognition.Field.class);
        if (!one.name().isEmpty()
                && !other.name().isEmpty()
                && !FoldedText.words(one.name()).containsAll(names(other))
                && !FoldedText.words(other.name()).containsAll(names(one))) {
            fields.add(Recognition.Field.NAME);
        }
        if (one.birthDate().isPresent()
                && other.birthDate().isPresent()
                && !one.birthDate().equals(other.birthDate())) {
            fields.add(Recognition.Field.BIRTH_DATE);
        }
        if (one.sex() != Sex.UNKNOWN && other.sex() != Sex.UNKNOWN && one.sex() != other.sex()) {
            fields.add(Recognition.Field.SEX);
        }
        return fields;
    }

    /** The words of a name, without the whole: {@code Muster, Erika Maria} agrees with {@code Erika Muster}. */
    private static Set<String> names(Patient patient) {
        Set<String> words = new TreeSet<>(FoldedText.words(patient.name()));
        if (words.size() > 1) {
            words.remove(FoldedText.of(patient.name()));
        }
        return words;
    }
}
