package org.nasion.model.dataset;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder of annotated films.
 *
 * @param layout   which layout it had, for people
 * @param films    in the data set's order
 * @param excluded marks that were left out because the experts cannot both be right, one sentence each
 */
public record Dataset(String layout, List<AnnotatedFilm> films, List<String> excluded) {

    /** The annotator name of the experts' mean. */
    public static final String MEAN = "mean";

    public Dataset {
        films = List.copyOf(films);
        excluded = List.copyOf(excluded);
    }

    /** Everybody who marked at least one film. */
    public Set<String> annotators() {
        Set<String> names = new LinkedHashSet<>();
        films.forEach(film -> names.addAll(film.marks().keySet()));
        return names;
    }

    /** The splits that occur, sorted. */
    public Set<String> splits() {
        Set<String> names = new TreeSet<>();
        films.forEach(film -> names.add(film.split()));
        return names;
    }

    /** Whom to trust when nobody is named: the experts' mean where there is one, else the first annotator. */
    public String defaultAnnotator() {
        Set<String> all = annotators();
        return all.contains(MEAN) || all.isEmpty() ? MEAN : all.iterator().next();
    }

    /** The films of one split. */
    public List<AnnotatedFilm> filmsOf(String split) {
        return films.stream().filter(film -> film.split().equals(split)).toList();
    }
}
