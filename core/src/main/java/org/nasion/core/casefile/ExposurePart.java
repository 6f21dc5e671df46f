package org.nasion.core.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;
import org.nasion.core.patient.Exposure;

/** The taking of the film. Came with version 2. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExposurePart(String date) {

    static ExposurePart of(Exposure exposure) {
        return new ExposurePart(exposure.date().map(LocalDate::toString).orElse(null));
    }

    Exposure toExposure() {
        return new Exposure(day(date));
    }

    /** Empty where nothing is written; a day that is none is damage. */
    static Optional<LocalDate> day(String iso) {
        return Optional.ofNullable(iso).map(LocalDate::parse);
    }
}
