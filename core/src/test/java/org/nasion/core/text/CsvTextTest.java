package org.nasion.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {

    private static String csv(CsvText table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The examples of RFC 4180, section 2, 5 to 7. */
    @Test
    void cellsAreQuotedAsTheStandardAsks() throws IOException {
        assertEquals(
                "plain,\"a,b\",\"say \"\"a\"\"\",\"two\nlines\",\r\n",
                csv(CsvText.ofLines().row(List.of("plain", "a,b", "say \"a\"", "two\nlines", ""))));
        assertEquals(
                "a,b\nc,d\n", csv(CsvText.ofUnixLines().row(List.of("a", "b")).row(List.of("c", "d"))));
    }

    /** The signs of OWASP's list, and what a spreadsheet passes over before them. */
    @Test
    void whatASpreadsheetWouldRunIsTextAndNumbersStayNumbers() throws IOException {
        for (String run :
                List.of("=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "\u0001=1", "\uFF1D1", "=HYPERLINK(\"http://a\")")) {
            assertEquals("'" + run, CsvText.harmless(run));
        }
        for (String number : List.of("-1", "+1.5", "-2.5e-3", "7", "")) {
            assertEquals(number, CsvText.harmless(number));
        }
        assertEquals("Muster-Erika", CsvText.harmless("Muster-Erika"));
        assertEquals("'=1\n", csv(CsvText.ofUnixLines().row(List.of("=1"))));
    }
}
