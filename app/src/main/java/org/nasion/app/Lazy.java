package org.nasion.app;

import java.util.Optional;
import java.util.function.Supplier;

/** A value made once, when first asked for, by whichever thread asks first; a failure is tried again next time. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private T value;
    private boolean ended;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (ended) {
            throw new IllegalStateException("the program is ending");
        }
        if (value == null) {
            value = maker.get();
        }
        return value;
    }

    /** Waits for whoever is making the value, gives it if there is one, and makes none any more. */
    synchronized Optional<T> end() {
        ended = true;
        return Optional.ofNullable(value);
    }
}
