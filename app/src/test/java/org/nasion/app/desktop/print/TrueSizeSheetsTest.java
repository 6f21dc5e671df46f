package org.nasion.app.desktop.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lengths in mm, counted by hand: 16 mm at the foot of a sheet are kept for the bar. */
class TrueSizeSheetsTest {

    @Test
    void aFilmThatFitsStandsInTheMiddleOfOneSheet() {
        List<TrueSizeSheets.Sheet> sheets = new TrueSizeSheets(150, 200, 190, 277).all();
        assertEquals(List.of(new TrueSizeSheets.Sheet(0, 0, 150, 200, 20, 30.5)), sheets);
    }

    /** A film of 240 by 300 mm on A4 with margins of 10 mm: two columns, two rows, nothing twice and nothing left out. */
    @Test
    void aLargerOneIsPutTogetherEdgeToEdge() {
        List<TrueSizeSheets.Sheet> sheets = new TrueSizeSheets(240, 300, 190, 277).all();
        assertEquals(
                List.of(
                        new TrueSizeSheets.Sheet(0, 0, 190, 261, 0, 0),
                        new TrueSizeSheets.Sheet(190, 0, 50, 261, 0, 0),
                        new TrueSizeSheets.Sheet(0, 261, 190, 39, 0, 0),
                        new TrueSizeSheets.Sheet(190, 261, 50, 39, 0, 0)),
                sheets);
        assertEquals(
                240 * 300.0,
                sheets.stream()
                        .mapToDouble(sheet -> sheet.width() * sheet.height())
                        .sum(),
                1e-9);
    }

    @Test
    void paperWithoutRoomForTheBarIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TrueSizeSheets(100, 100, 50, 100));
    }
}
