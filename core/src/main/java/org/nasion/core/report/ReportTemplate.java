package org.nasion.core.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.nasion.core.problem.ProblemException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The frame of a report: well-formed XHTML with places like <code>{{patient}}</code>, and <code>{{t:report.title}}</code>
 * for a word in the reader's language. A clinic's folder may hold its own; pictures in it are taken into the report.
 */
final class ReportTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern PICTURE = Pattern.compile("src=\"([^\":{}]+)\"");
    private static final String STYLE = "report.css";

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
                throw new ProblemException("NAS-REPORT-TEMPLATE", "The folder of the clinic's report template is not there.");
            }
        });
        String name = style.form().file();
        Optional<String> own = read(style.template(), name);
        own.ifPresent(html -> requireWellFormed(name, html));
        String css = read(style.template(), STYLE).orElseGet(() -> bundled(STYLE));
        String html = own.map(text -> withPictures(text, style.template().orElseThrow())).orElseGet(() -> bundled(name));
        return new ReportTemplate(name, html.replace("{{head}}", bundled("head.html")).replace("{{top}}", bundled("top.html"))
                .replace("{{style}}", css));
    }

    /**
     * @param places what stands in each place
     * @param words  of a key
     * @throws ProblemException NAS-REPORT-PLACE where the template has a place that nobody knows
     */
    String fill(Map<String, String> places, UnaryOperator<String> words) {
        return PLACE.matcher(html).replaceAll(match -> {
            String place = match.group(1).strip();
            String text = place.startsWith("t:") ? words.apply(place.substring(2)) : places.get(place);
            if (text == null) {
                throw new ProblemException("NAS-REPORT-PLACE", "The report template {0} has a place {{{1}}} that Nasion does not know."
                        + " It knows: {2}.", name, place, String.join(", ", places.keySet()));
            }
            return Matcher.quoteReplacement(text);
        });
    }

    private static String bundled(String file) {
        return new String(Lettering.bytes(file), StandardCharsets.UTF_8);
    }

    private static Optional<String> read(Optional<Path> folder, String file) {
        return folder.map(in -> in.resolve(file)).filter(Files::isRegularFile).map(path -> {
            try {
                return Files.readString(path);
            } catch (IOException e) {
                throw new ProblemException("NAS-REPORT-TEMPLATE.text",
                        "The clinic's report template {0} could not be read: it has to be a UTF-8 text file.", e, file);
            }
        });
    }

    private static String withPictures(String html, Path folder) {
        return PICTURE.matcher(html).replaceAll(match -> {
            Path picture = folder.resolve(match.group(1)).normalize();
            if (!picture.startsWith(folder.normalize()) || !Files.isRegularFile(picture)) {
                throw new ProblemException("NAS-REPORT-TEMPLATE.picture", "The clinic's report template shows a picture {0}"
                        + " that is not in its folder.", match.group(1));
            }
            return Matcher.quoteReplacement("src=\"" + Clinic.address(picture) + "\"");
        });
    }

    private static void requireWellFormed(String name, String html) {
        try {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            parsers.newSAXParser().parse(new InputSource(new StringReader(PLACE.matcher(html).replaceAll(""))),
                    new DefaultHandler());
        } catch (SAXParseException e) {
            throw new ProblemException("NAS-REPORT-TEMPLATE.form", "The clinic's report template {0} is not well-formed XHTML;"
                    + " the fault is in or before line {1}.", e, name, e.getLineNumber());
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new ProblemException("NAS-REPORT-TEMPLATE.read", "The clinic's report template {0} could not be read.", e, name);
        }
    }
}
