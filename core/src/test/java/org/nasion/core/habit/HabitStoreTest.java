package org.nasion.core.habit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
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
        return store.learn(person, "Maker X", lesson(film, true, back));
    }

    private static Lesson lesson(String film, boolean moved, double back) {
        return new Lesson(
                film,
                "Network 1",
                false,
                Map.of(Landmark.GO, new Correction(new Point(-back, 1.0 / 3), moved, OptionalDouble.of(0.75))));
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
        assertEquals(
                -2.5,
                twice.lessons()
                        .getFirst()
                        .corrections()
                        .get(Landmark.GO)
                        .offsetMm()
                        .x());
    }

    @Test
    void peopleAndSourcesAreKeptApart() {
        learn("Ada", FILM, 1.8);
        assertEquals(0, store.open("Ben", "Maker X").lessons().size());
        assertEquals(0, store.open("Ada", "Maker Y").lessons().size());
        assertNotEquals(store.file("A b", "c"), store.file("A_b", "c"));
        assertNotEquals(
                store.open("Ada", "Maker X").key(FILM), learn("Ben", FILM, 1).key(FILM));
    }

    @Test
    void offKeepsWhatWasLearnedAndForgetDoesNot() {
        HabitShelf shelf = new HabitShelf(store);
        HabitShelf.Hand ada = new HabitShelf.Hand("Ada", "Maker X", "Network 1");
        for (int film = 0; film < 3; film++) {
            shelf.hand("Ada", "Maker X", lesson(FILM + film, true, 1.8));
        }
        assertTrue(shelf.known(ada).followed().isEnough());
        shelf.turn("Ada", "Maker X", false);
        assertEquals(Habit.NONE, shelf.known(ada).followed());
        assertEquals(3, shelf.known(ada).learned().films());
        shelf.forget("Ada", "Maker X");
        assertEquals(0, shelf.known(ada).learned().films());
        assertFalse(shelf.known(ada).file().on(), "who turned it off and forgets does not turn it on");
        shelf.turn("Ada", "Maker X", true);
        shelf.hand("Ada", "Maker X", lesson(FILM, true, 1.8));
        shelf.forget("Ada", "Maker X");
        assertEquals(0, shelf.known(ada).learned().films());
        assertFalse(Files.exists(store.file("Ada", "Maker X")));
    }

    /** Offsets to the places of one network say nothing of another's. */
    @Test
    void networksAreKeptApart() {
        for (int film = 0; film < 3; film++) {
            learn("Ada", FILM + film, 1.8);
        }
        HabitFile file = store.open("Ada", "Maker X");
        assertEquals(3, file.learned("Network 1").films());
        assertEquals(Habit.NONE, file.learned("Network 2"));
        assertEquals(3, file.ofOthers("Network 2"));
        assertEquals(0, file.ofOthers("Network 1"));
    }

    @Test
    void whatTeachesNothingIsKeptOnlyInPlaceOfWhatTaught() {
        store.learn("Ada", "Maker X", lesson(FILM, false, 0));
        assertEquals(0, store.open("Ada", "Maker X").lessons().size());
        learn("Ada", FILM, 1.8);
        store.learn("Ada", "Maker X", lesson(FILM, false, 0));
        assertEquals(0, store.open("Ada", "Maker X").learned("Network 1").films());
    }

    @Test
    void listsPeopleAndSources() throws IOException {
        assertEquals(List.of(), store.all());
        learn("Ben", FILM, 1);
        learn("Ada", FILM, 1);
        Files.writeString(folder.resolve("habit").resolve("broken.json"), "{");
        assertEquals(
                List.of("Ada", "Ben"),
                store.all().stream().map(HabitFile::person).toList());
    }

    @Test
    void aSourceIsADeviceAndNothingElse() {
        assertEquals("pictures", HabitFile.source(Acquisition.unknown("PNG")));
        assertEquals(
                "Maker X-2",
                HabitFile.source(new Acquisition(
                        "DICOM",
                        "",
                        Acquisition.Spacings.NONE,
                        Patient.NOBODY,
                        Exposure.UNKNOWN,
                        Map.of("Manufacturer", "Maker ", "ManufacturerModelName", " X-2", "PatientName", "Muster"),
                        List.of())));
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
        assertEquals(
                "NAS-HABIT-NEWER",
                assertThrows(ProblemException.class, () -> store.open("Ada", "Maker X"))
                        .problem()
                        .code());
        Files.writeString(file, text.substring(0, text.length() / 2));
        assertEquals(
                "NAS-HABIT-DAMAGED",
                assertThrows(ProblemException.class, () -> store.open("Ada", "Maker X"))
                        .problem()
                        .code());
        Files.writeString(file, text.replace("-1.8", "\"far\""));
        assertEquals(
                "NAS-HABIT-DAMAGED",
                assertThrows(ProblemException.class, () -> store.open("Ada", "Maker X"))
                        .problem()
                        .code());
    }

    @Test
    void wherePlacesThatAreSharedDoNotAnswerTheCopyIsFollowedAndNothingElseDone() {
        learn("Ada", FILM, 1.8);
        assertFalse(store.isShared());
        store.keepAlsoIn(() -> {
            throw new ProblemException("NAS-LIBRARY-UNREACHABLE", "away");
        });
        assertTrue(store.isShared(), "be it that it does not answer");
        assertEquals(1, store.open("Ada", "Maker X").lessons().size());
        assertEquals(2, learn("Ada", "cd".repeat(32), 1.8).lessons().size());
        assertThrows(ProblemException.class, () -> store.turn("Ada", "Maker X", false));
        assertThrows(ProblemException.class, () -> store.forget("Ada", "Maker X"));
        HabitFile kept = store.open("Ada", "Maker X");
        assertTrue(kept.on());
        assertEquals(2, kept.lessons().size());
        assertEquals(List.of(kept), store.all());
    }
}
