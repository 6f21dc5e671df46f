package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.services.DisplayFilter;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.task.Progress;

class FilmLookTest {

    /** Greys 0 to 999, each in one column, of 4095. */
    private static Cephalogram ramp() {
        short[] samples = new short[1000 * 10];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i % 1000);
        }
        return new Cephalogram(1000, 10, 4095, samples, new Window(100, 900), Acquisition.unknown("test"));
    }

    private static FilmLook look() {
        FilmLook look = new FilmLook();
        look.show(ramp());
        look.histogramProperty().set(Optional.of(Histogram.of(ramp(), Progress.NONE)));
        return look;
    }

    @Test
    void draggingRightGivesContrastAndDraggingUpBrightness() {
        FilmLook look = look();
        look.drag(10, 0);
        Window now = look.windowProperty().get();
        assertEquals(800 - 10 * 4095 / 600.0, now.high() - now.low(), 1e-9);
        assertEquals(500, (now.high() + now.low()) / 2, 1e-9);
        look.drag(0, -20);
        now = look.windowProperty().get();
        assertEquals(500 - 20 * 4095 / 600.0, (now.high() + now.low()) / 2, 1e-9);
    }

    @Test
    void tonesFollowWindowGammaAndInversion() {
        Tones plain = Tones.of(new Window(0, 200));
        assertEquals(0, plain.grey(-5));
        assertEquals(128, plain.grey(100)); // 127.5 rounded
        assertEquals(255, plain.grey(300));
        // (0.5)^(1/2) = 0.7071, times 255 = 180.3
        assertEquals(180, new Tones(new Window(0, 200), 2, false).grey(100));
        assertEquals(75, new Tones(new Window(0, 200), 2, true).grey(100));
        assertEquals(0xFFB4B4B4, new Tones(new Window(0, 200), 2, false).colours(200)[100]);
    }

    @Test
    void percentilesOfARampAreItsValues() {
        Histogram histogram = look().histogramProperty().get().orElseThrow();
        assertEquals(
                10_000, histogram.counts().stream().mapToInt(Integer::intValue).sum());
        // the first bin, 0 to 31, does not count: 968 greys from 32 on
        assertEquals(32 + 968 / 2.0, histogram.percentile(0.5), 2);
        assertEquals(1000, histogram.percentile(1), 26); // the last bin is filled to a third
    }

    @Test
    void presetsSetTheWindowTheyNameAndResetGoesBackToTheFilms() {
        FilmLook look = look();
        assertEquals(Optional.of(FilmLook.Preset.FILM), look.chosen());
        look.choose(FilmLook.Preset.FULL);
        assertEquals(Window.full(4095), look.windowProperty().get());
        look.choose(FilmLook.Preset.BONE);
        assertEquals(Optional.of(FilmLook.Preset.BONE), look.chosen());
        double bone = look.windowProperty().get().low();
        look.choose(FilmLook.Preset.SOFT_TISSUE);
        assertTrue(look.windowProperty().get().low() < bone);
        look.gammaProperty().set(1.7);
        look.invertedProperty().set(true);
        look.reset();
        assertEquals(Tones.of(new Window(100, 900)), look.tonesProperty().get());
    }

    @Test
    void anotherFilmIsShownWithoutFilters() {
        FilmLook look = look();
        look.filterProperty(DisplayFilter.CLAHE).set(true);
        assertEquals(Set.of(DisplayFilter.CLAHE), look.filtersProperty().get());
        look.show(ramp());
        assertEquals(Set.of(), look.filtersProperty().get());
        assertFalse(look.filterProperty(DisplayFilter.CLAHE).get());
    }

    /** The first film's own window is 100 to 900 of 4095; the other's 200 to 1000. */
    @Test
    void fromFilmToFilmTheWindowStaysAsItWasChosen() {
        Cephalogram first = ramp();
        Cephalogram other =
                new Cephalogram(1000, 10, 4095, first.samples(), new Window(200, 1000), first.acquisition());
        FilmLook look = look();
        look.keepingLook(() -> look.show(other));
        assertEquals(new Window(200, 1000), look.windowProperty().get(), "nobody changed it: the film's own");
        look.show(first);
        look.setWindow(new Window(300, 700));
        look.keepingLook(() -> look.show(other));
        assertEquals(new Window(400, 800), look.windowProperty().get(), "dragged: a quarter in from both ends");
        look.show(first);
        Histogram greys = Histogram.of(first, Progress.NONE);
        look.histogramProperty().set(Optional.of(greys));
        look.choose(FilmLook.Preset.BONE);
        look.keepingLook(() -> look.show(other));
        look.histogramProperty().set(Optional.of(greys));
        assertEquals(Optional.of(FilmLook.Preset.BONE), look.chosen(), "a preset waits for the greys");
    }
}
