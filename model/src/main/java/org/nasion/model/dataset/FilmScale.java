package org.nasion.model.dataset;

import java.util.OptionalDouble;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.calibration.PlausibleScale;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.problem.ProblemException;

/** The scale of a data set's film: the data set's, else the film's own, else one that the user states. */
public final class FilmScale {

    private FilmScale() {}

    /** The data set's own scale; uncalibrated where it states none. Its pixels are square. */
    public static Calibration of(AnnotatedFilm film) {
        return film.mmPerPx().isPresent()
                ? new Calibration.Scale(Calibration.Kind.DATASET, film.mmPerPx().getAsDouble(), 1, "")
                : new Calibration.Uncalibrated(1);
    }

    /**
     * @param picture the film's own picture
     * @param stated  mm per pixel along x, for films of which nothing else is known
     * @throws ProblemException NAS-SCALE-IMPLAUSIBLE where the stated scale makes the film impossible
     */
    public static Calibration of(AnnotatedFilm film, Cephalogram picture, OptionalDouble stated) {
        if (film.mmPerPx().isPresent()) {
            return of(film);
        }
        Calibration own = CalibrationLadder.of(picture);
        if (own.mmPerPx().isPresent() || stated.isEmpty()) {
            return own;
        }
        Calibration scale =
                new Calibration.Scale(Calibration.Kind.USER_STATED, stated.getAsDouble(), own.pixelAspect(), "");
        PlausibleScale.doubt(scale, picture.width(), picture.height()).ifPresent(size -> {
            throw size.problem();
        });
        return scale;
    }
}
