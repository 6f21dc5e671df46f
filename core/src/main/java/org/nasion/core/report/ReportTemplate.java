package org.nasion.core.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.RegularFile;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The frame of a report: well-formed XHTML with places like <code>{{patient}}</code>, and <code>{{t:report.title}}</code>
 * for a word in the reader's language. A clinic's folder may hold its own: of that the report keeps what loads and runs
 * nothing, and pictures in the folder are taken into it.
 */
final class ReportTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final String STYLE = "report.css";
    private static final int LARGEST_FILE = 1 << 20;
    private static final int LARGEST_PICTURES = 16 << 20;
    private static final int LARGEST_REPORT = 100 << 20;

    private final String name;
    private final String html;

    private ReportTemplate(String name, String html) {
        this.name = name;
        this.html = html;
    }

    /**
     * @throws ProblemException NAS-REPORT-TEMPLATE where the clinic's folder or a file in it cannot be used
     */
    static ReportTemplate of(ReportStyle style) {
        style.template().ifPresent(folder -> {
            if (!Files.isDirectory(folder)) {
                throw new ProblemException(
                        "NAS-REPORT-TEMPLATE", "The folder of the clinic's report template is not there.");
            }
        });
        String name = style.form().file();
        String css = style.template()
                .flatMap(folder -> read(folder, STYLE))
                .map(TemplateStyle::sheet)
                .orElseGet(() -> bundled(STYLE));
        String html = style.template()
                .flatMap(folder -> read(folder, name).map(text -> cleaned(name, text, folder)))
                .orElseGet(() -> bundled(name));
        return new ReportTemplate(
                name,
                html.replace("{{head}}", bundled("head.html"))
                        .replace("{{top}}", bundled("top.html"))
                        .replace("{{style}}", css));
    }

    static String cleaned(String name, String html, Path folder) {
        requireWellFormed(name, html);
        try {
            TemplateMarkup.Clean clean = TemplateMarkup.of(html, pictures(folder));
            return clean.html().replace("{{ownStyle}}", clean.styles());
        } catch (TemplateMarkup.TooLargeException e) {
            throw tooLarge(name);
        }
    }

    private static ProblemException tooLarge(String name) {
        return new ProblemException(
                "NAS-REPORT-TEMPLATE.size",
                "The clinic's report template {0} is larger than any report needs, or" + " its pictures are.",
                name);
    }

    /** The same with a place at the end where it has none: a clinic's template may be older than what a person chose. */
    ReportTemplate withPlace(String place) {
        int end = html.lastIndexOf("</body>");
        return end < 0
                        || Pattern.compile("\\{\\{\\s*" + place + "\\s*\\}\\}")
                                .matcher(html)
                                .find()
                ? this
                : new ReportTemplate(name, html.substring(0, end) + "{{" + place + "}}" + html.substring(end));
    }

    /**
     * @param places what stands in each place
     * @param words  of a key
     * @throws ProblemException NAS-REPORT-PLACE where the template has a place that nobody knows
     */
    String fill(Map<String, String> places, UnaryOperator<String> words) {
        StringBuilder out = new StringBuilder();
        Matcher match = PLACE.matcher(html);
        while (match.find()) {
            String place = match.group(1).strip();
            String text = place.startsWith("t:") ? words.apply(place.substring(2)) : places.get(place);
            if (text == null) {
                throw new ProblemException(
                        "NAS-REPORT-PLACE",
                        "The report template {0} has a place {{{1}}} that Nasion does not know." + " It knows: {2}.",
                        name,
                        place,
                        String.join(", ", places.keySet()));
            }
            match.appendReplacement(out, Matcher.quoteReplacement(text));
            if (out.length() > LARGEST_REPORT) {
                throw tooLarge(name);
            }
        }
        return match.appendTail(out).toString();
    }

    private static String bundled(String file) {
        return new String(Lettering.bytes(file), StandardCharsets.UTF_8);
    }

    private static Optional<String> read(Path folder, String file) {
        Path path = folder.resolve(file);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (!isWithin(folder, path)) {
                throw new ProblemException(
                        "NAS-REPORT-TEMPLATE.link",
                        "The clinic's report template {0} is a link out of its folder.",
                        file);
            }
            byte[] bytes = RegularFile.read(path, LARGEST_FILE).orElseThrow(() -> tooLarge(file));
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-REPORT-TEMPLATE.text",
                    "The clinic's report template {0} could not be read: it has to be a UTF-8 text file.",
                    e,
                    file);
        }
    }

    /** Wherever links lead to. */
    private static boolean isWithin(Path folder, Path file) throws IOException {
        return file.toRealPath().startsWith(folder.toRealPath());
    }

    /** Each picture is read once; the size of all is limited however often they are shown. */
    private static UnaryOperator<String> pictures(Path folder) {
        Map<String, String> read = new HashMap<>();
        int[] total = new int[1];
        return name -> {
            String address = read.computeIfAbsent(name, unused -> picture(folder, name));
            total[0] += address.length();
            if (total[0] > LARGEST_PICTURES) {
                throw tooLarge(name);
            }
            return address;
        };
    }

    private static String picture(Path folder, String name) {
        try {
            Path picture = folder.resolve(name);
            if (isWithin(folder, picture)) {
                return Clinic.address(picture);
            }
        } catch (IOException | InvalidPathException e) {
            throw pictureGone(name);
        }
        throw pictureGone(name);
    }

    private static ProblemException pictureGone(String name) {
        return new ProblemException(
                "NAS-REPORT-TEMPLATE.picture",
                "The clinic's report template shows a picture {0}" + " that is not in its folder.",
                name);
    }

    private static void requireWellFormed(String name, String html) {
        try {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            parsers.newSAXParser()
                    .parse(new InputSource(new StringReader(PLACE.matcher(html).replaceAll(""))), new DefaultHandler());
        } catch (SAXParseException e) {
            throw new ProblemException(
                    "NAS-REPORT-TEMPLATE.form",
                    "The clinic's report template {0} is not well-formed XHTML;"
                            + " the fault is in or before line {1}.",
                    e,
                    name,
                    e.getLineNumber());
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new ProblemException(
                    "NAS-REPORT-TEMPLATE.read", "The clinic's report template {0} could not be read.", e, name);
        }
    }
}
