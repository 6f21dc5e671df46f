package org.nasion.core.problem;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} up to whoever talks to the user. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    /** As {@link Problem#Problem(String, String, Object...)}. */
    public ProblemException(String key, String pattern, Object... arguments) {
        this(new Problem(key, pattern, arguments), null);
    }

    /** As {@link Problem#Problem(String, String, Object...)}, with the cause before what is inserted. */
    public ProblemException(String key, String pattern, @Nullable Throwable cause, Object... arguments) {
        this(new Problem(key, pattern, arguments), cause);
    }

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
