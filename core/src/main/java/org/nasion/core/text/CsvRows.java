package org.nasion.core.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table as spreadsheets and statistics write it (RFC 4180): divided by tabs, semicolons or commas, whichever the
 * first line has, in this order. Cells are stripped, rows without any text left out, and the apostrophe that {@link CsvText}
 * puts before a text which a spreadsheet would run is taken off again.
 *
 * @param divider between the cells
 * @param rows    the first one names the columns as a rule; not empty where the text is not
 */
public record CsvRows(char divider, List<Row> rows) {

    /**
     * @param line  where it begins, counted from 1
     * @param cells as many as stand there
     */
    public record Row(long line, List<String> cells) {}

    /** A table that is not one: a quotation mark that is not closed, or text behind one that is. */
    public static final class BrokenException extends Exception {

        private static final long serialVersionUID = 1;

        private final long line;

        BrokenException(long line, Throwable cause) {
            super("a broken table", cause);
            this.line = line;
        }

        /** Where the row begins that cannot be understood, counted from 1. */
        public long line() {
            return line;
        }
    }

    /** @throws BrokenException where quotation marks do not hold together */
    public static CsvRows of(String text) throws BrokenException {
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String head = table.lines().findFirst().orElse("");
        char divider = head.contains("\t") ? '\t' : head.contains(";") ? ';' : ',';
        List<Row> rows = new ArrayList<>();
        long line = 1;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(divider)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(table)) {
            for (CsvRecord record : records) {
                List<String> cells =
                        record.getFields().stream().map(CsvRows::cell).toList();
                line = record.getStartingLineNumber() + 1;
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    rows.add(new Row(record.getStartingLineNumber(), cells));
                }
            }
        } catch (CsvParseException e) {
            throw new BrokenException(line, e);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be read", e);
        }
        return new CsvRows(divider, List.copyOf(rows));
    }

    private static String cell(String text) {
        String cell = text.strip();
        boolean guarded =
                cell.startsWith("'") && CsvText.harmless(cell.substring(1)).equals(cell);
        return guarded ? cell.substring(1) : cell;
    }
}
