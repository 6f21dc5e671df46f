package org.nasion.core.library.jdbc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nasion.core.analysis.Unit;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.library.Condition.Field;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.FoldedText;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.patient.Age;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/**
 * Fills an empty library with invented patients, past all checks and as fast as the data base takes rows. For benches: what
 * comes of it has the rows and the sizes of a real library, and numbers drawn from normal distributions.
 */
public final class MadeLibrary {

    /**
     * A measurement that every film has.
     *
     * @param mean in its unit
     * @param sd   in its unit
     */
    public record Measure(String code, Unit unit, double mean, double sd) {}

    private static final List<String> FAMILY = List.of(
            "Müller",
            "Schmidt",
            "García",
            "Fernández",
            "Wang",
            "Li",
            "Zhang",
            "Smith",
            "Jones",
            "Brown",
            "Nowak",
            "Kowalska",
            "Rossi",
            "Ferrari",
            "Silva",
            "Santos",
            "Ivanova",
            "Petrov",
            "Yılmaz",
            "Kaya",
            "Nguyễn",
            "Trần",
            "Kim",
            "Park",
            "Sato",
            "Suzuki",
            "Hansen",
            "Olsen",
            "Dubois",
            "Martin",
            "Okafor",
            "Mensah",
            "Haddad",
            "Cohen",
            "Singh",
            "Kumar",
            "Muster",
            "Novák",
            "Horváth",
            "Popescu");
    private static final List<String> GIVEN = List.of(
            "Erika", "Max", "Ana", "José", "Wei", "Fang", "Emma", "Liam", "Zofia", "Jan", "Giulia", "Luca", "Maria",
            "João", "Olga", "Ivan", "Ayşe", "Mehmet", "Lan", "Minh", "Ji-woo", "Min-jun", "Yui", "Haruto", "Ida",
            "Emil", "Chloé", "Hugo", "Ada", "Kofi", "Layla", "Omar", "Noa", "David", "Priya", "Arjun");
    private static final List<String> TAGS =
            List.of("surgery", "class II", "class III", "open bite", "functional", "recall", "study A", "teaching");
    private static final int ROWS = 1000;

    private final Database database;
    private final BulkLoading loading;
    private final Random chance;

    private MadeLibrary(Database database, long seed) {
        this.database = database;
        this.loading = BulkLoading.into(database.dialect());
        this.chance = new Random(seed);
    }

    /**
     * @param films     at least as many as patients
     * @param example   whose document every film gets
     * @param thumbnail every film's
     */
    public static void fill(
            LibraryAddress address,
            CaseStore cases,
            int patients,
            int films,
            List<Measure> measures,
            CaseFile example,
            byte[] thumbnail,
            long seed,
            Progress progress) {
        try (Database database = Database.open(address)) {
            if (database.read(handle -> handle.createQuery("SELECT count(*) FROM patient")
                            .mapTo(Long.class)
                            .one())
                    > 0) {
                throw new ProblemException("NAS-BENCH-LIBRARY", "The bench fills an empty library only.");
            }
            new MadeLibrary(database, seed)
                    .fill(patients, films, measures, new Documents(cases).pack(example), thumbnail, progress);
        }
    }

