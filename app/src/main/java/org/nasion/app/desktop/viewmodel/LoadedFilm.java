package org.nasion.app.desktop.viewmodel;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.detection.Detection;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Assignment;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * A film of an assignment, read and ready to be looked at.
 *
 * @param detection what the network said; empty where proposals are hidden or the reading had begun before
 * @param begun     the reading that is gone on with
 */
record LoadedFilm(
        Assignment.Item item,
        Cephalogram film,
        Calibration scale,
        Optional<Detection> detection,
        Optional<CaseFile> begun,
        ItemRecord record) {

    /**
     * Not for the UI thread.
     *
     * @throws ProblemException NAS-STUDY-FILM where the film is not the one that the reading was begun on
     */
    static LoadedFilm of(
            StudyFolder study,
            String reader,
            Assignment.Item item,
            CephalogramReader films,
            BiFunction<Cephalogram, Progress, Detection> detector,
            Progress progress) {
        StudyFilm listed = study.film(item.film());
        Cephalogram film = films.read(study.file(listed), progress);
        Optional<CaseFile> begun = study.reading(reader, item);
        if (begun.isPresent()
                && !begun.get().film().sha256().equals(film.acquisition().sourceSha256())) {
            throw new ProblemException(
                    "NAS-STUDY-FILM", "The film {0} is not the one on which this reading was begun.", item.code());
        }
        Optional<Detection> detection =
                begun.isEmpty() && study.protocol().arm(item.arm()).proposals()
                        ? Optional.of(detector.apply(film, progress))
                        : Optional.empty();
        Calibration own = CalibrationLadder.of(film);
        Calibration scale = own.mmPerPx().isEmpty() && listed.mmPerPx().isPresent()
                ? new Calibration.Scale(
                        Calibration.Kind.USER_STATED, listed.mmPerPx().getAsDouble(), own.pixelAspect(), "")
                : own;
        return new LoadedFilm(item, film, scale, detection, begun, study.record(reader, item));
    }

    /** The same with a reading that is not on the disk yet. */
    LoadedFilm goneOnWith(Optional<ReadingKeeper.Reading> newer) {
        return newer.map(reading -> new LoadedFilm(
                        item,
                        film,
                        scale,
                        Optional.<Detection>empty(),
                        Optional.of(reading.content()),
                        reading.record()))
                .orElse(this);
    }

    /** Where the reader goes on, or begins: with the protocol's proposals or with nothing. */
    CaseContent state(Iterable<Landmark> landmarks) {
        return begun.map(CaseFile::content).orElseGet(() -> {
            Map<Landmark, Placement> placements = new TreeMap<>();
            detection.ifPresent(found -> landmarks.forEach(
                    landmark -> Optional.ofNullable(found.proposals().get(landmark))
                            .ifPresent(proposal -> placements.put(landmark, Placement.proposed(proposal)))));
            return new CaseContent(new Tracing(placements), scale);
        });
    }

    /** The reading as it is kept: the film named from where its case lies, and what the network said of it, if anything. */
    CaseFile toCaseFile(StudyFolder study, String reader, CaseContent content) {
        String path = study.caseFile(reader, item)
                .toAbsolutePath()
                .getParent()
                .relativize(study.file(study.film(item.film())).toAbsolutePath())
                .toString()
                .replace('\\', '/');
        return new CaseFile(
                CaseFile.Film.of(path, film),
                content,
                detection.map(Detection::info).or(() -> begun.flatMap(CaseFile::detector)),
                detection.map(Detection::verdict).or(() -> begun.flatMap(CaseFile::verdict)));
    }
}
