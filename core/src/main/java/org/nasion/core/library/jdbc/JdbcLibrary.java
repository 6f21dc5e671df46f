package org.nasion.core.library.jdbc;

import java.time.Duration;
import java.util.function.Supplier;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.habit.SharedHabits;
import org.nasion.core.library.Audit;
import org.nasion.core.library.Changes;
import org.nasion.core.library.FilmCopies;
import org.nasion.core.library.Films;
import org.nasion.core.library.Leases;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.LibraryCare;
import org.nasion.core.library.Motions;
import org.nasion.core.library.Patients;
import org.nasion.core.problem.ProblemException;

/** A library in an SQLite file or a PostgreSQL data base. */
public final class JdbcLibrary implements Library {

    private final LibraryAddress address;
    private final Database database;
    private final Patients patients;
    private final Films films;
    private final Leases leases;
    private final Changes changes;
    private final Audit audit;
    private final LibraryCare care;
    private final SharedHabits habits;
    private final Motions motions;
    private final FilmCopies copies;

    private JdbcLibrary(LibraryAddress address, CaseStore cases, FilmCopies copies, Duration leaseLife) {
        this.address = address;
        this.database = Database.open(address);
        Documents documents = new Documents(cases);
        this.patients = new JdbcPatients(database, copies);
        this.films = new JdbcFilms(database, documents);
        this.leases = new JdbcLeases(database, leaseLife);
        this.changes = new JdbcChanges(database);
        this.audit = new AuditLog(database);
        this.care = new JdbcCare(database, documents, copies);
        this.habits = new JdbcHabits(database);
        this.motions = new JdbcMotions(database);
        this.copies = copies;
    }

    /**
     * Opens a library; one that is not there is made.
     *
     * @param cases  writes and reads the documents
     * @param copies where it keeps films of its own
     * @throws ProblemException NAS-LIBRARY-UNREACHABLE, NAS-LIBRARY-LOGIN, NAS-LIBRARY-NEWER, NAS-LIBRARY-FOREIGN, NAS-LIBRARY-FOLDER
     */
    public static JdbcLibrary open(LibraryAddress address, CaseStore cases, FilmCopies copies) {
        return new JdbcLibrary(address, cases, copies, Leases.LIFE);
    }

    /** With leases of another life, for tests. */
    static JdbcLibrary open(LibraryAddress address, CaseStore cases, FilmCopies copies, Duration leaseLife) {
        return new JdbcLibrary(address, cases, copies, leaseLife);
    }

    @Override
    public String place() {
        return address.text();
    }

    @Override
    public Patients patients() {
        return patients;
    }

    @Override
    public Films films() {
        return films;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public Changes changes() {
        return changes;
    }

    @Override
    public Audit audit() {
        return audit;
    }

    @Override
    public LibraryCare care() {
        return care;
    }

    @Override
    public SharedHabits habits() {
        return habits;
    }

    @Override
    public Motions motions() {
        return motions;
    }

    @Override
    public FilmCopies copies() {
        return copies;
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return database.write(handle -> {
            database.dialect().oneAtATime(handle);
            return work.get();
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
