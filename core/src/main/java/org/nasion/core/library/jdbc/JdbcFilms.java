package org.nasion.core.library.jdbc;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.nasion.core.analysis.Unit;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.library.Actor;
import org.nasion.core.library.Audit.Action;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.Films;
import org.nasion.core.library.Measured;
import org.nasion.core.library.NewFilm;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.StoredCase;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;

/** Films and their cases in a data base. */
final class JdbcFilms implements Films {

    private final Database database;
    private final Documents documents;
    private final MeasureNumbers measures = new MeasureNumbers();

    JdbcFilms(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public long add(long patient, NewFilm film, Actor who) {
        return database.write(handle -> {
            long now = database.dialect().now(handle);
            return added(handle, List.of(Map.entry(patient, film)), now, who).getFirst();
        });
    }

    @Override
    public List<Long> addAll(List<Map.Entry<Long, NewFilm>> films, Actor who) {
        return database.write(handle -> {
            long now = database.dialect().now(handle);
            return added(handle, films, now, who);
        });
    }

    private List<Long> added(Handle handle, List<Map.Entry<Long, NewFilm>> films, long now, Actor who) {
        FilmRows rows = new FilmRows(handle, documents, measures);
        List<Long> numbers = new ArrayList<>();
        Set<Long> patients = new LinkedHashSet<>();
        films.forEach(film -> {
            numbers.add(rows.add(film.getKey(), film.getValue(), now, who));
            patients.add(film.getKey());
        });
        rows.write();
        patients.forEach(patient -> PatientUpkeep.recount(handle, patient, now));
        return numbers;
    }

    private void measuredAnew(Handle handle, long film, long patient, Double age, List<Measured> measured) {
        handle.createUpdate("DELETE FROM measurement WHERE film = :film")
                .bind("film", film)
                .execute();
        FilmRows rows = new FilmRows(handle, documents, measures);
        rows.measured(film, patient, age, measured);
        rows.write();
    }

    @Override
    public Optional<FilmEntry> find(long number) {
        return database.read(handle -> entry(handle, number));
    }

    static Optional<FilmEntry> entry(Handle handle, long number) {
        return handle.createQuery("SELECT " + Rows.FILM + " FROM film f WHERE f.id = :number")
                .bind("number", number)
                .map((row, context) -> Rows.film(row))
                .findOne();
    }

    @Override
    public Optional<FilmEntry> ofSha256(String sha256) {
        return database.read(handle -> bySha256(handle, sha256));
    }

    private static Optional<FilmEntry> bySha256(Handle handle, String sha256) {
        return handle.createQuery("SELECT " + Rows.FILM + " FROM film f WHERE f.sha256 = :sha256")
                .bind("sha256", sha256)
                .map((row, context) -> Rows.film(row))
                .findOne();
    }

    @Override
    public StoredCase open(long number, Actor who) {
        return database.write(handle -> {
            FilmEntry film = entry(handle, number).orElseThrow(JdbcPatients::gone);
            PatientEntry patient = JdbcPatients.entry(handle, film.patient()).orElseThrow(JdbcPatients::gone);
            CaseFile content = content(handle, number);
            long now = database.dialect().now(handle);
            handle.createUpdate("UPDATE patient SET touched = :now WHERE id = :patient")
                    .bind("now", now)
                    .bind("patient", film.patient())
                    .execute();
            AuditLog.note(handle, now, who, Action.FILM_OPENED, film.patient(), number);
            return new StoredCase(film, withPatient(content, patient.patient(), film));
        });
    }

    private CaseFile content(Handle handle, long number) {
        return documents.unpack(handle.createQuery("SELECT content FROM document WHERE film = :film")
                .bind("film", number)
                .mapTo(byte[].class)
                .findOne()
                .orElseThrow(JdbcPatients::gone));
    }

    private static CaseFile withPatient(CaseFile content, Patient patient, FilmEntry film) {
        return content.with(content.content().of(patient, new Exposure(film.taken())))
                .withFilmAt(film.file().toString());
    }

    @Override
    public FilmEntry save(long number, int version, CaseFile content, List<Measured> measured, Actor who) {
        return database.write(handle -> {
            FilmEntry before = locked(handle, number, version);
            if (!before.sha256().equals(content.film().sha256())) {
                throw new ProblemException(
                        "NAS-LIBRARY-OTHER-FILM", "The case is of another film than the library's; nothing was saved.");
            }
            PatientEntry patient = JdbcPatients.entry(handle, before.patient()).orElseThrow(JdbcPatients::gone);
            requireSamePatient(patient.patient(), content.content().patient());
            long now = database.dialect().now(handle);
            CaseFile kept = withPatient(content, patient.patient(), before);
            FilmState state = state(before.state(), content(handle, number), kept);
            handle.createUpdate("UPDATE document SET content = :content WHERE film = :film")
                    .bind("content", documents.pack(kept))
                    .bind("film", number)
                    .execute();
            Double age = PatientUpkeep.age(
                    handle,
                    before.patient(),
                    before.taken().map(LocalDate::toString).orElse(""));
            measuredAnew(handle, number, before.patient(), age, measured);
            handle.createUpdate("UPDATE film SET width = :width, height = :height WHERE id = :film")
                    .bind("width", kept.film().width())
                    .bind("height", kept.film().height())
                    .bind("film", number)
                    .execute();
            return changed(handle, before, state, now, Action.CASE_SAVED, who);
        });
    }

    /** The film as it is now, which nobody else changes until this is written. */
    private static FilmEntry locked(Handle handle, long number, int version) {
        if (handle.createUpdate("UPDATE film SET version = version + 1 WHERE id = :film AND version = :version")
                        .bind("film", number)
                        .bind("version", version)
                        .execute()
                == 0) {
            throw entry(handle, number).isPresent() ? JdbcPatients.changed() : JdbcPatients.gone();
        }
        return entry(handle, number).orElseThrow();
    }

    private static FilmEntry changed(
            Handle handle, FilmEntry film, FilmState state, long now, Action action, Actor who) {
        handle.createUpdate("UPDATE film SET state = :state, changed = :now WHERE id = :film")
                .bind("state", state.name())
                .bind("now", now)
                .bind("film", film.number())
                .execute();
        PatientUpkeep.refresh(handle, film.patient(), now);
        AuditLog.note(handle, now, who, action, film.patient(), film.number());
        return entry(handle, film.number()).orElseThrow();
    }

    /** A case that was worked on as another's must not be written under this name. One that names nobody is the library's. */
    private static void requireSamePatient(Patient kept, Patient other) {
        if (!other.isNobody()
                && !(other.id().equals(kept.id())
                        && other.name().equals(kept.name())
                        && other.birthDate().equals(kept.birthDate()))) {
            throw new ProblemException(
                    "NAS-LIBRARY-OTHER-PATIENT",
                    "The case names another patient than the library; who a patient is, is changed in the library. Nothing was saved.");
        }
    }

    /** A flag stays until somebody takes it away; a signature holds for the points and the scale that were signed. */
    private static FilmState state(FilmState before, CaseFile old, CaseFile now) {
        boolean same = old.content().tracing().equals(now.content().tracing())
                && old.content().calibration().equals(now.content().calibration());
        return before == FilmState.FLAGGED || before == FilmState.SIGNED && same ? before : FilmState.of(now);
    }

    @Override
    public FilmEntry mark(long number, int version, FilmState state, Actor who) {
        return database.write(handle -> {
            FilmEntry before = locked(handle, number, version);
            FilmState byPoints = FilmState.of(content(handle, number));
            if (state == FilmState.SIGNED && byPoints != FilmState.REVIEWED) {
                throw new ProblemException(
                        "NAS-LIBRARY-UNREVIEWED", "A film is signed when all of its points have been looked at.");
            }
            FilmState next = state == FilmState.SIGNED || state == FilmState.FLAGGED ? state : byPoints;
            return changed(handle, before, next, database.dialect().now(handle), Action.FILM_MARKED, who);
        });
    }

    @Override
    public void moved(long number, Path file, Actor who) {
        database.write(handle -> {
            FilmEntry film = entry(handle, number).orElseThrow(JdbcPatients::gone);
            handle.createUpdate("UPDATE film SET path = :path WHERE id = :film")
                    .bind("path", file.toString())
                    .bind("film", number)
                    .execute();
            AuditLog.note(handle, database.dialect().now(handle), who, Action.FILM_MOVED, film.patient(), number);
            return null;
        });
    }

    @Override
    public Map<Long, byte[]> thumbnails(Collection<Long> numbers) {
        Map<Long, byte[]> pictures = new HashMap<>();
        if (!numbers.isEmpty()) {
            database.read(handle -> {
                handle.createQuery("SELECT film, picture FROM thumbnail WHERE film IN (<numbers>)")
                        .bindList("numbers", List.copyOf(numbers))
                        .map((row, context) -> Map.entry(row.getLong("film"), row.getBytes("picture")))
                        .forEach(picture -> pictures.put(picture.getKey(), picture.getValue()));
                return null;
            });
        }
        return pictures;
    }

    @Override
    public void thumbnail(long number, byte[] png) {
        database.write(handle -> handle.createUpdate("INSERT INTO thumbnail (film, picture) VALUES (:film, :png)"
                        + " ON CONFLICT (film) DO UPDATE SET picture = excluded.picture")
                .bind("film", number)
                .bind("png", png)
                .execute());
    }

    @Override
    public List<Measured> measured(long number) {
        return database.read(handle -> handle.createQuery(
                        "SELECT measure.code, measure.unit, measurement.value FROM measurement"
                                + " JOIN measure ON measure.id = measurement.measure WHERE film = :film ORDER BY measure.id")
                .bind("film", number)
                .map((row, context) -> new Measured(
                        row.getString("code"), row.getDouble("value"), Unit.valueOf(row.getString("unit"))))
                .list());
    }
}
