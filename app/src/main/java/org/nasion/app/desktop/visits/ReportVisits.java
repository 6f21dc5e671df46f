package org.nasion.app.desktop.visits;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nasion.app.compare.LaidVisits.Known;
import org.nasion.app.compare.ReportComparison;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.services.VisitServices;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.ReportAnnexes;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.compare.MotionFiles;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.report.Annex;
import org.nasion.core.task.Progress;

/** Other visits that a report can be compared with: earlier films of the same patient in the library, and cases that are asked for. */
public final class ReportVisits implements ReportAnnexes {

    private final Supplier<VisitServices> services;
    private final Function<OpenCase, List<Candidate>> inLibrary;
    private final WorkbenchViewModel workbench;
    private final ObservableList<Candidate> candidates = FXCollections.observableArrayList();
    private Optional<OpenCase> shown = Optional.empty();

    /** @param inLibrary earlier films of the patient of a case; asked off the UI thread */
    public ReportVisits(
            Supplier<VisitServices> services,
            Function<OpenCase, List<Candidate>> inLibrary,
            WorkbenchViewModel workbench) {
        this.services = services;
        this.inLibrary = inLibrary;
        this.workbench = workbench;
    }

    @Override
    public void begin(Optional<OpenCase> open) {
        shown = open;
        candidates.clear();
        open.ifPresent(one -> workbench
                .tasks()
                .apart()
                .start(
                        "",
                        progress -> inLibrary.apply(one),
                        found -> {
                            if (shown.equals(open)) {
                                candidates.addAll(0, found);
                            }
                        },
                        failure -> {
                            // Where the library does not answer, cases can still be chosen.
                        }));
    }

    /** Asks for cases of earlier visits. */
    void addCases() {
        shown.ifPresent(open -> workbench
                .dialogs()
                .chooseFiles(open.fileProperty().get().map(Path::getParent))
                .stream()
                .map(new VisitCandidates(services)::of)
                .forEach(candidate -> {
                    candidate.chosenProperty().set(true);
                    candidates.add(candidate);
                }));
    }

    @Override
    public Function<Progress, List<Annex>> chosen(ReportFormat.Content content) {
        List<Candidate> wanted =
                candidates.stream().filter(one -> one.chosenProperty().get()).toList();
        return wanted.isEmpty() || content.privacy() != Privacy.AS_IS
                ? progress -> List.of()
                : progress -> List.of(new ReportComparison(services.get().methods())
                        .of(
                                new Known(
                                        services.get().visit().apply(content.traced(), content.film()),
                                        new MotionFiles(services.get().kept())),
                                wanted.stream()
                                        .map(one -> new Known(one.read(progress), one.kept()))
                                        .toList(),
                                progress));
    }

    /** What can be chosen among. */
    ObservableList<Candidate> candidates() {
        return candidates;
    }
}
