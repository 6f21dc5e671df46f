package org.nasion.app.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.FilmReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Patient;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;
import org.nasion.lab.phantom.PhantomVisit;
import org.nasion.lab.phantom.PhantomVisits;

/** A folder of growing phantoms under invented names: films as DICOM, and a case of each with its true points. */
final class GrowingPhantoms {

    private static final String[][] PATIENTS = {{"Muster, Erika", "1"}, {"Nowak, Jan", "2"}, {"Okafor, Ada", "3"}};

    private GrowingPhantoms() {}

    /** @param visits of each of the patients */
    static Path write(Path folder, int patients, int visits, int width, int height, double mmPerPx) throws Exception {
        Files.createDirectories(folder);
        PhantomVisits phantoms = new PhantomVisits(new PhantomGenerator());
        for (int p = 0; p < patients; p++) {
            List<PhantomVisit> films = phantoms.generate(
                    PhantomSpec.ofSeed(41 + p).withFilm(width, height, mmPerPx), visits, Progress.NONE);
            for (int v = 0; v < visits; v++) {
                write(folder, PATIENTS[p], v, films.get(v));
            }
        }
        return folder;
    }

    private static void write(Path folder, String[] patient, int number, PhantomVisit visit) {
        Acquisition known = visit.phantom().film().acquisition();
        Path file = folder.resolve(patient[1] + "-" + (number + 1) + ".dcm");
        new FilmDicomWriter()
                .write(
                        visit.phantom()
                                .film()
                                .of(
                                        new Patient(
                                                patient[1],
                                                "",
                                                patient[0],
                                                known.patient().birthDate(),
                                                known.patient().sex()),
                                        known.exposure()),
                        file);
        Cephalogram film = new FilmReader().read(file, Progress.NONE);
        Map<Landmark, Placement> placements = new TreeMap<>();
        visit.phantom()
                .truth()
                .forEach((landmark, at) ->
                        placements.put(landmark, new Placement(at, Placement.Origin.MANUAL, true, Optional.empty())));
        new CaseStore("Nasion test", Clock.systemUTC())
                .save(
                        folder.resolve(patient[1] + "-" + (number + 1) + CaseStore.EXTENSION),
                        new CaseFile(
                                CaseFile.Film.of(file.getFileName().toString(), film),
                                new CaseContent(new Tracing(placements), CalibrationLadder.of(film))
                                        .of(
                                                film.acquisition().patient(),
                                                film.acquisition().exposure()),
                                Optional.empty(),
                                Optional.empty()));
    }
}
