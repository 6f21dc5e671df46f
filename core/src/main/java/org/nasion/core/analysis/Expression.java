package org.nasion.core.analysis;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import org.nasion.core.geometry.Angles;
import org.nasion.core.geometry.Line;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * A typed expression over landmarks, as {@link ExpressionParser} compiles it. Evaluated only where all
 * points in {@link #used} are placed. Numbers are degrees, mm (px without a scale), percent or plain.
 */
sealed interface Expression {

    Quantity quantity();

    /** What it is made of. */
    List<Expression> parts();

    /** Every landmark that it could ever look at. */
    default PointMask landmarks() {
        PointMask mask = PointMask.NONE;
        for (Expression part : parts()) {
            mask = mask.or(part.landmarks());
        }
        return mask;
    }

    /** The same landmarks as a set, in the catalogue's order. */
    default Set<Landmark> places() {
        Set<Landmark> all = new TreeSet<>();
        parts().forEach(part -> all.addAll(part.places()));
        return all;
    }

    /** The landmarks that it looks at on this tracing; fewer than {@link #landmarks()} where it has alternatives. */
    default PointMask used(PatientPoints points) {
        PointMask mask = PointMask.NONE;
        for (Expression part : parts()) {
            mask = mask.or(part.used(points));
        }
        return mask;
    }

    /** What it had to take in place of the first of its alternatives, as formulas; empty where nothing. */
    default Set<String> standIns(PatientPoints points) {
        Set<String> all = Set.of();
        for (Expression part : parts()) {
            Set<String> more = part.standIns(points);
            if (!more.isEmpty()) {
                all = new TreeSet<>(all);
                all.addAll(more);
            }
        }
        return all;
    }

    /** Whether it holds a length in mm that is not measured on the film, so that no pixel will do. */
    default boolean holdsMillimetres() {
        return parts().stream().anyMatch(Expression::holdsMillimetres);
    }

    /** Yields a point. */
    sealed interface OfPoint extends Expression {
        Point point(PatientPoints points);

        @Override
        default Quantity quantity() {
            return Quantity.POINT;
        }
    }

    /** Yields a line. */
    sealed interface OfLine extends Expression {
        Line line(PatientPoints points);

        @Override
        default Quantity quantity() {
            return Quantity.LINE;
        }
    }

    /** Yields a number. */
    sealed interface OfNumber extends Expression {
        double value(PatientPoints points);
    }

    /** @param index place of the landmark in the catalogue that all points of an evaluation go by */
    record Place(Landmark landmark, int index) implements OfPoint {
        @Override
        public Point point(PatientPoints points) {
            return points.at(index);
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public PointMask landmarks() {
            return PointMask.of(index);
        }

        @Override
        public Set<Landmark> places() {
            return Set.of(landmark);
        }

        @Override
        public PointMask used(PatientPoints points) {
            return PointMask.of(index);
        }
    }

    /** A point constructed from others. */
    record Constructed(Construction construction, List<Expression> parts) implements OfPoint {
        interface Construction {
            Point at(PatientPoints points);
        }

        @Override
        public Point point(PatientPoints points) {
            return construction.at(points);
        }
    }

    record Through(OfPoint from, OfPoint to, List<Expression> parts) implements OfLine {
        Through(OfPoint from, OfPoint to) {
            this(from, to, List.of(from, to));
        }

        @Override
        public Line line(PatientPoints points) {
            return new Line(from.point(points), to.point(points));
        }
    }

    record Perpendicular(OfLine to, OfPoint through, List<Expression> parts) implements OfLine {
        Perpendicular(OfLine to, OfPoint through) {
            this(to, through, List.of(to, through));
        }

        @Override
        public Line line(PatientPoints points) {
            return to.line(points).perpendicularThrough(through.point(points));
        }
    }

    /** Through a point, in the direction of a line turned counter-clockwise by an angle in degrees. */
    record Rotated(OfLine line, OfPoint through, OfNumber turn, List<Expression> parts) implements OfLine {
        @Override
        public Line line(PatientPoints points) {
            double radians = Math.toRadians(turn.value(points));
            Point direction = line.line(points).direction();
            Point turned = direction
                    .times(Math.cos(radians))
                    .plus(new Point(-direction.y(), direction.x()).times(Math.sin(radians)));
            Point from = through.point(points);
            return new Line(from, from.plus(turned));
        }
    }

    /** From the first point through that one of the others which leaves all the rest on its left or on itself. */
    record Tangent(List<Expression> parts) implements OfLine {
        @Override
        public Line line(PatientPoints points) {
            Point from = ((OfPoint) parts.getFirst()).point(points);
            Point best = ((OfPoint) parts.get(1)).point(points);
            for (Expression part : parts.subList(2, parts.size())) {
                Point next = ((OfPoint) part).point(points);
                if (best.minus(from).cross(next.minus(from)) < 0) {
                    best = next;
                }
            }
            return new Line(from, best);
        }
    }

    /**
     * The first of several lines whose points are all placed.
     *
     * @param texts the formula of each
     */
    record FirstLine(List<Expression> parts, List<String> texts) implements OfLine {
        @Override
        public Line line(PatientPoints points) {
            return ((OfLine) parts.get(chosen(points))).line(points);
        }

        /** Where none is complete, the one that lacks the fewest points. */
        private int chosen(PatientPoints points) {
            int best = 0;
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < parts.size(); i++) {
                int missing = parts.get(i).used(points).without(points.placed()).size();
                if (missing < fewest) {
                    fewest = missing;
                    best = i;
                }
            }
            return best;
        }

        @Override
        public PointMask used(PatientPoints points) {
            return parts.get(chosen(points)).used(points);
        }

        @Override
        public Set<String> standIns(PatientPoints points) {
            int chosen = chosen(points);
            return chosen == 0 ? parts.getFirst().standIns(points) : Set.of(texts.get(chosen));
        }
    }

    record Constant(double number, Quantity quantity) implements OfNumber {
        @Override
        public double value(PatientPoints points) {
            return number;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public boolean holdsMillimetres() {
            return quantity == Quantity.LENGTH;
        }
    }

    record AngleAt(OfPoint p, OfPoint vertex, OfPoint r, List<Expression> parts) implements OfNumber {
        AngleAt(OfPoint p, OfPoint vertex, OfPoint r) {
            this(p, vertex, r, List.of(p, vertex, r));
        }

        @Override
        public Quantity quantity() {
            return Quantity.ANGLE;
        }

        @Override
        public double value(PatientPoints points) {
            return Angles.at(p.point(points), vertex.point(points), r.point(points));
        }
    }

    /** The angle at a vertex with its sense: it passes 180 instead of folding back. */
    record DirectedAt(OfPoint from, OfPoint vertex, OfPoint to, List<Expression> parts) implements OfNumber {
        DirectedAt(OfPoint from, OfPoint vertex, OfPoint to) {
            this(from, vertex, to, List.of(from, vertex, to));
        }

        @Override
        public Quantity quantity() {
            return Quantity.ANGLE;
        }

        @Override
        public double value(PatientPoints points) {
            Point at = vertex.point(points);
            return Angles.directed(
                    from.point(points).minus(at), to.point(points).minus(at));
        }
    }

    /** A number got from two lines. */
    record OfTwoLines(Quantity quantity, OfLine first, OfLine second, Rule rule, List<Expression> parts)
            implements OfNumber {
        interface Rule {
            double apply(Line first, Line second);
        }

        OfTwoLines(OfLine first, OfLine second, Rule rule) {
            this(Quantity.ANGLE, first, second, rule, List.of(first, second));
        }

        @Override
        public double value(PatientPoints points) {
            return rule.apply(first.line(points), second.line(points));
        }
    }

    /** A length got from a point and a line. */
    record OfPointAndLine(OfPoint point, OfLine line, Rule rule, List<Expression> parts) implements OfNumber {
        interface Rule {
            double apply(Point point, Line line);
        }

        OfPointAndLine(OfPoint point, OfLine line, Rule rule) {
            this(point, line, rule, List.of(point, line));
        }

        @Override
        public Quantity quantity() {
            return Quantity.LENGTH;
        }

        @Override
        public double value(PatientPoints points) {
            return rule.apply(point.point(points), line.line(points));
        }
    }

    record Distance(OfPoint from, OfPoint to, List<Expression> parts) implements OfNumber {
        Distance(OfPoint from, OfPoint to) {
            this(from, to, List.of(from, to));
        }

        @Override
        public Quantity quantity() {
            return Quantity.LENGTH;
        }

        @Override
        public double value(PatientPoints points) {
            return from.point(points).distanceTo(to.point(points));
        }
    }

    /** Two numbers joined by arithmetic. */
    record Joined(Quantity quantity, OfNumber left, OfNumber right, DoubleBinaryOperator rule, List<Expression> parts)
            implements OfNumber {
        Joined(Quantity quantity, OfNumber left, OfNumber right, DoubleBinaryOperator rule) {
            this(quantity, left, right, rule, List.of(left, right));
        }

        @Override
        public double value(PatientPoints points) {
            return rule.applyAsDouble(left.value(points), right.value(points));
        }
    }
}
