package org.nasion.core.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Value;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.image.Acquisition;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/** A report as well-formed XHTML: the template's places filled with escaped text. */
final class ReportHtml {

    /** mm on A4 that the film may take beside the column of findings. */
    private static final double FILM_WIDTH = 130;
    private static final double FILM_HEIGHT = 166;
    private static final int POINT_COLUMNS = 4;
    private static final List<String> KEY_VALUES = List.of("SNA", "SNB", "ANB", "Wits", "SN_GoGn", "FMA", "BjorkSum", "Jarabak",
            "U1_PP", "IMPA", "Interincisal");

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final Report report;
    private final Lettering font;

    ReportHtml(Report report, Lettering font) {
        this.report = report;
        this.font = font;
    }

    String render(String template) {
        double aspect = report.film().height() * report.readings().calibration().pixelAspect() / report.film().width();
        double width = Math.min(FILM_WIDTH, FILM_HEIGHT / aspect);
        Map<String, String> places = new LinkedHashMap<>();
        places.put("program", escape(report.program()));
        places.put("date", "Report of " + report.date());
        places.put("who", escape(Stream.of(report.patient().name(), report.patient().id(), report.patient().filmDate())
                .filter(fact -> !fact.isBlank()).collect(Collectors.joining(" · "))));
        places.put("patient", patient());
        places.put("filmWidth", mm(width));
        places.put("filmHeight", mm(width * aspect));
        places.put("side", side());
        places.put("legend", legend());
        places.put("points", points());
        places.put("values", values());
        places.put("notes", notes());
        return PLACE.matcher(template).replaceAll(match -> Matcher.quoteReplacement(places.get(match.group(1))));
    }

    private String patient() {
        Acquisition.Patient patient = report.patient();
        OptionalDouble age = PatientFacts.of(patient).ageYears();
        String years = age.isPresent() ? String.format(Locale.ROOT, "%.1f years", Math.floor(age.getAsDouble() * 10) / 10) : "";
        return fact("Patient", patient.name()) + fact("Identifier", patient.id()) + fact("Born", patient.birthDate())
                + fact("Sex", Wording.sex(patient.sex())) + fact("Film taken", patient.filmDate()) + fact("Age at film", years);
    }

    private static String fact(String label, String value) {
        return "<td><span class=\"label\">" + label + "</span><span class=\"value\">"
                + Wording.nonEmpty(value).map(ReportHtml::escape).orElse("–") + "</span></td>";
    }

    private String side() {
        StringBuilder html = new StringBuilder();
        block(html, "Findings", findings());
        block(html, "Key values", keyValues());
        block(html, "Film and scale", "<p>" + escape(film()) + "</p><p>" + escape(scale()) + "</p>");
        block(html, "Points placed by", detector());
        return html.toString();
    }

    private static void block(StringBuilder html, String title, String content) {
        html.append("<div class=\"block\"><h2>").append(title).append("</h2>").append(content).append("</div>");
    }

    private String findings() {
        StringBuilder html = new StringBuilder();
        for (Findings.Finding finding : report.findings().all()) {
            html.append("<p>").append(escape(finding.sentence())).append(" <span class=\"evidence\">")
                    .append(unbroken("[" + finding.evidence() + "]")).append("</span></p>");
        }
        return html.isEmpty() ? "<p class=\"muted\">Too few points are placed for a finding.</p>" : html.toString();
    }

    /** Line ends only between the pieces of evidence, never between a name and its number or inside one. */
    private static String unbroken(String evidence) {
        return Arrays.stream(evidence.split("; ")).map(piece -> "<span class=\"piece\">" + escape(piece) + "</span>")
                .collect(Collectors.joining("; "));
    }

