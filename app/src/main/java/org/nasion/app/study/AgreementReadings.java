package org.nasion.app.study;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyReadings;
import org.nasion.core.study.agreement.CaseReadings;
import org.nasion.core.study.agreement.ReadFilms;
import org.nasion.core.task.Progress;
import org.nasion.model.dataset.DatasetReadings;

/** Finds out what kind of folder holds several people's readings of the same films, and reads them. */
public final class AgreementReadings {

    private final CaseStore cases;
    private final CephalogramReader films;

    public AgreementReadings(CaseStore cases, CephalogramReader films) {
        this.cases = cases;
        this.films = films;
    }

    /**
     * Reads a study, a folder with a sub-folder of cases for each reader, or a data set.
     *
     * @param options of a data set; of the others only the folder counts
     * @param network the network that reads too; opened only for a data set, since the others keep what the network proposed
     * @throws org.nasion.core.problem.ProblemException NAS-STUDY-…, NAS-CASE-… or NAS-DATASET-… where the folder cannot be read
     */
    public ReadFilms read(
            DatasetReadings.Options options, Optional<Supplier<DatasetReadings.Network>> network, Progress progress) {
        Path folder = options.dataset();
        if (StudyFolder.recognises(folder)) {
            return new StudyReadings(StudyFolder.open(folder, cases)).read(network.isPresent());
        }
        if (CaseReadings.recognises(folder)) {
            return new CaseReadings(cases).read(folder, network.isPresent());
        }
        return new DatasetReadings(films).read(options, network.map(Supplier::get), progress);
    }
}
