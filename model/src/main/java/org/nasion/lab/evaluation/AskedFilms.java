package org.nasion.lab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.PlausibleScale;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.model.dataset.AnnotatedFilm;
import org.nasion.model.dataset.FilmScale;
import org.nasion.model.network.Sidecar;

/** Asks the detector about one film after the other; those that cannot be scored are named with the reason. */
final class AskedFilms {

    /** Pixels whose sides differ by a smaller share are square: it would move no error by a hundredth of a millimetre. */
    private static final double SQUARE = 1e-3;

    private final LandmarkDetector detector;
    private final Sidecar sidecar;
    private final CephalogramReader reader;
    private final String annotator;
    private final Evaluation.Options options;
    private final List<ScoredFilm> films = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int rejected;
    private int seen;

    AskedFilms(
            LandmarkDetector detector,
            Sidecar sidecar,
            CephalogramReader reader,
            String annotator,
            Evaluation.Options options) {
        this.detector = detector;
        this.sidecar = sidecar;
        this.reader = reader;
        this.annotator = annotator;
        this.options = options;
    }

    /** Films that can be scored. */
    List<ScoredFilm> films() {
        return films;
    }

    /** One plain sentence for each of the others. */
    List<String> skipped() {
        return skipped;
    }

    /** How many the detector itself refused. */
    int rejected() {
        return rejected;
    }

    /** How many of those that can be scored the network has seen. */
    int seen() {
        return seen;
    }

    /** Returns the film with the scale that was found for it. */
    AnnotatedFilm ask(AnnotatedFilm film) {
        String name = film.source() + " " + film.name();
        try {
            Cephalogram picture = reader.read(film.file(), Progress.NONE);
            boolean known = sidecar.hasSeen(picture);
            if (known && !options.seen()) {
                skipped.add(name + ": the network was trained, chosen or calibrated on this film, as the digest of its"
                        + " pixels says; such films are in no score");
                return film;
            }
            if (film.width().orElse(picture.width()) != picture.width()
                    || film.height().orElse(picture.height()) != picture.height()) {
                skipped.add(name + ": the picture is " + picture.width() + "×" + picture.height()
                        + " px, but its marks were made on another size");
                return film;
            }
            Optional<AnnotatedFilm> scaled = scaled(name, film, picture);
            if (scaled.isPresent()
                    && keep(name, new ScoredFilm(scaled.get(), annotator, detector.detect(picture, Progress.NONE)))
                    && known) {
                seen++;
            }
            return scaled.orElse(film);
        } catch (ProblemException e) {
            skipped.add(name + ": " + e.problem());
            return film;
        }
    }

    /** The film with its scale, where it has one that its marks allow. */
    private Optional<AnnotatedFilm> scaled(String name, AnnotatedFilm film, Cephalogram picture) {
        Map<Landmark, Point> marks = film.marksOf(annotator);
        Calibration scale = PlausibleScale.of(
                Optional.ofNullable(marks.get(Landmark.S)),
                Optional.ofNullable(marks.get(Landmark.N)),
                FilmScale.of(film, picture, options.mmPerPx()));
        if (Math.abs(scale.pixelAspect() - 1) > SQUARE) {
            skipped.add(name + ": its pixels are not square, and one number cannot be their scale");
            return Optional.empty();
        }
        if (scale.mmPerPx().isEmpty()) {
            skipped.add(name
                    + (scale instanceof Calibration.Doubted
                            ? ": its scale is " + scale.source()
                            : ": neither the data set nor the film states a scale for it"));
        }
        return scale.mmPerPx().map(film::withMmPerPx);
    }

    private boolean keep(String name, ScoredFilm film) {
        Detection.Verdict verdict = film.detection().verdict();
        if (verdict.quality() == Detection.Quality.REJECT) {
            rejected++;
            skipped.add(name + ": rejected by the detector. " + String.join(" ", verdict.reasons()));
            return false;
        }
        if (film.detected().isEmpty()) {
            skipped.add(name + ": none of its marks is a landmark of the network");
            return false;
        }
        return films.add(film);
    }
}
