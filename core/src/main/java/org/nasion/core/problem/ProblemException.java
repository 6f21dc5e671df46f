package org.nasion.core.problem;

/** Carries a {@link Problem} up to whoever talks to the user. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(String code, String sentence) {
        this(new Problem(code, sentence), null);
    }

    public ProblemException(String code, String sentence, Throwable cause) {
        this(new Problem(code, sentence), cause);
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
