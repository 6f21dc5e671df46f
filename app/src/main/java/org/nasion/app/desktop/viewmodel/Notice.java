package org.nasion.app.desktop.viewmodel;

import java.util.List;
import org.nasion.app.desktop.task.Failure;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.Sentence;

/**
 * A sentence above the film that stays until it is closed or answered; never a dialog.
 *
 * @param kind    how serious it is
 * @param words   for people
 * @param details for "copy details"; may be empty
 * @param choices answers, the usual one first; answering closes the notice
 */
public record Notice(Kind kind, Sentence words, String details, List<Choice> choices) {

    public enum Kind {
        INFORMATION,
        WARNING,
        PROBLEM
    }

    /** An answer that carries the action's name. */
    public record Choice(String text, Runnable run) {}

    public Notice {
        choices = List.copyOf(choices);
    }

    public static Notice information(Sentence words, Choice... choices) {
        return new Notice(Kind.INFORMATION, words, "", List.of(choices));
    }

    /** @param text in the language of the window */
    public static Notice information(String text, Choice... choices) {
        return information(Sentence.plain(text), choices);
    }

    /** @param text in the language of the window */
    public static Notice warning(String text, Choice... choices) {
        return new Notice(Kind.WARNING, Sentence.plain(text), "", List.of(choices));
    }

    /** The sentence as it was made: English where core said it. */
    public String text() {
        return words.english();
    }

    public static Notice of(Failure failure, Choice... choices) {
        return new Notice(Kind.PROBLEM, failure.problem().withCode(), failure.details(), List.of(choices));
    }

    /** A problem that arose where no work was waited for. */
    public static Notice of(Problem problem) {
        return new Notice(Kind.PROBLEM, problem.withCode(), problem.code() + "\n" + problem.sentence(), List.of());
    }
}
