package org.nasion.core.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/**
 * What an adjudicator decided, film by film and landmark by landmark: whose mark counts, or that the {@code mean} or the
 * {@code median} of all does. On disk lines {@code film,landmark,reading} without a header.
 *
 * @param byFilm film → landmark → name of a reading, {@code mean} or {@code median}
 */
public record Choices(Map<String, Map<Landmark, String>> byFilm) {

    public static final Choices NONE = new Choices(Map.of());

    public Choices {
        Map<String, Map<Landmark, String>> copy = new TreeMap<>();
        byFilm.forEach((film, chosen) -> copy.put(film, Map.copyOf(chosen)));
        byFilm = Map.copyOf(copy);
    }

    /** What was decided of a landmark; empty where nobody did. */
    public Optional<String> of(String film, Landmark landmark) {
        return Optional.ofNullable(byFilm.getOrDefault(film, Map.of()).get(landmark));
    }

    /** With a decision, or with one taken back where {@code reading} is empty. */
    public Choices with(String film, Landmark landmark, Optional<String> reading) {
        Map<String, Map<Landmark, String>> next = new TreeMap<>(byFilm);
        Map<Landmark, String> chosen = new TreeMap<>(byFilm.getOrDefault(film, Map.of()));
        reading.ifPresentOrElse(name -> chosen.put(landmark, name), () -> chosen.remove(landmark));
        next.put(film, chosen);
        return new Choices(next);
    }

    /**
     * @param landmarks that the study asks for
     * @throws ProblemException NAS-STUDY-CHOICES where the file cannot be read or understood
     */
    public static Choices read(Path file, List<Landmark> landmarks) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ProblemException("NAS-STUDY-CHOICES", "The file of choices cannot be read.", e);
        }
        Map<String, Map<Landmark, String>> chosen = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] cells = lines.get(i).strip().split("\\s*,\\s*");
            int line = i + 1;
            Landmark landmark = landmarks.stream()
                    .filter(known -> cells.length == 3 && known.code().equals(cells[1]))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            "NAS-STUDY-CHOICES.line",
                            "Line {0} of the file of choices is not film,landmark,reading.",
                            line));
            chosen.computeIfAbsent(cells[0], key -> new TreeMap<>()).put(landmark, cells[2]);
        }
        return new Choices(chosen);
    }

    void write(Path file) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(byFilm)
                .forEach((film, chosen) -> new TreeMap<>(chosen)
                        .forEach((landmark, reading) -> lines.append(film)
                                .append(',')
                                .append(landmark.code())
                                .append(',')
                                .append(reading)
                                .append('\n')));
        AtomicFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
