package org.nasion.model.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** What happens to every film's marks after reading. */
final class Marks {

    private Marks() {}

    /** Looks a landmark up as data sets write it: Aariz has a backtick where the codes have an apostrophe. */
    static Optional<Landmark> landmark(String code) {
        return Landmark.ofCode(
                code.strip().replace('`', '\'').replace('\u00b4', '\'').replace('\u2019', '\''));
    }

    /** In the order of the landmarks, so that the same marks give the same file. */
    static Map<Landmark, Point> ordered(Map<Landmark, Point> marks) {
        return new TreeMap<>(marks);
    }

    /** Without the marks that are known to be wrong. */
    static AnnotatedFilm filtered(AnnotatedFilm film, Exclusions exclusions, List<String> told) {
        Map<String, Map<Landmark, Point>> marks = new LinkedHashMap<>();
        film.marks()
                .forEach((annotator, points) ->
                        marks.put(annotator, exclusions.filter(film.source(), film.name(), points, told)));
        return withMarks(film, marks);
    }

    /** With the mean of all annotators where there is none yet; a landmark needs the mark of each of them. */
    static AnnotatedFilm withMean(AnnotatedFilm film) {
        if (film.marks().size() < 2 || film.marks().containsKey(Dataset.MEAN)) {
            return film;
        }
        Map<Landmark, Point> mean = new TreeMap<>();
        List<Map<Landmark, Point>> all = List.copyOf(film.marks().values());
        for (Landmark landmark : all.getFirst().keySet()) {
            if (all.stream().allMatch(points -> points.containsKey(landmark))) {
                Point sum = all.stream().map(points -> points.get(landmark)).reduce(new Point(0, 0), Point::plus);
                mean.put(landmark, sum.times(1.0 / all.size()));
            }
        }
        Map<String, Map<Landmark, Point>> marks = new LinkedHashMap<>(film.marks());
        marks.put(Dataset.MEAN, mean);
        return withMarks(film, marks);
    }

    private static AnnotatedFilm withMarks(AnnotatedFilm film, Map<String, Map<Landmark, Point>> marks) {
        return new AnnotatedFilm(
                film.file(),
                film.source(),
                film.name(),
                film.split(),
                film.mmPerPx(),
                film.width(),
                film.height(),
                marks);
    }
}
