package org.nasion.core.analysis;

import java.util.OptionalDouble;
import java.util.Set;
import org.nasion.core.landmark.Landmark;

/** The value of a measurement, or the reason why there is none. */
public sealed interface Value {

    /** The number where there is one. */
    default OptionalDouble number() {
        return this instanceof Known known ? OptionalDouble.of(known.value()) : OptionalDouble.empty();
    }

    /** @param value in the measurement's unit */
    record Known(double value) implements Value {}

    /** @param missing points that would have to be placed first */
    record MissingPoints(Set<Landmark> missing) implements Value {
        public MissingPoints {
            missing = Set.copyOf(missing);
        }
    }

    /** The film has no scale and the measurement is in millimetres. */
    record NoScale() implements Value {}

    /** The points lie so that the construction does not exist, for example two that coincide, or gives a number beyond all sense. */
    record Undefined() implements Value {}
}
