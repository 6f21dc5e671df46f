package org.nasion.core.library;

import java.util.Optional;

/** One thing that a patient or a film has to satisfy. What is said of films has to hold for one and the same film. */
public sealed interface Condition {

    /** Said of the patient as a whole. */
    sealed interface OfPatient extends Condition {}

    /** Said of a film. */
    sealed interface OfFilm extends Condition {}

    /** Where a word is looked for. */
    enum Field {
        NAME,
        ID,
        TAG,
        DATE,
        STATE
    }

    /**
     * A word of the name, the identifier, a tag, a day of a visit or a state begins like this.
     *
     * @param field where; anywhere if empty
     * @param start folded, {@link FoldedText}
     */
    record Word(Optional<Field> field, String start) implements OfPatient {}

    /** Days on which films were taken. */
    record Visits(Span number) implements OfPatient {}

    record FilmCount(Span number) implements OfPatient {}

    /** @param code F, M or O */
    record SexIs(String code) implements OfPatient {}

    /** @param dates ISO dates; compared as text */
    record Born(Dates dates) implements OfPatient {}

    /** A measurement of a film, in its own unit. */
    record Measurement(String code, Span value) implements OfFilm {}

    /** Years at the exposure. */
    record AgeAt(Span years) implements OfFilm {}

    record Taken(Dates dates) implements OfFilm {}

    record InState(FilmState state) implements OfFilm {}

    /**
     * Numbers between two others; infinite where there is no bound.
     *
     * @param from         least
     * @param fromIncluded whether it counts itself
     * @param to           greatest
     * @param toIncluded   whether it counts itself
     */
    record Span(double from, boolean fromIncluded, double to, boolean toIncluded) {

        public static Span above(double from, boolean included) {
            return new Span(from, included, Double.POSITIVE_INFINITY, false);
        }

        public static Span below(double to, boolean included) {
            return new Span(Double.NEGATIVE_INFINITY, false, to, included);
        }

        public static Span between(double from, double to) {
            return new Span(Math.min(from, to), true, Math.max(from, to), true);
        }

        /** The numbers that lie in both. */
        public Span and(Span other) {
            double least = Math.max(from, other.from);
            double greatest = Math.min(to, other.to);
            return new Span(
                    least,
                    (fromIncluded || from < least) && (other.fromIncluded || other.from < least),
                    greatest,
                    (toIncluded || to > greatest) && (other.toIncluded || other.to > greatest));
        }

        /** Whether no number lies in it. */
        public boolean isEmpty() {
            return from > to || from == to && !(fromIncluded && toIncluded);
        }

        /** Whether a number lies in it. */
        public boolean contains(double number) {
            return (number > from || fromIncluded && number == from) && (number < to || toIncluded && number == to);
        }
    }

    /**
     * Days from the first on and before the last, as ISO text; {@code 2024} and {@code 2024-03} stand for their first day.
     *
     * @param from   empty where there is no first
     * @param before empty where there is no last
     */
    record Dates(String from, String before) {}
}
