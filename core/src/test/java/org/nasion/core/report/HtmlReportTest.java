package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Films;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.report.ReportStyle.Form;
import org.nasion.core.report.ReportStyle.Paper;
import org.nasion.core.text.Texts;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Terms;
import org.nasion.core.wording.Units;
import org.nasion.core.wording.Wording;
import org.w3c.dom.Document;

@Tag("slow")
class HtmlReportTest {

    @Test
    void isOneWellFormedPageThatNeedsNothingBesideIt() throws Exception {
        for (Form form : Form.values()) {
            String html = written(form, Locale.GERMAN);
            Document page = parsed(html);
            assertEquals("de", page.getDocumentElement().getAttribute("lang"));
            assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(html).find(), form.toString());
            assertFalse(html.contains("@import") || html.contains("url("), form.toString());
            assertTrue(page.getElementsByTagName("svg").getLength() >= (form == Form.PATIENT ? 1 : 5));
            assertTrue(html.contains("<meta name=\"viewport\""), "a phone would show it as wide as a desk's screen");
            assertEquals(0, page.getElementsByTagName("object").getLength());
        }
    }

    @Test
    void theFilmInItIsThePicture() throws Exception {
        Matcher film = Pattern.compile("data:image/jpeg;base64,([^\"]+)").matcher(written(Form.SHORT, Locale.ENGLISH));
        assertTrue(film.find());
        assertEquals(
                1200,
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(film.group(1))))
                        .getHeight());
    }

    /** Every figure tells those who cannot see it what it shows. */
    @Test
    void everyPictureHasATitle() throws Exception {
        Document page = parsed(written(Form.FULL, Locale.ENGLISH));
        for (int i = 0; i < page.getElementsByTagName("svg").getLength(); i++) {
            assertFalse(page.getElementsByTagName("svg")
                    .item(i)
                    .getFirstChild()
                    .getTextContent()
                    .isBlank());
        }
    }

    /** Or a report would show # for one of its own words. */
    @Test
    void numbersAreToldInTheUnitsThatWereAskedForTogetherWithTheScalesSource() throws Exception {
        Report report = Reports.onAnalyses(Reports.ERIKA, "steiner", "wits");
        double sna =
                report.readings().reading("SNA").orElseThrow().value().number().orElseThrow();
        double wits =
                report.readings().reading("Wits").orElseThrow().value().number().orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(report, ReportStyle.DEFAULT.with(new Units(Units.Length.INCH, Units.Angle.MINUTES)), out);
        String html = out.toString(StandardCharsets.UTF_8);
        long minutes = Math.round(sna * 60);
        assertTrue(html.contains(minutes / 60 + "°" + String.format(Locale.ROOT, "%02d′", minutes % 60)));
        assertTrue(html.contains(String.format(Locale.ROOT, "%.2f", wits / 25.4).replace('-', '−')), "Wits in inches");
        assertTrue(html.contains(" in</td>"));
        assertFalse(html.contains(" mm</td>"));
        assertTrue(html.contains("mm per pixel"), "the scale and its source stay");
        assertTrue(Lettering.bundled(Lettering.REGULAR).covers('′'));
    }

    /** The network's own place, the habit's and a correction by hand are three things in a printed report. */
    @Test
    void aPointMovedByHabitIsToldApartFromProposalAndCorrection() throws Exception {
        Tracing adult = Films.adult();
        Placement.Proposal network = new Placement.Proposal(
                adult.position(Landmark.GO).orElseThrow(),
                Placement.Origin.DETECTED,
                OptionalDouble.of(0.8),
                OptionalDouble.of(1.2));
        Placement byHabit = Placement.proposed(network)
                .withHabit(Optional.of(new Placement.ByHabit(
                        network.position().plus(new Point(-18, 0)), OptionalDouble.of(0.9), OptionalDouble.of(0.9), 7)))
                .asProposed();
        assertEquals("by habit, learned from 7 films", Wording.ENGLISH.provenance(byHabit));
        assertEquals(
                "by habit, learned from 7 films, confirmed", Wording.ENGLISH.provenance(byHabit.withConfirmed(true)));
        assertEquals("detected", Wording.ENGLISH.provenance(byHabit.asNetworkProposed()));
        assertEquals("moved by hand", Wording.ENGLISH.provenance(byHabit.movedTo(new Point(1, 1))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(
                Reports.of(Reports.ERIKA, adult.with(Landmark.GO, byHabit), Reports.TENTH), ReportStyle.DEFAULT, out);
        String html = out.toString(StandardCharsets.UTF_8);
        assertTrue(html.contains("by habit, learned from 7 films"));
        assertTrue(html.contains("1 point lies where the habit learned from earlier films has it"));
    }

    @Test
    void theFontsHaveEveryLetterOfOurLanguages() {
        Lettering letters = Lettering.bundled(Lettering.REGULAR);
        for (Locale language : Texts.languages(Wording.BUNDLE, Optional.empty())) {
            for (String bundle : List.of(Wording.BUNDLE, Terms.BUNDLE)) {
                Texts texts = Texts.of(language, bundle);
                TreeSet<String> lacking = new TreeSet<>();
                texts.allKeys()
                        .forEach(key -> texts.get(key)
                                .codePoints()
                                .filter(c -> !letters.covers(c))
                                .mapToObj(c -> key + " " + Character.toString(c))
                                .forEach(lacking::add));
                assertEquals(new TreeSet<>(), lacking, language + " " + bundle);
            }
        }
    }

    /** Names with what steers a page's or a terminal's order, from a case or from the settings. */
    @Test
    void namesCannotSteerWhatStandsBesideThem() throws Exception {
        String hostile = "Muster\u202E\u2067\u0007\u0085\u001B[31m, Erika";
        Report report =
                Reports.onAnalyses(new Patient("1\u2069\uFFFD", "", hostile, Optional.empty(), Sex.FEMALE), "steiner");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(
                report,
                new ReportStyle(
                        Form.FULL,
                        Paper.A4,
                        Locale.ENGLISH,
                        new Clinic("\u202DKlinik\u2066", "Weg 1\nOrt\u202C", Optional.empty(), 0),
                        "\u05D3\u05F4\u05E8 \u05DB\u05D4\u05DF\u2069\u202E",
                        Optional.empty(),
                        Optional.empty()),
                out);
        String html = out.toString(StandardCharsets.UTF_8);
        assertTrue(
                html.codePoints()
                        .noneMatch(c -> c >= 0x202A && c <= 0x202E
                                || c >= 0x2066 && c <= 0x2069
                                || c == 0xFFFD
                                || Character.isISOControl(c) && c != '\n'),
                "no character that steers is left");
        assertTrue(
                html.contains("Muster[31m, Erika") && html.contains("Weg 1<br/>Ort") && html.contains(">Klinik<"),
                "the rest is there");
        assertTrue(
                html.contains("<bdi dir=\"auto\">\u05D3\u05F4\u05E8 \u05DB\u05D4\u05DF</bdi>"),
                "the reviewer's name is set apart");
        parsed(html);
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        html.replace("<!DOCTYPE html>\n", "").getBytes(StandardCharsets.UTF_8)));
    }

    private static String written(Form form, Locale language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(
                Reports.onAnalyses(Reports.ERIKA, "steiner", "wits"),
                new ReportStyle(form, Paper.A4, language, Clinic.NONE, "", Optional.empty(), Optional.empty()),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
