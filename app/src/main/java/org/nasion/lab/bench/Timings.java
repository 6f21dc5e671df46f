package org.nasion.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/** The figures of one run of {@code nasion bench}, printed as they come and kept as JSON for comparing two runs. */
public final class Timings {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final String machine;
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * @param program name and version of what is measured; the figures also say on what computer
     * @param out     gets each figure as soon as it is known
     */
    public Timings(String program, PrintStream out) {
        this.machine = "%s, %d processors, Java %s, %s"
                .formatted(
                        program,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        System.getProperty("os.name"));
        this.out = out;
        out.println(machine);
        out.printf(Locale.ROOT, "%-36s %9s  %9s  %9s  %9s  %-5s %4s%n", "", "median", "min", "p99", "max", "", "n");
    }

    public void add(String name, String unit, double... samples) {
        Figure figure = new Figure(name, unit, samples);
        figures.add(figure);
        out.println(figure);
    }

    /** A line between the figures: why one is missing. */
    public void note(String sentence) {
        out.println(sentence);
    }

    public List<Figure> all() {
        return List.copyOf(figures);
    }

    /** @throws ProblemException NAS-FILE-… where it cannot be written */
    public void write(Path file) {
        ObjectNode root = JSON.createObjectNode().put("machine", machine);
        ArrayNode list = root.putArray("figures");
        for (Figure figure : figures) {
            ObjectNode node = list.addObject()
                    .put("name", figure.name())
                    .put("unit", figure.unit())
                    .put("median", figure.median())
                    .put("p99", figure.quantile(0.99));
            ArrayNode samples = node.putArray("samples");
            for (double sample : figure.samples()) {
                samples.add(sample);
            }
        }
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new ProblemException("NAS-BENCH-WRITE", "The figures could not be written.", e);
        }
    }

    /**
     * Prints how the medians changed since an earlier run.
     *
     * @throws ProblemException NAS-BENCH-COMPARE where the file is no such run
     */
    public void compareWith(Path earlier) {
        List<Figure> before = read(earlier);
        out.printf(Locale.ROOT, "%n%-36s %9s  %9s  %7s%n", "compared with the earlier run", "then", "now", "change");
        for (Figure now : figures) {
            Optional<Figure> then = before.stream()
                    .filter(figure ->
                            figure.name().equals(now.name()) && figure.unit().equals(now.unit()))
                    .findFirst();
            out.println(then.map(figure -> String.format(
                            Locale.ROOT,
                            "%-36s %9.4g  %9.4g  %+6.1f %%",
                            now.name(),
                            figure.median(),
                            now.median(),
                            100 * (now.median() / figure.median() - 1)))
                    .orElseGet(() -> String.format(Locale.ROOT, "%-36s %9s  %9.4g", now.name(), "–", now.median())));
        }
    }

    private static List<Figure> read(Path file) {
        try {
            List<Figure> figures = new ArrayList<>();
            for (JsonNode node : JSON.readTree(Files.readAllBytes(file)).path("figures")) {
                List<Double> samples = new ArrayList<>();
                node.path("samples").forEach(sample -> samples.add(sample.asDouble()));
                figures.add(new Figure(
                        node.path("name").asText(),
                        node.path("unit").asText(),
                        samples.stream().mapToDouble(Double::doubleValue).toArray()));
            }
            if (figures.isEmpty()) {
                throw new ProblemException(
                        "NAS-BENCH-COMPARE", "The file to compare with holds no figures of an earlier run.");
            }
            return figures;
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(
                    "NAS-BENCH-COMPARE.read", "The file to compare with cannot be read as an earlier run.", e);
        }
    }
}