    private String keyValues() {
        StringBuilder html = new StringBuilder("<table class=\"key\">");
        for (String id : KEY_VALUES) {
            report.readings().reading(id).filter(reading -> reading.value() instanceof Value.Known).ifPresent(reading ->
                    html.append("<tr><td>").append(escape(reading.measurement().name())).append("</td><td class=\"number\">")
                            .append(escape(value(reading))).append("</td><td class=\"stars\">").append(reading.stars())
                            .append("</td></tr>"));
        }
        return html.append("</table>").toString();
    }

    private String film() {
        return report.film().width() + " × " + report.film().height() + " px"
                + Wording.nonEmpty(report.film().acquisition().format()).map(format -> ", " + format).orElse("") + ".";
    }

    private String scale() {
        Calibration calibration = report.readings().calibration();
        if (calibration.mmPerPx().isEmpty()) {
            return "Not calibrated: angles and ratios only, no millimetres.";
        }
        return String.format(Locale.ROOT, "%.4f mm per pixel: %s.%s", calibration.mmPerPx().get(), calibration.source(),
                calibration.isPatientScale() ? "" : " Millimetres are not those of the patient's median plane.");
    }

    private String detector() {
        StringBuilder html = new StringBuilder();
        report.detector().ifPresentOrElse(info -> html.append("<p>").append(escape(info.model()))
                        .append(", ").append(escape(info.device())).append("<br/><span class=\"evidence\">SHA-256 ")
                        .append(escape(info.sha256().substring(0, Math.min(16, info.sha256().length())))).append("…</span></p>"),
                () -> html.append("<p>a person; no detector was used</p>"));
        report.verdict().ifPresent(verdict -> verdict.reasons()
                .forEach(reason -> html.append("<p>").append(escape(reason)).append("</p>")));
        html.append("<p>").append(counts()).append("</p>");
        return html.toString();
    }

    private String counts() {
        var placements = report.readings().tracing().placements().values();
        long seen = placements.stream().filter(Placement::confirmed).count();
        long estimated = placements.stream().filter(p -> p.origin() == Placement.Origin.ESTIMATED).count();
        return placements.size() + " points, " + seen + " looked at by a person, " + estimated + " only estimated.";
    }

    private static String legend() {
        return "<table class=\"legend\"><tr>" + sign(Placement.Origin.DETECTED, false, "detected")
                + sign(Placement.Origin.ESTIMATED, false, "estimated") + sign(Placement.Origin.DETECTED, true, "confirmed")
                + sign(Placement.Origin.MANUAL, true, "placed or moved by hand") + "</tr></table>";
    }

    private static String sign(Placement.Origin origin, boolean confirmed, String words) {
        return "<td class=\"sign\"><object type=\"nasion/mark\" data-origin=\"" + origin + "\" data-confirmed=\"" + confirmed
                + "\"></object></td><td class=\"small\">" + words + "</td>";
    }

