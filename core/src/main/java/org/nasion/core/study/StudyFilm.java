package org.nasion.core.study;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A film of a study.
 *
 * @param name    within the study, for example {@code F001}; tells nothing of the patient
 * @param file    relative to the study's folder
 * @param mmPerPx scale that the study states for a film that knows none; mm along x
 */
public record StudyFilm(String name, String file, OptionalDouble mmPerPx) {

    public StudyFilm {
        Objects.requireNonNull(name);
        Objects.requireNonNull(file);
        Objects.requireNonNull(mmPerPx);
    }
}
