package org.nasion.app.desktop.visits;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.nasion.app.desktop.services.VisitServices;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.compare.MotionFiles;

/** Films that lie in no library as visits that can be compared: the open one, and cases in files. */
final class VisitCandidates {

    private final Supplier<VisitServices> services;

    VisitCandidates(Supplier<VisitServices> services) {
        this.services = services;
    }

    /** What was accepted of it is kept beside it. */
    Candidate of(Path file) {
        return new Candidate(
                file.getFileName().toString(),
                () -> new MotionFiles(file.toAbsolutePath().getParent()),
                progress -> services.get().read().apply(file, progress));
    }

    /** The open film as it is shown now; without a file of its own, what was accepted is kept in the program's folder. */
    Candidate of(OpenCase open) {
        CaseFile content = open.toCaseFile(
                open.tracing().shownProperty().get(), open.fileProperty().get());
        Path folder = open.fileProperty()
                .get()
                .map(file -> file.toAbsolutePath().getParent())
                .orElseGet(() -> services.get().kept());
        return new Candidate(
                open.name(),
                () -> new MotionFiles(folder),
                progress -> services.get().visit().apply(content, open.film()));
    }
}
