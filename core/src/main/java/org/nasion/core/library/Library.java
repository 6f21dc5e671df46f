package org.nasion.core.library;

import java.util.function.Supplier;
import org.nasion.core.habit.SharedHabits;

/**
 * Patients, visits and films, for one person or for several at the same time. Every method of it and of its parts may be
 * called on any thread but the window's, and throws NAS-LIBRARY-UNREACHABLE where the data base does not answer.
 */
public interface Library extends AutoCloseable {

    /** Where it is, for people; holds no password. */
    String place();

    Patients patients();

    Films films();

    Leases leases();

    Changes changes();

    Audit audit();

    LibraryCare care();

    /** What people taught, for all computers that use this library. */
    SharedHabits habits();

    /** Superimpositions that people accepted. */
    Motions motions();

    /** Copies of films that the library keeps itself. */
    FilmCopies copies();

    /**
     * Does several things in one step: all of them are kept, or none where one throws. Other programs that do so wait; nobody
     * is asked and nothing slow is read within it.
     */
    <T> T together(Supplier<T> work);

    /** Lets go of its connections. */
    @Override
    void close();
}
