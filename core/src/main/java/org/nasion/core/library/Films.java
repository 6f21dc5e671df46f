package org.nasion.core.library;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.problem.ProblemException;

/** The films of a library and their cases. */
public interface Films {

    /**
     * Adds a film to a patient.
     *
     * @return the library's number
     * @throws ProblemException NAS-LIBRARY-HAS-FILM where a film of that SHA-256 is there already, NAS-LIBRARY-GONE
     */
    long add(long patient, NewFilm film, Actor who);

    /**
     * Adds films of patients in one step; all of them or none.
     *
     * @param films by the number of their patient
     * @return the library's numbers, in the order of the films
     * @throws ProblemException NAS-LIBRARY-HAS-FILM, NAS-LIBRARY-GONE
     */
    List<Long> addAll(List<Map.Entry<Long, NewFilm>> films, Actor who);

    Optional<FilmEntry> find(long number);

    /** The film of a file, wherever it lay before. */
    Optional<FilmEntry> ofSha256(String sha256);

    /** The case; notes that the patient was looked at. @throws ProblemException NAS-LIBRARY-GONE, NAS-LIBRARY-DOCUMENT */
    StoredCase open(long number, Actor who);

    /**
     * Saves a case. A signature goes where the points changed.
     *
     * @param version that the work began with
     * @return the film with its new version
     * @throws ProblemException NAS-LIBRARY-CHANGED where somebody else saved meanwhile: nothing is written; NAS-LIBRARY-GONE;
     *                          NAS-LIBRARY-OTHER-FILM where the case is not of this film
     */
    FilmEntry save(long number, int version, CaseFile content, List<Measured> measured, Actor who);

    /**
     * Signs, flags, or takes that back by the state that the points speak of.
     *
     * @throws ProblemException NAS-LIBRARY-CHANGED, NAS-LIBRARY-GONE, NAS-LIBRARY-UNREVIEWED where a film is signed of which
     *                          not all points were looked at
     */
    FilmEntry mark(long number, int version, FilmState state, Actor who);

    /** Notes where a film's file lies now. */
    void moved(long number, Path file, Actor who);

    /** Small pictures as PNG, by film; those that have none are left out. */
    Map<Long, byte[]> thumbnails(Collection<Long> numbers);

    /** Gives a film its small picture. */
    void thumbnail(long number, byte[] png);

    /** The numbers of a film's case by which it is found. */
    List<Measured> measured(long number);
}
