package org.nasion.core.analysis;

import java.util.Objects;
import java.util.Optional;

/**
 * The norm that was chosen for a patient, or why there is none.
 *
 * @param norm   empty for every reason but the first
 * @param reason stable; the key under which its words are translated
 */
public record NormChoice(Optional<Norm> norm, Reason reason) {

    /** Why a norm is shown or not. */
    public enum Reason {
        /** it fits what is known of the patient */
        FITS("The norm fits what is known of the patient."),
        /** no source gives one with mean and standard deviation */
        NONE_PUBLISHED("No norm with mean and standard deviation is kept for this measurement."),
        /** there are norms for each sex, and the patient's is not known */
        NEEDS_SEX("The source has one norm for each sex: state the patient's sex."),
        /** the source measured the other sex alone */
        OTHER_SEX("The source has no norm for the patient's sex."),
        /** there are norms for some ages, and the patient's is not known */
        NEEDS_AGE("The source has norms for certain ages: state the dates of birth and film."),
        /** the patient is younger or older than those of the source */
        OTHER_AGE("The source has no norm for the patient's age."),
        /** the measurement says where its norm counts, and here it does not */
        NOT_HERE("The norm does not hold for this face; the measurement's note says where it does."),
        /** a point is a mere estimate, or another construction had to stand in */
        NOT_MEASURED("A point is a mere estimate or another construction stands in: no norm holds.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** One English sentence. */
        public String words() {
            return words;
        }
    }

    public NormChoice {
        Objects.requireNonNull(reason);
        if (norm.isPresent() != (reason == Reason.FITS)) {
            throw new IllegalArgumentException("a norm that fits, or a reason why none does");
        }
    }

    static NormChoice of(Norm norm) {
        return new NormChoice(Optional.of(norm), Reason.FITS);
    }

    static NormChoice none(Reason reason) {
        return new NormChoice(Optional.empty(), reason);
    }
}
