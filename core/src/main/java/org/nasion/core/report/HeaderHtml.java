package org.nasion.core.report;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.patient.Patient;
import org.nasion.core.wording.Wording;

/** Who hands a report over, whom it is about, and what stands at the foot of its pages. */
record HeaderHtml(Report report, ReportStyle style, Wording wording, Fragments fragments) {

    /** @param value markup */
    private record Fact(String name, String value) {}

    private record Facts(List<Fact> facts) {}

    /** @param logo an address that holds the picture; name and address are markup */
    private record Looks(String logo, String alt, String name, String address) {}

    String clinic() {
        Clinic clinic = style.clinic();
        String address = clinic.address().isBlank()
                ? ""
                : Arrays.stream(clinic.address().split("\n"))
                        .map(String::strip)
                        .map(Markup::apart)
                        .collect(Collectors.joining("<br/>"));
        return fragments.fill(
                "clinic",
                new Looks(
                        clinic.logoAddress().orElse(""),
                        clinic.name(),
                        clinic.name().isBlank() ? "" : Markup.apart(clinic.name()),
                        address));
    }

    String patient() {
        Patient patient = report.patient();
        OptionalDouble age = PatientFacts.of(patient, report.exposure()).ageYears();
        String years = age.isPresent()
                ? wording.say("patient.years", wording.number(Math.floor(age.getAsDouble() * 10 + 1e-6) / 10))
                : "";
        return fragments.fill(
                "patient",
                new Facts(List.of(
                        fact("patient.name", patient.name()),
                        fact("patient.id", patient.id()),
                        fact("patient.born", wording.day(patient.birthDate())),
                        fact("patient.sex", wording.sex(patient.sex())),
                        fact("patient.filmDate", wording.day(report.exposure().date())),
                        fact("patient.age", years))));
    }

    private Fact fact(String key, String value) {
        return new Fact(
                wording.say(key), Markup.nonEmpty(value).map(Markup::apart).orElse("–"));
    }

    /** Name, number and day of the film, for the foot of each page. */
    String who() {
        return Stream.of(
                        report.patient().name(),
                        report.patient().id(),
                        wording.day(report.exposure().date()))
                .filter(fact -> !fact.isBlank())
                .map(Markup::apart)
                .collect(Collectors.joining(" · "));
    }

    String date() {
        return report.date()
                .map(day -> wording.say("report.date", wording.day(day)))
                .orElse("");
    }

    /** Date and program. */
    String made() {
        return Stream.of(date(), report.program())
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** The three pieces of "Page 1 of 4" as a style sheet's content. */
    String page() {
        String[] pieces = wording.say("report.page", "\u0001", "\u0001").split("\u0001", -1);
        return Markup.quoted(pieces[0]) + " counter(page) " + Markup.quoted(pieces[1]) + " counter(pages) "
                + Markup.quoted(pieces[2]);
    }
}
