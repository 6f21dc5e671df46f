package org.nasion.core.image;

import java.util.Objects;

/**
 * One of the windows that a film's file offers.
 *
 * @param explanation in the file's own words, for example {@code BONE}; may be empty
 * @param window      in samples of the film
 */
public record WindowChoice(String explanation, Window window) {
    public WindowChoice {
        Objects.requireNonNull(explanation);
        Objects.requireNonNull(window);
    }
}
