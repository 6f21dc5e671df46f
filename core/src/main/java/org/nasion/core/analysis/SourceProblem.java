package org.nasion.core.analysis;

import org.nasion.core.problem.Problem;

/**
 * What is wrong with a file of an analysis, of norms or of points, and where.
 *
 * @param file    its name without folders; empty for a text that is not a file yet
 * @param line    from 1
 * @param column  from 1
 * @param problem code NAS-ANALYSIS-… or NAS-POINTS-… and sentence
 */
public record SourceProblem(String file, int line, int column, Problem problem) {

    @Override
    public String toString() {
        return (file.isEmpty() ? "" : file + ", ") + "line " + line + ", column " + column + ": " + problem;
    }
}
