package org.nasion.core.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;

class FilmEdgesTest {

    private final FilmEdges film = new FilmEdges(100, 50);

    @Test
    void aLineOnTheFilmStaysAsItIs() {
        List<Point> line = List.of(new Point(0, 0), new Point(10.1, 20.2), new Point(99, 49));
        assertEquals(List.of(line), film.clip(line));
    }

    @Test
    void aLineEndsAtTheOuterEdgeOfThePixels() {
        assertEquals(
                List.of(List.of(new Point(50, 10), new Point(50, 49.5))),
                film.clip(List.of(new Point(50, 10), new Point(50, 88.5), new Point(60, 100))));
    }

    @Test
    void aLineThatComesBackIsInTwoParts() {
        assertEquals(
                List.of(
                        List.of(new Point(10, 10), new Point(10, -0.5)),
                        List.of(new Point(20, -0.5), new Point(20, 10))),
                film.clip(List.of(new Point(10, 10), new Point(10, -11.5), new Point(20, -11.5), new Point(20, 10))));
    }

    @Test
    void nothingIsLeftOfALineBesideTheFilm() {
        assertEquals(List.of(), film.clip(List.of(new Point(-3, 0), new Point(-1, 40))));
    }
}
