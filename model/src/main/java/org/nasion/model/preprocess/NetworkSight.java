package org.nasion.model.preprocess;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.geometry.Point;

/**
 * One way of holding a film up to the light: turned, mirrored, or with black and white exchanged.
 * First it is turned, then mirrored.
 *
 * @param quarterTurns clockwise, 0 to 3
 * @param mirrored     left and right exchanged after turning
 * @param inverted     black and white exchanged
 */
public record NetworkSight(int quarterTurns, boolean mirrored, boolean inverted) {

    /** As it is. */
    public static final NetworkSight PLAIN = new NetworkSight(0, false, false);

    public NetworkSight {
        if (quarterTurns < 0 || quarterTurns > 3) {
            throw new IllegalArgumentException(quarterTurns + " quarter turns");
        }
    }

    /** All sixteen, the plain one first, then by how common they are. */
    public static List<NetworkSight> all() {
        List<NetworkSight> views = new ArrayList<>();
        for (int turns : new int[] {0, 2, 1, 3}) {
            for (boolean inverted : new boolean[] {false, true}) {
                for (boolean mirrored : new boolean[] {false, true}) {
                    views.add(new NetworkSight(turns, mirrored, inverted));
                }
            }
        }
        return views;
    }

    /** Width of the view of a film. */
    public int width(int filmWidth, int filmHeight) {
        return quarterTurns % 2 == 0 ? filmWidth : filmHeight;
    }

    /** Height of the view of a film. */
    public int height(int filmWidth, int filmHeight) {
        return quarterTurns % 2 == 0 ? filmHeight : filmWidth;
    }

    /** The film's samples as this view shows them; the same array for {@link #PLAIN}. */
    public byte[] apply(byte[] grey, int filmWidth, int filmHeight) {
        if (equals(PLAIN)) {
            return grey;
        }
        int width = width(filmWidth, filmHeight);
        int height = height(filmWidth, filmHeight);
        int mask = inverted ? 0xFF : 0;
        byte[] out = new byte[grey.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int turnedX = mirrored ? width - 1 - x : x;
                int from = switch (quarterTurns) {
                    case 0 -> y * filmWidth + turnedX;
                    case 1 -> (filmHeight - 1 - turnedX) * filmWidth + y;
                    case 2 -> (filmHeight - 1 - y) * filmWidth + (filmWidth - 1 - turnedX);
                    default -> turnedX * filmWidth + (filmWidth - 1 - y);
                };
                out[y * width + x] = (byte) (grey[from] ^ mask);
            }
        }
        return out;
    }

    /** From px of the view to image space. */
    public Point toFilm(Point view, int filmWidth, int filmHeight) {
        double x = mirrored ? width(filmWidth, filmHeight) - 1 - view.x() : view.x();
        double y = view.y();
        return switch (quarterTurns) {
            case 0 -> new Point(x, y);
            case 1 -> new Point(y, filmHeight - 1 - x);
            case 2 -> new Point(filmWidth - 1 - x, filmHeight - 1 - y);
            default -> new Point(filmWidth - 1 - y, x);
        };
    }
}
