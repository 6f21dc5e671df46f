package org.nasion.lab.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.app.Composition;
import org.nasion.app.trace.FilmPath;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.NewFolder;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.Growth;
import org.nasion.lab.phantom.PhantomVisit;

/** The films of a growing phantom as DICOM, a case of each with its true points, and what is true of the motions. */
final class PhantomVisitFiles {

    private final Path out;
    private final Composition composition;
    private final List<Map<String, Object>> patients = new ArrayList<>();

    PhantomVisitFiles(Path out, Composition composition) {
        this.out = out;
        this.composition = composition;
    }

    /** @param name of the patient's files, without the number of the visit */
    void write(String name, List<PhantomVisit> visits) {
        Path images = out.resolve("images");
        Path cases = out.resolve("cases");
        NewFolder.make(cases);
        List<Map<String, Object>> films = new ArrayList<>();
        for (int i = 0; i < visits.size(); i++) {
            PhantomVisit visit = visits.get(i);
            String film = name + "-" + (i + 1);
            Path file = images.resolve(film + ".dcm");
            new FilmDicomWriter().write(visit.phantom().film(), file);
            composition.cases().save(cases.resolve(film + CaseStore.EXTENSION), caseOf(visit, cases, file));
            films.add(truth(film, visit));
        }
        Map<String, Object> patient = new LinkedHashMap<>();
        patient.put("name", name);
        patient.put("visits", films);
        patients.add(patient);
    }

    /** The true points as a person would have set them. */
    private CaseFile caseOf(PhantomVisit visit, Path folder, Path file) {
        Cephalogram film = composition.reader().read(file, Progress.NONE);
        Map<Landmark, Placement> placements = new TreeMap<>();
        visit.phantom()
                .truth()
                .forEach((landmark, at) ->
                        placements.put(landmark, new Placement(at, Placement.Origin.MANUAL, true, Optional.empty())));
        return new CaseFile(
                CaseFile.Film.of(FilmPath.from(folder, file), film),
                new CaseContent(new Tracing(placements), CalibrationLadder.of(film))
                        .of(film.acquisition().patient(), film.acquisition().exposure()),
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, Object> truth(String film, PhantomVisit visit) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("film", film);
        truth.put("birth", visit.birth().toString());
        truth.put("taken", visit.taken().toString());
        truth.put("mmPerPx", visit.phantom().mmPerPx());
        Map<String, Object> motions = new LinkedHashMap<>();
        for (PhantomVisit.Bone bone : PhantomVisit.Bone.values()) {
            RigidMotion motion = visit.onFirst().get(bone);
            motions.put(
                    bone.name().toLowerCase(Locale.ROOT),
                    Map.of(
                            "turnDegrees",
                            Math.toDegrees(motion.turn()),
                            "shiftMm",
                            List.of(motion.shift().x(), motion.shift().y())));
        }
        truth.put("onFirst", motions);
        Growth growth = visit.growth();
        Map<String, Object> grown = new LinkedHashMap<>();
        grown.put("years", growth.years());
        grown.put("nasionMm", List.of(growth.nasion().x(), growth.nasion().y()));
        grown.put("sellaMm", growth.sellaMm());
        grown.put("eruptionMm", growth.eruptionMm());
        grown.put("upperIncisorDegrees", growth.upperIncisor().degrees());
        grown.put("lowerIncisorDegrees", growth.lowerIncisor().degrees());
        truth.put("growth", grown);
        Map<String, List<Double>> points = new LinkedHashMap<>();
        visit.phantom().truth().forEach((landmark, at) -> points.put(landmark.code(), List.of(at.x(), at.y())));
        truth.put("points", points);
        return truth;
    }

    /** Writes {@code visits.json} where there were visits. */
    void finish() {
        if (patients.isEmpty()) {
            return;
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "nasion-phantom-visits");
        root.put("version", 1);
        root.put(
                "about",
                "onFirst takes mm of the visit's film (x right, y up, from the centre of its top-left pixel) onto mm of the first"
                        + " film: a turn about the origin, counter-clockwise, then the shift. points are px.");
        root.put("patients", patients);
        try {
            byte[] json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsBytes(root);
            AtomicFile.write(out.resolve("visits.json"), json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps and lists always have a JSON form", e);
        }
    }
}
