package org.nasion.core.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.NormChoice;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Value;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.ClassPicture;
import org.nasion.core.chart.DeviationBar;
import org.nasion.core.chart.JawLengths;
import org.nasion.core.chart.Palette;
import org.nasion.core.chart.Wigglegram;
import org.nasion.core.image.Acquisition;
import org.nasion.core.text.PlainText;
import org.nasion.core.wording.Wording;

/** A report as well-formed XHTML: the template's places filled with escaped text. */
final class ReportHtml {

    /** Left and right margins together, mm, as the style sheet has them. */
    private static final double MARGINS = 28;
    /** Rows of a table that stand on one page at most; the style sheet's headings claim room for these. */
    private static final int ROWS_TOGETHER = 8;
    /** Tells a browser what is true of the file anyway. */
    private static final String LOADS_NOTHING =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:;"
                    + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>";

    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final List<String> KEY_VALUES = List.of(
            "SNA",
            "SNB",
            "ANB",
            "Wits",
            "SN_GoGn",
            "FMA",
            "BjorkSum",
            "Jarabak",
            "U1_PP",
            "IMPA",
            "Interincisal",
            "Li_E");

    private final Report report;
    private final ReportStyle style;
    private final Wording wording;
    private final Figures figures;
    private final Palette palette;
    private final PointsHtml points;

    /** @param figures how pictures are held */
    ReportHtml(Report report, ReportStyle style, Wording wording, Figures figures) {
        this.report = report;
        this.style = style;
        this.wording = wording;
        this.figures = figures;
        this.palette = palette(style);
        this.points = new PointsHtml(report, wording, figures);
    }

    static Palette palette(ReportStyle style) {
        return Palette.LIGHT.withAccent(style.clinic().accent());
    }

    /**
     * @param medium {@code "pdf"} or {@code "html"}: a class of the body for the style sheet
     * @param covers which characters the fonts have letters for
     * @throws org.nasion.core.problem.ProblemException NAS-REPORT-… where the clinic's template or logo cannot be used
     */
    String render(String medium, IntPredicate covers) {
        ReportTemplate template = ReportTemplate.of(style);
        Map<String, String> places = places(medium);
        places.put("letters", letters(places.values(), covers));
        return template.fill(places, key -> escape(wording.say(key)));
    }

    private Map<String, String> places(String medium) {
        double aspect = report.film().height()
                * report.readings().calibration().pixelAspect()
                / report.film().width();
        double room = style.form().filmHeight() + style.paper().height() - ReportStyle.Paper.A4.height();
        double width = Math.min(style.form().filmWidth(), room / aspect);
        double content = style.paper().width() - MARGINS;
        int placed = report.readings().tracing().placements().size();
        Map<String, String> places = new LinkedHashMap<>();
        places.put("language", wording.language().toLanguageTag());
        places.put("medium", medium);
        // A PDF would keep it among its document's properties.
        places.put(
                "viewport",
                medium.equals("html")
                        ? "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>" + LOADS_NOTHING
                        : "");
        places.put(
                "pageSize", mm(style.paper().width()) + "mm " + mm(style.paper().height()) + "mm");
        places.put("pageWidth", mm(content));
        places.put("accent", hex(Chart.Tone.ACCENT));
        places.put("page", page());
        places.put("program", escape(report.program()));
        String date = report.date()
                .map(day -> wording.say("report.date", wording.day(day)))
                .orElse("");
        places.put("date", escape(date));
        places.put(
                "made",
                escape(Stream.of(date, report.program())
                        .filter(fact -> !fact.isEmpty())
                        .collect(Collectors.joining(" · "))));
        places.put(
                "who",
                Stream.of(
                                report.patient().name(),
                                report.patient().id(),
                                wording.day(report.patient().filmDate()))
                        .filter(fact -> !fact.isBlank())
                        .map(ReportHtml::apart)
                        .collect(Collectors.joining(" · ")));
        places.put("clinic", clinic());
        places.put("patient", patient());
        places.put("filmWidth", mm(width));
        places.put("sideWidth", mm(content - width - 5));
        places.put("film", figures.film(width, width * aspect, wording.say("film.alt", placed)));
        places.put("legend", points.legend());
        places.put("findings", findings());
        places.put("keyValues", keyValues(content - width - 5));
        places.put("keyTable", keyTable());
        places.put(
                "scale",
                "<p>" + escape(film()) + "</p><p>" + escape(scale()) + "</p>"
                        + report.film().acquisition().notices().stream()
                                .map(notice -> "<p>" + escape(wording.say(notice)) + "</p>")
                                .collect(Collectors.joining()));
        places.put("model", model());
        places.put("points", points.points());
        places.put("values", values());
        places.put("wheel", figures.chart(ClassPicture.of(report.readings(), 0.37 * content * POINTS_PER_MM, wording)));
        places.put("charts", charts((content - 14) / 2 * POINTS_PER_MM));
        places.put("notes", notes());
        return places;
    }

