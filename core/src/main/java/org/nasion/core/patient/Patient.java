package org.nasion.core.patient;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.nasion.core.text.PlainText;

/**
 * A person of whom films are taken. Never logged.
 *
 * @param id        the institution's identifier; empty where there is none
 * @param issuer    who gave the identifier, DICOM (0010,0021): the same number of another issuer is another patient; often empty
 * @param name      as people read it, for example {@code "Muster, Erika"}; empty where nobody is named
 * @param birthDate empty where it is not known
 * @param sex       {@link Sex#UNKNOWN} where nobody said
 */
public record Patient(String id, String issuer, String name, Optional<LocalDate> birthDate, Sex sex) {

    public static final Patient NOBODY = new Patient("", "", "", Optional.empty(), Sex.UNKNOWN);

    public Patient {
        id = PlainText.of(id).strip();
        issuer = PlainText.of(issuer).strip();
        name = PlainText.of(name).strip();
        Objects.requireNonNull(birthDate);
        Objects.requireNonNull(sex);
    }

    /** The same with another issuer of the identifier. */
    public Patient withIssuer(String other) {
        return new Patient(id, other, name, birthDate, sex);
    }

    /**
     * Whether both are somebody and not the same: of another name, or of another identifier or issuer. What one of them does
     * not say, or says in capitals, tells nothing.
     */
    public boolean isAnother(Patient other) {
        return differ(name, other.name) || differ(id, other.id) || differ(issuer, other.issuer);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equalsIgnoreCase(other);
    }

    /** Whether neither identifier nor name say who it is. */
    public boolean isNobody() {
        return id.isEmpty() && name.isEmpty();
    }
}