    private void fill(
            int patients, int films, List<Measure> measures, byte[] document, byte[] thumbnail, Progress progress) {
        // An index that is made at the end is sorted once.
        Map<String, String> indices = database.write(loading::dropIndices);
        int done = 0;
        for (int first = 1; first <= patients; first += ROWS) {
            progress.throwIfCancelled();
            progress.report(0.2 * first / patients, Sentence.plain("patients and films"));
            int from = first;
            int to = Math.min(patients, first + ROWS - 1);
            int already = done;
            done = database.write(handle -> {
                loading.begin(handle);
                return patients(handle, from, to, already, patients, films);
            });
        }
        everyFilm("document", "content", document, films, 0.2, 0.1, progress);
        everyFilm("thumbnail", "picture", thumbnail, films, 0.3, 0.05, progress);
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO measure (code, unit) VALUES (:code, :unit)");
            measures.forEach(measure -> batch.bind("code", measure.code())
                    .bind("unit", measure.unit().name())
                    .add());
            batch.execute();
            return null;
        });
        for (int first = 1; first <= films; first += 10 * ROWS) {
            progress.throwIfCancelled();
            progress.report(0.35 + 0.35 * first / films, Sentence.plain("measurements"));
            int from = first;
            database.write(handle -> {
                loading.begin(handle);
                measurements(handle, measures, from, from + 10 * ROWS - 1);
                return null;
            });
        }
        int made = 0;
        for (String index : indices.values()) {
            progress.throwIfCancelled();
            progress.report(0.7 + 0.25 * made++ / indices.size(), Sentence.plain("indices"));
            database.write(handle -> {
                loading.begin(handle);
                return handle.execute(index);
            });
        }
        database.write(handle -> {
            List.of("patient", "visit", "film", "measure")
                    .forEach(table -> database.dialect().numbersFollow(handle, table));
            return null;
        });
        database.read(handle -> {
            loading.end(handle);
            return null;
        });
        progress.report(1);
    }

    /** The same picture or document for every film. */
    private void everyFilm(
            String table, String column, byte[] content, int films, double from, double share, Progress progress) {
        for (int first = 1; first <= films; first += 10 * ROWS) {
            progress.throwIfCancelled();
            progress.report(from + share * first / films, Sentence.plain(table + "s"));
            int lowest = first;
            database.write(handle -> {
                loading.begin(handle);
                return handle.createUpdate("INSERT INTO " + table + " (film, " + column
                                + ") SELECT id, :content FROM film WHERE id BETWEEN :first AND :last")
                        .bind("content", content)
                        .bind("first", lowest)
                        .bind("last", lowest + 10 * ROWS - 1)
                        .execute();
            });
        }
    }

    /** @return how many films there are now */
    private int patients(Handle handle, int first, int last, int filmsBefore, int patients, int films) {
        PreparedBatch people = handle.prepareBatch(
                "INSERT INTO patient (id, patient_id, issuer, name, sort_name, birth_date, sex, notes, visits, films, latest, touched)"
                        + " VALUES (:id, :pid, '', :name, :sort, :birth, :sex, '', :visits, :films, :latest, :touched)");
        PreparedBatch tags = handle.prepareBatch("INSERT INTO tag (patient, tag) VALUES (:patient, :tag)");
        PreparedBatch words = handle.prepareBatch(
                "INSERT INTO term (patient, field, word) VALUES (:patient, :field, :word) ON CONFLICT DO NOTHING");
        PreparedBatch visits =
                handle.prepareBatch("INSERT INTO visit (id, patient, taken) VALUES (:id, :patient, :taken)");
        PreparedBatch pictures = handle.prepareBatch(
                "INSERT INTO film (id, patient, visit, taken, age, path, sha256, width, height, state, changed)"
                        + " VALUES (:id, :patient, :id, :taken, :age, :path, :sha256, 1935, 2400, :state, :changed)");
        int film = filmsBefore;
        for (int id = first; id <= last; id++) {
            // The same number of films for each on the whole: one to five.
            int upTo = (int) ((long) films * id / patients);
            int own = id == patients ? films - film : Math.max(1, upTo - film + chance.nextInt(-2, 3));
            String name = FAMILY.get(chance.nextInt(FAMILY.size())) + ", " + GIVEN.get(chance.nextInt(GIVEN.size()))
                    + " " + GIVEN.get(chance.nextInt(GIVEN.size()));
            String identifier = Integer.toString(1_000_000 + id);
            LocalDate birth = LocalDate.of(1975, 1, 1).plusDays(chance.nextInt(40 * 365));
            LocalDate day = birth.plusDays(7 * 365 + chance.nextInt(15 * 365));
            List<String> days = new ArrayList<>();
            for (int i = 0; i < own; i++) {
                film++;
                day = day.plusDays(200L + chance.nextInt(300));
                String taken = day.toString();
                days.add(taken);
                FilmState state = FilmState.values()[chance.nextInt(FilmState.values().length)];
                visits.bind("id", film).bind("patient", id).bind("taken", taken).add();
                pictures.bind("id", film)
                        .bind("patient", id)
                        .bind("taken", taken)
                        .bind(
                                "age",
                                Age.at(Optional.of(birth), Optional.of(LocalDate.parse(taken)))
                                        .orElse(0))
                        .bind("path", "/films/" + film + ".dcm")
                        .bind("sha256", String.format(Locale.ROOT, "%064x", film))
                        .bind("state", state.name())
                        .bind("changed", film)
                        .add();
                word(words, id, Field.DATE, taken);
                word(words, id, Field.STATE, state.word());
            }
            int patient = id;
            FoldedText.words(name).forEach(word -> word(words, patient, Field.NAME, word));
            people.bind("id", id)
                    .bind("pid", identifier)
                    .bind("name", name)
                    .bind("sort", FoldedText.of(name))
                    .bind("birth", birth.toString())
                    .bind("sex", chance.nextBoolean() ? "F" : "M")
                    .bind("visits", own)
                    .bind("films", own)
                    .bind("latest", days.getLast())
                    .bind("touched", 1_000_000L + id)
                    .add();
            word(words, id, Field.ID, identifier);
            if (chance.nextInt(4) == 0) {
                String tag = TAGS.get(chance.nextInt(TAGS.size()));
                tags.bind("patient", id).bind("tag", tag).add();
                FoldedText.words(tag).forEach(word -> word(words, patient, Field.TAG, word));
            }
        }
        for (PreparedBatch batch : List.of(people, tags, words, visits, pictures)) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
        return film;
    }

    private static void word(PreparedBatch words, int patient, Field field, String word) {
        words.bind("patient", patient)
                .bind("field", field.name().toLowerCase(Locale.ROOT))
                .bind("word", word)
                .add();
    }

    /** Nearly normal: the sum of four numbers drawn evenly has a standard deviation of √⅓. */
    private void measurements(Handle handle, List<Measure> measures, int first, int last) {
        String even = database.dialect() == Dialect.SQLITE ? "((random() & 1048575) / 1048576.0)" : "random()";
        String normal = "(" + even + " + " + even + " + " + even + " + " + even + " - 2) * 1.7320508";
        List<String> values = new ArrayList<>();
        for (Measure measure : measures) {
            values.add("('" + measure.code().replace("'", "''") + "', " + measure.mean() + ", " + measure.sd() + ")");
        }
        handle.createUpdate(
                        "WITH drawn (code, mean, sd) AS (VALUES " + String.join(", ", values)
                                + ") INSERT INTO measurement (film, measure, value, age, patient)"
                                + " SELECT film.id, measure.id, drawn.mean + drawn.sd * " + normal
                                + ", film.age, film.patient FROM film, drawn"
                                + " JOIN measure ON measure.code = drawn.code WHERE film.id BETWEEN :first AND :last ORDER BY film.id, measure.id")
                .bind("first", first)
                .bind("last", last)
                .execute();
    }
}
