package org.nasion.lab.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.tracing.Placement;

/** Collects how far points are from the truth by the confidence that they were given. */
final class TrustLevels {

    private static final double SURE = 0.9;
    private static final double FAIR = 0.75;

    private record Point(double confidence, double expectedMm, double errorMm) {}

    private final List<Point> points = new ArrayList<>();

    void add(Placement.Proposal proposal, double errorMm) {
        if (proposal.confidence().isPresent()) {
            points.add(new Point(
                    proposal.confidence().getAsDouble(),
                    proposal.expectedErrorMm().orElse(0),
                    errorMm));
        }
    }

    List<EvaluationReport.TrustLevel> levels() {
        List<EvaluationReport.TrustLevel> levels = new ArrayList<>();
        add(levels, "sure (90 % and more)", SURE, Double.POSITIVE_INFINITY);
        add(levels, "fair (75 to 90 %)", FAIR, SURE);
        add(levels, "poor (below 75 %)", Double.NEGATIVE_INFINITY, FAIR);
        return levels;
    }

    private void add(List<EvaluationReport.TrustLevel> levels, String name, double from, double below) {
        List<Point> these = points.stream()
                .filter(p -> p.confidence >= from && p.confidence < below)
                .toList();
        if (!these.isEmpty()) {
            levels.add(new EvaluationReport.TrustLevel(
                    name,
                    these.stream().mapToDouble(Point::confidence).average().orElseThrow(),
                    these.stream().mapToDouble(Point::expectedMm).average().orElseThrow(),
                    Score.of(these.stream().map(Point::errorMm).toList())));
        }
    }
}
