package org.nasion.app.desktop.viewmodel;

import org.nasion.core.casefile.CaseFile;

/** Where a case is kept that came from elsewhere than a file of the user's. Its methods are called off the UI thread. */
public interface CaseHome {

    /** For people, for example the patient's name. */
    String title();

    /** Whether the points are still to be found. */
    boolean isNew();

    /** Saves the case there. @throws org.nasion.core.problem.ProblemException where it could not */
    void save(CaseFile content);

    /** Calls back once, on a thread of its own, when the place can be reached again. */
    void whenReachable(Runnable back);

    /** The work on the case is over. */
    void release();
}
