package org.nasion.app.desktop.viewmodel;

import java.util.function.Consumer;

/** Takes the film from one place to another. */
@FunctionalInterface
public interface Easing {

    /** Jumps; for tests and for people who want no motion. */
    Easing NONE = (from, to, show) -> show.accept(to);

    /** Shows places between two transforms, the last one being {@code to}; a new call ends the one before. */
    void ease(ViewTransform from, ViewTransform to, Consumer<ViewTransform> show);
}
