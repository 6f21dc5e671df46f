package org.nasion.core.report;

import com.samskivert.mustache.Mustache;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.nasion.core.wording.Wording;

/**
 * The program's own pieces of a report: Mustache templates in the folder {@code parts}, filled from records. {@code {{x}}} is
 * escaped, {@code {{{x}}}} is markup already, {@code {{t:KEY}}} is a word in the reader's language. A clinic's templates are
 * strangers' and never come here.
 */
record Fragments(Wording wording) {

    /**
     * @param part  name of the template without its ending
     * @param model gives each name of the template; one that it lacks is a fault of the program
     */
    String fill(String part, Object model) {
        Mustache.CustomContext words = name -> name.startsWith("t:") ? wording.say(name.substring(2)) : null;
        StringWriter out = new StringWriter();
        Mustache.compiler()
                .withEscaper(Markup::escape)
                .emptyStringIsFalse(true)
                .compile(new String(Lettering.bytes("parts/" + part + ".html"), StandardCharsets.UTF_8))
                .execute(model, words, out);
        return out.toString().strip();
    }
}
