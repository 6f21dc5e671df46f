package org.nasion.lab.phantom;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Repeatable chance: one generator per purpose, so that drawing more for one structure does not
 * change another. Only integer arithmetic and exact operations, hence the same on every machine.
 */
final class Chance {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Chance() {}

    static RandomGenerator generator(long seed, String purpose) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = (mixed ^ purpose.charAt(i)) * 0xD6E8FEB86659FD93L;
        }
        return FACTORY.create(mixed ^ (mixed >>> 32));
    }

    /** Bell-shaped with mean 0 and standard deviation 1, never beyond ±3.47. */
    static double bell(RandomGenerator random) {
        return bell(random.nextLong());
    }

    /** The same from 64 given random bits: four 16-bit uniforms. */
    static double bell(long bits) {
        int sum = (int) (bits & 0xFFFF)
                + (int) (bits >>> 16 & 0xFFFF)
                + (int) (bits >>> 32 & 0xFFFF)
                + (int) (bits >>> 48);
        return (sum - 131070) / 37837.2;
    }

    static double between(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
