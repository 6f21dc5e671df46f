package org.nasion.core.library;

import java.nio.file.Path;
import java.util.List;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** Keeping a library whole. */
public interface LibraryCare {

    /**
     * How much there is.
     *
     * @param patients without those that were merged into others
     */
    record Size(long patients, long visits, long films) {}

    Size size();

    /**
     * Looks for what does not hold together: the data base's own check, cases that cannot be read, counts that are wrong,
     * and films whose files are not where they were.
     *
     * @return one sentence each, without patients' data; empty where all is well
     */
    List<Sentence> check(Progress progress);

    /**
     * Copies everything into one file, an SQLite library of its own, whatever data base this one is in.
     *
     * @throws ProblemException NAS-LIBRARY-BACKUP where the file exists or cannot be written
     */
    void backup(Path file, Progress progress);

    /**
     * Takes everything from a file that {@link #backup} wrote. This library has to be empty.
     *
     * @throws ProblemException NAS-LIBRARY-RESTORE where it is not, or the file is no backup
     */
    void restore(Path file, Actor who, Progress progress);
}
