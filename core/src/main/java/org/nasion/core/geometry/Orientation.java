package org.nasion.core.geometry;

/**
 * How the film is held on the screen: first turned, then mirrored. Only its picture turns; points stay
 * in the film's own pixels and are shown where the film shows them.
 *
 * @param quarterTurns clockwise, 0 to 3
 * @param mirrored     left and right exchanged after turning
 */
public record Orientation(int quarterTurns, boolean mirrored) {

    /** As the file has it. */
    public static final Orientation UPRIGHT = new Orientation(0, false);

    public Orientation {
        if (quarterTurns < 0 || quarterTurns > 3) {
            throw new IllegalArgumentException(quarterTurns + " quarter turns");
        }
    }

    /** A quarter turn clockwise as the screen shows it, or the other way with −1. */
    public Orientation turned(int clockwise) {
        // A turn after mirroring is the opposite turn before it.
        return new Orientation(Math.floorMod(quarterTurns + (mirrored ? -clockwise : clockwise), 4), mirrored);
    }

    /** Left and right exchanged as the screen shows them. */
    public Orientation flipped() {
        return new Orientation(quarterTurns, !mirrored);
    }

    /** Whether width and height change places. */
    public boolean isLying() {
        return quarterTurns % 2 == 1;
    }

    /** A displacement on the upright film as it is shown. */
    public Point apply(Point upright) {
        return new Point(xx() * upright.x() + xy() * upright.y(), yx() * upright.x() + yy() * upright.y());
    }

    /** A displacement on the screen as it is on the upright film. */
    public Point undo(Point shown) {
        return new Point(xx() * shown.x() + yx() * shown.y(), xy() * shown.x() + yy() * shown.y());
    }

    /** What one step right on the film adds to the right of the screen: −1, 0 or 1. */
    public int xx() {
        return (mirrored ? -1 : 1)
                * switch (quarterTurns) {
                    case 0 -> 1;
                    case 2 -> -1;
                    default -> 0;
                };
    }

    /** What one step down on the film adds to the right of the screen. */
    public int xy() {
        return (mirrored ? -1 : 1)
                * switch (quarterTurns) {
                    case 1 -> -1;
                    case 3 -> 1;
                    default -> 0;
                };
    }

    /** What one step right on the film adds downwards. */
    public int yx() {
        return switch (quarterTurns) {
            case 1 -> 1;
            case 3 -> -1;
            default -> 0;
        };
    }

    /** What one step down on the film adds downwards. */
    public int yy() {
        return switch (quarterTurns) {
            case 0 -> 1;
            case 2 -> -1;
            default -> 0;
        };
    }
}
