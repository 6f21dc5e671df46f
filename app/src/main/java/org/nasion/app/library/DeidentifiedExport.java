package org.nasion.app.library;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.PictureFormats;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.library.Actor;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryExport;
import org.nasion.core.library.Measured;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.Query;
import org.nasion.core.patient.Age;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.Sha256;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;

/**
 * Writes films, points and numbers of a selection without saying whose they are: patients are numbered by chance, films
 * have no dates, ages of 90 years and more are one class, and pictures are grey values with nothing beside them. Text that is burned
 * into a film stays in its picture, so films that say they have some are left out; what nobody says cannot be known.
 */
public final class DeidentifiedExport {

    /** How a data set is laid out. */
    public enum Layout {
        /** images/ and landmarks_nasion.csv */
        CSV,
        /** train/Cephalograms, one JSON file per film, pixel sizes in one table */
        AARIZ
    }

    /**
     * What was written.
     *
     * @param films   that were written
     * @param left    films that were left out, each with the reason, by the library's number
     */
    public record Written(int films, List<String> left) {
        public Written {
            left = List.copyOf(left);
        }
    }

    /** A film of the selection. @param patient of the export, from 1 */
    private record Chosen(FilmEntry film, PatientEntry who, int patient) {}

    private final Library library;
    private final CephalogramReader reader;
    private final Actor who;

    public DeidentifiedExport(Library library, CephalogramReader reader, Actor who) {
        this.library = library;
        this.reader = reader;
        this.who = who;
    }

