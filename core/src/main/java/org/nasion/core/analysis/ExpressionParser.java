package org.nasion.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.nasion.core.analysis.Expression.OfLine;
import org.nasion.core.analysis.Expression.OfNumber;
import org.nasion.core.analysis.Expression.OfPoint;
import org.nasion.core.geometry.Line;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.Sentence;

/**
 * Reads the formulas of analyses, for example {@code ANB + 0.5 * (81° - SNA)}, into typed expressions.
 * Names are landmark codes, lines and earlier measurements. Numbers may carry °, mm or %.
 *
 * <table><caption>Functions</caption>
 * <tr><td>{@code line(P, Q)}</td><td>directed line</td></tr>
 * <tr><td>{@code perpendicular(L, P)}</td><td>through P, turned clockwise: downwards where L runs forwards</td></tr>
 * <tr><td>{@code rotated(L, P, a)}</td><td>through P, in the direction of L turned counter-clockwise by the angle a</td></tr>
 * <tr><td>{@code tangent(P, Q, R, …)}</td><td>from P through that one of the others which leaves the rest on its left</td></tr>
 * <tr><td>{@code first(L, M, …)}</td><td>the first line whose points are all placed</td></tr>
 * <tr><td>{@code mid(P, Q)}, {@code foot(P, L)}, {@code meet(L, M)}</td><td>constructed points</td></tr>
 * <tr><td>{@code angle(P, Q, R)}</td><td>at Q, 0 to 180</td></tr>
 * <tr><td>{@code between(L, M)}</td><td>angle of the two directions, 0 to 180</td></tr>
 * <tr><td>{@code turn(L, M)}</td><td>signed angle from L to M, positive counter-clockwise with the face to the right</td></tr>
 * <tr><td>{@code opening(L, M)}</td><td>angle of an upper and a lower plane drawn forwards, positive where they open to the front</td></tr>
 * <tr><td>{@code offset(P, L)}</td><td>distance of P from L, positive on the left: in front of a line drawn downwards, above one drawn forwards</td></tr>
 * <tr><td>{@code along(P, L)}</td><td>where P's foot lies along L</td></tr>
 * <tr><td>{@code distance(P, Q)}</td><td>length</td></tr>
 * <tr><td>{@code percent(a, b)}</td><td>100·a/b of two of a kind</td></tr>
 * <tr><td>{@code signed(a, b)}</td><td>the size of a with the sign of b</td></tr>
 * </table>
 */
final class ExpressionParser {

    private final String text;
    private final Names names;
    private int at;

    /** Finds the expression behind a name other than a landmark's. */
    interface Names {
        /** @param at index of the name in the formula, for whoever finds fault with it */
        Optional<Expression> find(String name, int at);
    }

    private ExpressionParser(String text, Names names) {
        this.text = text;
        this.names = names;
    }

    /**
     * @param names lines and measurements
     * @throws FormulaException NAS-ANALYSIS-SYNTAX, NAS-ANALYSIS-NAME or NAS-ANALYSIS-TYPE
     */
    static Expression parse(String text, Names names) {
        ExpressionParser parser = new ExpressionParser(text, names);
        Expression expression = parser.sum();
        if (parser.peek() != 0) {
            throw parser.syntax(unexpected(parser.peek()));
        }
        return expression;
    }

