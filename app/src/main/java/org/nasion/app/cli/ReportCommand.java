package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.trace.CaseMeasurer;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.Annex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nasion report}: reviewed cases to their results, without a window and without the network. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Measures cases as they were saved, and writes reports and an overlay picture for each; no point is moved.")
final class ReportCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(
            paramLabel = "CASE",
            arity = "1..*",
            description = "case files (.nasion); their films lie where the cases say")
    private List<Path> files;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where the results go, each with a copy of its case (default: beside each case)")
    private Path out;

    @Option(
            names = "--compare",
            paramLabel = "CASE",
            arity = "1..4",
            description =
                    "one to four further cases of the same patient, with which the report compares its own behind its pages:"
                            + " superimposed by the methods that somebody accepted for these films, else by S–N, palate and mandible by points")
    private List<Path> compared;

    @Mixin
    private ReportOptions wanted;

    @Mixin
    private OwnPoints points;

    ReportCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        points.takeUp(composition);
        wanted.results(composition, Path.of("")); // what cannot be made is refused before the first film is read
        if (compared != null && (files.size() > 1 || !wanted.canCompare())) {
            throw new ProblemException(
                    "NAS-REPORT-COMPARE",
                    "A comparison belongs to the full or the short report of one case, as PDF, HTML or XLSX, with its patient.");
        }
        ReportOptions.tellFaults(composition);
        CaseMeasurer cases = composition.caseMeasurer();
        return new ManyFiles(files, wanted.isNameless())
                .run(
                        (file, progress) -> cases.measure(file, folder(file), progress),
                        file -> wanted.results(composition, folder(file)).with(this::annexes));
    }

    private List<Annex> annexes(TracedFilm traced) {
        return compared == null
                ? List.of()
                : List.of(new ComparedCases(composition, files.getFirst(), compared).annex(traced));
    }

    private Path folder(Path caseFile) {
        return Optional.ofNullable(out)
                .orElseGet(() -> caseFile.toAbsolutePath().getParent());
    }
}
