package org.nasion.core.analysis;

import java.util.Arrays;

/**
 * An immutable set of landmarks by their index, as wide as its highest index needs. The bits of an {@code int} shift
 * round after 32, so that a 33rd landmark would have stood for the first.
 */
final class PointMask {

    static final PointMask NONE = new PointMask(new long[0]);

    private final long[] words;

    private PointMask(long[] words) {
        this.words = words;
    }

    /** @param index 0 or above */
    static PointMask of(int index) {
        long[] words = new long[(index >> 6) + 1];
        words[index >> 6] = 1L << (index & 63);
        return new PointMask(words);
    }

    boolean has(int index) {
        int word = index >> 6;
        return word < words.length && (words[word] & 1L << (index & 63)) != 0;
    }

    /** What is in this one or the other. */
    PointMask or(PointMask other) {
        PointMask longer = words.length >= other.words.length ? this : other;
        PointMask shorter = longer == this ? other : this;
        long[] all = longer.words.clone();
        for (int i = 0; i < shorter.words.length; i++) {
            all[i] |= shorter.words[i];
        }
        return new PointMask(all);
    }

    /** What is in this one and not in the other. */
    PointMask without(PointMask other) {
        long[] left = words.clone();
        for (int i = 0; i < Math.min(left.length, other.words.length); i++) {
            left[i] &= ~other.words[i];
        }
        return new PointMask(left);
    }

    boolean meets(PointMask other) {
        for (int i = 0; i < Math.min(words.length, other.words.length); i++) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    boolean isEmpty() {
        return size() == 0;
    }
}
