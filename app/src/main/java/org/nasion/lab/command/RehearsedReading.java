package org.nasion.lab.command;

import java.util.function.Consumer;
import org.nasion.app.Composition;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.viewmodel.AnnotatorViewModel;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.StudyFolder;

/** A scripted reader before the films of a rehearsal's study, through the window's own view model. */
final class RehearsedReading {

    private final Composition composition;
    private final StudyFolder study;
    private final String name;
    private final ScriptedReader reader;
    private final RehearsedTruth truth;

    /** @param name under which the reader has an assignment */
    RehearsedReading(
            Composition composition, StudyFolder study, String name, ScriptedReader reader, RehearsedTruth truth) {
        this.composition = composition;
        this.study = study;
        this.name = name;
        this.reader = reader;
        this.truth = truth;
    }

    /**
     * Reads all films that are not finished.
     *
     * @param after told each film after each command that accepted something
     */
    void read(Consumer<AnnotatorViewModel.Desk> after) {
        try (AnnotatorViewModel annotator = new AnnotatorViewModel(
                study,
                name,
                composition.reader(),
                (film, progress) -> composition.detector().detect(film, film.contentWindow(), progress),
                composition.engine(PatientFacts.UNKNOWN),
                TaskRunner.onCallingThread(),
                reader.clock())) {
            annotator.begin();
            while (annotator.deskProperty().get().isPresent()) {
                RehearsedTruth.OfFilm known = truth.of(
                        annotator.deskProperty().get().orElseThrow().item().film());
                reader.read(annotator, known.points(), known.mmPerPx(), after);
            }
            annotator.failureProperty().get().ifPresent(failure -> {
                throw new ProblemException("NAS-STUDY-REHEARSAL", "The rehearsal stopped: {0}", failure.problem());
            });
        }
    }
}
