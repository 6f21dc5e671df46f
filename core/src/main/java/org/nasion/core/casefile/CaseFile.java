package org.nasion.core.casefile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.problem.Sentence;
import org.nasion.core.tracing.CaseContent;

/**
 * Everything that is kept of one traced film: which film it is, what is known and was done of it, and who proposed the
 * points. The film's pixels stay in their own file.
 *
 * @param film     which film
 * @param content  patient, points, scale and all else that people edit
 * @param detector who proposed points; empty where everything was placed by hand
 * @param verdict  of the detector on the film
 * @param copyOf   the case that this is a copy of, made to lie beside its reports: relative to the copy's folder where
 *                 possible, else absolute. Empty in every other case, and gone as soon as a person saves the copy
 */
public record CaseFile(
        Film film,
        CaseContent content,
        Optional<DetectorInfo> detector,
        Optional<Detection.Verdict> verdict,
        Optional<String> copyOf) {

    public CaseFile {
        Objects.requireNonNull(film);
        Objects.requireNonNull(content);
        Objects.requireNonNull(detector);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(copyOf);
    }

    /** A case that is no copy of another one. */
    public CaseFile(
            Film film, CaseContent content, Optional<DetectorInfo> detector, Optional<Detection.Verdict> verdict) {
        this(film, content, detector, verdict, Optional.empty());
    }

    /** The same case with other content, and no copy. */
    public CaseFile with(CaseContent other) {
        return new CaseFile(film, other, detector, verdict);
    }

    /** The same case, no copy, whose film lies elsewhere. @param path as {@link Film#path} */
    public CaseFile withFilmAt(String path) {
        return new CaseFile(film.at(path), content, detector, verdict);
    }

    /**
     * This case as a copy that lies elsewhere.
     *
     * @param of   as {@link #copyOf}
     * @param path of the film, as {@link Film#path}, from where the copy lies
     */
    public CaseFile asCopy(String of, String path) {
        return new CaseFile(film.at(path), content, detector, verdict, Optional.of(of));
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

        private Film at(String other) {
            return new Film(other, sha256, width, height, notices);
        }
    }
}
