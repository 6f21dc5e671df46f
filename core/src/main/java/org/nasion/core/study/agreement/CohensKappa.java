package org.nasion.core.study.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Agreement of two readers on a class, beyond chance (Cohen 1960), unweighted.
 *
 * @param n        cases
 * @param same     share of cases with the same class, 0 to 1
 * @param kappa    1 is perfect, 0 is chance
 * @param interval 95 %, from the large-sample variance of Fleiss, Cohen and Everitt (1969)
 */
public record CohensKappa(int n, double same, double kappa, Interval interval) {

    /** One case as two readers classed it. */
    public record Pair<C extends Comparable<C>>(C first, C second) {}

    /** @return empty without cases, and where both readers put all cases into one and the same class: chance alone does that */
    public static <C extends Comparable<C>> Optional<CohensKappa> of(List<Pair<C>> pairs) {
        double n = pairs.size();
        Map<C, Double> first = shares(pairs, Pair::first);
        Map<C, Double> second = shares(pairs, Pair::second);
        double chance = first.entrySet().stream()
                .mapToDouble(e -> e.getValue() * second.getOrDefault(e.getKey(), 0.0))
                .sum();
        if (pairs.isEmpty() || chance >= 1) {
            return Optional.empty();
        }
        double same = pairs.stream()
                        .filter(pair -> pair.first().equals(pair.second()))
                        .count()
                / n;
        double kappa = (same - chance) / (1 - chance);
        double variance = 0;
        for (Pair<C> pair : pairs) {
            // Column share of the first's class and row share of the second's, as in the paper's equation 13.
            double both = second.getOrDefault(pair.first(), 0.0) + first.getOrDefault(pair.second(), 0.0);
            double own = first.get(pair.first()) + second.getOrDefault(pair.first(), 0.0);
            variance +=
                    (pair.first().equals(pair.second()) ? square(1 - own * (1 - kappa)) : square((1 - kappa) * both))
                            / n;
        }
        variance = (variance - square(kappa - chance * (1 - kappa))) / (n * square(1 - chance));
        double half = 1.96 * Math.sqrt(Math.max(0, variance));
        return Optional.of(new CohensKappa(pairs.size(), same, kappa, new Interval(kappa - half, kappa + half)));
    }

    private static <C extends Comparable<C>> Map<C, Double> shares(List<Pair<C>> pairs, Function<Pair<C>, C> side) {
        return pairs.stream()
                .collect(Collectors.groupingBy(
                        side,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.counting(), count -> count / (double) pairs.size())));
    }

    private static double square(double x) {
        return x * x;
    }
}