    /** The three pieces of "Page 1 of 4" as a style sheet's content. */
    private String page() {
        String[] pieces = wording.say("report.page", "\u0001", "\u0001").split("\u0001", -1);
        return quoted(pieces[0]) + " counter(page) " + quoted(pieces[1]) + " counter(pages) " + quoted(pieces[2]);
    }

    private static String quoted(String css) {
        return "\"" + escape(css.replace("\\", "").replace("\"", "")) + "\"";
    }

    private String clinic() {
        Clinic clinic = style.clinic();
        StringBuilder html = new StringBuilder();
        clinic.logoAddress()
                .ifPresent(address -> html.append("<img class=\"logo\" alt=\"")
                        .append(escape(clinic.name()))
                        .append("\" src=\"")
                        .append(address)
                        .append("\"/>"));
        Wording.nonEmpty(clinic.name())
                .ifPresent(name -> html.append("<p class=\"clinic-name\">")
                        .append(apart(name))
                        .append("</p>"));
        Wording.nonEmpty(clinic.address())
                .ifPresent(address -> html.append("<p class=\"clinic-address\">")
                        .append(Arrays.stream(address.split("[\\n]"))
                                .map(String::strip)
                                .map(ReportHtml::apart)
                                .collect(Collectors.joining("<br/>")))
                        .append("</p>"));
        return html.toString();
    }

    private String patient() {
        Acquisition.Patient patient = report.patient();
        OptionalDouble age = PatientFacts.of(patient).ageYears();
        String years = age.isPresent()
                ? wording.say("patient.years", wording.number(Math.floor(age.getAsDouble() * 10) / 10))
                : "";
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("patient.name", patient.name());
        facts.put("patient.id", patient.id());
        facts.put("patient.born", wording.day(patient.birthDate()));
        facts.put("patient.sex", wording.sex(patient.sex()));
        facts.put("patient.filmDate", wording.day(patient.filmDate()));
        facts.put("patient.age", years);
        StringBuilder html = new StringBuilder("<table class=\"patient\"><thead><tr>");
        facts.keySet()
                .forEach(key -> html.append("<th scope=\"col\">")
                        .append(escape(wording.say(key)))
                        .append("</th>"));
        html.append("</tr></thead><tbody><tr>");
        facts.values()
                .forEach(value -> html.append("<td>")
                        .append(Wording.nonEmpty(value).map(ReportHtml::apart).orElse("–"))
                        .append("</td>"));
        return html.append("</tr></tbody></table>").toString();
    }

    private String findings() {
        StringBuilder html = new StringBuilder();
        // Jaws and pattern come first; the short form has no room for the rest.
        int most = style.form() == ReportStyle.Form.SHORT ? 4 : Integer.MAX_VALUE;
        for (Findings.Finding finding :
                report.findings().all().stream().limit(most).toList()) {
            html.append("<p>")
                    .append(escape(together(wording.sentence(finding))))
                    .append(" <span class=\"evidence\">")
                    .append(unbroken("[" + wording.evidence(finding) + "]"))
                    .append("</span></p>");
        }
        return html.isEmpty() ? "<p class=\"muted\">" + escape(wording.say("findings.none")) + "</p>" : html.toString();
    }