    private Expression sum() {
        Expression left = product();
        while (peek() == '+' || peek() == '-') {
            int sign = at;
            boolean plus = next() == '+';
            Expression right = product();
            requireNumeric(left, plus ? "+" : "-", sign);
            if (left.quantity() != right.quantity()) {
                throw type(sign, plus
                        ? Sentence.of("value.adds", "adds {0} to {1}", right.quantity().words(), left.quantity().words())
                        : Sentence.of("value.subtracts", "subtracts {0} from {1}", right.quantity().words(), left.quantity().words()));
            }
            left = joined(left.quantity(), left, right, plus ? Double::sum : (a, b) -> a - b);
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (peek() == '*' || peek() == '/') {
            int place = at;
            char sign = next();
            Expression right = factor();
            requireNumeric(left, String.valueOf(sign), place);
            requireNumeric(right, String.valueOf(sign), place);
            left = sign == '*' ? times(left, right, place) : over(left, right, place);
        }
        return left;
    }

    private Expression times(Expression left, Expression right, int place) {
        if (left.quantity() != Quantity.NUMBER && right.quantity() != Quantity.NUMBER) {
            throw type(place, Sentence.of("value.multiplies", "multiplies {0} by {1}", left.quantity().words(), right.quantity().words()));
        }
        Quantity quantity = left.quantity() == Quantity.NUMBER ? right.quantity() : left.quantity();
        return joined(quantity, left, right, (a, b) -> a * b);
    }

    private Expression over(Expression left, Expression right, int place) {
        if (right.quantity() == Quantity.NUMBER) {
            return joined(left.quantity(), left, right, (a, b) -> a / b);
        }
        if (right.quantity() == left.quantity()) {
            return joined(Quantity.NUMBER, left, right, (a, b) -> a / b);
        }
        throw type(place, Sentence.of("value.divides", "divides {0} by {1}", left.quantity().words(), right.quantity().words()));
    }

    private Expression factor() {
        char c = peek();
        if (c == '-') {
            int place = at;
            next();
            Expression operand = factor();
            requireNumeric(operand, "-", place);
            return joined(operand.quantity(), new Expression.Constant(-1, Quantity.NUMBER), operand, (a, b) -> a * b);
        }
        if (c == '(') {
            next();
            Expression inner = sum();
            expect(')');
            return inner;
        }
        if (Character.isDigit(c) || c == '.') {
            return number();
        }
        if (Character.isLetter(c)) {
            int place = at;
            String name = name();
            return peek() == '(' ? call(name, place) : named(name, place);
        }
        throw syntax(c == 0 ? Sentence.of("value.early", "it ends too early") : unexpected(c));
    }

    private Expression number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        double value;
        try {
            value = Double.parseDouble(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw syntax(Sentence.of("value.notNumber", "'{0}' is not a number", text.substring(start, at)));
        }
        peek();
        if (take("°")) {
            return new Expression.Constant(value, Quantity.ANGLE);
        }
        if (take("mm")) {
            return new Expression.Constant(value, Quantity.LENGTH);
        }
        return new Expression.Constant(value, take("%") ? Quantity.PERCENT : Quantity.NUMBER);
    }

    private Expression named(String name, int place) {
        Optional<Landmark> landmark = Landmark.ofCode(name);
        if (landmark.isPresent()) {
            return new Expression.Place(landmark.get());
        }
        return names.find(name, place).orElseThrow(() -> new FormulaException(UnplacedPoints.name(name)
                .map(words -> new Problem("NAS-ANALYSIS-NAME.point", "'{0}' ({1}) is not one of the {2} points that Nasion places.",
                        name, words, Landmark.values().length))
                .orElseGet(() -> new Problem("NAS-ANALYSIS-NAME.unknown", "'{0}' is neither a landmark nor a line or measurement.", name)), place));
    }

    private Expression call(String function, int place) {
        expect('(');
        List<Expression> given = new ArrayList<>();
        given.add(sum());
        while (peek() == ',') {
            next();
            given.add(sum());
        }
        expect(')');
        Arguments arguments = new Arguments(function, given, place);
        return switch (function) {
            case "line" -> new Expression.Through(arguments.point(0, 2), arguments.point(1, 2));
            case "perpendicular" -> new Expression.Perpendicular(arguments.line(0, 2), arguments.point(1, 2));
            case "first" -> {
                for (int i = 0; i < given.size(); i++) {
                    arguments.line(i, given.size());
                }
                yield new Expression.FirstLine(List.copyOf(given));
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
                yield new Expression.Constructed(
                        points -> p.point(points).midpoint(q.point(points)), List.of(p, q));
            }
            case "foot" -> {
                OfPoint p = arguments.point(0, 2);
                OfLine on = arguments.line(1, 2);
                yield new Expression.Constructed(
                        points -> on.line(points).foot(p.point(points)), List.of(p, on));
            }
            case "meet" -> {
                OfLine one = arguments.line(0, 2);
                OfLine other = arguments.line(1, 2);
                yield new Expression.Constructed(
                        points -> one.line(points).intersection(other.line(points)), List.of(one, other));
            }
            case "angle" -> new Expression.AngleAt(
                    arguments.point(0, 3), arguments.point(1, 3), arguments.point(2, 3));
            case "between" -> new Expression.OfTwoLines(arguments.line(0, 2), arguments.line(1, 2), Line::angleTo);
            case "turn" -> new Expression.OfTwoLines(arguments.line(0, 2), arguments.line(1, 2), Line::turnTo);
            case "opening" -> new Expression.OfTwoLines(
                    arguments.line(0, 2), arguments.line(1, 2), (upper, lower) -> lower.turnTo(upper));
            case "offset" -> new Expression.OfPointAndLine(
                    arguments.point(0, 2), arguments.line(1, 2), (point, line) -> line.offset(point));
            case "along" -> new Expression.OfPointAndLine(
                    arguments.point(0, 2), arguments.line(1, 2), (point, line) -> line.along(point));
            case "distance" -> new Expression.Distance(arguments.point(0, 2), arguments.point(1, 2));
            case "percent" -> {
                arguments.requireSameKind();
                yield new Expression.Joined(Quantity.PERCENT, arguments.number(0, 2), arguments.number(1, 2),
                        (a, b) -> 100 * a / b);
            }
            case "signed" -> {
                arguments.requireSameKind();
                yield new Expression.Joined(given.getFirst().quantity(), arguments.number(0, 2),
                        arguments.number(1, 2), (a, b) -> Math.abs(a) * Math.signum(b));
            }
            default -> throw new FormulaException(new Problem("NAS-ANALYSIS-NAME.function", "There is no function '{0}'.", function), place);
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
                throw type(place, mustBe(index, Quantity.ANGLE.words(), number.quantity()));
            }
            return number;
        }

        OfNumber number(int index, int count) {
            return (OfNumber) typed(index, count, OfNumber.class, Sentence.of("value.number", "a number"));
        }

        void requireSameKind() {
            if (given.size() == 2 && given.get(0).quantity() != given.get(1).quantity()) {
                throw type(place, Sentence.of("value.sameKind", "{0}() needs two of a kind, not {1} and {2}", function,
                        given.get(0).quantity().words(), given.get(1).quantity().words()));
            }
        }

        private Expression typed(int index, int count, Class<? extends Expression> kind, Sentence words) {
            if (given.size() != count) {
                throw type(place, Sentence.of("value.count", "{0}() takes {1} values, not {2}", function, count, given.size()));
            }
            if (!kind.isInstance(given.get(index))) {
                throw type(place, mustBe(index, words, given.get(index).quantity()));
            }
            return given.get(index);
        }

        private Sentence mustBe(int index, Sentence wanted, Quantity is) {
            return Sentence.of("value.mustBe", "value {0} of {1}() must be {2}, not {3}", index + 1, function, wanted, is.words());
        }
    }

