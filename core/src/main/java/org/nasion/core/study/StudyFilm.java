package org.nasion.core.study;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A film of a study.
 *
 * @param name    within the study, for example {@code F001}; tells nothing of the patient
 * @param file    relative to the study's folder
 * @param mmPerPx scale that the study states for a film that knows none; mm along x
 * @param device  code of the device that the film comes from, the same for all of its films; empty where its file named none
 */
public record StudyFilm(String name, String file, OptionalDouble mmPerPx, String device) {

    /** From no device that is known. */
    public StudyFilm(String name, String file, OptionalDouble mmPerPx) {
        this(name, file, mmPerPx, "");
    }

    public StudyFilm {
        Objects.requireNonNull(name);
        Objects.requireNonNull(file);
        Objects.requireNonNull(mmPerPx);
        Objects.requireNonNull(device);
    }
}
