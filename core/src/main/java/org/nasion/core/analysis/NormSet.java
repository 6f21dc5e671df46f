package org.nasion.core.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The norms of one source.
 *
 * @param id         stable, for example {@code "mcnamara-1984"}
 * @param author     who measured
 * @param year       of publication; 0 where the source has none
 * @param source     the publication in full
 * @param population whom it was taken from
 * @param texts      what was read to confirm its numbers, in full; empty for norms of a clinic's own
 * @param aside      whether they count only for analyses that name them, being no default for others
 * @param norms      by measurement, in order of preference
 */
public record NormSet(
        String id,
        String author,
        int year,
        String source,
        String population,
        List<String> texts,
        boolean aside,
        Map<String, List<Entry>> norms) {

    /**
     * @param norm as published; where it moves with age, at the age that it was published for
     * @param ages the ages that it holds for; empty where the source ties it to none
     */
    public record Entry(Norm norm, Optional<Ages> ages) {

        /** The norm for this patient; empty where it is for another sex or age or where these are not known. */
        Optional<Norm> at(PatientFacts patient) {
            if (!norm.sex().isEmpty() && !norm.sex().equals(patient.sex())) {
                return Optional.empty();
            }
            return ages.isEmpty() ? Optional.of(norm) : ages.get().move(norm, patient.ageYears());
        }
    }

    /**
     * Ages in years that a norm holds for, and how it moves between them.
     *
     * @param from    the first
     * @param to      the last
     * @param at      the age that the mean was published for
     * @param perYear change of the mean per year; 0 for most
     */
    public record Ages(double from, double to, double at, double perYear) {

        public Ages {
            if (!(from <= at && at <= to)) {
                throw new IllegalArgumentException("the age of a norm must lie within its ages");
            }
        }

        Optional<Norm> move(Norm norm, OptionalDouble age) {
            if (age.isEmpty() || age.getAsDouble() < from || age.getAsDouble() > to) {
                return Optional.empty();
            }
            return Optional.of(norm.moved(perYear * (age.getAsDouble() - at)));
        }
    }

    public NormSet {
        texts = List.copyOf(texts);
        norms = Map.copyOf(norms);
    }

    /** The same for whoever asked for it. */
    NormSet asked() {
        return new NormSet(id, author, year, source, population, texts, false, norms);
    }

    List<Entry> of(String measurement) {
        return norms.getOrDefault(measurement, List.of());
    }
}
