package org.nasion.app.desktop.viewmodel;

import java.time.Clock;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.study.StudyFolder;

/** A study that is read on the desk: its films are laid there one after the other. */
public final class StudyDesk {

    private final DesktopServices services;
    private final DetectorSource detectors;
    private final TaskRunner tasks;
    private final FilmViewModel film;
    private final WindowTexts texts;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Optional<OpenCase>> open;
    private final ObservableList<Notice> notices;
    private final ReadOnlyObjectWrapper<Optional<AnnotatorViewModel>> study =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param tasks for work that nobody waits for
     * @param open  the desk, on which the films are laid
     */
    StudyDesk(
            DesktopServices services,
            DetectorSource detectors,
            TaskRunner tasks,
            FilmViewModel film,
            WindowTexts texts,
            Clock clock,
            ReadOnlyObjectWrapper<Optional<OpenCase>> open,
            ObservableList<Notice> notices) {
        this.services = services;
        this.detectors = detectors;
        this.tasks = tasks;
        this.film = film;
        this.texts = texts;
        this.clock = clock;
        this.open = open;
        this.notices = notices;
    }

    /**
     * Lays the films of a study on the desk, one after the other, until another film is opened. The study keeps every command
     * by itself; nothing is copied or asked.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-STUDY-READER where nobody of that name reads in it
     */
    public void read(StudyFolder folder, String reader) {
        end();
        AnnotatorViewModel annotator = new AnnotatorViewModel(
                folder,
                reader,
                services.reader(),
                (pixels, progress) -> detectors.detect(pixels, pixels.contentWindow(), progress),
                services.engine().apply(PatientFacts.UNKNOWN),
                tasks,
                clock);
        study.set(Optional.of(annotator));
        annotator.deskProperty().addListener((property, before, now) -> {
            if (study.get().filter(annotator::equals).isPresent()) {
                now.ifPresentOrElse(desk -> lay(annotator, desk), this::clear);
            }
        });
        annotator
                .failureProperty()
                .addListener((property, before, now) -> now.ifPresent(why -> notices.add(Notice.of(why))));
        annotator.begin();
        if (annotator.progress().isThrough()) {
            clear();
        }
    }

    private void lay(AnnotatorViewModel annotator, AnnotatorViewModel.Desk desk) {
        notices.removeIf(notice -> notice.kind() != Notice.Kind.PROBLEM);
        OpenCase next = new OpenCase(
                annotator.filmFile(desk),
                desk.film(),
                desk.tracing(),
                Optional.of(annotator.caseFile(desk)),
                Optional.empty());
        film.showNext(desk.film(), desk.tracing().state().calibration().pixelAspect());
        open.set(Optional.of(next));
    }

    /** Between two films, or behind the last one. */
    private void clear() {
        film.clear(); // first, or whoever lets go of the case shows its film again
        open.set(Optional.empty());
        study.get()
                .filter(annotator -> annotator.progress().isThrough())
                .ifPresent(annotator -> notices.add(Notice.information(
                        annotator.progress().skipped() == 0
                                ? texts.get(
                                        "notice.studyDone",
                                        annotator.progress().items().size())
                                : texts.get(
                                        "notice.studySkipped",
                                        annotator.progress().finished(),
                                        annotator.progress().skipped()))));
    }

    void end() {
        study.get().ifPresent(annotator -> {
            study.set(Optional.empty());
            annotator.close();
        });
    }

    /** Who reads; empty where no study is read. */
    public ReadOnlyObjectProperty<Optional<AnnotatorViewModel>> readingProperty() {
        return study.getReadOnlyProperty();
    }
}
