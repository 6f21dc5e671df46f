package org.nasion.core.study.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Placement;

/**
 * Readings from case files: a folder for each reader, in it the cases of the films that he read. The same film is known by
 * its SHA-256, whatever the cases are called. Only points that a person placed or accepted are his reading.
 */
public final class CaseReadings {

    /** The network's own proposals as a reader. */
    public static final String NETWORK = "network";

    /** Scales whose difference is below this share are the same. */
    private static final double EQUAL = 1e-3;

    private final CaseStore store;

    public CaseReadings(CaseStore store) {
        this.store = store;
    }

    /** One film's cases by reader. */
    private static final class Collected {
        private final String name;
        private final Map<String, CaseFile> cases = new LinkedHashMap<>();

        private Collected(String name) {
            this.name = name;
        }
    }

    /** The name of the network's proposals moved by a reader's habit, as one more reader. */
    public static String byHabitOf(String reader) {
        return NETWORK + " by habit of " + reader;
    }

    /** Whether the folder has sub-folders with cases. */
    public static boolean recognises(Path folder) {
        return readers(folder).stream().anyMatch(reader -> !cases(reader).isEmpty());
    }

    /**
     * @param network whether the network's proposals that the cases keep, and those by habit, are readers too
     * @throws ProblemException NAS-CASE-… where a case cannot be read, NAS-STUDY-READINGS.twice where a reader has two cases of a film
     */
    public ReadFilms read(Path folder, boolean network) {
        Map<String, Collected> films = new LinkedHashMap<>();
        for (Path reader : readers(folder)) {
            for (Path file : cases(reader)) {
                CaseFile content = store.open(file);
                String name = file.getFileName().toString();
                Collected film = films.computeIfAbsent(
                        content.film().sha256(),
                        key -> new Collected(name.substring(0, name.length() - CaseStore.EXTENSION.length())));
                if (film.cases.put(reader.getFileName().toString(), content) != null) {
                    throw new ProblemException(
                            "NAS-STUDY-READINGS.twice",
                            "{0} has two cases of the film of {1}; keep one of them.",
                            reader.getFileName(),
                            name);
                }
            }
        }
        Set<String> remarks = new LinkedHashSet<>();
        List<ReadFilm> read = new ArrayList<>();
        films.values().forEach(film -> read.add(read(film, network, remarks)));
        if (read.stream().anyMatch(film -> film.readings().containsKey(NETWORK))) {
            remarks.add(
                    "The network's points are the proposals that the cases keep. Readers who saw them before they marked agree with"
                            + " them more than blinded readers do.");
        }
        return new ReadFilms(read, List.copyOf(remarks));
    }

    private static ReadFilm read(Collected film, boolean network, Set<String> remarks) {
        Map<String, Map<Landmark, Point>> readings = new LinkedHashMap<>();
        Calibration scale = null;
        for (Map.Entry<String, CaseFile> one : film.cases.entrySet()) {
            CaseFile content = one.getValue();
            readings.put(
                    one.getKey(),
                    points(
                            content,
                            placement -> placement.confirmed() ? Optional.of(placement.position()) : Optional.empty()));
            Calibration own = content.content().calibration();
            if (scale == null || scale.mmPerPx().isEmpty()) {
                scale = own;
            } else if (own.mmPerPx().isPresent()
                    && Math.abs(own.mmPerPx().get() / scale.mmPerPx().get() - 1) > EQUAL) {
                remarks.add("Readers set different scales on a film; the first reader's was used for all of them.");
            }
        }
        if (network) {
            film.cases.values().stream()
                    .map(content -> seen(content))
                    .filter(points -> !points.isEmpty())
                    .findFirst()
                    .ifPresent(points -> readings.put(NETWORK, points));
            film.cases.forEach((reader, content) -> {
                Map<Landmark, Point> byHabit =
                        points(content, placement -> placement.habit().map(Placement.ByHabit::position));
                if (!byHabit.isEmpty()) {
                    readings.put(byHabitOf(reader), byHabit);
                }
            });
        }
        return new ReadFilm(film.name, scale, readings);
    }

    /** Where the network saw points, as a case keeps it; estimates are no reading. */
    public static Map<Landmark, Point> seen(CaseFile content) {
        return points(
                content,
                placement -> placement
                        .proposal()
                        .filter(proposal -> proposal.origin() != Placement.Origin.ESTIMATED)
                        .map(Placement.Proposal::position));
    }

    private static Map<Landmark, Point> points(CaseFile content, Function<Placement, Optional<Point>> place) {
        Map<Landmark, Point> points = new LinkedHashMap<>();
        content.content()
                .tracing()
                .placements()
                .forEach((landmark, placement) -> place.apply(placement).ifPresent(at -> points.put(landmark, at)));
        return points;
    }

    private static List<Path> readers(Path folder) {
        return listed(
                folder,
                path -> Files.isDirectory(path)
                        && !path.getFileName().toString().startsWith("."));
    }

    private static List<Path> cases(Path reader) {
        return listed(
                reader,
                path -> path.getFileName().toString().endsWith(CaseStore.EXTENSION)
                        && !path.getFileName().toString().startsWith("."));
    }

    private static List<Path> listed(Path folder, Predicate<Path> which) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(which).sorted().toList();
        } catch (IOException e) {
            throw new ProblemException("NAS-STUDY-READINGS", "The folder of readings cannot be read.", e);
        }
    }
}
