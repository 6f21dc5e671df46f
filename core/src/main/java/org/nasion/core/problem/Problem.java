package org.nasion.core.problem;

/**
 * Something that went wrong, told to the user: a stable code that can be searched for, and one
 * plain sentence. Neither may hold patient data or a stack trace.
 *
 * @param code  stable, of the form {@code NAS-AREA-NAME}, for example {@code NAS-IMAGE-EMPTY}
 * @param words a plain sentence that says what is wrong and, where it can, what to do
 */
public record Problem(String code, Sentence words) {

    /**
     * @param key       the code, with a point and a word behind it where several sentences share the code, for example
     *                  {@code NAS-REPORT-LOGO.size}; translations stand under it
     * @param pattern   the English sentence with <code>{0}</code>, <code>{1}</code> … for the arguments, see {@link Sentence}
     * @param arguments what is inserted: sentences and their parts are translated, anything else stays as it is
     */
    public Problem(String key, String pattern, Object... arguments) {
        this(key.split("\\.", 2)[0], Sentence.of(key, pattern, arguments));
    }

    /** The sentence in English. */
    public String sentence() {
        return words.english();
    }

    /** The sentence with the code behind it. */
    public Sentence withCode() {
        return Sentence.of("", "{0} [{1}]", words, code);
    }

    @Override
    public String toString() {
        return withCode().english();
    }
}
