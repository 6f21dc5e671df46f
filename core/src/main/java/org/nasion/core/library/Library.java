package org.nasion.core.library;

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

    /** Lets go of its connections. */
    @Override
    void close();
}