    private static Expression joined(Quantity quantity, Expression left, Expression right, DoubleBinaryOperator rule) {
        return new Expression.Joined(quantity, (OfNumber) left, (OfNumber) right, rule);
    }

    private static void requireNumeric(Expression expression, String sign, int place) {
        if (!expression.quantity().isNumeric()) {
            throw type(place, Sentence.of("value.needsNumbers", "'{0}' needs numbers, not {1}", sign, expression.quantity().words()));
        }
    }

    private String name() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at))
                || text.charAt(at) == '_' || text.charAt(at) == '\'')) {
            at++;
        }
        return text.substring(start, at);
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        peek();
        return text.charAt(at++);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw syntax(Sentence.of("value.lacks", "'{0}' is missing", c));
        }
        at++;
    }

    private boolean take(String symbol) {
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    private static Sentence unexpected(char c) {
        return Sentence.of("value.unexpected", "'{0}' is not expected", c);
    }

    private FormulaException syntax(Sentence what) {
        return new FormulaException(new Problem("NAS-ANALYSIS-SYNTAX", "The formula \"{0}\" cannot be read at character {1}: {2}.",
                text, at + 1, what), Math.min(at, text.length()));
    }

    private static FormulaException type(int place, Sentence what) {
        return new FormulaException(new Problem("NAS-ANALYSIS-TYPE", "The formula does not fit together: {0}.", what), place);
    }
}
