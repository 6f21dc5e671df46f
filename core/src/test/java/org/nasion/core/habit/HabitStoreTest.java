package org.nasion.core.habit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

class HabitStoreTest {

    private static final String FILM = "ab".repeat(32);

    @TempDir
    Path folder;
    private HabitStore store;

    @BeforeEach
    void open() {
        store = new HabitStore(folder.resolve("habit"));
    }

    private HabitFile learn(String person, String film, double back) {
        HabitFile file = store.open(person, "Maker X");
        return store.learn(file, new Lesson(file.key(film), false, Map.of(Landmark.GO,
                new Correction(new Point(-back, 1.0 / 3), true, OptionalDouble.of(0.75)))));
    }

    @Test
    void keepsEveryFigureAndNoFilm() throws IOException {
        HabitFile kept = learn("Ada Lovelace", FILM, 1.8);
        assertEquals(kept, store.open("Ada Lovelace", "Maker X"));
        Path file = store.file("Ada Lovelace", "Maker X");
        assertTrue(file.getFileName().toString().startsWith("Ada_Lovelace--Maker_X-"), file::toString);
        assertFalse(Files.readString(file).contains(FILM.substring(0, 16)));
    }

    @Test
    void aFilmReviewedAgainIsLearnedOnce() {
        learn("Ada", FILM, 1.8);
        HabitFile twice = learn("Ada", FILM, 2.5);
        assertEquals(1, twice.lessons().size());
        assertEquals(-2.5, twice.lessons().getFirst().corrections().get(Landmark.GO).offsetMm().x());
    }

    @Test
    void peopleAndSourcesAreKeptApart() {
        learn("Ada", FILM, 1.8);
        assertEquals(0, store.open("Ben", "Maker X").lessons().size());
        assertEquals(0, store.open("Ada", "Maker Y").lessons().size());
        assertNotEquals(store.file("A b", "c"), store.file("A_b", "c"));
        assertNotEquals(store.open("Ada", "Maker X").key(FILM), learn("Ben", FILM, 1).key(FILM));
    }

    @Test
    void offKeepsWhatWasLearnedAndForgetDoesNot() {
        for (int film = 0; film < 3; film++) {
            learn("Ada", FILM + film, 1.8);
        }
        assertEquals(Habit.NONE, store.turn("Ada", "Maker X", false).followed());
        assertEquals(3, store.open("Ada", "Maker X").learned().films());
        assertTrue(store.turn("Ada", "Maker X", true).followed().isEnough());
        store.forget("Ada", "Maker X");
        assertEquals(0, store.open("Ada", "Maker X").lessons().size());
    }

    @Test
    void goesToAnotherPlaceAndBack() {
        HabitFile kept = learn("Ada", FILM, 1.8);
        Path carried = folder.resolve("carried.json");
        store.export(kept, carried);
        store.forget("Ada", "Maker X");
        assertEquals(kept, store.importFrom(carried, "Ada", "Maker X"));
        assertEquals(kept, store.open("Ada", "Maker X"));
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        learn("Ada", FILM, 1.8);
        Path file = store.file("Ada", "Maker X");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"version\" : 1", "\"version\" : 2"));
        assertEquals("NAS-HABIT-NEWER", assertThrows(ProblemException.class, () -> store.open("Ada", "Maker X")).problem().code());
        Files.writeString(file, text.substring(0, text.length() / 2));
        assertEquals("NAS-HABIT-DAMAGED", assertThrows(ProblemException.class, () -> store.open("Ada", "Maker X")).problem().code());
        Files.writeString(file, text.replace("-1.8", "\"far\""));
        assertEquals("NAS-HABIT-DAMAGED", assertThrows(ProblemException.class, () -> store.open("Ada", "Maker X")).problem().code());
    }
}
