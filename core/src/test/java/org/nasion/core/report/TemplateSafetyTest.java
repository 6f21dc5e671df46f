package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.ReportStyle.Form;
import org.nasion.core.report.ReportStyle.Paper;

/** A clinic's template, whoever made it: of what loads or runs the report keeps nothing, and nothing from outside its folder. */
@Tag("slow")
class TemplateSafetyTest {

    private static final Pattern LOADS = Pattern.compile(
            "evil|alert|javascript:|expression\\s*\\(|url\\s*\\(|@import|@font-face|-moz-binding|behavior\\s*:"
                    + "|http-equiv\\s*=\\s*\"?refresh|srcset|\\\\75",
            Pattern.CASE_INSENSITIVE);

    private static final Report REPORT = Reports.erika();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT>alert(1)</SCRIPT>",
                "<script src=\"https://evil.example/x.js\"></script>",
                "<p onclick=\"alert(1)\">kept words</p>",
                "<p ONCLICK=\"alert(1)\">kept words</p>",
                "<body onload=\"alert(1)\"><p>kept words</p></body>",
                "<a href=\"javascript:alert(1)\">kept words</a>",
                "<a href=\"https://evil.example/\" ping=\"https://evil.example/\">kept words</a>",
                "<iframe src=\"https://evil.example/\"></iframe>",
                "<iframe srcdoc=\"&lt;script>alert(1)&lt;/script>\"></iframe>",
                "<frameset><frame src=\"https://evil.example/\"/></frameset>",
                "<object data=\"https://evil.example/\"></object>",
                "<embed src=\"https://evil.example/\"/>",
                "<applet code=\"evil\"></applet>",
                "<img src=\"https://evil.example/x.png\"/>",
                "<img src=\"//evil.example/x.png\" onerror=\"alert(1)\"/>",
                "<img src=\"data:image/svg+xml;base64,ZXZpbA==\"/>",
                "<img src=\"data:text/html;base64,ZXZpbA==\" srcset=\"https://evil.example/x.png 2x\"/>",
                "<img lowsrc=\"https://evil.example/\"/>",
                "<meta http-equiv=\"refresh\" content=\"0; url=https://evil.example/\"/>",
                "<base href=\"https://evil.example/\"/>",
                "<link rel=\"stylesheet\" href=\"https://evil.example/x.css\"/>",
                "<form action=\"https://evil.example/\"><p>kept words</p></form>",
                "<input type=\"image\" src=\"https://evil.example/\"/>",
                "<button formaction=\"https://evil.example/\">x</button>",
                "<video poster=\"https://evil.example/\"><source src=\"https://evil.example/\"/></video>",
                "<audio src=\"https://evil.example/\"></audio>",
                "<svg onload=\"alert(1)\"><image href=\"https://evil.example/\"/></svg>",
                "<svg><script>alert(1)</script></svg>",
                "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\">alert(1)</svg:script>",
                "<math><mi href=\"https://evil.example/\">x</mi></math>",
                "<x xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></x>",
                "<table background=\"https://evil.example/\"><tr><td>kept words</td></tr></table>",
                "<blockquote cite=\"https://evil.example/\">kept words</blockquote>",
                "<template><script>alert(1)</script></template>",
                "<noscript><img src=\"https://evil.example/\"/></noscript>",
                "<xmp><![CDATA[</xmp><script>alert(1)</script>]]></xmp>",
                "<textarea><![CDATA[</textarea><script>alert(1)</script>]]></textarea>",
                "<!-- [if IE]><script>alert(1)</script><![endif] -->",
                "<?php evil ?>",
                "<?xml-stylesheet href=\"https://evil.example/\"?>",
                "<style>p { background: url(https://evil.example/) }</style>",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<style>@IMPORT url(https://evil.example/x.css);</style>",
                "<style>p { background: u\\72l(https://evil.example/) }</style>",
                "<style>p { background: \\75\\72\\6c(https://evil.example/) }</style>",
                "<style>@\\69mport 'https://evil.example/x.css';</style>",
                "<style>p { width: expression(alert(1)) }</style>",
                "<style>p { width: exp/**/ression(alert(1)) }</style>",
                "<style>p { behavior: evil } p { -moz-binding: evil }</style>",
                "<style>@font-face { font-family: X; src: url(https://evil.example/) }</style>",
                "<style>p { background: image-set('https://evil.example/' 1x) }</style>",
                "<style>p { background: image('https://evil.example/') }</style>",
                "<style>p { background: src('https://evil.example/') }</style>",
                "<style>p { content: 'a\nb'; background: url(https://evil.example/) }</style>",
                "<style>p { color: red; /* } */ background: url(https://evil.example/) /* }</style>",
                "<style>p { --x: url(https://evil.example/) }</style>",
                "<style><![CDATA[</style><script>alert(1)</script>]]></style>",
                "<style>@media screen { @import 'https://evil.example/x.css'; }</style>",
                "<style>@namespace x 'https://evil.example/';</style>",
                "<style>a[href='&lt;/style>&lt;script>alert(1)&lt;/script>'] { color: red }</style>",
                "<p style=\"background: url(https://evil.example/)\">kept words</p>",
                "<p style=\"color: red; width: expression(alert(1))\">kept words</p>",
                "<p style=\"background: URL( 'https://evil.example/' )\">kept words</p>"
            })
    void nothingThatLoadsOrRunsIsKept(String attack) throws IOException {
        Files.writeString(
                folder.resolve("short.html"),
                "<html lang=\"{{language}}\">{{head}}<body class=\"{{medium}}\"><h1>kept words</h1>" + "{{patient}}"
                        + attack + "<p>kept end</p></body></html>");
        String html = filled();
        assertFalse(
                LOADS.matcher(html).find(),
                () -> LOADS.matcher(html).results().findFirst().orElseThrow().group() + " in " + attack);
        Document page = Jsoup.parse(html);
        assertEquals(
                0,
                page.select("script, iframe, frame, object, embed, form, input, link, base, video, audio, math")
                        .size());
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                assertFalse(attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on"), attribute.toString());
                assertFalse(
                        attribute.getKey().equals("href")
                                || attribute.getKey().equals("src")
                                        && !attribute.getValue().startsWith("data:image/"),
                        attribute.toString());
            });
        }
        assertTrue(
                page.text().contains("kept words")
                        && page.text().contains("kept end")
                        && page.text().contains("Erika"),
                attack);
    }

    @Test
    void theWholeReportKeepsNothingOfThatEither() throws IOException {
        template(
                "<h1 onclick=\"alert(1)\">kept words</h1>{{patient}}{{findings}}<script>alert(1)</script><style>p { background: url(evil) }</style>"
                        + "<p>kept end</p>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(REPORT, style(Form.SHORT), out);
        String html = out.toString(StandardCharsets.UTF_8);
        assertFalse(LOADS.matcher(html).find());
        assertTrue(
                html.contains("Content-Security-Policy") && html.contains("kept words") && html.contains("kept end"));
        assertFalse(new String(pdf(Form.SHORT), StandardCharsets.ISO_8859_1).contains("JavaScript"));
    }

    /** What is no danger is there as it was: the whole of a form and style sheet of the program's own, taken as a clinic's. */
    @Test
    void aTemplateWithoutAnyOfThatLooksAsBefore() throws IOException {
        for (Form form : Form.values()) {
            String before = html(form);
            for (String file : new String[] {form.file(), "report.css"}) {
                Files.write(folder.resolve(file), Lettering.bytes(file));
            }
            String after = html(form);
            assertEquals(body(before), body(after));
            Files.delete(folder.resolve(form.file()));
            Files.delete(folder.resolve("report.css"));
        }
        String css = new String(Lettering.bytes("report.css"), StandardCharsets.UTF_8);
        assertEquals(bare(css), bare(TemplateStyle.sheet(css)), "every rule of it");
    }

    private static String body(String html) {
        Document page = Jsoup.parse(html);
        page.select("style").remove();
        page.outputSettings().prettyPrint(false);
        return page.html().replaceAll("\\s+", " ");
    }

    private static String bare(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("[\\s;]", "");
    }

    @Test
    void stylesOfATemplateArePutWhereTheyStood() throws IOException {
        Files.writeString(
                folder.resolve("short.html"),
                "<html><head><title>Ours</title><style>h1 > b { color: {{accent}}; content: \"\\201C\" }"
                        + " @page { size: {{pageSize}}; @bottom-right { content: {{page}} } } p { quotes: '{{who}}'; color: {{patient}} }</style></head>"
                        + "<body><h1><b style=\"color: red; margin: 1mm\">{{t:report.title}}</b></h1><img src=\"{{who}}\" alt=\"{{patient}}\"/>{{film}}</body></html>");
        String html = filled();
        assertTrue(html.contains("h1 > b { color: #0d6f8f; content: \"\\201C\";}"), html);
        assertTrue(html.contains("counter(page)") && html.contains("<b style=\"color: red; margin: 1mm\">"));
        assertFalse(
                html.substring(0, html.indexOf("<svg")).contains("Erika"),
                "nothing of a patient in a style or an attribute");
    }

    @Test
    void picturesOfTheFolderAreTakenInAndNoneFromElsewhere(@TempDir Path elsewhere) throws IOException {
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("stamp.png").toFile());
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                "png",
                elsewhere.resolve("secret.png").toFile());
        template("<img src=\"stamp.png\" alt=\"stamp\"/>");
        assertTrue(filled().contains("<img src=\"data:image/png;base64,")
                || filled().contains("alt=\"stamp\" src=\"data:image/png;base64,"));
        template("<img src=\"../" + elsewhere.getFileName() + "/secret.png\"/>");
        assertProblem("NAS-REPORT-TEMPLATE");
        template("<img src=\"" + elsewhere.resolve("secret.png") + "\"/>");
        assertFalse(filled().contains("<img"), "a path from the root is an address");
        Files.createSymbolicLink(folder.resolve("link.png"), elsewhere.resolve("secret.png"));
        template("<img src=\"link.png\"/>");
        assertProblem("NAS-REPORT-TEMPLATE");
        Files.createSymbolicLink(folder.resolve("folder"), elsewhere);
        template("<img src=\"folder/secret.png\"/>");
        assertProblem("NAS-REPORT-TEMPLATE");
    }

    @Test
    void aTemplateOrStyleThatIsALinkOutOfTheFolderIsRefused(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("secret"), "<html><body>secret</body></html>");
        for (String file : new String[] {"short.html", "report.css"}) {
            Files.createSymbolicLink(folder.resolve(file), elsewhere.resolve("secret"));
            assertProblem("NAS-REPORT-TEMPLATE");
            Files.delete(folder.resolve(file));
        }
        Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("inner/one.html"), "<html><body>linked within</body></html>");
        Files.createSymbolicLink(folder.resolve("short.html"), Path.of("inner/one.html"));
        assertTrue(filled().contains("linked within"), "links within the folder are followed");
    }

    @Test
    void devicesAndPipesAreRefusedAtOnce() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "needs devices that are files");
        for (String file : new String[] {"short.html", "report.css", "stamp.png"}) {
            Files.deleteIfExists(folder.resolve("short.html"));
            if (file.equals("stamp.png")) {
                template("<img src=\"stamp.png\"/>");
            }
            assertEquals(
                    0,
                    new ProcessBuilder("mkfifo", folder.resolve(file).toString())
                            .start()
                            .waitFor());
            assertProblem("NAS-FILE-KIND");
            Files.delete(folder.resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "deep", "many", "often", "pictures"})
    void aTemplateLargerThanAnyReportIsRefused(String how) throws IOException {
        BufferedImage noise = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 810_000; i++) {
            noise.setRGB(i % 900, i / 900, random.nextInt(1 << 24));
        }
        ImageIO.write(noise, "png", folder.resolve("stamp.png").toFile());
        template(
                switch (how) {
                    case "large" -> "x".repeat(1 << 20);
                    case "deep" -> "<div>".repeat(5000) + "</div>".repeat(5000);
                    case "many" -> "<p>x</p>".repeat(20_000);
                    case "often" -> "{{charts}}".repeat(50_000);
                    default -> "<img src=\"stamp.png\"/>".repeat(4000);
                });
        assertProblem("NAS-REPORT-TEMPLATE");
    }

    private void template(String body) throws IOException {
        Files.writeString(folder.resolve("short.html"), "<html lang=\"en\">{{head}}<body>" + body + "</body></html>");
    }

    private void assertProblem(String code) {
        ProblemException problem = assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThrows(ProblemException.class, this::filled));
        assertEquals(code, problem.problem().code());
    }

    private ReportStyle style(Form form) {
        return new ReportStyle(form, Paper.A4, Locale.ENGLISH, Clinic.NONE, "", Optional.of(folder), Optional.empty());
    }

    /** What a template comes to with small pieces in its places. */
    private String filled() {
        Map<String, String> places = new LinkedHashMap<>(Map.of(
                "language",
                "en",
                "medium",
                "html",
                "viewport",
                "",
                "patient",
                "<p>Erika</p>",
                "accent",
                "#0d6f8f",
                "pageSize",
                "210mm 297mm",
                "page",
                "\"Page \" counter(page)",
                "film",
                "<svg></svg>",
                "who",
                "Erika",
                "charts",
                "<p>" + "chart ".repeat(200_000) + "</p>"));
        for (String number : new String[] {"pageWidth", "filmWidth", "sideWidth"}) {
            places.put(number, "100");
        }
        return ReportTemplate.of(style(Form.SHORT)).fill(places, key -> key);
    }

    private String html(Form form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(REPORT, style(form), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private byte[] pdf(Form form) {
        return new PdfReport(style(form)).bytes(REPORT);
    }
}
