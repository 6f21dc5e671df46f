package org.nasion.core.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasion.core.library.Condition.Dates;
import org.nasion.core.library.Condition.Span;

/** The words of a query one after another, with the numbers, ranges and days that can stand among them. */
final class QueryTokens {

    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"?|<=|>=|[<>=≤≥]|[^\\s<>=≤≥\"]+");
    private static final String NUMBER = "([-−]?\\d+(?:[.,]\\d+)?)";
    private static final String UNIT = "(?:°|mm|%|y|years?)?";
    private static final Pattern ONE = Pattern.compile(NUMBER + UNIT);
    private static final Pattern RANGE = Pattern.compile(NUMBER + UNIT + "(?:–|—|-|\\.\\.\\.?|…)" + NUMBER + UNIT);
    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\\d|3[01]))?)?");
    private static final Pattern YEARS = Pattern.compile("(\\d{4})(?:–|—|-|\\.\\.\\.?|…)(\\d{4})");
    private static final List<String> UNITS = List.of("°", "mm", "%", "degree", "degrees", "year", "years", "y");
    private static final List<String> COUNTS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /** @param quoted stands for itself, whatever it says */
    record Token(String text, boolean quoted) {}

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    QueryTokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                tokens.add(new Token(matcher.group(1).strip(), true));
            } else {
                String word = matcher.group().replaceAll("[,;]+$", "");
                if (!word.isEmpty()) {
                    tokens.add(new Token(word, false));
                }
            }
        }
    }

    boolean hasMore() {
        return at < tokens.size();
    }

    Token next() {
        return tokens.get(at++);
    }

    /** Where the reading is, to come back to. */
    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    /** The word so many places ahead, lower case; empty where there is none or it is quoted. */
    String peek(int ahead) {
        int place = at + ahead;
        return place < tokens.size() && !tokens.get(place).quoted()
                ? tokens.get(place).text().toLowerCase(Locale.ROOT)
                : "";
    }

    /** As typed: the next words, joined. */
    String typed(int count) {
        return String.join(
                " ",
                tokens.subList(at, Math.min(at + count, tokens.size())).stream()
                        .map(Token::text)
                        .toList());
    }

    void skip(int count) {
        at += count;
    }

    /** Takes one of these words where it comes next. */
    boolean accept(String... words) {
        for (String word : words) {
            if (peek(0).equals(word)) {
                at++;
                return true;
            }
        }
        return false;
    }

    /** Takes two words where they come next. */
    boolean acceptBoth(String first, String second) {
        if (peek(0).equals(first) && peek(1).equals(second)) {
            at += 2;
            return true;
        }
        return false;
    }

    /** A number with its unit, if it comes next: digits, or a word up to ten. */
    Optional<String> number() {
        String word = peek(0);
        Matcher one = ONE.matcher(word);
        Optional<String> found = one.matches()
                ? Optional.of(one.group(1).replace('−', '-').replace(',', '.'))
                : COUNTS.contains(word) ? Optional.of(Integer.toString(COUNTS.indexOf(word))) : Optional.empty();
        if (found.isPresent()) {
            at++;
            accept(UNITS.toArray(String[]::new));
        }
        return found;
    }

    /** How a subject compares with numbers, if that comes next. */
    sealed interface Comparison {

        /** @param sign one of {@code < <= > >= =} */
        record With(String sign, String number) implements Comparison {}

        record Between(String from, String to) implements Comparison {}

        /** A sign without its number. */
        record Unfinished() implements Comparison {}
    }

    /** @param bare whether a number without a sign counts as equal */
    Optional<Comparison> comparison(boolean bare) {
        int start = at;
        if (accept("between")) {
            Optional<String> from = number();
            accept("and", "to");
            Optional<String> to = number();
            return Optional.of(
                    from.isPresent() && to.isPresent()
                            ? new Comparison.Between(from.get(), to.get())
                            : new Comparison.Unfinished());
        }
        Optional<String> sign = sign();
        accept("is", ":");
        Matcher range = RANGE.matcher(peek(0));
        if (sign.isEmpty() && range.matches()) {
            at++;
            accept(UNITS.toArray(String[]::new));
            return Optional.of(new Comparison.Between(plain(range.group(1)), plain(range.group(2))));
        }
        Optional<String> number = number();
        if (number.isEmpty()) {
            if (sign.isPresent()) {
                return Optional.of(new Comparison.Unfinished());
            }
            at = start;
            return Optional.empty();
        }
        if (sign.isEmpty() && (peek(0).equals("to") || peek(0).equals("–") || peek(0).equals("-"))) {
            int before = at;
            at++;
            Optional<String> to = number();
            if (to.isPresent()) {
                return Optional.of(new Comparison.Between(number.get(), to.get()));
            }
            at = before;
        }
        if (sign.isEmpty() && !bare) {
            at = start;
            return Optional.empty();
        }
        return Optional.of(new Comparison.With(sign.orElse("="), number.get()));
    }

    private static String plain(String number) {
        return number.replace('−', '-').replace(',', '.');
    }

    private Optional<String> sign() {
        String found = switch (peek(0)) {
            case "<", "under", "below" -> "<";
            case "<=", "≤" -> "<=";
            case ">", "over", "above" -> ">";
            case ">=", "≥" -> ">=";
            case "=" -> "=";
            default -> "";
        };
        if (!found.isEmpty()) {
            at++;
            return Optional.of(found);
        }
        return acceptBoth("more", "than")
                ? Optional.of(">")
                : acceptBoth("less", "than")
                        ? Optional.of("<")
                        : acceptBoth("at", "least")
                                ? Optional.of(">=")
                                : acceptBoth("at", "most")
                                        ? Optional.of("<=")
                                        : accept("exactly") ? Optional.of("=") : Optional.empty();
    }

    /** Days, if they come next: a year, a month, a day, a range of years, or what lies before or after one of them. */
    Optional<Dates> dates() {
        int start = at;
        boolean from = accept("since", "from", ">=", "≥");
        boolean after = !from && accept("after", ">");
        boolean before = !from && !after && accept("before", "<");
        boolean until = !from && !after && !before && accept("until", "<=", "≤");
        if (!from && !after && !before && !until) {
            accept("in", "on", "=");
        }
        Matcher years = YEARS.matcher(peek(0));
        if (years.matches()) {
            at++;
            return Optional.of(new Dates(years.group(1), Integer.toString(Integer.parseInt(years.group(2)) + 1)));
        }
        Matcher day = DAY.matcher(peek(0));
        if (!day.matches()) {
            at = start;
            return Optional.empty();
        }
        String text = peek(0);
        at++;
        String next = following(day);
        return Optional.of(
                from
                        ? new Dates(text, "")
                        : after
                                ? new Dates(next, "")
                                : before ? new Dates("", text) : until ? new Dates("", next) : new Dates(text, next));
    }

    /** The first text that sorts behind all days of a year, a month, or behind a day. */
    private static String following(Matcher day) {
        return day.group(2) == null ? Integer.toString(Integer.parseInt(day.group(1)) + 1) : day.group() + "~";
    }

    /** @param half how far a number may lie from what was typed to be equal */
    static Span span(Comparison comparison, double half) {
        return switch (comparison) {
            case Comparison.Between between ->
                Span.between(Double.parseDouble(between.from()), Double.parseDouble(between.to()));
            case Comparison.With with -> {
                double number = Double.parseDouble(with.number());
                yield switch (with.sign()) {
                    case "<" -> Span.below(number, false);
                    case "<=" -> Span.below(number, true);
                    case ">" -> Span.above(number, false);
                    case ">=" -> Span.above(number, true);
                    default -> new Span(number - half, true, number + half, half == 0);
                };
            }
            case Comparison.Unfinished ignored -> throw new IllegalArgumentException("there is no number");
        };
    }
}