    private List<Chosen> chosen(Query query) {
        List<PatientEntry> patients =
                new ArrayList<>(LibraryExport.all(library, query).toList());
        // Neither the order of names nor that of the library's numbers may be read from an export.
        Collections.shuffle(patients, new SecureRandom());
        List<Chosen> films = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            for (FilmEntry film : library.patients()
                    .find(patients.get(i).number())
                    .orElseThrow()
                    .films()) {
                films.add(new Chosen(film, patients.get(i), i + 1));
            }
        }
        return films;
    }

    /** One row for each film: patient, film of the patient, sex, age, state, where its millimetres come from, and the numbers. */
    public Written table(Query query, Path file, Progress progress) {
        List<Chosen> films = chosen(query);
        Map<String, String> columns = new LinkedHashMap<>();
        List<Map<String, String>> rows = new ArrayList<>();
        Map<Integer, Integer> visits = new TreeMap<>();
        for (Chosen film : films) {
            progress.throwIfCancelled();
            progress.report(
                    (double) rows.size() / films.size(),
                    Sentence.of("progress.libraryExport", "writing the library out"));
            Map<String, String> row = new LinkedHashMap<>();
            row.put("patient", Integer.toString(film.patient()));
            row.put("film", Integer.toString(visits.merge(film.patient(), 1, Integer::sum)));
            row.put("sex", film.who().patient().sex().code());
            row.put("age", age(film));
            row.put("state", film.film().state().word());
            row.put(
                    "scale",
                    quoted(library.films()
                            .open(film.film().number(), who)
                            .content()
                            .content()
                            .calibration()
                            .source()));
            for (Measured measured : library.films().measured(film.film().number())) {
                columns.putIfAbsent(
                        measured.code(),
                        measured.code() + " (" + measured.unit().symbol() + ")");
                row.put(measured.code(), String.format(Locale.ROOT, "%.3f", measured.value()));
            }
            rows.add(row);
        }
        List<String> lines = new ArrayList<>();
        List<String> facts = List.of("patient", "film", "sex", "age", "state", "scale");
        lines.add(String.join(",", facts) + (columns.isEmpty() ? "" : "," + String.join(",", columns.values())));
        for (Map<String, String> row : rows) {
            List<String> cells = new ArrayList<>(facts.stream().map(row::get).toList());
            columns.keySet().forEach(code -> cells.add(row.getOrDefault(code, "")));
            lines.add(String.join(",", cells));
        }
        AtomicFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        progress.report(1);
        return new Written(rows.size(), List.of());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String age(Chosen film) {
        OptionalDouble age =
                Age.at(film.who().patient().birthDate(), film.film().taken());
        return age.isEmpty()
                ? ""
                : age.getAsDouble() >= 90 ? "90+" : String.format(Locale.ROOT, "%.1f", age.getAsDouble());
    }

    /**
     * Pictures and the points that a person has looked at.
     *
     * @param folder new or empty
     * @throws ProblemException NAS-LIBRARY-EXPORT
     */
    public Written dataset(Query query, Path folder, Layout layout, Progress progress) {
        List<String> left = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        int number = 0;
        try {
            if (Files.isDirectory(folder)) {
                try (var entries = Files.list(folder)) {
                    if (entries.findAny().isPresent()) {
                        throw new ProblemException(
                                "NAS-LIBRARY-EXPORT", "A library is written out into a new or empty folder only.");
                    }
                }
            }
            Path pictures =
                    Files.createDirectories(folder.resolve(layout == Layout.CSV ? "images" : "train/Cephalograms"));
            Path points = layout == Layout.CSV
                    ? folder
                    : Files.createDirectories(
                            folder.resolve("train/Annotations/Cephalometric Landmarks/Senior Orthodontists"));
            rows.add(layout == Layout.CSV ? header() : "cephalogram_id,pixel_size");
            List<Chosen> films = chosen(query);
            for (Chosen chosen : films) {
                progress.throwIfCancelled();
                progress.report(
                        (double) (number + left.size()) / films.size(),
                        Sentence.of("progress.libraryExport", "writing the library out"));
                try {
                    Cephalogram film = film(chosen.film());
                    CaseFile content =
                            library.films().open(chosen.film().number(), who).content();
                    String name = String.format(Locale.ROOT, "%06d", ++number);
                    picture(film, pictures.resolve(name + ".png"));
                    Optional<Double> scale = content.content().calibration().mmPerPx();
                    if (layout == Layout.CSV) {
                        rows.add(row(name, film, scale, content));
                    } else {
                        AtomicFile.write(points.resolve(name + ".json"), json(name, content));
                        if (scale.isPresent()) {
                            rows.add(name + "," + scale.get());
                        }
                    }
                } catch (ProblemException e) {
                    left.add("film " + chosen.film().number() + ": " + e.problem());
                }
            }
        } catch (IOException e) {
            throw new ProblemException("NAS-LIBRARY-EXPORT.write", "The folder for the export cannot be written to.");
        }
        AtomicFile.write(
                folder.resolve(layout == Layout.CSV ? "landmarks_nasion.csv" : "cephalogram_machine_mappings.csv"),
                (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
        progress.report(1);
        return new Written(number, left);
    }

    private Cephalogram film(FilmEntry entry) throws IOException {
        if (!Files.isRegularFile(entry.file())
                || !Sha256.hex(Files.readAllBytes(entry.file())).equals(entry.sha256())) {
            throw new ProblemException(
                    "NAS-LIBRARY-FILM-GONE", "The film is not where it was; import the folder in which it lies now.");
        }
        Cephalogram film = reader.read(entry.file(), Progress.NONE);
        if (film.acquisition().notices().stream()
                .anyMatch(notice -> notice.key().equals("film.burnedIn"))) {
            throw new ProblemException(
                    "NAS-LIBRARY-BURNED-IN",
                    "The film says that text is burned into its pixels, which may name the patient.");
        }
        return film;
    }

    private static void picture(Cephalogram film, Path file) {
        BufferedImage image = new BufferedImage(film.width(), film.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] grey = film.toEightBit(film.window());
        System.arraycopy(grey, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, grey.length);
        AtomicFile.write(file, out -> PictureFormats.writePng(image, out));
    }

    /** Points that a person has looked at; image space, px. */
    private static Map<Landmark, Point> points(CaseFile content) {
        Map<Landmark, Point> points = new LinkedHashMap<>();
        content.content().tracing().placements().forEach((landmark, placement) -> {
            if (placement.confirmed() || placement.origin() == Placement.Origin.MANUAL) {
                points.put(landmark, placement.position());
            }
        });
        return points;
    }

    private static String header() {
        StringBuilder line = new StringBuilder("image,split,width,height,mm_per_px");
        for (Landmark landmark : Landmark.STANDARD) {
            line.append(',')
                    .append(landmark.code())
                    .append("_x,")
                    .append(landmark.code())
                    .append("_y");
        }
        return line.toString();
    }

    private static String row(String name, Cephalogram film, Optional<Double> scale, CaseFile content) {
        StringBuilder line = new StringBuilder(name)
                .append(".png,train,")
                .append(film.width())
                .append(',')
                .append(film.height())
                .append(',')
                .append(scale.isPresent() ? Double.toString(scale.get()) : "");
        Map<Landmark, Point> points = points(content);
        for (Landmark landmark : Landmark.STANDARD) {
            Point point = points.get(landmark);
            line.append(point == null ? ",," : String.format(Locale.ROOT, ",%.3f,%.3f", point.x(), point.y()));
        }
        return line.toString();
    }

    private static byte[] json(String name, CaseFile content) throws IOException {
        List<Map<String, Object>> marks = new ArrayList<>();
        points(content)
                .forEach((landmark, point) -> marks.add(Map.of(
                        "symbol",
                        landmark.code().replace('\'', '`'),
                        "title",
                        landmark.fullName(),
                        "value",
                        Map.of("x", point.x(), "y", point.y()))));
        return JsonMapper.builder().build().writeValueAsBytes(Map.of("ceph_id", name, "landmarks", marks));
    }
}
