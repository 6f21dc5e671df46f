package org.nasion.core.analysis;

import org.nasion.core.problem.Problem;

/** A formula that cannot be, with the place in it. */
final class FormulaException extends RuntimeException {

    private final transient Problem problem;
    private final int at;

    /**
     * @param problem NAS-ANALYSIS-…
     * @param at      index of the character in the formula
     */
    FormulaException(Problem problem, int at) {
        super(problem.sentence());
        this.problem = problem;
        this.at = at;
    }

    Problem problem() {
        return problem;
    }

    int at() {
        return at;
    }
}
