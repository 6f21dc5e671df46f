package org.nasion.model.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasion.core.geometry.Point;

class NetworkSightTest {

    private static final int WIDTH = 3;
    private static final int HEIGHT = 2;
    private final byte[] film = {1, 2, 3, 4, 5, 6};

    static java.util.List<NetworkSight> views() {
        return NetworkSight.all();
    }

    @Test
    void turnsClockwise() {
        assertArrayEquals(new byte[] {4, 1, 5, 2, 6, 3}, new NetworkSight(1, false, false).apply(film, WIDTH, HEIGHT));
        assertArrayEquals(new byte[] {3, 2, 1, 6, 5, 4}, new NetworkSight(0, true, false).apply(film, WIDTH, HEIGHT));
        assertArrayEquals(
                new byte[] {-2, -3, -4, -5, -6, -7}, new NetworkSight(0, false, true).apply(film, WIDTH, HEIGHT));
    }

    @Test
    void thePlainViewIsTheFilmItself() {
        assertSame(film, NetworkSight.PLAIN.apply(film, WIDTH, HEIGHT));
        assertEquals(NetworkSight.PLAIN, NetworkSight.all().getFirst());
        assertEquals(16, NetworkSight.all().stream().distinct().count());
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyPixelOfAViewIsFoundOnTheFilm(NetworkSight view) {
        byte[] seen = view.apply(film, WIDTH, HEIGHT);
        int width = view.width(WIDTH, HEIGHT);
        for (int y = 0; y < view.height(WIDTH, HEIGHT); y++) {
            for (int x = 0; x < width; x++) {
                Point at = view.toFilm(new Point(x, y), WIDTH, HEIGHT);
                int grey = film[(int) at.y() * WIDTH + (int) at.x()] ^ (view.inverted() ? 0xFF : 0);
                assertEquals((byte) grey, seen[y * width + x]);
            }
        }
    }
}
