package org.nasion.lab.prepare;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.PixelDigest;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.model.dataset.AnnotatedFilm;
import org.nasion.model.dataset.Dataset;
import org.nasion.model.dataset.DatasetReader;
import org.nasion.model.dataset.Exclusions;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.CanvasTransform;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.preprocess.Recipe;

/**
 * Writes a data set as training reads it: each film's canvas as an 8-bit grey PNG, made by the
 * preprocessing that inference uses, and one {@code manifest.json} with the marks in canvas px.
 * The manifest is written last, so that a folder with one is complete.
 */
public final class Preparation {

    /**
     * @param dataset   folder of annotated films
     * @param out       folder to write, made if needed
     * @param recipe    how a film becomes a canvas
     * @param splits    only these; all where empty
     * @param annotator whose marks; the data set's best where empty
     */
    public record Options(Path dataset, Path out, Recipe recipe, Set<String> splits, Optional<String> annotator) {

        /** The fast network's canvas: four film pixels of a 2400 px film become about one of 192×144. */
        public static final Recipe FAST = new Recipe(768, 576, new Recipe.Clahe(2.0, 8), Optional.empty());
        /** The paper's canvas, denoised as in the paper (h = 10 is OpenCV's common choice; the paper prints none). */
        public static final Recipe FULL =
                new Recipe(736, 576, new Recipe.Clahe(2.0, 8), Optional.of(new Recipe.Nlm(10, 7, 21)));

        public Options {
            Objects.requireNonNull(recipe);
            splits = Set.copyOf(splits);
        }
    }

    /**
     * @param films   written
     * @param skipped one plain sentence for each film that could not be used
     */
    public record Result(int films, List<String> skipped) {
        public Result {
            skipped = List.copyOf(skipped);
        }
    }

    private final CephalogramReader reader;
    private final Preprocessor preprocessor;

    public Preparation(CephalogramReader reader, Preprocessor preprocessor) {
        this.reader = Objects.requireNonNull(reader);
        this.preprocessor = Objects.requireNonNull(preprocessor);
    }

    /**
     * Prepares a whole data set; a bad film is skipped and named in the result.
     *
     * @throws ProblemException      {@code NAS-DATASET-…} where the data set cannot be used or has no such films,
     *                               {@code NAS-PREPARE-WRITE} where the folder cannot be written
     * @throws CancellationException if the user stopped it; no manifest is left then
     */
    public Result run(Options options, Progress progress) {
        Dataset dataset = new DatasetReader().read(options.dataset());
        String annotator = options.annotator().orElse(dataset.defaultAnnotator());
        List<AnnotatedFilm> films = dataset.films().stream()
                .filter(film -> options.splits().isEmpty() || options.splits().contains(film.split()))
                .filter(film -> !film.marksOf(annotator).isEmpty())
                .toList();
        if (films.isEmpty()) {
            throw new ProblemException(
                    "NAS-DATASET-EMPTY.marks",
                    "The data set has no film with marks by “{0}”{1}.",
                    annotator,
                    options.splits().isEmpty() ? "" : " in " + String.join(", ", options.splits()));
        }
        List<Map<String, Object>> entries = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        Set<Landmark> landmarks = new LinkedHashSet<>();
        try {
            Files.createDirectories(options.out());
            Files.deleteIfExists(options.out().resolve("manifest.json"));
            Exclusions exclusions = Exclusions.shipped();
            for (AnnotatedFilm film : films) {
                progress.throwIfCancelled();
                if (film.split().equals("train") && exclusions.isDouble(film)) {
                    skipped.add(film.source() + " " + film.name() + ": the same picture stands in the data set twice");
                    continue;
                }
                progress.report(
                        (double) entries.size() / films.size(),
                        Sentence.plain("preparing " + film.source() + " " + film.name()));
                try {
                    entries.add(write(film, annotator, options));
                    landmarks.addAll(film.marksOf(annotator).keySet());
                } catch (ProblemException e) {
                    skipped.add(film.source() + " " + film.name() + ": " + e.problem());
                }
            }
            writeManifest(options, landmarks, entries);
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-PREPARE-WRITE", "The prepared films cannot be written to {0}.", e, options.out());
        }
        progress.report(1, Sentence.of("progress.done", "done"));
        return new Result(entries.size(), skipped);
    }

    private Map<String, Object> write(AnnotatedFilm film, String annotator, Options options) throws IOException {
        Cephalogram picture = reader.read(film.file(), Progress.NONE);
        if (film.width().orElse(picture.width()) != picture.width()
                || film.height().orElse(picture.height()) != picture.height()) {
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.size",
                    "The picture is {0}×{1} px, but its marks were made on another size.",
                    picture.width(),
                    picture.height());
        }
        Canvas canvas = preprocessor.prepare(picture, options.recipe());
        String file =
                (film.source() + "_" + film.split() + "_" + film.name()).replaceAll("[^A-Za-z0-9._-]", "-") + ".png";
        writePng(canvas, options.out().resolve(file));
        CanvasTransform transform = canvas.transform();
        Map<String, Object> points = new LinkedHashMap<>();
        film.marksOf(annotator).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(mark -> {
                    Point at = transform.toCanvas(mark.getValue());
                    points.put(mark.getKey().code(), new double[] {at.x(), at.y()});
                });
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", file);
        entry.put("source", film.source());
        entry.put("name", film.name());
        entry.put("split", film.split());
        entry.put("film", pair("width", picture.width(), "height", picture.height()));
        entry.put("mmPerPx", film.mmPerPx().isPresent() ? film.mmPerPx().getAsDouble() : null);
        entry.put("scaleX", transform.scaleX());
        entry.put("scaleY", transform.scaleY());
        entry.put("padLeft", transform.padLeft());
        entry.put("padTop", transform.padTop());
        entry.put("points", points);
        entry.put("pixels", PixelDigest.of(picture));
        return entry;
    }

    private static void writePng(Canvas canvas, Path file) throws IOException {
        BufferedImage image = new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, canvas.width(), canvas.height(), canvas.grey());
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        if (!ImageIO.write(image, "png", temporary.toFile())) {
            throw new IOException("no PNG writer");
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeManifest(Options options, Set<Landmark> landmarks, List<Map<String, Object>> films)
            throws IOException {
        Recipe recipe = options.recipe();
        Map<String, Object> preprocessing = new LinkedHashMap<>();
        preprocessing.put(
                "clahe",
                pair("clip", recipe.clahe().clip(), "tiles", recipe.clahe().tiles()));
        preprocessing.put(
                "nlm",
                recipe.nlm()
                        .map(nlm -> {
                            Map<String, Object> values = pair("h", nlm.strength(), "template", nlm.template());
                            values.put("search", nlm.search());
                            return values;
                        })
                        .orElse(null));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("canvas", pair("height", recipe.canvasHeight(), "width", recipe.canvasWidth()));
        manifest.put("preprocessing", preprocessing);
        manifest.put(
                "landmarks", landmarks.stream().sorted().map(Landmark::code).toList());
        manifest.put("films", films);
        Path file = options.out().resolve("manifest.json");
        Path temporary = file.resolveSibling("manifest.json.part");
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(temporary.toFile(), manifest);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, Object> pair(String first, Object one, String second, Object two) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