    /** No line ends between ± and its number. */
    private static String together(String sentence) {
        return sentence.replace("± ", "±\u00a0");
    }

    /** Line ends only between the pieces of evidence, never between a name and its number or inside one. */
    private static String unbroken(String evidence) {
        return Arrays.stream(evidence.split("(?<=;) "))
                .map(piece -> "<span class=\"piece\">" + escape(piece) + "</span>")
                .collect(Collectors.joining(" "));
    }

    private Stream<Reading> leading() {
        return KEY_VALUES.stream()
                .map(id -> report.readings().reading(id))
                .flatMap(Optional::stream)
                .filter(reading -> reading.value() instanceof Value.Known);
    }

    private String keyValues(double widthMm) {
        boolean bars = widthMm > 60;
        StringBuilder html = new StringBuilder(
                "<table class=\"key\"><thead><tr>" + head("values.name", "") + head("values.value", "number")
                        + (bars ? head("values.bar", "bar") : "") + stars() + "</tr></thead><tbody>");
        leading()
                .forEach(reading -> html.append("<tr><th scope=\"row\">")
                        .append(escape(wording.name(reading)))
                        .append("</th><td class=\"number\">")
                        .append(escape(value(reading)))
                        .append("</td>")
                        .append(bars ? "<td class=\"bar\">" + bar(reading, 52) + "</td>" : "")
                        .append("<td class=\"stars\">")
                        .append(stars(reading))
                        .append("</td></tr>"));
        return html.append("</tbody></table>").toString();
    }

    /** The leading values with their norms, for the short form. */
    private String keyTable() {
        StringBuilder html = new StringBuilder(tableHead("values", false)).append("<tbody>");
        leading().forEach(reading -> html.append(row(reading, false)));
        return html.append("</tbody></table>").toString();
    }

    private String film() {
        return wording.say(
                        "film.size",
                        Integer.toString(report.film().width()),
                        Integer.toString(report.film().height()))
                + Wording.nonEmpty(report.film().acquisition().format())
                        .map(format -> ", " + wording.terms().format(format))
                        .orElse("")
                + ".";
    }

