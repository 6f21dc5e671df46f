package org.nasion.core.analysis;

import java.util.List;
import org.nasion.core.analysis.Expression.OfLine;
import org.nasion.core.analysis.Expression.OfNumber;
import org.nasion.core.analysis.Expression.OfPoint;
import org.nasion.core.geometry.Line;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.Sentence;

/** The functions of formulas; what each does is told at {@link ExpressionParser}. */
final class FormulaFunctions {

    private FormulaFunctions() {}

    /**
     * @param given what stands between the brackets
     * @param texts the formula of each
     * @param place of the name in the formula
     * @throws FormulaException NAS-ANALYSIS-NAME where there is no such function, NAS-ANALYSIS-TYPE where it takes something else
     */
    static Expression call(String function, List<Expression> given, List<String> texts, int place) {
        Arguments arguments = new Arguments(function, given, place);
        return switch (function) {
            case "line" -> new Expression.Through(arguments.point(0, 2), arguments.point(1, 2));
            case "perpendicular" -> new Expression.Perpendicular(arguments.line(0, 2), arguments.point(1, 2));
            case "first" -> {
                for (int i = 0; i < given.size(); i++) {
                    arguments.line(i, given.size());
                }
                yield new Expression.FirstLine(List.copyOf(given), List.copyOf(texts));
            }
            case "rotated" -> {
                OfLine line = arguments.line(0, 3);
                OfPoint through = arguments.point(1, 3);
                OfNumber turn = arguments.angle(2, 3);
                yield new Expression.Rotated(line, through, turn, List.of(line, through, turn));
            }
            case "tangent" -> {
                for (int i = 0; i < Math.max(3, given.size()); i++) {
                    arguments.point(i, Math.max(3, given.size()));
                }
                yield new Expression.Tangent(List.copyOf(given));
            }
            case "mid" -> {
                OfPoint p = arguments.point(0, 2);
                OfPoint q = arguments.point(1, 2);
                yield new Expression.Constructed(points -> p.point(points).midpoint(q.point(points)), List.of(p, q));
            }
            case "foot" -> {
                OfPoint p = arguments.point(0, 2);
                OfLine on = arguments.line(1, 2);
                yield new Expression.Constructed(points -> on.line(points).foot(p.point(points)), List.of(p, on));
            }
            case "meet" -> {
                OfLine one = arguments.line(0, 2);
                OfLine other = arguments.line(1, 2);
                yield new Expression.Constructed(
                        points -> one.line(points).intersection(other.line(points)), List.of(one, other));
            }
            case "directed" ->
                given.size() == 3
                        ? new Expression.DirectedAt(arguments.point(0, 3), arguments.point(1, 3), arguments.point(2, 3))
                        : new Expression.OfTwoLines(arguments.line(0, 2), arguments.line(1, 2), Line::directedTo);
            case "angle" -> new Expression.AngleAt(arguments.point(0, 3), arguments.point(1, 3), arguments.point(2, 3));
            case "between" -> new Expression.OfTwoLines(arguments.line(0, 2), arguments.line(1, 2), Line::angleTo);
            case "turn" -> new Expression.OfTwoLines(arguments.line(0, 2), arguments.line(1, 2), Line::turnTo);
            case "opening" ->
                new Expression.OfTwoLines(
                        arguments.line(0, 2), arguments.line(1, 2), (upper, lower) -> lower.turnTo(upper));
            case "offset" ->
                new Expression.OfPointAndLine(
                        arguments.point(0, 2), arguments.line(1, 2), (point, line) -> line.offset(point));
            case "along" ->
                new Expression.OfPointAndLine(
                        arguments.point(0, 2), arguments.line(1, 2), (point, line) -> line.along(point));
            case "distance" -> new Expression.Distance(arguments.point(0, 2), arguments.point(1, 2));
            case "percent" -> {
                arguments.requireSameKind();
                yield new Expression.Joined(
                        Quantity.PERCENT, arguments.number(0, 2), arguments.number(1, 2), (a, b) -> 100 * a / b);
            }
            case "signed" -> {
                arguments.requireSameKind();
                yield new Expression.Joined(
                        given.getFirst().quantity(),
                        arguments.number(0, 2),
                        arguments.number(1, 2),
                        (a, b) -> Math.abs(a) * Math.signum(b));
            }
            default ->
                throw new FormulaException(
                        new Problem("NAS-ANALYSIS-NAME.function", "There is no function '{0}'.", function), place);
        };
    }

    /** What a function was given, checked against what it takes. */
    private record Arguments(String function, List<Expression> given, int place) {

        OfPoint point(int index, int count) {
            return (OfPoint) typed(index, count, OfPoint.class, Quantity.POINT.words());
        }

        OfLine line(int index, int count) {
            return (OfLine) typed(index, count, OfLine.class, Quantity.LINE.words());
        }

        OfNumber angle(int index, int count) {
            OfNumber number = (OfNumber) typed(index, count, OfNumber.class, Quantity.ANGLE.words());
            if (number.quantity() != Quantity.ANGLE) {
                throw ExpressionParser.type(place, mustBe(index, Quantity.ANGLE.words(), number.quantity()));
            }
            return number;
        }

        OfNumber number(int index, int count) {
            return (OfNumber) typed(index, count, OfNumber.class, Sentence.of("value.number", "a number"));
        }

        void requireSameKind() {
            if (given.size() == 2 && given.get(0).quantity() != given.get(1).quantity()) {
                throw ExpressionParser.type(
                        place,
                        Sentence.of(
                                "value.sameKind",
                                "{0}() needs two of a kind, not {1} and {2}",
                                function,
                                given.get(0).quantity().words(),
                                given.get(1).quantity().words()));
            }
        }

        private Expression typed(int index, int count, Class<? extends Expression> kind, Sentence words) {
            if (given.size() != count) {
                throw ExpressionParser.type(
                        place,
                        Sentence.of("value.count", "{0}() takes {1} values, not {2}", function, count, given.size()));
            }
            if (!kind.isInstance(given.get(index))) {
                throw ExpressionParser.type(
                        place, mustBe(index, words, given.get(index).quantity()));
            }
            return given.get(index);
        }

        private Sentence mustBe(int index, Sentence wanted, Quantity is) {
            return Sentence.of(
                    "value.mustBe", "value {0} of {1}() must be {2}, not {3}", index + 1, function, wanted, is.words());
        }
    }
}
