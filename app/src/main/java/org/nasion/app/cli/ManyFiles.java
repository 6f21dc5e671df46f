package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nasion.app.trace.OneAhead;
import org.nasion.app.trace.ResultFiles;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.task.Progress;

/** Takes films or cases one after the other to their results: what fails is told with its code, and the others go on. */
final class ManyFiles {

    private final List<Path> files;
    private final boolean nameless;

    /** @param nameless whether the results are to name nobody, of which there is something to be told */
    ManyFiles(List<Path> files, boolean nameless) {
        this.files = List.copyOf(files);
        this.nameless = nameless;
    }

    /**
     * @param measure from a file to what was measured on it; one file is worked on ahead
     * @param results of a file, in the folder where they go
     * @return the exit code: 0 where every file has its results, else 1
     */
    int run(BiFunction<Path, Progress, TracedFilm> measure, Function<Path, ResultFiles> results) {
        Terminal console = Terminal.err();
        ProgressLine progress = new ProgressLine(console, Terminal.isWatched(), files.size());
        Set<String> names = new HashSet<>();
        int failed = 0;
        List<Function<Progress, TracedFilm>> work = new ArrayList<>();
        files.forEach(file -> work.add(heard -> measure.apply(file, heard)));
        try (OneAhead<TracedFilm> tracing = new OneAhead<>(work)) {
            for (int i = 0; i < files.size(); i++) {
                Path file = files.get(i);
                progress.begin(i, String.valueOf(file.getFileName()));
                try {
                    TracedFilm traced = tracing.next(progress);
                    ResultFiles target = results.apply(file);
                    String name = target.freeName(file, traced, names);
                    ResultFiles.Written written = target.write(name, traced, files);
                    progress.say(Summary.line(file, traced, written));
                    traced.film().acquisition().notices().forEach(notice -> progress.say("  " + notice));
                    doubt(traced.readings().calibration()).ifPresent(doubt -> progress.say("  " + doubt));
                    if (nameless) {
                        progress.say(
                                "  The results bear the name of the film's file; rename them if it names the patient.");
                        Anonymous.warning(traced.film()).ifPresent(warning -> progress.say("  " + warning));
                    }
                } catch (RuntimeException | OutOfMemoryError e) {
                    failed++;
                    progress.say(file, Failures.problem(e).toString());
                }
            }
        }
        if (failed > 0 && files.size() > 1) {
            progress.say(failed + " of " + files.size() + " files failed.");
        }
        return failed == 0 ? 0 : 1;
    }

    /** A scale that the traced points do not allow. */
    private static Optional<String> doubt(Calibration used) {
        return used instanceof Calibration.Doubted
                ? Optional.of("The scale is " + used.source() + "; there are no millimetres.")
                : Optional.empty();
    }
}
