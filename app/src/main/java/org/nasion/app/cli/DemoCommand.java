package org.nasion.app.cli;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.trace.EarlierResults;
import org.nasion.app.trace.ResultFiles;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.ReportKind;
import org.nasion.core.task.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Traces the sample film and opens the window on it; without a display, says where the results are.")
final class DemoCommand implements Callable<Integer> {

    private final Composition composition;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "nasion-out/demo",
            description = "where film and results go (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(names = "--no-window", description = "open no window even where there is a display")
    private boolean noWindow;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "open the window, display or not, and close it when it is drawn:"
                    + " a run that loads what most runs load, for the cache of loaded classes")
    private boolean rehearse;

    DemoCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        composition.loadDetectorAhead();
        Terminal console = Terminal.out();
        Path film = composition.sampleFilm(out);
        TracedFilm traced = composition.tracer(null).trace(film, out, Progress.NONE);
        Path caseFile = out.resolve("sample" + CaseStore.EXTENSION);
        try {
            ResultFiles.Written written = composition.resultFiles(out).write("sample", traced, List.of(film));
            console.println(Summary.table(traced));
            console.println("Report   "
                    + Terminal.name(written.reports().get(ReportKind.PDF).toAbsolutePath()));
            console.println("Overlay  " + Terminal.name(written.overlay().toAbsolutePath()));
            console.println("Numbers  "
                    + Terminal.name(written.reports().get(ReportKind.CSV).toAbsolutePath()));
            console.println("Case     " + Terminal.name(written.caseFile().toAbsolutePath()));
        } catch (ProblemException e) {
            if (!EarlierResults.EDITED.equals(e.problem().code())) {
                throw e;
            }
            // Somebody went on with the demo's tracing: their case is opened as they left it.
            console.println("Your own case was kept: " + Terminal.name(caseFile.toAbsolutePath()));
        }
        console.println("Research use; not a medical device.");
        if (rehearse) {
            composition.desktop().open(List.of(caseFile), () -> false);
        } else if (GraphicsEnvironment.isHeadless()) {
            console.println("There is no display, so no window was opened.");
        } else if (!noWindow) {
            composition.desktop().open(List.of(caseFile));
        }
        return 0;
    }
}
