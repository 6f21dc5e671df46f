package org.nasion.app.desktop.viewmodel;

import java.util.List;
import org.nasion.app.desktop.task.Failure;

/**
 * A sentence above the film that stays until it is closed or answered; never a dialog.
 *
 * @param kind    how serious it is
 * @param text    for people
 * @param details for "copy details"; may be empty
 * @param choices answers, the usual one first; answering closes the notice
 */
public record Notice(Kind kind, String text, String details, List<Choice> choices) {

    public enum Kind { INFORMATION, WARNING, PROBLEM }

    /** An answer that carries the action's name. */
    public record Choice(String text, Runnable run) {
    }

    public Notice {
        choices = List.copyOf(choices);
    }

    public static Notice information(String text, Choice... choices) {
        return new Notice(Kind.INFORMATION, text, "", List.of(choices));
    }

    public static Notice warning(String text, Choice... choices) {
        return new Notice(Kind.WARNING, text, "", List.of(choices));
    }

    public static Notice of(Failure failure, Choice... choices) {
        return new Notice(Kind.PROBLEM, failure.problem().toString(), failure.details(), List.of(choices));
    }
}
