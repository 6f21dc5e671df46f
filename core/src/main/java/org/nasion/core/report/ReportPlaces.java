package org.nasion.core.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasion.core.analysis.Reading;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.ClassPicture;
import org.nasion.core.chart.JawLengths;
import org.nasion.core.chart.Palette;
import org.nasion.core.chart.Wigglegram;
import org.nasion.core.wording.Wording;

/** What stands in each place of a report's template. */
final class ReportPlaces {

    /** Left and right margins together, mm, as the style sheet has them. */
    private static final double MARGINS = 28;
    /** Tells a browser what is true of the file anyway. */
    private static final String LOADS_NOTHING =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:;"
                    + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>";

    private static final double POINTS_PER_MM = 72 / 25.4;

    /** Charts beside each other; markup. */
    private record Row(List<String> charts) {}

    private record Charts(List<Row> rows) {}

    private final Report report;
    private final ReportStyle style;
    private final Wording wording;
    private final Figures figures;
    private final Palette palette;
    private final Fragments fragments;
    private final HeaderHtml header;
    private final FilmHtml film;
    private final FindingsHtml findings;
    private final PointsHtml points;
    private final ValuesHtml values;
    private final FrontHtml front;
    private final NotesHtml notes;
    private final PatientHtml patient;
    private final AnnexHtml annexes;

    /** @param figures how pictures are held */
    ReportPlaces(Report report, ReportStyle style, Wording wording, Figures figures) {
        this.report = report;
        this.style = style;
        this.wording = wording;
        this.figures = figures;
        this.palette = palette(style);
        this.fragments = new Fragments(wording);
        this.header = new HeaderHtml(report, style, wording, fragments);
        this.points = new PointsHtml(report, wording, figures, fragments);
        this.film = new FilmHtml(report, style, wording, points, fragments);
        this.findings = new FindingsHtml(report, wording, fragments);
        this.values = new ValuesHtml(report, wording, figures, palette, fragments);
        this.front = new FrontHtml(report, wording, values, fragments);
        this.notes = new NotesHtml(report, wording, values, fragments);
        this.patient = new PatientHtml(report, wording, fragments);
        this.annexes = new AnnexHtml(report, wording, figures, fragments);
    }

    static Palette palette(ReportStyle style) {
        return Palette.LIGHT.withAccent(style.clinic().accent());
    }

    /**
     * The report as well-formed XHTML.
     *
     * @param medium {@code "pdf"} or {@code "html"}: a class of the body for the style sheet
     * @param covers which characters the fonts have letters for
     * @throws org.nasion.core.problem.ProblemException NAS-REPORT-… where the clinic's template or logo cannot be used
     */
    String render(String medium, IntPredicate covers) {
        ReportTemplate template = ReportTemplate.of(style).withPlace("annexes");
        Map<String, String> places = places(medium);
        places.put("letters", notes.letters(places.values(), covers));
        return template.fill(places, key -> Markup.escape(wording.say(key)));
    }

    private Map<String, String> places(String medium) {
        double aspect = report.film().height()
                * report.readings().calibration().pixelAspect()
                / report.film().width();
        double room = style.form().filmHeight() + style.paper().height() - ReportStyle.Paper.A4.height();
        double width = Math.min(style.form().filmWidth(), room / aspect);
        double content = style.paper().width() - MARGINS;
        int placed = report.readings().tracing().placements().size();
        int most = style.form().findings();
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
                "pageSize",
                Markup.mm(style.paper().width()) + "mm "
                        + Markup.mm(style.paper().height()) + "mm");
        places.put("pageWidth", Markup.mm(content));
        places.put("accent", String.format(Locale.ROOT, "#%06x", palette.rgb(Chart.Tone.ACCENT)));
        places.put("page", header.page());
        places.put("program", Markup.escape(report.program()));
        places.put("date", Markup.escape(header.date()));
        places.put("made", Markup.escape(header.made()));
        places.put("who", header.who());
        places.put("clinic", header.clinic());
        places.put("patient", header.patient());
        places.put("filmWidth", Markup.mm(width));
        places.put("sideWidth", Markup.mm(content - width - 5));
        places.put("film", figures.film(width, width * aspect, wording.say("film.alt", placed)));
        places.put("legend", points.legend());
        places.put("findings", findings.first(most));
        places.put("moreFindings", findings.rest(most));
        places.put("synthesis", findings.synthesis());
        places.put("keyValues", values.keyValues());
        places.put("keyTable", values.keyTable());
        places.put("review", front.review());
        places.put("questions", front.questions());
        places.put("comment", front.comment());
        places.put("keyNotes", notes.key());
        places.put("signs", notes.signs());
        places.put("scale", film.scale());
        places.put("model", film.model());
        places.put("points", points.points() + points.annotations());
        places.put("values", values.all());
        places.put("wheel", figures.chart(ClassPicture.of(report.readings(), 0.37 * content * POINTS_PER_MM, wording)));
        places.put("charts", charts((content - 14) / 2 * POINTS_PER_MM));
        places.put("notes", notes.all());
        places.put(
                "drawing",
                figures.head(PatientHtml.DRAWING_WIDTH, PatientHtml.DRAWING_HEIGHT, wording.say("plain.drawing")));
        places.put("plainFindings", patient.findings());
        // The patient's page has no numbers.
        places.put("annexes", style.form() == ReportStyle.Form.PATIENT ? "" : annexes.all(content * POINTS_PER_MM));
        return places;
    }

    private String charts(double width) {
        Stream<String> wiggles = Section.of(report, wording).stream()
                .map(section ->
                        Wigglegram.of(section.title(), section.readings(), Reading::uncertainty, width, wording))
                .map(figures::chart);
        Stream<String> others = Stream.of(
                figures.chart(ClassPicture.of(report.readings(), width, wording)),
                figures.chart(JawLengths.of(report.readings(), width, wording)));
        List<String> charts =
                Stream.concat(wiggles, others).filter(chart -> !chart.isEmpty()).toList();
        return fragments.fill(
                "charts",
                new Charts(IntStream.range(0, (charts.size() + 1) / 2)
                        .mapToObj(i -> new Row(charts.subList(2 * i, Math.min(2 * i + 2, charts.size()))))
                        .toList()));
    }
}
