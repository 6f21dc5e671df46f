package org.nasion.core.landmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LandmarkCatalogTest {

    private static Landmark own(String code) {
        return Landmark.own(code, code + " point", Region.OTHER, "Here.", false, Optional.empty(), Optional.empty());
    }

    @Test
    void theNetworkIsExpectedToFindTheTwentyNineAndNoOther() {
        assertEquals(29, Landmark.STANDARD.size());
        assertEquals(Landmark.STANDARD, LandmarkCatalog.shipped().placedBy(Placing.NETWORK));
        assertTrue(LandmarkCatalog.shipped().size() > 64, "more than one word of a mask");
    }

    @Test
    void noTwoPointsShareAPlace() {
        LandmarkCatalog catalog = LandmarkCatalog.with(List.of(own("X1"), own("X2")));
        Set<Integer> places = new HashSet<>();
        catalog.all().forEach(landmark -> assertTrue(places.add(catalog.index(landmark)), landmark.code()));
        assertEquals(catalog.size(), places.size());
        assertEquals(-1, catalog.index(own("X3")));
    }

    @Test
    void theProgramsPointsHaveTheSamePlaceInEveryCatalogue() {
        LandmarkCatalog more = LandmarkCatalog.with(List.of(own("X1")));
        for (Landmark landmark : LandmarkCatalog.shipped().all()) {
            assertEquals(LandmarkCatalog.shipped().index(landmark), more.index(landmark));
        }
    }

    @Test
    void everyPointHasNameDefinitionAndAPlaceOnTheDrawing() {
        Set<String> names = new HashSet<>();
        for (Landmark landmark : LandmarkCatalog.shipped().all()) {
            assertFalse(landmark.fullName().isBlank() || landmark.definition().isBlank(), landmark.code());
            assertTrue(names.add(landmark.fullName()), landmark.fullName());
            assertTrue(landmark.drawnAt().isPresent(), landmark.code());
            assertTrue(landmark.region() != Region.OTHER, landmark.code());
            assertTrue(("L-" + landmark.code()).length() <= 16, "a DICOM code value");
        }
    }

    /** Two runs may give a point of the same code different data: it is the same point, and sorts the same. */
    @Test
    void aPointIsItsCodeWhateverElseIsKnownOfIt() {
        Landmark bare = Landmark.named("X1", "");
        assertEquals(own("X1"), bare);
        assertEquals(0, own("X1").compareTo(bare));
        assertTrue(Landmark.SN.compareTo(bare) < 0, "behind the program's own");
        assertEquals(
                List.of("X1", "X2"),
                new TreeSet<>(List.of(own("X2"), bare))
                        .stream().map(Landmark::code).toList());
        assertEquals(
                "X1 point", LandmarkCatalog.with(List.of(own("X1"))).known(bare).fullName());
        assertEquals("Sella", Landmark.named("S", "Something else").fullName());
    }

    @Test
    void whatIsNoCodeIsRefused() {
        for (String bad : List.of("", "1a", "A B", "Ü", "abcdefghijklmno", "a-b", "a/b")) {
            assertFalse(Landmark.isCode(bad), bad);
            assertThrows(IllegalArgumentException.class, () -> Landmark.named(bad, ""));
        }
        assertThrows(IllegalArgumentException.class, () -> LandmarkCatalog.with(List.of(own("S"))));
        assertThrows(IllegalArgumentException.class, () -> LandmarkCatalog.with(List.of(own("X"), own("X"))));
    }
}
