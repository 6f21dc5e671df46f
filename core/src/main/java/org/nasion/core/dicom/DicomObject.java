package org.nasion.core.dicom;

import java.util.List;
import java.util.Optional;

/**
 * A DICOM data set as values by tag, or one item of a sequence. Tags are written
 * {@code 0xGGGGEEEE}; see {@link Tag}. Every method gives an empty result where the element is
 * absent, empty or not of the kind asked for, and throws nothing but
 * {@link org.nasion.core.problem.ProblemException}.
 */
public interface DicomObject {

    /** Whether the element is present and not empty. */
    boolean has(int tag);

    /** All values as text in the object's character set, without padding. */
    List<String> strings(int tag);

    /** All values as numbers: decimal and integer strings, and binary numbers. Empty if one of them is no number. */
    List<Double> numbers(int tag);

    /** The items of a sequence. */
    List<DicomObject> items(int tag);

    /** The value as 16-bit words, unsigned, whatever its value representation: look-up tables. */
    int[] words(int tag);

    /** The pixels; only of a whole object, not of an item. */
    Optional<PixelData> pixelData();

    /** Whether text asked for so far was not of the object's character set, so that UTF-8 or Latin-1 had to be taken for it. */
    default boolean guessesText() {
        return false;
    }

    /** The first value as text, unless empty. */
    default Optional<String> string(int tag) {
        List<String> all = strings(tag);
        return all.isEmpty() || all.getFirst().isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** The first value as a number. */
    default Optional<Double> number(int tag) {
        List<Double> all = numbers(tag);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** The first value as a whole number. */
    default int integer(int tag, int otherwise) {
        return number(tag).map(Double::intValue).orElse(otherwise);
    }
}
