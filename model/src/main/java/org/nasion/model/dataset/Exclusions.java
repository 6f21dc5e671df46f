package org.nasion.model.dataset;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * What is known to be wrong in public data sets, as data with the reason.
 *
 * @param marks   that are neither trained on nor scored on, one by one
 * @param doubles films that are the same picture as another one of their data set; they are not trained on, and a score names them
 * @param remarks what whoever reads a score of a data set has to know, by its source
 */
public record Exclusions(List<Mark> marks, List<Doubles> doubles, Map<String, String> remarks) {

    /** One landmark on one film, by all of its annotators. */
    public record Mark(String source, String film, String landmark, String reason) {}

    /** Films of one source that stand in it twice, by name. */
    public record Doubles(String source, List<String> films) {}

    /** The list that ships with the program. */
    public static Exclusions shipped() {
        try (InputStream in = Exclusions.class.getResourceAsStream("exclusions.json")) {
            return JsonMapper.builder().build().readValue(in, Exclusions.class);
        } catch (IOException e) {
            throw new UncheckedIOException("exclusions.json is part of the program", e);
        }
    }

    /** Whether a film is the same picture as another one of its data set. */
    public boolean isDouble(AnnotatedFilm film) {
        return doubles.stream()
                .anyMatch(same ->
                        same.source().equals(film.source()) && same.films().contains(film.name()));
    }

    /** Sentences about the films of a score: which of them stand in their data set twice, and the remarks on their sources. */
    public List<String> told(List<AnnotatedFilm> films) {
        List<String> told = new ArrayList<>();
        films.stream().map(AnnotatedFilm::source).distinct().sorted().forEach(source -> {
            List<String> twice = films.stream()
                    .filter(film -> film.source().equals(source))
                    .filter(this::isDouble)
                    .map(AnnotatedFilm::name)
                    .toList();
            if (!twice.isEmpty()) {
                told.add("Films that stand in " + source + " twice, and that no network is trained on: "
                        + String.join(", ", twice) + ".");
            }
            Optional.ofNullable(remarks.get(source)).ifPresent(told::add);
        });
        return told;
    }

    /** The marks without the excluded ones; what was left out is added to {@code told}. */
    Map<Landmark, Point> filter(String source, String film, Map<Landmark, Point> points, List<String> told) {
        Map<Landmark, Point> kept = new TreeMap<>(points);
        for (Mark mark : marks) {
            if (mark.source().equals(source)
                    && mark.film().equals(film)
                    && kept.remove(Landmark.ofCode(mark.landmark()).orElseThrow()) != null) {
                String sentence = source + " " + film + " " + mark.landmark() + ": " + mark.reason();
                if (!told.contains(sentence)) {
                    told.add(sentence);
                }
            }
        }
        return kept;
    }
}