    private String scale() {
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

    private String model() {
        StringBuilder html = new StringBuilder();
        report.detector()
                .ifPresentOrElse(
                        info -> html.append("<p>")
                                .append(escape(info.model()))
                                .append(", ")
                                .append(escape(info.device()))
                                .append("<br/><span class=\"evidence\">SHA-256 ")
                                .append(escape(info.sha256()
                                        .substring(0, Math.min(16, info.sha256().length()))))
                                .append("…</span></p>"),
                        () -> html.append("<p>")
                                .append(escape(wording.say("model.none")))
                                .append("</p>"));
        report.verdict()
                .ifPresent(verdict -> wording.terms()
                        .reasons(verdict.reasons())
                        .forEach(reason ->
                                html.append("<p>").append(escape(reason)).append("</p>")));
        html.append("<p>").append(escape(points.counts())).append("</p>");
        html.append(points.people());
        Wording.nonEmpty(style.reviewer())
                .ifPresent(name -> html.append("<p>")
                        .append(around(wording.say("model.reviewer", PlainText.isolated(name))))
                        .append("</p>"));
        return html.toString();
    }

    private String values() {
        StringBuilder html = new StringBuilder();
        for (Section section : Section.of(report, wording)) {
            html.append("<h3>")
                    .append(escape(section.title()))
                    .append(
                            section.source().isEmpty()
                                    ? ""
                                    : " <span class=\"evidence\">" + escape(section.source()) + "</span>")
                    .append("</h3>")
                    .append(tableHead("values", true));
            for (Section.Part part : section.parts()) {
                String title = section.parts().size() == 1
                        ? ""
                        : "<tr><th scope=\"row\" colspan=\"7\" class=\"part\">" + escape(part.title()) + "</th></tr>";
                for (List<Reading> together : balanced(part.readings())) {
                    html.append("<tbody>").append(title);
                    together.forEach(reading -> html.append(row(reading, true)));
                    html.append("</tbody>");
                    title = "";
                }
            }
            html.append("</table>");
        }
        return html.toString();
    }

    /** Groups of rows that no page's end parts, alike in size, so that none leaves a row or two behind. */
    static List<List<Reading>> balanced(List<Reading> rows) {
        int groups = (rows.size() + ROWS_TOGETHER - 1) / ROWS_TOGETHER;
        return IntStream.range(0, groups)
                .mapToObj(i -> rows.subList(i * rows.size() / groups, (i + 1) * rows.size() / groups))
                .toList();
    }

    private String tableHead(String styleClass, boolean source) {
        return "<table class=\"" + styleClass + (source ? "" : " narrow") + "\"><thead><tr>"
                + head("values.name", "name") + head("values.value", "number")
                + head("values.norm", "norm") + head("values.bar", "bar") + stars()
                + head("values.words", "words") + (source ? head("values.source", "source") : "") + "</tr></thead>";
    }

    private String head(String key, String styleClass) {
        return "<th scope=\"col\" class=\"" + styleClass + "\">" + escape(wording.say(key)) + "</th>";
    }

    private static String stars() {
        return "<th scope=\"col\" class=\"stars\">*</th>";
    }

    private String row(Reading reading, boolean source) {
        boolean known = reading.value() instanceof Value.Known;
        return "<tr><th scope=\"row\" class=\"name\">" + escape(wording.name(reading)) + "</th><td class=\""
                + (known ? "number" : "none") + "\">" + escape(value(reading)) + "</td><td class=\"norm\">"
                + reading.norm()
                        .map(norm -> wording.norm(reading))
                        .map(ReportHtml::escape)
                        .orElse("") + "</td><td class=\"bar\">"
                + bar(reading, source ? 94 : 72) + "</td><td class=\"stars\">" + stars(reading)
                + "</td><td class=\"words\">"
                + escape(reading.norm().isPresent() ? wording.deviation(reading) : known ? whyNoNorm(reading) : "")
                + "</td>"
                + (source
                        ? "<td class=\"source\">"
                                + reading.norm()
                                        .map(wording::source)
                                        .map(ReportHtml::escape)
                                        .orElse("") + "</td>"
                        : "")
                + "</tr>";
    }

    /** That a source has no norm at all would be said of every second row and is left to the empty place. */
    private String whyNoNorm(Reading reading) {
        return reading.choice().reason() == NormChoice.Reason.NONE_PUBLISHED ? "" : wording.whyNoNorm(reading);
    }

    private String bar(Reading reading, double width) {
        return figures.chart(DeviationBar.of(reading, width, 8, wording.deviationInSd(reading)));
    }

    private String stars(Reading reading) {
        return reading.stars().isEmpty()
                ? ""
                : "<span style=\"color: " + hex(Chart.Tone.level(reading.stars().length())) + "\">" + reading.stars()
                        + "</span>";
    }

    private String charts(double width) {
        Stream<String> wiggles = Section.of(report, wording).stream()
                .map(section -> Wigglegram.of(section.title(), section.readings(), Wording::plusMinus, width, wording))
                .map(figures::chart);
        Stream<String> others = Stream.of(
                figures.chart(ClassPicture.of(report.readings(), width, wording)),
                figures.chart(JawLengths.of(report.readings(), width, wording)));
        return Stream.concat(wiggles, others)
                .filter(chart -> !chart.isEmpty())
                .map(chart -> "<div class=\"chart\">" + chart + "</div>")
                .collect(Collectors.joining());
    }

    private String notes() {
        StringBuilder html = new StringBuilder("<p>")
                .append(escape(wording.say("notes.signs")))
                .append("</p>");
        if (report.readings().all().stream()
                .anyMatch(reading -> Wording.plusMinus(reading).isPresent())) {
            html.append("<p>").append(escape(wording.say("notes.plusMinus"))).append("</p>");
        }
        Map<String, Set<String>> populations = new TreeMap<>();
        List<Reading> shown = Stream.concat(
                        leading(), Section.of(report, wording).stream().flatMap(section -> section.readings().stream()))
                .toList();
        for (Reading reading : shown) {
            reading.norm().ifPresent(norm -> {
                Set<String> of = populations.computeIfAbsent(norm.source(), source -> new TreeSet<>());
                Wording.nonEmpty(wording.terms().population(norm)).ifPresent(of::add);
            });
        }
        String norms = populations.entrySet().stream()
                .map(entry -> entry.getKey()
                        + (entry.getValue().isEmpty() ? "" : " (" + String.join("; ", entry.getValue()) + ")"))
                .collect(Collectors.joining("; "));
        if (!norms.isEmpty()) {
            html.append("<p>").append(escape(wording.say("notes.norms", norms))).append("</p>");
        }
        report.readings()
                .reading("Wits")
                .filter(reading ->
                        reading.value() instanceof Value.Known && reading.norm().isEmpty())
                .ifPresent(reading -> html.append("<p>")
                        .append(escape(wording.say("notes.wits", wording.note(reading.measurement()))))
                        .append("</p>"));
        return html.toString();
    }

    /** Says which characters are shown as another because no font has them, by their numbers. */
    private String letters(Iterable<String> texts, IntPredicate covers) {
        Set<String> missing = new LinkedHashSet<>();
        texts.forEach(text -> text.codePoints()
                .filter(c -> c > 0x7F && !covers.test(c))
                .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                .forEach(missing::add));
        if (missing.isEmpty()) {
            return "";
        }
        String shown = missing.stream().limit(12).collect(Collectors.joining(", ")) + (missing.size() > 12 ? " …" : "");
        return "<p class=\"letters\">" + escape(wording.say("notes.letters", shown)) + "</p>";
    }

    private String value(Reading reading) {
        return (reading.estimated() && reading.value() instanceof Value.Known ? "≈ " : "")
                + wording.valueWithError(reading);
    }

    private String hex(Chart.Tone tone) {
        return String.format(Locale.ROOT, "#%06x", palette.rgb(tone));
    }

    /** With two decimals and a point. */
    static String mm(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** What a person wrote, safe for XML and in its own direction: a name from the right must not move what stands beside it. */
    private static String apart(String text) {
        return PlainText.isFromTheRight(text) ? "<bdi dir=\"auto\">" + escape(text) + "</bdi>" : escape(text);
    }

    /** A sentence of ours around texts that {@link PlainText#isolated} set apart. */
    static String around(String sentence) {
        StringBuilder html = new StringBuilder();
        for (String piece : sentence.split("(?=" + PlainText.ISOLATE + ")|(?<=" + PlainText.END + ")")) {
            boolean whole = piece.length() > 1
                    && piece.charAt(0) == PlainText.ISOLATE
                    && piece.charAt(piece.length() - 1) == PlainText.END;
            html.append(whole ? "<bdi dir=\"auto\">" + escape(piece) + "</bdi>" : escape(piece));
        }
        return html.toString();
    }

    /**
     * Text made safe for XML and for the words beside it: characters that XML does not know, and those that steer what
     * shows them, are dropped.
     */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.lines()
                .map(PlainText::of)
                .collect(Collectors.joining("\n"))
                .codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '&' -> safe.append("&amp;");
                        case '"' -> safe.append("&quot;");
                        default -> {
                            if (c == '\n' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c < 0xFFFD || c >= 0x10000) {
                                safe.appendCodePoint(c);
                            }
                        }
                    }
                });
        return safe.toString();
    }
}
