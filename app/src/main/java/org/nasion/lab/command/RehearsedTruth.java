package org.nasion.lab.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.storage.AtomicFile;
import org.nasion.lab.phantom.Phantom;

/** What is true of the phantoms of a rehearsal, in a file beside its study: lines {@code film,mm per px,landmark,x,y}. */
final class RehearsedTruth {

    /**
     * What is true of a phantom.
     *
     * @param points image space, px
     */
    record OfFilm(Map<Landmark, Point> points, double mmPerPx) {}

    private final Map<String, OfFilm> films;

    private RehearsedTruth(Map<String, OfFilm> films) {
        this.films = films;
    }

    static RehearsedTruth read(Path file) throws IOException {
        Map<String, OfFilm> films = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            films.computeIfAbsent(cells[0], name -> new OfFilm(new LinkedHashMap<>(), Double.parseDouble(cells[1])))
                    .points()
                    .put(
                            Landmark.ofCode(cells[2]).orElseThrow(),
                            new Point(Double.parseDouble(cells[3]), Double.parseDouble(cells[4])));
        }
        return new RehearsedTruth(films);
    }

    OfFilm of(String film) {
        return films.get(film);
    }

    /** Collects what goes into the file. */
    static final class Writer {
        private final StringBuilder lines = new StringBuilder();

        void add(String film, Phantom phantom) {
            phantom.truth()
                    .forEach((landmark, at) -> lines.append(film)
                            .append(',')
                            .append(phantom.mmPerPx())
                            .append(',')
                            .append(landmark.code())
                            .append(',')
                            .append(at.x())
                            .append(',')
                            .append(at.y())
                            .append('\n'));
        }

        void write(Path file) {
            AtomicFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
