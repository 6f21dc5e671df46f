package org.nasion.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.agreement.CaseReadings;
import org.nasion.core.study.agreement.ReadFilm;
import org.nasion.core.study.agreement.ReadFilms;

/** What was read in a study, film by film: finished readings only, and of them the protocol's landmarks. */
public final class StudyReadings {

    private final StudyFolder study;

    public StudyReadings(StudyFolder study) {
        this.study = study;
    }

    /**
     * Name of a reading: the reader, the arm where there are several, and the number of a repeat.
     */
    public String name(String reader, Assignment.Item item) {
        return reader
                + (study.protocol().arms().size() > 1 ? " " + item.arm() : "")
                + (item.round() > 1 ? "-" + item.round() : "");
    }

    /** @param network whether the proposals that readings keep are a reader too */
    public ReadFilms read(boolean network) {
        Map<String, Map<String, Map<Landmark, Point>>> marks = new TreeMap<>();
        Map<String, Calibration> scales = new LinkedHashMap<>();
        Map<String, String> people = new LinkedHashMap<>();
        int unfinished = 0;
        boolean proposed = false;
        for (String reader : study.readers()) {
            for (Assignment.Item item : study.assignment(reader).items()) {
                Optional<CaseFile> reading = study.record(reader, item).state() == ItemRecord.State.DONE
                        ? study.reading(reader, item)
                        : Optional.empty();
                if (reading.isEmpty()) {
                    unfinished++;
                    continue;
                }
                String name = name(reader, item);
                people.put(name, reader);
                Map<String, Map<Landmark, Point>> film =
                        marks.computeIfAbsent(item.film(), key -> new LinkedHashMap<>());
                film.put(name, confirmed(reading.get()));
                scales.putIfAbsent(item.film(), reading.get().content().calibration());
                if (network && !film.containsKey(CaseReadings.NETWORK)) {
                    Map<Landmark, Point> seen = CaseReadings.seen(reading.get());
                    if (!seen.isEmpty()) {
                        film.put(CaseReadings.NETWORK, seen);
                        proposed = true;
                    }
                }
            }
        }
        List<String> remarks = new ArrayList<>();
        remarks.add("Films bore codes and were read in a random order of each reader's own"
                + (study.protocol().arms().stream().anyMatch(Protocol.Arm::proposals)
                        ? ""
                        : "; the network's proposals were hidden")
                + ".");
        study.protocol().arms().stream()
                .filter(arm -> study.protocol().arms().size() > 1)
                .forEach(arm -> remarks.add("In arm “" + arm.name() + "” the network's proposals were "
                        + (arm.proposals() ? "shown." : "hidden.")));
        if (unfinished > 0) {
            remarks.add(unfinished + " readings of the assignment are not finished and are not part of the figures.");
        }
        if (proposed) {
            remarks.add(
                    "The network's points are those that readers were shown before they marked; blinded readers agree with them less.");
        }
        return new ReadFilms(
                marks.entrySet().stream()
                        .map(film -> new ReadFilm(film.getKey(), scales.get(film.getKey()), film.getValue()))
                        .toList(),
                remarks,
                people);
    }

    private Map<Landmark, Point> confirmed(CaseFile reading) {
        Map<Landmark, Point> points = new LinkedHashMap<>();
        study.protocol()
                .landmarks()
                .forEach(landmark -> reading.content()
                        .tracing()
                        .placement(landmark)
                        .filter(placement -> placement.confirmed())
                        .ifPresent(placement -> points.put(landmark, placement.position())));
        return points;
    }
}
