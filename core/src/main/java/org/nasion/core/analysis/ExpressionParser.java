package org.nasion.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.nasion.core.analysis.Expression.OfNumber;
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
 * <tr><td>{@code directed(P, Q, R)}</td><td>at Q, counter-clockwise from its ray to P to its ray to R, over −90 up to 270</td></tr>
 * <tr><td>{@code directed(L, M)}</td><td>counter-clockwise from the direction of L to that of M, over −90 up to 270</td></tr>
 * <tr><td>{@code angle(P, Q, R)}</td><td>at Q without a direction, 0 to 180: 190 reads as 170</td></tr>
 * <tr><td>{@code between(L, M)}</td><td>angle of the two directions without a direction, 0 to 180</td></tr>
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

    /** Brackets, functions and signs within one another. */
    static final int MOST_NESTED = 20;

    private final String text;
    private final Names names;
    private int at;
    private int nested;

    /** Finds the expression behind a name. */
    interface Names {
        /** @param at index of the name in the formula, for whoever finds fault with it */
        Optional<Expression> find(String name, int at);
    }

    private ExpressionParser(String text, Names names) {
        this.text = text;
        this.names = names;
    }

    /**
     * @param names landmarks, lines and measurements
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
                throw type(
                        sign,
                        plus
                                ? Sentence.of(
                                        "value.adds",
                                        "adds {0} to {1}",
                                        right.quantity().words(),
                                        left.quantity().words())
                                : Sentence.of(
                                        "value.subtracts",
                                        "subtracts {0} from {1}",
                                        right.quantity().words(),
                                        left.quantity().words()));
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
            throw type(
                    place,
                    Sentence.of(
                            "value.multiplies",
                            "multiplies {0} by {1}",
                            left.quantity().words(),
                            right.quantity().words()));
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
        throw type(
                place,
                Sentence.of(
                        "value.divides",
                        "divides {0} by {1}",
                        left.quantity().words(),
                        right.quantity().words()));
    }

    private Expression factor() {
        if (++nested > MOST_NESTED) {
            throw FormulaBook.tooLarge(
                    Sentence.of("value.tooNested", "more than {0} of its parts lie within one another", MOST_NESTED),
                    at);
        }
        try {
            return part();
        } finally {
            nested--;
        }
    }

    private Expression part() {
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
        return names.find(name, place)
                .orElseThrow(() -> new FormulaException(
                        UnplacedPoints.name(name)
                                .map(words -> new Problem(
                                        "NAS-ANALYSIS-NAME.point",
                                        "'{0}' ({1}) is none of the points that Nasion knows; a file of own points can add it.",
                                        name,
                                        words))
                                .orElseGet(() -> new Problem(
                                        "NAS-ANALYSIS-NAME.unknown",
                                        "'{0}' is neither a landmark nor a line or measurement.",
                                        name)),
                        place));
    }

    private Expression call(String function, int place) {
        expect('(');
        List<Expression> given = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        boolean more;
        do {
            int start = at;
            given.add(sum());
            texts.add(text.substring(start, at).strip());
            more = peek() == ',';
            if (more) {
                next();
            }
        } while (more);
        expect(')');
        return FormulaFunctions.call(function, given, texts, place);
    }

    private static Expression joined(Quantity quantity, Expression left, Expression right, DoubleBinaryOperator rule) {
        return new Expression.Joined(quantity, (OfNumber) left, (OfNumber) right, rule);
    }

    private static void requireNumeric(Expression expression, String sign, int place) {
        if (!expression.quantity().isNumeric()) {
            throw type(
                    place,
                    Sentence.of(
                            "value.needsNumbers",
                            "'{0}' needs numbers, not {1}",
                            sign,
                            expression.quantity().words()));
        }
    }

    private String name() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '\'')) {
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
        return new FormulaException(
                new Problem(
                        "NAS-ANALYSIS-SYNTAX",
                        "The formula \"{0}\" cannot be read at character {1}: {2}.",
                        text,
                        at + 1,
                        what),
                Math.min(at, text.length()));
    }

    static FormulaException type(int place, Sentence what) {
        return new FormulaException(
                new Problem("NAS-ANALYSIS-TYPE", "The formula does not fit together: {0}.", what), place);
    }
}
