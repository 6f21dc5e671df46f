package org.nasion.core.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table for spreadsheets and statistics: RFC 4180, UTF-8, numbers with a decimal point. A text that a spreadsheet would run
 * as a formula begins with an apostrophe; numbers stay numbers.
 */
public final class CsvText {

    /** Signs that begin a formula (OWASP, CSV injection), wide ones too, behind blanks that a spreadsheet passes over. */
    private static final Pattern RUN = Pattern.compile("^[\\s\\p{Cntrl}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\t\\r]");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final StringWriter text = new StringWriter();
    private final CsvWriter rows;

    private CsvText(LineDelimiter ends) {
        this.rows = CsvWriter.builder().lineDelimiter(ends).build(text);
    }

    /** A table whose lines end as RFC 4180 has it. */
    public static CsvText ofLines() {
        return new CsvText(LineDelimiter.CRLF);
    }

    /** A table for programs that read lines as Unix has them. */
    public static CsvText ofUnixLines() {
        return new CsvText(LineDelimiter.LF);
    }

    /** Adds a row. */
    public CsvText row(List<String> cells) {
        rows.writeRecord(cells.stream().map(CsvText::harmless).toList());
        return this;
    }

    /** The whole table. */
    public String text() {
        try {
            rows.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory has no end", e);
        }
        return text.toString();
    }

    /** Writes the whole table in UTF-8; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(text().getBytes(StandardCharsets.UTF_8));
    }

    static String harmless(String cell) {
        return RUN.matcher(cell).find() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
