package org.nasion.app.cli;

import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;

/** What the command line says of failures. */
final class Failures {

    private Failures() {}

    /** What is told of a failure. Of one that nobody foresaw only its kind: its message may quote a patient's data. */
    static Problem problem(Throwable failure) {
        return switch (failure) {
            case ProblemException told -> told.problem();
            case OutOfMemoryError ignored ->
                new Problem(
                        "NAS-MEMORY",
                        "The memory that Nasion may use is too small for this film; docs/installing.md says how to give it more.");
            default -> {
                StackTraceElement[] trace = failure.getStackTrace();
                yield new Problem(
                        "NAS-UNEXPECTED",
                        "Something went wrong inside Nasion ({0}{1}). Nothing that was saved is lost.",
                        failure.getClass().getSimpleName(),
                        trace.length == 0 ? "" : " in " + trace[0]);
            }
        };
    }
}
