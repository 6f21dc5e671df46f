package org.nasion.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.compare.ComparisonFiles;
import org.nasion.core.compare.Displacement;
import org.nasion.core.compare.MeasurementChange;
import org.nasion.core.compare.Method;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
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

    private static final Map<String, Method> METHODS = Map.of(
            "sn-at-s",
            Method.SN_AT_S,
            "sn-at-n",
            Method.SN_AT_N,
            "palate",
            Method.PALATE_AT_ANS,
            "mandible",
            Method.GO_ME_AT_ME);
    private static final String BEST_FIT = "best-fit";

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
            description = "sn-at-s, sn-at-n, palate (ANS-PNS at ANS), mandible (Go-Me at Me), best-fit (of --points)"
                    + " (default: ${DEFAULT-VALUE}, the three pictures of the American Board of Orthodontics)")
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
        Map<String, Method> wanted = new LinkedHashMap<>();
        methods.forEach(name -> wanted.put(name, method(name)));
        List<CaseFile> cases = files.stream().map(composition.cases()::open).toList();
        VisitComparison comparison =
                VisitComparison.of(cases.stream().map(this::visit).toList(), wanted);
        Terminal console = Terminal.out();
        if (cases.stream()
                        .map(CaseFile::patient)
                        .map(patient -> patient.id() + '\n' + patient.name())
                        .distinct()
                        .count()
                > 1) {
            console.println("The cases name different patients.");
        }
        ComparisonFiles.sentences(comparison).forEach(console::println);
        comparison.laid().forEach((name, laid) -> print(console, name, laid.getLast()));
        print(console, comparison.changes());
        if (out != null) {
            new ComparisonFiles(out, Composition.PROGRAM).write(comparison);
            console.println("Tables, pictures and comparison.pdf are in " + Terminal.name(out));
        }
        return 0;
    }

    private Method method(String name) {
        if (name.equals(BEST_FIT)) {
            List<Landmark> chosen = points.stream()
                    .map(code -> Landmark.ofCode(code)
                            .orElseThrow(
                                    () -> new ProblemException("NAS-COMPARE-CODE", "There is no landmark {0}.", code)))
                    .distinct()
                    .toList();
            if (chosen.size() < 2) {
                throw new ProblemException("NAS-COMPARE-FIT", "A best fit needs two landmarks or more.");
            }
            return Method.BestFit.of(chosen);
        }
        return Optional.ofNullable(METHODS.get(name))
                .orElseThrow(() -> new ProblemException(
                        "NAS-COMPARE-METHOD", "There is no method {0}; nasion compare --help names them.", name));
    }

    private VisitFilm visit(CaseFile own) {
        return VisitFilm.of(
                date(own.patient().filmDate()),
                composition
                        .engine(own.patient())
                        .compute(own.state().tracing(), own.state().calibration()));
    }

    private static Optional<LocalDate> date(String iso) {
        try {
            return iso.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void print(Terminal out, String name, Superimposition last) {
        out.printf(
                Locale.ROOT,
                "%n%-10s last on first: turn %+.2f°, residual %.2f mm%n%-8s %9s %9s %7s %7s %7s%n",
                name,
                Math.toDegrees(last.motion().turn()),
                last.residualMm(),
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

    private static String one(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "–";
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
