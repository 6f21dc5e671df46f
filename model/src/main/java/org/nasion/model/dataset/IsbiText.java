package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/**
 * The ISBI 2015 grand challenge as the organisers gave it out: {@code 400_senior/NNN.txt} and
 * {@code 400_junior/NNN.txt} with nineteen lines {@code x,y} (classes follow them), pictures
 * {@code NNN.bmp} anywhere below the same folder. 001–150 are train, 151–300 test1, 301–400 test2;
 * a pixel is 0.1 mm by the challenge's convention.
 */
final class IsbiText implements DatasetReader.Layout, WrittenFormat {

    /** The challenge's numbering of its nineteen points (Wang et al. 2016, table 1). */
    private static final List<Landmark> ORDER = List.of(
            Landmark.S,
            Landmark.N,
            Landmark.OR,
            Landmark.PO,
            Landmark.A,
            Landmark.B,
            Landmark.POG,
            Landmark.ME,
            Landmark.GN,
            Landmark.GO,
            Landmark.LIT,
            Landmark.UIT,
            Landmark.LS,
            Landmark.LI,
            Landmark.SN,
            Landmark.POG_SOFT,
            Landmark.PNS,
            Landmark.ANS,
            Landmark.AR);

    private static final double MM_PER_PX = 0.1;
    private static final int DEPTH = 4;

    @Override
    public String name() {
        return "ISBI 2015 text files";
    }

    @Override
    public boolean recognises(Path root) throws IOException {
        return folder(root, "400_senior").isPresent()
                && folder(root, "400_junior").isPresent();
    }

    private static Optional<Path> folder(Path root, String name) throws IOException {
        try (Stream<Path> paths = Files.walk(root, DEPTH)) {
            return paths.filter(path -> path.getFileName().toString().equals(name) && Files.isDirectory(path))
                    .findFirst();
        }
    }

    @Override
    public List<AnnotatedFilm> read(Path root) throws IOException {
        Map<String, Path> pictures = new HashMap<>();
        try (Stream<Path> paths = Files.walk(root, DEPTH)) {
            paths.filter(path -> Files.isRegularFile(path)
                            && Folder.isPicture(path)
                            && Folder.stem(path).matches("\\d{3}"))
                    .forEach(path -> pictures.put(Folder.stem(path), path));
        }
        Path senior = folder(root, "400_senior").orElseThrow();
        Path junior = folder(root, "400_junior").orElseThrow();
        List<AnnotatedFilm> films = new ArrayList<>();
        for (String number : pictures.keySet().stream().sorted().toList()) {
            Map<String, Map<Landmark, Point>> marks = new LinkedHashMap<>();
            readInto(marks, "senior", senior.resolve(number + ".txt"));
            readInto(marks, "junior", junior.resolve(number + ".txt"));
            if (!marks.isEmpty()) {
                films.add(new AnnotatedFilm(
                        pictures.get(number),
                        "isbi2015",
                        number,
                        split(number),
                        OptionalDouble.of(MM_PER_PX),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        marks));
            }
        }
        return films;
    }

    @Override
    public Path pictures(Path out, FilmMarks film) {
        return out.resolve("RawImage");
    }

    @Override
    public boolean severalAnnotators() {
        return true;
    }

    @Override
    public Optional<Problem> refuses(FilmMarks film) {
        if (!film.name().matches("[0-3]\\d\\d|400") || film.name().equals("000")) {
            return Optional.of(new Problem("NAS-DATASET-REFUSED.number", "ISBI's films are numbered from 001 to 400."));
        }
        if (film.mmPerPx().isEmpty() || Math.abs(film.mmPerPx().getAsDouble() / MM_PER_PX - 1) > 1e-9) {
            return Optional.of(new Problem(
                    "NAS-DATASET-REFUSED.scale", "A pixel is 0.1 mm in this format, and it is not on this film."));
        }
        return film.marks().values().stream().allMatch(points -> points.keySet().containsAll(ORDER))
                ? Optional.empty()
                : Optional.of(
                        new Problem("NAS-DATASET-REFUSED.landmarks", "Not all of the nineteen landmarks are marked."));
    }

    @Override
    public String loses() {
        return "names of annotators other than senior and junior, further landmarks, the size, the split (it follows from the number) and the"
                + " challenge's classes";
    }

    @Override
    public void write(Path out, List<FilmMarks> films) throws IOException {
        Map<String, String> doctors = TwoDoctors.of(films);
        for (String doctor : List.of("senior", "junior")) {
            Files.createDirectories(out.resolve("400_" + doctor));
        }
        for (FilmMarks film : films) {
            film.marks().forEach((annotator, points) -> {
                StringBuilder text = new StringBuilder();
                ORDER.forEach(landmark -> text.append(points.get(landmark).x())
                        .append(',')
                        .append(points.get(landmark).y())
                        .append('\n'));
                AtomicFile.write(
                        out.resolve("400_" + doctors.get(annotator)).resolve(film.name() + ".txt"),
                        text.toString().getBytes(StandardCharsets.UTF_8));
            });
        }
    }

    private static String split(String number) {
        int n = Integer.parseInt(number);
        return n <= 150 ? "train" : n <= 300 ? "test1" : "test2";
    }

    private static void readInto(Map<String, Map<Landmark, Point>> marks, String annotator, Path file)
            throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        Map<Landmark, Point> points = new TreeMap<>();
        for (int i = 0; i < ORDER.size(); i++) {
            String[] pair = i < lines.size() ? lines.get(i).strip().split("[,\\s]+") : new String[0];
            try {
                points.put(ORDER.get(i), new Point(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new ProblemException(
                        "NAS-DATASET-DAMAGED.doctor",
                        "The file {0} of the {1} doctor cannot be understood in line {2}.",
                        e,
                        file.getFileName(),
                        annotator,
                        i + 1);
            }
        }
        marks.put(annotator, points);
    }
}
