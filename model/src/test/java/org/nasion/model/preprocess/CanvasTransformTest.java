package org.nasion.model.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.geometry.Point;

class CanvasTransformTest {

    /** Hand-computed: 1935×2400 into 576×736 is limited by the width, s = 576/1935. */
    @Test
    void fitsAWideFilmByItsWidthAndCentresIt() {
        CanvasTransform transform = CanvasTransform.fit(1935, 2400, 576, 736);
        assertEquals(new CanvasTransform(1935, 2400, 576, 736, 576, 714, 0, 11), transform);
        Point corner = transform.toCanvas(new Point(-0.5, -0.5));
        assertEquals(-0.5, corner.x(), 1e-12, "the film's left edge is the canvas' left edge");
        assertEquals(10.5, corner.y(), 1e-12, "eleven black rows above");
    }

    @ParameterizedTest
    @CsvSource({"1935,2400,576,768", "821,1024,576,768", "40,3000,576,736", "3000,40,576,736", "100,100,576,768"})
    void comesBackFromTheCanvas(int width, int height, int canvasWidth, int canvasHeight) {
        CanvasTransform transform = CanvasTransform.fit(width, height, canvasWidth, canvasHeight);
        Point film = new Point(width * 0.37, height * 0.81);
        Point back = transform.toFilm(transform.toCanvas(film));
        assertEquals(0, back.distanceTo(film), 1e-9);
    }

    @Test
    void mapsPixelAreasAndNotPixelCentres() {
        CanvasTransform half = CanvasTransform.fit(200, 200, 100, 100);
        assertEquals(new Point(-0.25, -0.25), half.toCanvas(new Point(0, 0)));
        assertEquals(new Point(0.5, 0.5), half.toFilm(new Point(0, 0)), "between the first two film pixels");
    }
}
