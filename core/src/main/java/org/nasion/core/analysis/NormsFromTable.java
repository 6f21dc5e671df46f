package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.text.CsvRows;

/**
 * Makes the text of a norm file from a table that a clinic keeps in its spreadsheet: one norm a line, the first line names the
 * columns measurement, mean, sd, low, high, sex, from_age, to_age, population and source in any order. Mean and sd, low and high,
 * or mean alone tell the kind. Cells are divided by commas, semicolons or tabs; where semicolons or tabs do, numbers may have a
 * decimal comma. What the table says is checked where the text is read.
 */
public final class NormsFromTable {

    private static final long LARGEST = 1 << 20;
    private static final List<String> NUMBERS = List.of("mean", "sd", "low", "high", "from_age", "to_age");
    private static final List<String> TEXTS = List.of("sex", "population", "source");

    private final List<CsvRows.Row> rows;
    private final boolean commaInNumbers;

    private NormsFromTable(List<CsvRows.Row> rows, boolean commaInNumbers) {
        this.rows = rows;
        this.commaInNumbers = commaInNumbers;
    }

    /**
     * @param table a text file in UTF-8 of at most 1 MB
     * @return JSON of a norm file whose identifier and author are made of the file's name
     * @throws ProblemException NAS-ANALYSIS-TABLE
     */
    public static String read(Path table) {
        String name = table.getFileName().toString().replaceFirst("\\.[A-Za-z]{1,4}$", "");
        try {
            if (Files.size(table) > LARGEST) {
                throw new IOException("too large");
            }
            return json(Files.readString(table, StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-ANALYSIS-TABLE.file", "The file cannot be read as a table in UTF-8 of at most 1 MB.");
        }
    }

    /** @param name of the norms, as people say it */
    static String json(String table, String name) {
        try {
            CsvRows rows = CsvRows.of(table);
            return new NormsFromTable(rows.rows(), rows.divider() != ',').json(name);
        } catch (CsvRows.BrokenException e) {
            throw new ProblemException(
                    "NAS-ANALYSIS-TABLE.quote", "The table of norms has a quotation mark that is not closed.");
        }
    }

    private String json(String name) {
        List<String> columns = rows.isEmpty()
                ? List.of()
                : rows.getFirst().cells().stream()
                        .map(cell -> cell.toLowerCase(Locale.ROOT))
                        .toList();
        if (!columns.contains("measurement")) {
            throw new ProblemException(
                    "NAS-ANALYSIS-TABLE",
                    "The table of norms has no column \"{0}\". Columns are measurement, mean,"
                            + " sd, low, high, sex, from_age, to_age, population, source.",
                    "measurement");
        }
        columns.stream()
                .filter(column -> !column.isEmpty()
                        && !column.equals("measurement")
                        && !NUMBERS.contains(column)
                        && !TEXTS.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new ProblemException(
                            "NAS-ANALYSIS-TABLE.column",
                            "The table of norms has a column \"{0}\" that is not known."
                                    + " Columns are measurement, mean, sd, low, high, sex, from_age, to_age, population, source.",
                            column);
                });
        ObjectNode file = JsonMapper.builder().build().createObjectNode();
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        file.put("id", id.isEmpty() ? "norms" : id.substring(0, Math.min(60, id.length())))
                .put("author", name)
                .put("source", name);
        ObjectNode norms = file.putObject("norms");
        for (CsvRows.Row row : rows.subList(1, rows.size())) {
            String measurement = cell(row, columns, "measurement");
            if (!measurement.isEmpty()) {
                ArrayNode entries =
                        norms.has(measurement) ? (ArrayNode) norms.get(measurement) : norms.putArray(measurement);
                norm(entries.addObject(), row, columns);
            }
        }
        return file.toPrettyString();
    }

    private void norm(ObjectNode norm, CsvRows.Row row, List<String> columns) {
        for (String column : NUMBERS) {
            String cell = cell(row, columns, column);
            if (!cell.isEmpty()) {
                norm.put(
                        column.equals("from_age") ? "fromAge" : column.equals("to_age") ? "toAge" : column,
                        number(cell, column, row.line()));
            }
        }
        for (String column : TEXTS) {
            String cell = cell(row, columns, column);
            if (!cell.isEmpty()) {
                norm.put(column, cell);
            }
        }
    }

    private double number(String cell, String column, long line) {
        try {
            return Double.parseDouble((commaInNumbers ? cell.replace(',', '.') : cell).replace('\u2212', '-'));
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    "NAS-ANALYSIS-TABLE.number",
                    "Line {0} of the table of norms: \"{1}\" in the column {2} is not a number.",
                    line,
                    cell,
                    column);
        }
    }

    private static String cell(CsvRows.Row row, List<String> columns, String name) {
        int at = columns.indexOf(name);
        return at >= 0 && at < row.cells().size() ? row.cells().get(at) : "";
    }
}
