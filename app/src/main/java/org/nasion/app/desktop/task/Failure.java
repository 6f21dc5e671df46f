package org.nasion.app.desktop.task;

import java.util.StringJoiner;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;

/**
 * Work that failed: what the user reads and what a developer needs. The details name classes and
 * lines but no messages of foreign exceptions, since those can quote file names and patients.
 *
 * @param problem for the user
 * @param details for "copy details"
 */
public record Failure(Problem problem, String details) {

    /** Puts any error into plain words. */
    public static Failure of(Throwable error) {
        return new Failure(problemOf(error), detailsOf(error));
    }

    private static Problem problemOf(Throwable error) {
        return switch (error) {
            case ProblemException known -> known.problem();
            case OutOfMemoryError memory ->
                new Problem("NAS-APP-MEMORY", "There is not enough memory for this film. Your work is kept.");
            default ->
                new Problem(
                        "NAS-APP-UNEXPECTED",
                        "Something went wrong inside Nasion. Your work is kept; please report the details.");
        };
    }

    private static String detailsOf(Throwable error) {
        StringJoiner lines = new StringJoiner("\n");
        Problem problem = problemOf(error);
        lines.add(problem.code()).add(problem.sentence());
        lines.add("Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
        int depth = 0;
        for (Throwable cause = error; cause != null && depth < 5; cause = cause.getCause(), depth++) {
            lines.add(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 20); i++) {
                lines.add("  at " + frames[i]);
            }
        }
        return lines.toString();
    }
}
