package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.compare.VisitMethods;
import org.nasion.app.trace.CaseReader;
import org.nasion.core.compare.ComparisonFiles;
import org.nasion.core.compare.Displacement;
import org.nasion.core.compare.FitQuality;
import org.nasion.core.compare.MeasurementChange;
import org.nasion.core.compare.Superimposer;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.core.wording.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nasion compare}: films of one patient over time, from their cases. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Lays the tracings of two to five visits on each other, never scaled, and tells what moved and what changed, with errors.")
final class CompareCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(
            paramLabel = "CASE",
            arity = "2..5",
            description = "case files (.nasion) of one patient; sorted by the films' dates where all have one")
    private List<Path> files;

    @Option(
            names = "--method",
            paramLabel = "M",
            split = ",",
            defaultValue = "sn-at-s,palate,mandible",
            description =
                    "by points: sn-at-s, sn-at-n, ba-n (at N, where Ba is placed), palate (ANS-PNS at ANS), mandible (Go-Me"
                            + " at Me), best-fit (of --points); by the films' pictures, for which the films have to be there:"
                            + " cranial-base, maxilla (the palate), symphysis (front of the mandible). Default: ${DEFAULT-VALUE}, the"
                            + " three pictures of the American Board of Orthodontics by points")
    private List<String> methods;

    @Option(
            names = "--points",
            paramLabel = "CODE",
            split = ",",
            defaultValue = "S,N,Or,Po,Ar",
            description = "landmarks of best-fit (default: ${DEFAULT-VALUE})")
    private List<String> points;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where tables (CSV, XLSX), pictures (SVG, PNG) and pages (PDF) go")
    private Path out;

    CompareCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        boolean films = methods.stream().anyMatch(VisitMethods::needsFilms);
        CaseReader reader = new CaseReader(composition.reader(), composition.cases());
        List<VisitCase> cases =
                files.stream().map(file -> visit(file, films, reader)).toList();
        VisitMethods known = new VisitMethods(composition.openCv(), cases);
        Map<String, Superimposer> wanted = new LinkedHashMap<>();
        methods.forEach(name -> wanted.put(name, known.of(name, points)));
        VisitComparison comparison =
                VisitComparison.of(cases.stream().map(VisitCase::visit).toList(), wanted);
        Terminal console = Terminal.out();
        if (!cases.stream().allMatch(cases.getFirst()::isOf)) {
            console.println("The cases name different patients.");
        }
        ComparisonFiles result = new ComparisonFiles(
                out == null ? Path.of("") : out, Composition.PROGRAM, Wording.ENGLISH, Optional.empty());
        result.sentences(comparison).forEach(console::println);
        comparison.laid().forEach((name, laid) -> print(console, name, laid.getLast()));
        print(console, comparison.changes());
        if (out != null) {
            result.write(comparison);
            console.println("Tables, pictures and comparison.pdf are in " + Terminal.name(out));
        }
        return 0;
    }

    private VisitCase visit(Path file, boolean withFilm, CaseReader reader) {
        if (!withFilm) {
            return VisitCase.of(composition.cases().open(file), Optional.empty(), composition::engine);
        }
        CaseReader.Read read = reader.read(file, Progress.NONE);
        return VisitCase.of(
                read.traced()
                        .orElseThrow(() -> new ProblemException("NAS-CASE-FOREIGN", "This is not a Nasion case file.")),
                Optional.of(read.film()),
                composition::engine);
    }

    private static void print(Terminal out, String name, Superimposition last) {
        out.printf(
                Locale.ROOT,
                "%n%-12s last on first: turn %+.2f°%s%n%-8s %9s %9s %7s %7s %7s%n",
                name,
                Math.toDegrees(last.motion().turn()),
                last.quality()
                        .map(CompareCommand::quality)
                        .orElse(String.format(Locale.ROOT, ", residual %.2f mm", last.residualMm())),
                "point",
                "forward",
                "up",
                "± fwd",
                "± up",
                "within");
        for (Displacement move : last.displacements()) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %+9.2f %+9.2f %7s %7s %7s%n",
                    move.landmark().code(),
                    move.by().x(),
                    move.by().y(),
                    move.error().map(error -> two(Math.sqrt(error.xx()))).orElse("–"),
                    move.error().map(error -> two(Math.sqrt(error.yy()))).orElse("–"),
                    move.error().isEmpty() ? "–" : move.withinError() ? "yes" : "no");
        }
    }

    private static void print(Terminal out, List<MeasurementChange> changes) {
        out.printf(
                Locale.ROOT,
                "%n%-34s %9s %9s %9s %9s %7s %7s%n",
                "measurement",
                "first",
                "last",
                "change",
                "per year",
                "± SD",
                "within");
        for (MeasurementChange change : changes) {
            out.printf(
                    Locale.ROOT,
                    "%-34s %9s %9s %9s %9s %7s %7s%n",
                    change.measurement().name() + " "
                            + change.measurement().unit().symbol(),
                    one(change.values().getFirst()),
                    one(change.values().getLast()),
                    one(change.difference()),
                    one(change.perYear()),
                    one(change.error()),
                    change.difference().isEmpty() || change.error().isEmpty()
                            ? "–"
                            : change.withinError() ? "yes" : "no");
        }
    }

    private static String quality(FitQuality quality) {
        return String.format(
                Locale.ROOT,
                ", correlation %.2f (%.2f by points), %+.2f° and %.2f mm from the method by points, there and back %.2f° and"
                        + " %.2f mm",
                quality.correlation(),
                quality.correlationBefore(),
                Math.toDegrees(quality.turnFromPoints()),
                quality.shiftFromPoints(),
                Math.abs(Math.toDegrees(quality.turnBack())),
                quality.shiftBack());
    }

    private static String one(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "–";
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
