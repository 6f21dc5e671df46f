package org.nasion.app.desktop.library;

import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.PatientEntry;

/** What a person is about to decide about a patient; nothing is done before it was confirmed. */
sealed interface Decision {

    /** The patient whom it concerns. */
    PatientEntry of();

    /** This patient is the same person as another one, who is yet to be chosen. */
    record Merge(PatientEntry of) implements Decision {}

    /** A film of this patient is another person's, who is yet to be named. */
    record Split(PatientEntry of, FilmEntry film) implements Decision {}

    /** Everything that the library knows of this patient goes. */
    record Delete(PatientEntry of) implements Decision {}
}
