package org.nasion.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Safelist;

/**
 * XHTML of a clinic's template reduced to what loads and runs nothing. What elements and attributes may stay is the list of
 * jsoup with some more words of a page's structure and without addresses; styles are those that {@link TemplateStyle} leaves.
 * Elements that are not on it go, their text stays; those whose content is no text of the page go whole.
 */
final class TemplateMarkup {

    private static final int MOST_ELEMENTS = 5000;
    private static final int DEEPEST = 60;

    private static final Safelist KEPT = Safelist.relaxed()
            .removeTags("a")
            .removeAttributes("blockquote", "cite")
            .removeAttributes("q", "cite")
            .addTags(
                    "html",
                    "head",
                    "body",
                    "title",
                    "meta",
                    "header",
                    "footer",
                    "section",
                    "article",
                    "main",
                    "aside",
                    "nav",
                    "figure",
                    "figcaption",
                    "hr",
                    "bdi",
                    "bdo",
                    "address",
                    "abbr",
                    "mark",
                    "s",
                    "thead",
                    "tfoot",
                    "time",
                    "wbr")
            .addAttributes(":all", "id", "class", "lang", "dir", "title", "style", "role", "aria-label", "aria-hidden")
            .addAttributes("meta", "charset", "name", "content")
            .addAttributes("img", "src", "alt", "width", "height");

    /** What stands in these is for a program, not for a reader. */
    private static final Set<String> GONE_WHOLE = Set.of(
            "script",
            "style",
            "iframe",
            "frame",
            "frameset",
            "noframes",
            "object",
            "embed",
            "applet",
            "param",
            "svg",
            "math",
            "noscript",
            "template",
            "textarea",
            "select",
            "option",
            "datalist",
            "audio",
            "video",
            "source",
            "track",
            "canvas",
            "map",
            "area",
            "link",
            "base",
            "basefont",
            "portal",
            "xml",
            "xmp",
            "plaintext",
            "marquee",
            "bgsound",
            "noembed",
            "input",
            "button",
            "dialog",
            "slot");

    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");

    private final UnaryOperator<String> pictures;
    private final List<String> styles = new ArrayList<>();
    private int elements;

    private TemplateMarkup(UnaryOperator<String> pictures) {
        this.pictures = pictures;
    }

    /**
     * @param html   serialised again, with the place {@code ownStyle} where its first style stood
     * @param styles what its style elements held, filtered
     */
    record Clean(String html, String styles) {}

    /** A template that is larger or nested deeper than any page. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param html     well-formed
     * @param pictures an address of data for the path of a picture
     */
    static Clean of(String html, UnaryOperator<String> pictures) throws TooLargeException {
        Document page = Jsoup.parse(html, "", Parser.xmlParser());
        page.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false);
        TemplateMarkup markup = new TemplateMarkup(pictures);
        markup.clean(page, 0);
        for (Element head : page.select("head")) {
            if (!head.text().contains("{{viewport}}")) {
                head.prependChild(new TextNode("{{viewport}}"));
            }
        }
        return new Clean(page.outerHtml(), String.join("\n", markup.styles));
    }

    private void clean(Node parent, int depth) throws TooLargeException {
        if (depth > DEEPEST) {
            throw new TooLargeException();
        }
        for (Node child : List.copyOf(parent.childNodes())) {
            if (child instanceof TextNode text) {
                // as text, whatever it was written as
                child.replaceWith(new TextNode(text.getWholeText()));
            } else if (child instanceof Element element) {
                element(element, depth);
            } else {
                child.remove();
            }
        }
    }

    private void element(Element element, int depth) throws TooLargeException {
        if (++elements > MOST_ELEMENTS) {
            throw new TooLargeException();
        }
        String name = element.tagName();
        if (name.equals("style")) {
            if (styles.isEmpty()) {
                element.before(ownStyle());
            }
            styles.add(TemplateStyle.sheet(element.wholeText()));
            element.remove();
        } else if (KEPT.isSafeTag(name)) {
            attributes(element);
            clean(element, depth + 1);
            if (name.equals("meta") && !element.hasAttr("charset") && !element.hasAttr("name")
                    || name.equals("img") && !element.hasAttr("src")) {
                element.remove();
            }
        } else if (GONE_WHOLE.contains(name.toLowerCase(Locale.ROOT)) || name.indexOf(':') >= 0) {
            element.remove();
        } else {
            clean(element, depth + 1);
            element.unwrap();
        }
    }

    private static Element ownStyle() {
        return new Element("style").appendChild(new TextNode("{{ownStyle}}"));
    }

    private void attributes(Element element) {
        String picture = element.tagName().equals("img") ? element.attr("src") : "";
        for (Attribute attribute : element.attributes().asList()) {
            String value = attribute.getValue();
            if (attribute.getKey().equals("style")) {
                element.attr("style", TemplateStyle.declarations(value));
            } else if (!attribute.getKey().equals("src") && !isKept(element, attribute)) {
                element.removeAttr(attribute.getKey());
            }
        }
        element.removeAttr("src");
        if (picture.matches("data:image/(png|jpeg);base64,[A-Za-z0-9+/=\\s]+")) {
            element.attr("src", picture);
        } else if (picture.matches("[^/\\\\:{}][^:{}]*")) {
            element.attr("src", pictures.apply(picture));
        }
    }

    /** Attributes are filled with the program's own words alone. */
    private static boolean isKept(Element element, Attribute attribute) {
        Matcher place = PLACE.matcher(attribute.getValue());
        while (place.find()) {
            String name = place.group(1).strip();
            if (!name.startsWith("t:") && !TemplateStyle.PLACES.contains(name)) {
                return false;
            }
        }
        return KEPT.isSafeAttribute(element.tagName(), element, attribute);
    }
}
