package org.nasion.core.report;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads a template over text, and holds what is left of it against what must not be left. */
public final class TemplatesForFuzz {

    private static final Pattern LOADS = Pattern.compile(
            "<script|<iframe|<object|<embed|<link|<base|javascript:|url\\(|@import|expression\\(|http-equiv",
            Pattern.CASE_INSENSITIVE);

    private TemplatesForFuzz() {}

    /** @throws AssertionError where something is left that loads or runs */
    public static void clean(String text) {
        String css = TemplateStyle.sheet(text);
        if (css.indexOf('<') >= 0
                || LOADS.matcher(css.replaceAll("\"[^\"]*\"|'[^']*'", "")).find()) {
            throw new AssertionError("a style that loads");
        }
        String html = ReportTemplate.cleaned("fuzz.html", text, Path.of("nowhere"));
        Document page = Jsoup.parse(html);
        if (!page.select("script, iframe, object, embed, link, base, form, svg, math")
                .isEmpty()) {
            throw new AssertionError("an element that loads");
        }
        page.getAllElements()
                .forEach(element -> element.attributes().forEach(attribute -> {
                    String name = attribute.getKey().toLowerCase(Locale.ROOT);
                    if (name.startsWith("on")
                            || name.equals("href")
                            || name.equals("src") && !attribute.getValue().startsWith("data:image/")) {
                        throw new AssertionError("an attribute that loads");
                    }
                }));
    }
}
