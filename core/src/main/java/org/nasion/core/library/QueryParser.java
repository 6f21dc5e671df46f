package org.nasion.core.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.library.Condition.Dates;
import org.nasion.core.library.Condition.Field;
import org.nasion.core.library.Condition.Span;
import org.nasion.core.library.QueryTokens.Comparison;
import org.nasion.core.problem.Sentence;

/**
 * Understands what people type to find patients: {@code ANB > 5 and age 9–12 and two visits}. Everything has to hold. A word
 * that means nothing else is looked for at the beginning of words of names, identifiers, tags, days and states.
 *
 * <p>Whole years are completed years: {@code age 9–12} begins on the ninth birthday and ends before the thirteenth.
 * {@code two visits} are two or more. A measurement that equals a number is one that is shown as that number.
 */
public final class QueryParser {

    /** Words of a measurement's name at most, as in "Soft-tissue profile angle with nose". */
    private static final int LONGEST_NAME = 6;

    private static final int LONGEST_QUERY = 500;
    private static final Map<String, Field> FIELDS =
            Map.of("name:", Field.NAME, "id:", Field.ID, "tag:", Field.TAG, "date:", Field.DATE, "state:", Field.STATE);

    private final MeasurementNames names;

    public QueryParser(MeasurementNames names) {
        this.names = names;
    }

    /** Never fails: what is not understood is said in the query. */
    public Query parse(String text) {
        QueryTokens tokens = new QueryTokens(text.length() > LONGEST_QUERY ? text.substring(0, LONGEST_QUERY) : text);
        List<Condition> conditions = new ArrayList<>();
        Optional<Sentence> unclear = Optional.empty();
        while (tokens.hasMore()) {
            if (tokens.accept("and", "&", "with")) {
                continue;
            }
            int start = tokens.mark();
            try {
                conditions.add(one(tokens));
            } catch (NotUnderstood e) {
                if (tokens.mark() == start) {
                    tokens.skip(1);
                }
                unclear = unclear.or(() -> Optional.of(e.sentence));
            }
        }
        return new Query(conditions, unclear);
    }

    private Condition one(QueryTokens tokens) throws NotUnderstood {
        Optional<Condition> found = ageOrSex(tokens);
        if (found.isEmpty()) {
            found = dates(tokens)
                    .or(() -> state(tokens))
                    .or(() -> number(tokens))
                    .or(() -> field(tokens));
        }
        return found.isPresent() ? found.get() : measurementOrWord(tokens);
    }

    /** The subject is certain; what it is compared with may be missing. */
    private static Optional<Condition> ageOrSex(QueryTokens tokens) throws NotUnderstood {
        if (tokens.accept("age", "aged")) {
            return Optional.of(new Condition.AgeAt(years(needed(tokens, "age"))));
        }
        if (tokens.peek(0).startsWith("sex")) {
            String word = tokens.peek(0);
            tokens.skip(1);
            tokens.accept("=", "is", ":");
            String said = word.startsWith("sex:") && word.length() > 4 ? word.substring(4) : take(tokens);
            String code = switch (said) {
                case "f", "female" -> "F";
                case "m", "male" -> "M";
                case "o", "other" -> "O";
                default -> throw new NotUnderstood(Sentence.of("value.query.sex", "Sex is searched for by F, M or O."));
            };
            return Optional.of(new Condition.SexIs(code));
        }
        return Optional.empty();
    }

    private static String take(QueryTokens tokens) {
        return tokens.hasMore() ? tokens.next().text().toLowerCase(Locale.ROOT) : "";
    }

    private static Optional<Condition> dates(QueryTokens tokens) {
        int start = tokens.mark();
        if (tokens.accept("born")) {
            Optional<Dates> dates = tokens.dates();
            if (dates.isPresent()) {
                return dates.map(Condition.Born::new);
            }
        } else if (tokens.accept("taken")
                || List.of("since", "before", "after", "until").contains(tokens.peek(0))) {
            Optional<Dates> dates = tokens.dates();
            if (dates.isPresent()) {
                return dates.map(Condition.Taken::new);
            }
        }
        tokens.back(start);
        return Optional.empty();
    }

    private static Optional<Condition> state(QueryTokens tokens) {
        int start = tokens.mark();
        if (tokens.accept("is", "state")) {
            tokens.accept("=", "is");
            for (FilmState state : FilmState.values()) {
                String[] words = state.word().split(" ");
                if (words.length == 2 ? tokens.acceptBoth(words[0], words[1]) : tokens.accept(words[0])) {
                    return Optional.of(new Condition.InState(state));
                }
            }
        }
        tokens.back(start);
        return Optional.empty();
    }

