package org.nasion.core.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Published norms, source by source.
 *
 * @param sets in order of preference
 */
record NormTable(List<NormSet> sets) {

    static final NormTable EMPTY = new NormTable(List.of());

    NormTable {
        sets = List.copyOf(sets);
    }

    /** Those of some sources alone, in the order in which these are named. */
    NormTable only(List<String> ids) {
        return new NormTable(ids.stream()
                .flatMap(id -> sets.stream().filter(set -> set.id().equals(id)))
                .toList());
    }

    /** Without those that count only for analyses that name them. */
    NormTable general() {
        return new NormTable(sets.stream().filter(set -> !set.aside()).toList());
    }

    /** The same with one source before all others, also where it counts only for those who ask for it. */
    NormTable preferring(String id) {
        return new NormTable(Stream.concat(
                        sets.stream().filter(set -> set.id().equals(id)).map(NormSet::asked),
                        sets.stream().filter(set -> !set.id().equals(id)))
                .toList());
    }

    List<Norm> of(String measurement) {
        return entries(measurement).stream().map(NormSet.Entry::norm).toList();
    }

    /** The first norm that fits the patient; one for a sex or an age only where these are known. */
    NormChoice choose(String measurement, PatientFacts patient) {
        List<NormSet.Entry> entries = entries(measurement);
        for (NormSet.Entry entry : entries) {
            Optional<Norm> norm = entry.at(patient);
            if (norm.isPresent()) {
                return NormChoice.of(norm.get());
            }
        }
        return NormChoice.none(whyNot(entries, patient));
    }

    private static NormChoice.Reason whyNot(List<NormSet.Entry> entries, PatientFacts patient) {
        if (entries.isEmpty()) {
            return NormChoice.Reason.NONE_PUBLISHED;
        }
        if (patient.sex().isEmpty()
                && entries.stream().allMatch(entry -> !entry.norm().sex().isEmpty())) {
            return NormChoice.Reason.NEEDS_SEX;
        }
        List<NormSet.Entry> ofSex = entries.stream()
                .filter(entry ->
                        entry.norm().sex().isEmpty() || entry.norm().sex().equals(patient.sex()))
                .toList();
        if (ofSex.isEmpty()) {
            return NormChoice.Reason.OTHER_SEX;
        }
        return patient.ageYears().isEmpty() ? NormChoice.Reason.NEEDS_AGE : NormChoice.Reason.OTHER_AGE;
    }

    private List<NormSet.Entry> entries(String measurement) {
        return sets.stream().flatMap(set -> set.of(measurement).stream()).toList();
    }
}