    private String points() {
        StringBuilder html = new StringBuilder("<table class=\"points\">");
        List<Landmark> landmarks = List.of(Landmark.values());
        int rows = (landmarks.size() + POINT_COLUMNS - 1) / POINT_COLUMNS;
        for (int row = 0; row < rows; row++) {
            html.append("<tr>");
            for (int column = 0; column < POINT_COLUMNS; column++) {
                int index = column * rows + row;
                String code = index < landmarks.size() ? landmarks.get(index).code() : "";
                String state = index < landmarks.size() ? report.readings().tracing().placement(landmarks.get(index))
                        .map(Wording::provenance).orElse("not placed") : "";
                html.append("<td class=\"code\">").append(escape(code)).append("</td><td>").append(state).append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</table>").toString();
    }

    private String values() {
        StringBuilder html = new StringBuilder("<table class=\"values\"><thead><tr><th>Measurement</th>"
                + "<th style=\"text-align: right; padding-right: 2mm\">Value</th>"
                + "<th style=\"text-align: right; padding-right: 2mm\">Norm</th><th>Source</th>"
                + "<th style=\"width: 38mm\">−3 SD to +3 SD</th><th style=\"width: 5mm\"></th><th></th></tr></thead><tbody>");
        String group = "";
        for (Reading reading : report.readings().all()) {
            if (!reading.measurement().group().equals(group)) {
                group = reading.measurement().group();
                html.append("<tr class=\"group\"><td colspan=\"7\">").append(escape(group)).append("</td></tr>");
            }
            html.append(row(reading));
        }
        return html.append("</tbody></table>").toString();
    }

    private static String row(Reading reading) {
        StringBuilder html = new StringBuilder("<tr><td>").append(escape(reading.measurement().name())).append("</td>");
        boolean known = reading.value() instanceof Value.Known;
        html.append("<td class=\"").append(known ? "number" : "none").append("\">").append(escape(value(reading))).append("</td>");
        html.append("<td class=\"norm\">").append(reading.norm().map(Wording::norm).orElse("")).append("</td><td class=\"source\">")
                .append(reading.norm().map(Wording::source).map(ReportHtml::escape).orElse("")).append("</td><td>");
        reading.deviation().ifPresent(deviation -> html.append(bar(deviation)));
        return html.append("</td><td class=\"stars\">").append(reading.stars()).append("</td><td class=\"source\">")
                .append(Wording.deviation(reading)).append("</td></tr>").toString();
    }

    /** 6 mm to one SD, the mean in the middle; what lies beyond 3 SD stands at the end. */
    private static String bar(double deviation) {
        double x = 18 + 6 * Math.clamp(deviation, -2.9, 2.9);
        return "<div class=\"bar\"><div class=\"band\"></div><div class=\"mean\"></div><div class=\"reach\" style=\"left: "
                + mm(Math.min(18, x)) + "mm; width: " + mm(Math.abs(x - 18)) + "mm\"></div><div class=\"at\" style=\"left: "
                + mm(x - 0.5) + "mm\"></div></div>";
    }

    private String notes() {
        StringBuilder html = new StringBuilder("<div class=\"after small muted\"><p>≈ rests on a point that was estimated from the "
                + "others and not seen on the film. * beyond 1 SD, ** beyond 2 SD, *** beyond 3 SD of the norm.</p>");
        Map<String, Set<String>> populations = new TreeMap<>();
        for (Reading reading : report.readings().all()) {
            reading.norm().ifPresent(norm -> {
                Set<String> of = populations.computeIfAbsent(norm.source(), source -> new TreeSet<>());
                Wording.nonEmpty(population(norm)).ifPresent(of::add);
            });
        }
        String norms = populations.entrySet().stream()
                .map(entry -> entry.getKey() + (entry.getValue().isEmpty() ? "" : " (" + String.join("; ", entry.getValue()) + ")"))
                .collect(Collectors.joining("; "));
        if (!norms.isEmpty()) {
            html.append("<p>Norms: ").append(escape(norms)).append(".</p>");
        }
        report.readings().reading("Wits").filter(reading -> reading.value() instanceof Value.Known && reading.norm().isEmpty())
                .ifPresent(reading -> html.append("<p>Wits: ").append(escape(reading.measurement().note())).append("</p>"));
        if (!font.covers(report.patient().name() + report.patient().id())) {
            html.append("<p>The font of this report has Latin, Greek and Cyrillic letters; others in the patient's name or "
                    + "identifier are shown as #.</p>");
        }
        return html.append("</div>").toString();
    }

    private static String population(Norm norm) {
        return norm.enlargement().isEmpty() ? norm.population()
                : norm.population() + (norm.population().isEmpty() ? "" : "; ") + norm.enlargement();
    }

    private static String value(Reading reading) {
        return (reading.estimated() && reading.value() instanceof Value.Known ? "≈ " : "") + Wording.value(reading);
    }

    private static String mm(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Text made safe for XML; characters that XML does not know are dropped. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> {
                    if (c == '\t' || c == '\n' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000) {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }
}
