package org.nasion.core.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Message;
import org.nasion.core.tracing.Placement;
import org.nasion.core.wording.Wording;

/** The findings in words for the patient: no numbers, no names of measurements, and nothing where the indices disagree. */
record PatientHtml(Report report, Wording wording, Fragments fragments) {

    /** mm */
    static final double DRAWING_WIDTH = 96;
    /** mm */
    static final double DRAWING_HEIGHT = 112;

    /** Rules of which only a colleague makes something. */
    static final Set<String> TECHNICAL = Set.of("cranialBase", "interincisal");

    private static final List<String> AREAS = List.of("Sagittal", "Vertical", "Dental", "Soft tissue");
    private static final String POINTS = "Points";

    private record Area(String title, List<String> sentences) {}

    private record Told(List<String> warnings, List<Area> areas) {}

    String findings() {
        List<Area> areas = AREAS.stream()
                .filter(this::isKnown)
                .map(area -> new Area(wording.say("plain.area." + key(area)), sentences(area)))
                .toList();
        return fragments.fill("plain", new Told(warnings(), areas));
    }

    private static String key(String area) {
        return area.replace(" ", "");
    }

    private boolean isKnown(String area) {
        return !report.findings().of(area).isEmpty()
                || report.readings().all().stream()
                        .anyMatch(reading -> reading.measurement().group().equals(area)
                                && reading.value().number().isPresent());
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        Collection<Placement> placements =
                report.readings().tracing().placements().values();
        if (placements.stream().noneMatch(Placement::confirmed)) {
            warnings.add(wording.say("plain.unseen"));
        } else if (!placements.stream().allMatch(Placement::confirmed)) {
            warnings.add(wording.say("plain.partlySeen"));
        }
        if (!report.findings().of(POINTS).isEmpty()) {
            warnings.add(wording.say("plain.odd"));
        }
        return warnings;
    }

    private List<String> sentences(String area) {
        List<String> sentences = new ArrayList<>();
        boolean unclear = false;
        for (Findings.Finding finding : report.findings().of(area)) {
            Message said = finding.said().getFirst();
            int dot = said.id().indexOf('.');
            if (dot < 0) {
                unclear = true;
            } else if (!TECHNICAL.contains(said.id().substring(0, dot))) {
                sentences.add(wording.say("plain." + said.id())
                        + (finding.borderline() ? " " + wording.say("plain.borderline") : ""));
            }
        }
        if (unclear) {
            sentences.add(wording.say("plain.unclear"));
        }
        return sentences.isEmpty() ? List.of(wording.say("plain.usual")) : sentences;
    }
}
