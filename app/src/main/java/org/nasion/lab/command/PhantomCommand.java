package org.nasion.lab.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.ProgressLine;
import org.nasion.app.cli.Terminal;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.NewFolder;
import org.nasion.core.storage.TemporaryFiles;
import org.nasion.core.task.Progress;
import org.nasion.core.text.CsvText;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;
import org.nasion.lab.phantom.PhantomVisit;
import org.nasion.lab.phantom.PhantomVisits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "phantom",
        mixinStandardHelpOptions = true,
        description = "Draws synthetic cephalograms with exact truth, as a data set that prepare and evaluate read.")
public final class PhantomCommand implements Callable<Integer> {

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of the first one; the following take the next numbers (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "where images/, landmarks_truth.csv and curves_truth.csv go")
    private Path out;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            defaultValue = "train",
            description = "the split noted in the table (default: ${DEFAULT-VALUE})")
    private String split;

    @Option(names = "--dicom", description = "write a DICOM file of each beside its picture")
    private boolean dicom;

    @Option(
            names = "--visits",
            paramLabel = "V",
            defaultValue = "1",
            description =
                    "films of each, 1 to 5, while the head grows and is treated: cases with the true points and visits.json"
                            + " with the true motions are written beside them (default: ${DEFAULT-VALUE})")
    private int visits;

    private final Composition composition;

    public PhantomCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ProblemException("NAS-PHANTOM-COUNT", "At least one phantom has to be asked for.");
        }
        if (visits < 1 || visits > VisitComparison.MOST_FILMS) {
            throw new ProblemException(
                    "NAS-PHANTOM-VISITS", "A phantom can have 1 to {0} films.", VisitComparison.MOST_FILMS);
        }
        Path images = out.resolve("images");
        NewFolder.make(images);
        TemporaryFiles.removeAbandoned(images);
        Terminal console = Terminal.err();
        ProgressLine progress = new ProgressLine(console, Terminal.isWatched(), count);
        PhantomGenerator generator = new PhantomGenerator();
        PhantomVisitFiles motions = new PhantomVisitFiles(out, composition);
        CsvText truth = CsvText.ofUnixLines().row(header());
        CsvText curves = CsvText.ofUnixLines().row(List.of("image", "outline", "place", "x", "y"));
        for (int i = 0; i < count; i++) {
            String name = String.format(Locale.ROOT, "%06d", seed + i);
            progress.begin(i, name);
            if (visits > 1) {
                List<PhantomVisit> films =
                        new PhantomVisits(generator).generate(PhantomSpec.ofSeed(seed + i), visits, Progress.NONE);
                for (int v = 0; v < films.size(); v++) {
                    String film = name + "-" + (v + 1);
                    GreyPng.write(films.get(v).phantom().film(), images.resolve(film + ".png"));
                    truth.row(row(film + ".png", films.get(v).phantom()));
                    curves(curves, film + ".png", films.get(v).phantom());
                }
                motions.write(name, films);
                continue;
            }
            Phantom phantom = generator.generate(PhantomSpec.ofSeed(seed + i), Progress.NONE);
            GreyPng.write(phantom.film(), images.resolve(name + ".png"));
            if (dicom) {
                new FilmDicomWriter().write(phantom.film(), images.resolve(name + ".dcm"));
            }
            truth.row(row(name + ".png", phantom));
            curves(curves, name + ".png", phantom);
        }
        AtomicFile.write(out.resolve("landmarks_truth.csv"), truth::writeTo);
        AtomicFile.write(out.resolve("curves_truth.csv"), curves::writeTo);
        motions.finish();
        progress.say(count + (count == 1 ? " phantom in " : " phantoms in ") + Terminal.name(out));
        return 0;
    }

    /** The lines that the film was drawn with, midway between left and right; image space, px, places at most 1 mm apart. */
    private static void curves(CsvText table, String image, Phantom phantom) {
        new TreeMap<>(phantom.contours()).forEach((contour, places) -> {
            for (int i = 0; i < places.size(); i++) {
                table.row(List.of(
                        image,
                        contour.name(),
                        Integer.toString(i),
                        String.format(Locale.ROOT, "%.3f", places.get(i).x()),
                        String.format(Locale.ROOT, "%.3f", places.get(i).y())));
            }
        });
    }

    private static List<String> header() {
        List<String> cells = new ArrayList<>(List.of("image", "split", "width", "height", "mm_per_px"));
        for (Landmark landmark : Landmark.STANDARD) {
            cells.add(landmark.code() + "_x");
            cells.add(landmark.code() + "_y");
        }
        return cells;
    }

    private List<String> row(String image, Phantom phantom) {
        List<String> cells = new ArrayList<>(List.of(
                image,
                split,
                Integer.toString(phantom.film().width()),
                Integer.toString(phantom.film().height()),
                Double.toString(phantom.mmPerPx())));
        for (Landmark landmark : Landmark.STANDARD) {
            Point point = phantom.truth().get(landmark);
            cells.add(point == null ? "" : String.format(Locale.ROOT, "%.3f", point.x()));
            cells.add(point == null ? "" : String.format(Locale.ROOT, "%.3f", point.y()));
        }
        return cells;
    }
}
