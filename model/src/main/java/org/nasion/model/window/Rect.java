package org.nasion.model.window;

/**
 * Whole pixels of a level of the network: rows {@code top} to {@code bottom − 1}, columns {@code left} to {@code right − 1}.
 */
record Rect(int top, int left, int bottom, int right) {

    Rect {
        if (bottom <= top || right <= left) {
            throw new IllegalArgumentException("an empty rectangle");
        }
    }

    int height() {
        return bottom - top;
    }

    int width() {
        return right - left;
    }

    long area() {
        return (long) height() * width();
    }

    /** The smallest rectangle around both. */
    Rect with(Rect other) {
        return new Rect(
                Math.min(top, other.top),
                Math.min(left, other.left),
                Math.max(bottom, other.bottom),
                Math.max(right, other.right));
    }

    boolean contains(Rect other) {
        return top <= other.top && left <= other.left && bottom >= other.bottom && right >= other.right;
    }

    Rect grownBy(int px) {
        return new Rect(top - px, left - px, bottom + px, right + px);
    }

    /** The part within {@code 0 … height − 1} and {@code 0 … width − 1}. */
    Rect within(int height, int width) {
        return new Rect(Math.max(0, top), Math.max(0, left), Math.min(height, bottom), Math.min(width, right));
    }

    /** Grown by no more than a pixel per side to even edges. */
    Rect even() {
        return new Rect(top & -2, left & -2, bottom + 1 & -2, right + 1 & -2);
    }

    /** The same place on a level with half the pixels per side; only for even edges. */
    Rect halved() {
        return new Rect(top / 2, left / 2, bottom / 2, right / 2);
    }
}
