package org.nasion.app.desktop.action;

import java.util.Optional;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.landmark.Landmark;

/** The names of steps, as undo tells them, in the language of the window. */
final class StepNames {

    private final WindowTexts texts;

    StepNames(WindowTexts texts) {
        this.texts = texts;
    }

    /** The editor's English names are whole sentences, or a verb with a landmark's code; others are said as they are. */
    String of(String step) {
        String whole = "edit." + step.replace(' ', '_');
        int space = step.indexOf(' ');
        if (space > 0 && !texts.has(whole) && Landmark.isCode(step.substring(space + 1))) {
            return say("edit." + step.substring(0, space), step, step.substring(space + 1));
        }
        return say(whole, step);
    }

    private String say(String key, String otherwise, Object... values) {
        return Optional.of(key)
                .filter(texts::has)
                .map(known -> texts.get(known, values))
                .orElse(otherwise);
    }
}