    /** {@code two visits}, {@code at least 3 films}, {@code visits >= 2}. */
    private static Optional<Condition> number(QueryTokens tokens) {
        int start = tokens.mark();
        Optional<Comparison> before = tokens.comparison(true);
        if (before.filter(comparison -> !(comparison instanceof Comparison.Unfinished))
                .isPresent()) {
            boolean said = !(before.get() instanceof Comparison.With with)
                    || !with.sign().equals("=")
                    || isExactly(tokens, start);
            Span span = QueryTokens.span(before.get(), 0);
            Span meant = said ? span : Span.above(span.from(), true);
            if (tokens.accept("visits", "visit")) {
                return Optional.of(new Condition.Visits(meant));
            }
            if (tokens.accept("films", "film")) {
                return Optional.of(new Condition.FilmCount(meant));
            }
        }
        tokens.back(start);
        boolean visits = tokens.peek(0).equals("visits");
        if (visits || tokens.peek(0).equals("films")) {
            tokens.skip(1);
            Optional<Comparison> behind = tokens.comparison(true);
            if (behind.filter(comparison -> !(comparison instanceof Comparison.Unfinished))
                    .isPresent()) {
                Span span = QueryTokens.span(behind.get(), 0);
                return Optional.of(visits ? new Condition.Visits(span) : new Condition.FilmCount(span));
            }
        }
        tokens.back(start);
        return Optional.empty();
    }

    private static boolean isExactly(QueryTokens tokens, int start) {
        int now = tokens.mark();
        tokens.back(start);
        boolean exactly = tokens.peek(0).equals("exactly") || tokens.peek(0).equals("=");
        tokens.back(now);
        return exactly;
    }

    private static Optional<Condition> field(QueryTokens tokens) {
        for (Map.Entry<String, Field> field : FIELDS.entrySet()) {
            if (tokens.peek(0).startsWith(field.getKey())) {
                String rest = tokens.next().text().substring(field.getKey().length());
                String start =
                        rest.isEmpty() && tokens.hasMore() ? tokens.next().text() : rest;
                return Optional.of(new Condition.Word(Optional.of(field.getValue()), FoldedText.of(start)));
            }
        }
        return Optional.empty();
    }

    private Condition measurementOrWord(QueryTokens tokens) throws NotUnderstood {
        int start = tokens.mark();
        for (int words = LONGEST_NAME; words >= 1; words--) {
            Optional<String> code = names.code(tokens.typed(words));
            if (code.isPresent()) {
                String typed = tokens.typed(words);
                tokens.skip(words);
                Optional<Comparison> comparison = tokens.comparison(false);
                if (comparison.isPresent()) {
                    return new Condition.Measurement(
                            code.get(), QueryTokens.span(finished(comparison.get(), typed), 0.05));
                }
                tokens.back(start);
            }
        }
        QueryTokens.Token word = tokens.next();
        if (!word.quoted()) {
            int after = tokens.mark();
            boolean sign = word.text().matches("[<>=≤≥]+");
            boolean compared = List.of("<", "<=", ">", ">=", "=", "≤", "≥").contains(tokens.peek(0));
            if (sign || compared) {
                tokens.comparison(true);
                if (tokens.mark() == after && compared) {
                    tokens.skip(1);
                }
                throw new NotUnderstood(
                        sign
                                ? Sentence.of(
                                        "value.query.subject",
                                        "Nothing stands before {0} that could be compared.",
                                        word.text())
                                : Sentence.of("value.query.measurement", "There is no measurement {0}.", word.text()));
            }
        }
        return new Condition.Word(Optional.empty(), FoldedText.of(word.text()));
    }

    private static Comparison needed(QueryTokens tokens, String subject) throws NotUnderstood {
        return finished(tokens.comparison(true).orElse(new Comparison.Unfinished()), subject);
    }

    private static Comparison finished(Comparison comparison, String subject) throws NotUnderstood {
        if (comparison instanceof Comparison.Unfinished) {
            throw new NotUnderstood(Sentence.of("value.query.number", "A number is missing behind {0}.", subject));
        }
        return comparison;
    }

    /** Whole numbers are completed years. */
    private static Span years(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Between between ->
                new Span(Double.parseDouble(between.from()), true, end(between.to()), !isWhole(between.to()));
            case Comparison.With with
            when isWhole(with.number()) ->
                switch (with.sign()) {
                    case ">" -> Span.above(end(with.number()), true);
                    case "<=" -> Span.below(end(with.number()), false);
                    case "=" -> new Span(Double.parseDouble(with.number()), true, end(with.number()), false);
                    default -> QueryTokens.span(with, 0);
                };
            default -> QueryTokens.span(comparison, 0.05);
        };
    }

    private static double end(String number) {
        return Double.parseDouble(number) + (isWhole(number) ? 1 : 0);
    }

    private static boolean isWhole(String number) {
        return !number.contains(".");
    }

    /** Where something is missing or unknown; says what. */
    private static final class NotUnderstood extends Exception {

        private final transient Sentence sentence;

        NotUnderstood(Sentence sentence) {
            super(null, null, false, false);
            this.sentence = sentence;
        }
    }
}
