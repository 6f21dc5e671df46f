package org.nasion.core.report;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.text.PlainText;
import org.nasion.core.wording.Wording;

/** What a report tells of its film, the scale, and who or what placed the points. */
record FilmHtml(Report report, ReportStyle style, Wording wording, PointsHtml points, Fragments fragments) {

    private record Sentences(List<String> sentences) {}

    private record Network(String model, String device, String hash) {}

    /**
     * @param network at most one
     * @param people  markup
     */
    private record Placed(List<Network> network, List<String> sentences, List<String> people) {}

    /** Size, format, scale with its source, and what was noticed on reading. */
    String scale() {
        List<String> sentences = new ArrayList<>(List.of(film(), mmPerPx()));
        report.film().acquisition().notices().forEach(notice -> sentences.add(wording.say(notice)));
        return fragments.fill("paragraphs", new Sentences(sentences));
    }

    private String film() {
        return wording.say(
                        "film.size",
                        Integer.toString(report.film().width()),
                        Integer.toString(report.film().height()))
                + Markup.nonEmpty(report.film().acquisition().format())
                        .map(format -> ", " + wording.terms().format(format))
                        .orElse("")
                + ".";
    }

    private String mmPerPx() {
        Calibration calibration = report.readings().calibration();
        if (calibration.mmPerPx().isEmpty()) {
            return wording.say("scale.none");
        }
        return wording.say(
                        "scale.is",
                        wording.number(calibration.mmPerPx().get(), 4),
                        wording.terms().source(calibration))
                + (calibration.isPatientScale() ? "" : " " + wording.say("scale.notPatient"));
    }

    String model() {
        List<String> sentences = new ArrayList<>();
        report.verdict().ifPresent(verdict -> sentences.addAll(wording.terms().reasons(verdict.reasons())));
        sentences.add(points.counts());
        List<String> people = new ArrayList<>(points.people());
        Markup.nonEmpty(style.reviewer())
                .ifPresent(name -> people.add(Markup.around(wording.say("model.reviewer", PlainText.isolated(name)))));
        List<Network> network = report.detector().stream()
                .map(info -> new Network(
                        info.model(),
                        info.device(),
                        info.sha256().substring(0, Math.min(16, info.sha256().length()))))
                .toList();
        return fragments.fill("model", new Placed(network, sentences, people));
    }
}
