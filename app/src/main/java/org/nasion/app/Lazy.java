package org.nasion.app;

import java.util.Optional;
import java.util.function.Supplier;

/** A value made once, when first asked for, by whichever thread asks first; a failure is tried again next time. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (value == null) {
            value = maker.get();
        }
        return value;
    }

    /** The value if somebody asked for it before. */
    synchronized Optional<T> made() {
        return Optional.ofNullable(value);
    }
}
