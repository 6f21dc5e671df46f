package org.nasion.core.analysis;

import java.util.List;
import java.util.OptionalDouble;
import org.nasion.core.landmark.Landmark;

/**
 * Something to be said in any language: a text by its stable identifier, and what stands in its places.
 *
 * @param id        of a text in {@code findings.json}, the key of its translations
 * @param arguments for {0}, {1} …
 */
public record Message(String id, List<Argument> arguments) {

    /** What stands in a place of a text. */
    public sealed interface Argument {}

    /** @param measurement identifier of a measurement whose name is to be said */
    public record Name(String measurement) implements Argument {}

    /** @param text the same in every language, such as a whole number */
    public record Plain(String text) implements Argument {}

    /** @param landmark a point whose name is to be said */
    public record Mark(Landmark landmark) implements Argument {}

    /**
     * A number with its unit.
     *
     * @param value       in the unit
     * @param uncertainty one standard deviation in the same unit, to be said where it is known
     */
    public record Amount(double value, OptionalDouble uncertainty, Unit unit) implements Argument {}

    /** @param message a text within the text */
    public record Said(Message message) implements Argument {}

    /** @param items things of one kind, joined as in "a, b and c" */
    public record Joined(List<Argument> items) implements Argument {
        public Joined {
            items = List.copyOf(items);
        }
    }

    /** @param items clauses set apart from one another by semicolons */
    public record Clauses(List<Argument> items) implements Argument {
        public Clauses {
            items = List.copyOf(items);
        }
    }

    public Message {
        arguments = List.copyOf(arguments);
    }

    static Message of(String id, Argument... arguments) {
        return new Message(id, List.of(arguments));
    }

    /** How a language says texts, names, numbers and lists. */
    public interface Language {

        /** The text with its places filled in. */
        String text(String id, List<String> values);

        /** The name of a measurement. */
        String name(String measurement);

        /** The name of a point with its code. */
        default String point(Landmark landmark) {
            return landmark.fullName() + " (" + landmark.code() + ")";
        }

        /** For example {@code "4.8 ± 1.1°"}. */
        String amount(Amount amount);

        /** As in "a, b and c". */
        String joined(List<String> items);

        /** As in "a, b; c, d": parts that may have commas of their own. */
        default String apart(List<String> items) {
            return String.join("; ", items);
        }
    }

    /** The message in a language. */
    public String in(Language language) {
        return language.text(
                id, arguments.stream().map(argument -> said(argument, language)).toList());
    }

    private static String said(Argument argument, Language language) {
        return switch (argument) {
            case Name name -> language.name(name.measurement());
            case Plain plain -> plain.text();
            case Mark mark -> language.point(mark.landmark());
            case Amount amount -> language.amount(amount);
            case Said inner -> inner.message().in(language);
            case Joined joined ->
                language.joined(joined.items().stream()
                        .map(item -> said(item, language))
                        .toList());
            case Clauses clauses ->
                language.apart(clauses.items().stream()
                        .map(item -> said(item, language))
                        .toList());
        };
    }
}
