package org.nasion.core.report;

import org.nasion.core.patient.Patient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Value;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.ClassPicture;
import org.nasion.core.chart.JawLengths;
import org.nasion.core.chart.Palette;
import org.nasion.core.chart.Wigglegram;
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
    /** As many as the side of the short form holds in every language. */
    private static final int SHORT_FINDINGS = 7;

    private static final double POINTS_PER_MM = 72 / 25.4;

    private final Report report;
    private final ReportStyle style;
    private final Wording wording;
    private final Figures figures;
    private final Palette palette;
    private final PointsHtml points;
    private final ValuesHtml values;
    private final FrontHtml front;

    /** @param figures how pictures are held */
    ReportHtml(Report report, ReportStyle style, Wording wording, Figures figures) {
        this.report = report;
        this.style = style;
        this.wording = wording;
        this.figures = figures;
        this.palette = palette(style);
        this.points = new PointsHtml(report, wording, figures);
        this.values = new ValuesHtml(report, wording, figures, palette);
        this.front = new FrontHtml(report, wording, values);
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
                                wording.day(report.exposure().date()))
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
        places.put("keyValues", values.keyValues());
        places.put("keyTable", values.keyTable());
        places.put("review", front.review());
        places.put("questions", front.questions());
        places.put("comment", front.comment());
        places.put("keyNotes", keyNotes());
        places.put(
                "scale",
                "<p>" + escape(film()) + "</p><p>" + escape(scale()) + "</p>"
                        + report.film().acquisition().notices().stream()
                                .map(notice -> "<p>" + escape(wording.say(notice)) + "</p>")
                                .collect(Collectors.joining()));
        places.put("model", model());
        places.put("points", points.points());
        places.put("values", values.all());
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
        Patient patient = report.patient();
        OptionalDouble age = PatientFacts.of(patient, report.exposure()).ageYears();
        String years = age.isPresent()
                ? wording.say("patient.years", wording.number(Math.floor(age.getAsDouble() * 10 + 1e-6) / 10))
                : "";
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("patient.name", patient.name());
        facts.put("patient.id", patient.id());
        facts.put("patient.born", wording.day(patient.birthDate()));
        facts.put("patient.sex", wording.sex(patient.sex()));
        facts.put("patient.filmDate", wording.day(report.exposure().date()));
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
        List<Findings.Finding> all = report.findings().all();
        // What is odd, the jaws and the pattern come first; the short form has no room for more.
        int most =
                style.form() == ReportStyle.Form.SHORT && all.size() > SHORT_FINDINGS ? SHORT_FINDINGS - 1 : all.size();
        for (Findings.Finding finding : all.subList(0, most)) {
            html.append("<p>").append(escape(together(wording.sentence(finding))));
            if (!wording.evidence(finding).isEmpty()) {
                html.append(" <span class=\"evidence\">")
                        .append(unbroken("[" + wording.evidence(finding) + "]"))
                        .append("</span>");
            }
            html.append("</p>");
        }
        if (most < all.size()) {
            html.append("<p class=\"muted\">")
                    .append(escape(wording.say("findings.more", all.size() - most)))
                    .append("</p>");
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

    /** Groups of rows that no page's end parts, alike in size, so that none leaves a row or two behind. */
    static <T> List<List<T>> balanced(List<T> rows) {
        int groups = (rows.size() + ROWS_TOGETHER - 1) / ROWS_TOGETHER;
        return IntStream.range(0, groups)
                .mapToObj(i -> rows.subList(i * rows.size() / groups, (i + 1) * rows.size() / groups))
                .toList();
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
        StringBuilder html = new StringBuilder(notes(Stream.concat(
                        values.leading(),
                        Section.of(report, wording).stream().flatMap(section -> section.readings().stream()))
                .toList()));
        report.readings()
                .reading("Wits")
                .filter(reading ->
                        reading.value() instanceof Value.Known && reading.norm().isEmpty())
                .ifPresent(reading -> html.append("<p>")
                        .append(escape(wording.say("notes.wits", wording.note(reading.measurement()))))
                        .append("</p>"));
        return html.toString();
    }

    /** What the signs mean and where the norms of the leading values come from, for the form of one page. */
    private String keyNotes() {
        return notes(values.leading().toList());
    }

    private String notes(List<Reading> shown) {
        StringBuilder html = new StringBuilder("<p>")
                .append(escape(wording.say("notes.signs")))
                .append("</p>");
        if (report.readings().all().stream()
                .anyMatch(reading -> Wording.plusMinus(reading).isPresent())) {
            html.append("<p>").append(escape(wording.say("notes.plusMinus"))).append("</p>");
        }
        Map<String, Set<String>> populations = new TreeMap<>();
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
