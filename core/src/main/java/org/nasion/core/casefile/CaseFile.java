package org.nasion.core.casefile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.image.Acquisition.Patient;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.problem.Sentence;
import org.nasion.core.tracing.TracingEditor;

/**
 * Everything that is kept of one traced film: which film it is, whose, the tracing with its scale,
 * and who proposed the points. The film's pixels stay in their own file.
 *
 * @param film     which film
 * @param patient  as the film's file or the user named them
 * @param state    points and scale
 * @param detector who proposed points; empty where everything was placed by hand
 * @param verdict  of the detector on the film
 * @param held     how the film was looked at last; points are those of the film as its file has it all the same
 * @param copyOf   the case that this is a copy of, made to lie beside its reports: relative to the copy's folder where
 *                 possible, else absolute. Empty in every other case, and gone as soon as a person saves the copy
 */
public record CaseFile(
        Film film,
        Patient patient,
        TracingEditor.State state,
        Optional<DetectorInfo> detector,
        Optional<Detection.Verdict> verdict,
        Orientation held,
        Optional<String> copyOf) {

    public CaseFile {
        Objects.requireNonNull(film);
        Objects.requireNonNull(patient);
        Objects.requireNonNull(state);
        Objects.requireNonNull(held);
        Objects.requireNonNull(copyOf);
    }

    /** A case that is no copy of another one. */
    public CaseFile(
            Film film,
            Patient patient,
            TracingEditor.State state,
            Optional<DetectorInfo> detector,
            Optional<Detection.Verdict> verdict,
            Orientation held) {
        this(film, patient, state, detector, verdict, held, Optional.empty());
    }

    /** A case whose film is looked at as its file has it. */
    public CaseFile(
            Film film,
            Patient patient,
            TracingEditor.State state,
            Optional<DetectorInfo> detector,
            Optional<Detection.Verdict> verdict) {
        this(film, patient, state, detector, verdict, Orientation.UPRIGHT);
    }

    /**
     * This case as a copy that lies elsewhere.
     *
     * @param of   as {@link #copyOf}
     * @param path of the film, as {@link Film#path}, from where the copy lies
     */
    public CaseFile asCopy(String of, String path) {
        return new CaseFile(
                new Film(path, film.sha256(), film.width(), film.height(), film.notices()),
                patient,
                state,
                detector,
                verdict,
                held,
                Optional.of(of));
    }

    /**
     * The film of a case.
     *
     * @param path   relative to the case file's folder where possible, else absolute
     * @param sha256 of the file, lower-case hex: a film that was moved is recognised, another one of that name is refused
     * @param width  px
     * @param height px
     * @param notices what its reader said of it, in English: for whoever reads the case without the film
     */
    public record Film(String path, String sha256, int width, int height, List<String> notices) {
        public Film {
            notices = List.copyOf(notices);
        }

        /** A film of which nothing was said. */
        public Film(String path, String sha256, int width, int height) {
            this(path, sha256, width, height, List.of());
        }

        /** A film that has been read. */
        public static Film of(String path, Cephalogram film) {
            return new Film(
                    path,
                    film.acquisition().sourceSha256(),
                    film.width(),
                    film.height(),
                    film.acquisition().notices().stream().map(Sentence::english).toList());
        }
    }
}
