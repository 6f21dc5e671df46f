package org.nasion.core.study.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.analysis.Unit;

/**
 * How far readers of the same films agree, points and measurements.
 *
 * @param readers   people in the films' order, each with the repeats behind the first reading; then networks
 * @param films     number of films read by at least two readers
 * @param scales    sources of the millimetres, each named once
 * @param pairs     every two readers
 * @param consensus each reader against the mean of the others, so that nobody is compared with himself; from three readers on
 * @param together  intraclass correlations of all readers at once, by measurement; from three readers on
 * @param leftOut   films that could not be compared, one sentence each
 */
public record Agreement(
        List<String> readers,
        int films,
        List<String> scales,
        List<Pair> pairs,
        List<Against> consensus,
        Map<String, IntraclassCorrelation> together,
        List<String> leftOut) {

    /**
     * Two readings.
     *
     * @param first        reader
     * @param second       reader; errors are second − first
     * @param within       whether both are readings of one person
     * @param overall      all landmarks together, without a direction: the head's landmarks err each in its own
     * @param landmarks    by code
     * @param measurements in the order of the measurements
     * @param classes      κ by class of the ISBI 2015 challenge; absent where chance alone would agree
     */
    public record Pair(
            String first,
            String second,
            boolean within,
            Optional<PointErrors> overall,
            Map<String, PointErrors> landmarks,
            List<Measured> measurements,
            Map<String, CohensKappa> classes) {}

    /** A reader against the mean of all others, by landmark. */
    public record Against(String reader, PointErrors overall, Map<String, PointErrors> landmarks) {}

    /**
     * One measurement by two readers.
     *
     * @param readings the two values of each film, in the unit
     */
    public record Measured(
            String id,
            String name,
            Unit unit,
            PairedAgreement agreement,
            Optional<IntraclassCorrelation> icc,
            List<Both> readings) {}

    /** Two values of one film. */
    public record Both(String film, double first, double second) {}
}
