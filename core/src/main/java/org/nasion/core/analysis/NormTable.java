package org.nasion.core.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Published norms by measurement, with the conditions under which each holds. */
record NormTable(Map<String, List<Entry>> byMeasurement) {

    static final NormTable EMPTY = new NormTable(Map.of());

    /**
     * @param norm as published; where its mean moves with age, at the first of the ages
     * @param ages the ages that it holds for; empty where the source ties it to none
     */
    record Entry(Norm norm, Optional<Ages> ages) {
    }

    /**
     * Ages in years that a norm holds for.
     *
     * @param from    the age of the published mean
     * @param to      the last age
     * @param perYear change of the mean per year; 0 for most
     */
    record Ages(double from, double to, double perYear) {
    }

    List<Norm> of(String measurement) {
        return byMeasurement.getOrDefault(measurement, List.of()).stream().map(Entry::norm).toList();
    }

    /** The first norm that fits the patient; one for a sex or an age only where these are known. */
    Optional<Norm> choose(String measurement, PatientFacts patient) {
        return byMeasurement.getOrDefault(measurement, List.of()).stream()
                .filter(entry -> entry.norm().sex().isEmpty() || entry.norm().sex().equals(patient.sex()))
                .map(entry -> atAge(entry, patient.ageYears()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Norm> atAge(Entry entry, OptionalDouble age) {
        if (entry.ages().isEmpty()) {
            return Optional.of(entry.norm());
        }
        Ages ages = entry.ages().get();
        if (age.isEmpty() || age.getAsDouble() < ages.from() || age.getAsDouble() > ages.to()) {
            return Optional.empty();
        }
        Norm norm = entry.norm();
        double mean = norm.mean() + ages.perYear() * (age.getAsDouble() - ages.from());
        return Optional.of(new Norm(mean, norm.sd(), norm.source(), norm.population(), norm.sex(), norm.enlargement()));
    }
}
