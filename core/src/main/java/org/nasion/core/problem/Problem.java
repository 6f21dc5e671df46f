package org.nasion.core.problem;

/**
 * Something that went wrong, told to the user: a stable code that can be searched for, and one
 * plain sentence. Neither may hold patient data or a stack trace.
 *
 * @param code     stable, of the form {@code NAS-AREA-NAME}, for example {@code NAS-IMAGE-EMPTY}
 * @param sentence a plain English sentence that says what is wrong and, where it can, what to do
 */
public record Problem(String code, String sentence) {

    @Override
    public String toString() {
        return sentence + " [" + code + "]";
    }
}
