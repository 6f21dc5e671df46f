package org.nasion.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.text.CsvRows.BrokenException;
import org.nasion.core.text.CsvRows.Row;

class CsvRowsTest {

    @Test
    void whatCsvTextWroteIsReadBack() throws BrokenException {
        List<String> cells = List.of("=1+2", "-3.5", "a \"quoted\", long\r\nname", "@x", "", "O'Neill", "+1e3", "-x");
        assertEquals(
                List.of(new Row(1, List.of("n", "b")), new Row(2, cells)),
                CsvRows.of(CsvText.ofLines().row(List.of("n", "b")).row(cells).text())
                        .rows());
    }

    @Test
    void dividersMarksAndBlankRows() throws BrokenException {
        assertEquals(
                new CsvRows(';', List.of(new Row(1, List.of("a", "b")), new Row(4, List.of("1,5", "2")))),
                CsvRows.of("\uFEFFa;b\n\n ; \n 1,5 ; \"2\" \n"));
        assertEquals('\t', CsvRows.of("a\tb;c,d\n").divider());
        assertEquals(List.of(), CsvRows.of("").rows());
        assertEquals(
                List.of(new Row(1, List.of("a")), new Row(2, List.of("1", "2"))),
                CsvRows.of("a\r1,2").rows());
    }

    @Test
    void quotationMarksHoldTogether() {
        assertEquals(
                3,
                assertThrows(BrokenException.class, () -> CsvRows.of("a,b\n1,2\n3,\"4\n5,6\n"))
                        .line());
        assertThrows(BrokenException.class, () -> CsvRows.of("a\n\"1\"2\n"));
    }
}
